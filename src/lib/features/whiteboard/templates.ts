import { unreachable } from '#model/core/invariant.ts'
import { pasteObjects } from '#model/whiteboard/commands/paste.ts'
import type { Copy } from '#model/whiteboard/copies.ts'
import { boxAround } from '#model/whiteboard/geometry.ts'
import {
	dayWall,
	locations,
	meeting,
	storyboard,
	type TemplateId
} from '#model/whiteboard/templates.ts'
import type { WhiteboardView } from './whiteboard.svelte.ts'

/** What a template is called, and what it lays out. */
export const templateNames: Record<TemplateId, { name: string; note: string }> = {
	'day-wall': {
		name: 'Wall of scene cards by day',
		note: 'A frame for each shooting day with its scenes. Moving a card reschedules the scene.'
	},
	meeting: {
		name: 'Production meeting',
		note: 'What to decide, departments, safety, who does what.'
	},
	locations: { name: 'Location map', note: 'A map to draw over, and what the unit must know.' },
	storyboard: { name: 'Storyboard', note: 'Twelve numbered frames of 16:9 with a line under each.' }
}

function copiesFor(view: WhiteboardView, id: TemplateId): Copy[] {
	switch (id) {
		case 'day-wall':
			return dayWall(
				view.schedule.days.flatMap((day) => {
					if (day.id === 'open') return []
					const scenes = day.rows.flatMap((row) => (row.kind === 'scene' ? [row.scene.id] : []))
					return [{ day: day.id, scenes }]
				})
			)
		case 'meeting':
			return meeting()
		case 'locations':
			return locations()
		case 'storyboard':
			return storyboard()
		default:
			return unreachable(id)
	}
}

/** Lays a template out beside what is there, and shows it. */
export function layOut(view: WhiteboardView, id: TemplateId): void {
	const copies = copiesFor(view, id)
	const there = boxAround(view.canvas.placed.map(({ box }) => box))
	const at = there ? { x: there.x + there.width + 120, y: there.y } : { x: 0, y: 0 }
	const ids = view.run((edit) => pasteObjects(edit, copies, at))
	if (ids === null) return
	view.selection = []
	const made = new Set(ids)
	view.fit(view.canvas.placed.filter(({ id }) => made.has(id)).map(({ box }) => box))
	view.say(`${templateNames[id].name} laid out`)
}
