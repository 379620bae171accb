import { boxBetween, centreOf, edgeTowards, type Box, type Point } from '../geometry.ts'
import type { BoardObject, ObjectId } from '../records.ts'
import { readEnd, type End } from '../spot.ts'

/** One end of an arrow as it is drawn. */
export type DrawnEnd = Point & {
	/** What it sticks to, there or gone; null when it points at a place. */
	object: ObjectId | null
	/** What it stuck to was removed: it points at where that lay. */
	isGhost: boolean
}

export type DrawnArrow = {
	id: ObjectId
	object: BoardObject
	from: DrawnEnd
	to: DrawnEnd
	/** The box round its line. */
	box: Box
}

/** Looks up what an end sticks to: its box, and whether it was removed; null when it never was. */
type See = (id: ObjectId) => { box: Box; isGone: boolean } | null

/** Between an arrow's tip and the thing it points at. */
const gap = 6

/** An arrow from the edge of one thing to the edge of another, wherever they are now. */
export function drawnArrow(arrow: BoardObject, see: See): DrawnArrow {
	const ends = [readEnd<ObjectId>(arrow.from), readEnd<ObjectId>(arrow.to)] as const
	const [seenFrom, seenTo] = ends.map(({ object }) => (object === '' ? null : see(object)))
	const aimOf = (end: End, seen: ReturnType<See> | undefined): Point =>
		seen ? centreOf(seen.box) : { x: end.x, y: end.y }
	const [aimFrom, aimTo] = [aimOf(ends[0], seenFrom), aimOf(ends[1], seenTo)]
	const from = drawnEnd(ends[0], { seen: seenFrom ?? null, towards: aimTo })
	const to = drawnEnd(ends[1], { seen: seenTo ?? null, towards: aimFrom })
	return { id: arrow.id, object: arrow, from, to, box: boxBetween(from, to) }
}

function drawnEnd(
	{ object, x, y }: End<ObjectId>,
	{ seen, towards }: { seen: ReturnType<See>; towards: Point }
): DrawnEnd {
	if (object === '') return { x, y, object: null, isGhost: false }
	// Its record never came here: it points at where the thing was when the arrow was drawn.
	if (seen === null) return { x, y, object, isGhost: true }
	return { ...edgeTowards(seen.box, towards, gap), object, isGhost: seen.isGone }
}

/** The same arrow while some of what it joins is being moved: `moved` tells where that is now. */
export function arrowMoved(
	arrow: DrawnArrow,
	boxNow: (id: ObjectId) => Box | null
): { from: DrawnEnd; to: DrawnEnd } {
	const box = (end: DrawnEnd) => (end.object === null ? null : boxNow(end.object))
	const [boxFrom, boxTo] = [box(arrow.from), box(arrow.to)]
	const aim = (end: DrawnEnd, now: Box | null): Point => (now ? centreOf(now) : end)
	const [aimFrom, aimTo] = [aim(arrow.from, boxFrom), aim(arrow.to, boxTo)]
	return {
		from: boxFrom ? { ...arrow.from, ...edgeTowards(boxFrom, aimTo, gap) } : arrow.from,
		to: boxTo ? { ...arrow.to, ...edgeTowards(boxTo, aimFrom, gap) } : arrow.to
	}
}
