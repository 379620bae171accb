import { inScriptOrder as scriptOrder } from '#model/stripboard/records/scene.ts'
import { unreachable } from '#model/core/invariant.ts'
import { pasteObjects } from '#model/whiteboard/commands/paste.ts'
import type { Copy } from '#model/whiteboard/copies.ts'
import { boxAround } from '#model/whiteboard/geometry.ts'
import {
	locations,
	meeting,
	post,
	sequences,
	shotList,
	storyboard,
	wall,
	type TemplateId
} from '#model/whiteboard/templates.ts'
import type { WhiteboardView } from './whiteboard.svelte.ts'

/** What a template is called, and what it lays out. */
export const templateNames: Record<TemplateId, { name: string; note: string }> = {
	'day-wall': {
		name: 'Wall of scene cards by day',
		note: 'A frame for each shooting day with its scenes. Moving a card reschedules the scene.'
	},
	'sequence-wall': {
		name: 'Wall of scene cards by sequence',
		note: 'In the order of the script, a frame for scenes that follow each other in one set.'
	},
	'shots-169': {
		name: 'Shot list, 16:9',
		note: 'Ten shots with a line for size, lens and move. They number themselves as you move them.'
	},
	'shots-239': { name: 'Shot list, 2.39', note: 'The same for the wide screen.' },
	storyboard: {
		name: 'Storyboard',
		note: 'Twelve frames of 16:9 that number themselves, with a line under each.'
	},
	locations: {
		name: 'Location map',
		note: 'A place for the map, pins for base, parking and hospital, and what the unit must know.'
	},
	meeting: {
		name: 'Production meeting',
		note: 'What to decide, departments, safety, who does what.'
	},
	post: {
		name: 'Post workflow',
		note: 'From picture lock to delivery: cut, sound and music, picture, joined by arrows.'
	}
}

function copiesFor(view: WhiteboardView, id: TemplateId): Copy[] {
	switch (id) {
		case 'day-wall':
			return wall(
				view.schedule.days.flatMap((day) => {
					if (day.id === 'open') return []
					const scenes = day.rows.flatMap((row) => (row.kind === 'scene' ? [row.scene.id] : []))
					return [{ day: day.id, scenes }]
				})
			)
		case 'sequence-wall':
			return wall(sequences(inScriptOrder(view)))
		case 'shots-169':
			return shotList(16 / 9)
		case 'shots-239':
			return shotList(2.39)
		case 'post':
			return post()
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

/** The scenes as the script has them. */
function inScriptOrder(view: WhiteboardView) {
	return view.schedule.scenes
		.map(({ row }) => row)
		.filter(({ scene }) => !scene.omitted)
		.toSorted((a, b) => scriptOrder(a.scene, b.scene))
		.map(({ scene, setName }) => ({ id: scene.id, set: setName || 'No set' }))
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
