import { plainText } from '#model/core/note.ts'
import { centreOf } from '#model/whiteboard/geometry.ts'
import { inReadingOrder } from '#model/whiteboard/queries/canvas.ts'
import type { BoardObject, ObjectId } from '#model/whiteboard/records.ts'
import { kindNames } from './appearance.ts'
import { frameTitle } from './frames.ts'
import { neighbourOf } from './plans.ts'
import { kindWords } from './things/things.svelte.ts'
import type { WhiteboardView } from './whiteboard.svelte.ts'

/** What a thing says: a note's words, a scene's number and set, a frame's title. */
export function wordsOf(view: WhiteboardView, id: ObjectId): string {
	const object = view.canvas.byId.get(id)?.object ?? view.canvas.arrowById.get(id)?.object
	if (object === undefined) return ''
	if (object.kind === 'scene') {
		const row = view.schedule.scene(object.scene)?.row
		return row ? `${row.scene.number} ${row.setName}`.trim() : 'no longer in the script'
	}
	const about = view.things.about(object)
	if (about) return view.things.face(about).title
	if (object.kind === 'frame') return frameTitle(object, view.schedule.day(object.day), view.things)
	return object.text || plainText(view.notes.lines(id)).replaceAll('\n', ' ').trim()
}

/** What kind of thing something is; a card is what it is about. */
export function kindOf(view: WhiteboardView, object: BoardObject): string {
	const about = view.things.about(object)
	return about ? `${kindWords[about.kind]} card` : kindNames[object.kind]
}

/** A thing in a few words: `Note: ask the harbour master`; an arrow by what it joins. */
export function describe(view: WhiteboardView, id: ObjectId): string {
	const arrow = view.canvas.arrowById.get(id)
	if (arrow) {
		const [from, to] = [arrow.from, arrow.to].map(({ object, isGhost }) => {
			if (object === null) return 'a place'
			return isGhost ? 'something deleted' : wordsOf(view, object) || 'something without words'
		})
		return `Arrow from ${from} to ${to}`
	}
	const object = view.canvas.byId.get(id)?.object
	if (!object) return ''
	const words = wordsOf(view, id)
	const kind = kindOf(view, object)
	return words === '' ? kind : `${kind}: ${words}`
}

/** Selects the nearest thing in a direction, or the first one there is. */
export function walk(view: WhiteboardView, way: 'left' | 'right' | 'up' | 'down'): void {
	const from = view.selectedPlaced.at(-1)
	const to = from
		? neighbourOf(view.canvas, from, way)
		: (inReadingOrder(view.canvas.placed)[0] ?? null)
	if (to === null) return
	view.selection = [to.id]
	view.say(describe(view, to.id))
	bringIntoView(view, to.id)
}

/** Moves the view just enough for a thing to be on the screen. */
export function bringIntoView(view: WhiteboardView, id: ObjectId): void {
	const placed = view.canvas.byId.get(id)
	if (!placed) return
	const { x, y } = centreOf(placed.box)
	const seen = view.view
	const room = 40 / view.camera.zoom
	const isSeen =
		x > seen.x + room &&
		x < seen.x + seen.width - room &&
		y > seen.y + room &&
		y < seen.y + seen.height - room
	if (isSeen) return
	view.camera = { ...view.camera, x: x - seen.width / 2, y: y - seen.height / 2 }
}
