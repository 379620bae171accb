import { connect } from '#model/whiteboard/commands/objects.ts'
import { placeObjects } from '#model/whiteboard/commands/place.ts'
import { cardGap } from '#model/whiteboard/arrange.ts'
import { boxAround, centreOf, type Box, type Size } from '#model/whiteboard/geometry.ts'
import {
	contentsOf,
	inReadingOrder,
	type Canvas,
	type Placed
} from '#model/whiteboard/queries/canvas.ts'
import type { ObjectId } from '#model/whiteboard/records.ts'
import { dropInto } from './gestures.ts'
import type { WhiteboardView } from './whiteboard.svelte.ts'

/*
 * The whiteboard as a list: the same things in reading order, each frame followed by what lies in it,
 * and the same commands. It is how somebody works on it who does not see it, or has no pointer.
 */

/** A line of the list. */
export type Line = { placed: Placed; isInside: boolean }

/** Every thing but arrows: what lies in a frame follows it. */
export function linesOf(canvas: Canvas): Line[] {
	const outer = inReadingOrder(canvas.placed.filter(({ frame }) => frame === null))
	return outer.flatMap((placed): Line[] => [
		{ placed, isInside: false },
		...(placed.object.kind === 'frame'
			? contentsOf(canvas, placed.id).map((inner) => ({ placed: inner, isInside: true }))
			: [])
	])
}

/** Room for a thing of a size: below what lies in a frame, or below everything on the open board. */
export function freeSpot(canvas: Canvas, frame: Placed | null, size: Size): Box {
	const inside = frame ? contentsOf(canvas, frame.id) : canvas.placed
	const filled = boxAround(inside.map(({ box }) => box))
	if (filled === null) {
		const corner = frame ? { x: frame.box.x + 24, y: frame.box.y + 24 } : { x: 0, y: 0 }
		return { ...corner, ...size }
	}
	const below = { x: filled.x, y: filled.y + filled.height + cardGap, ...size }
	if (frame === null || centreOf(below).y <= frame.box.y + frame.box.height) return below
	// A full frame: on top of what is last, so that it still lies inside.
	const bottom = frame.box.y + frame.box.height
	return { ...below, y: Math.max(frame.box.y, bottom - size.height) }
}

/** Puts a thing into a frame, or on the open board. A scene card is scheduled where the frame is a day. */
export function putInto(view: WhiteboardView, placed: Placed, frame: Placed | null): void {
	const box = freeSpot(view.canvas, frame, placed.box)
	dropInto(view, [{ id: placed.id, box }])
}

/** Where a thing stands among those beside it: in its frame, or on the open board. */
function siblings(canvas: Canvas, placed: Placed): Placed[] {
	return inReadingOrder(canvas.placed.filter(({ frame }) => frame === placed.frame))
}

/** The one before or after a thing in reading order, or null. */
export function beside(canvas: Canvas, placed: Placed, step: -1 | 1): Placed | null {
	const all = siblings(canvas, placed)
	return all[all.findIndex(({ id }) => id === placed.id) + step] ?? null
}

/** Changes places with the one before or after, each keeping its size. */
export function swap(view: WhiteboardView, placed: Placed, other: Placed): void {
	const moves = [
		{ id: placed.id, box: { ...placed.box, x: other.box.x, y: other.box.y } },
		{ id: other.id, box: { ...other.box, x: placed.box.x, y: placed.box.y } }
	]
	view.run((edit) => placeObjects(edit, moves))
}

/** Draws an arrow from one thing to another. */
export function joinTo(view: WhiteboardView, from: Placed, to: Placed): ObjectId | null {
	const end = ({ id, box }: Placed) => {
		const { x, y } = centreOf(box)
		return { object: id, x: Math.round(x), y: Math.round(y) }
	}
	return view.run((edit) => connect(edit, { from: end(from), to: end(to) }))
}
