import { byOrder } from '../../core/order.ts'
import { centreOf, holds, shifted, type Box, type Point } from '../geometry.ts'
import type { BoardObject, ObjectId } from '../records.ts'
import { readSize, readSpot } from '../spot.ts'
import { drawnArrow, type DrawnArrow, type DrawnEnd } from './arrows.ts'

type Objects = ReadonlyMap<ObjectId, BoardObject>

/** Something with a box of its own: everything but arrows. */
export type Placed = {
	id: ObjectId
	object: BoardObject
	/** On the plane, wherever its frame is. */
	box: Box
	/** The live frame it lies in, or null. */
	frame: ObjectId | null
}

/** A whiteboard as a person sees it, derived from its records. */
export type Canvas = {
	/** From the bottom to the top, frames under everything. */
	placed: readonly Placed[]
	arrows: readonly DrawnArrow[]
	byId: ReadonlyMap<ObjectId, Placed>
	arrowById: ReadonlyMap<ObjectId, DrawnArrow>
}

/** The canvas that holds nothing. */
export const emptyCanvas: Canvas = {
	...{ placed: [], arrows: [] },
	...{ byId: new Map(), arrowById: new Map() }
}

/** The whiteboard derived from everything that was ever on it. */
export function canvasOf(all: Objects): Canvas {
	const live = [...all.values()].filter((object) => !object.removed)
	const placed = live
		.filter(({ kind }) => kind !== 'arrow')
		.map((object) => placedOf(all, object))
		.sort((a, b) => layerOf(a) - layerOf(b) || byOrder(a.object, b.object))
	const arrows = live
		.filter(({ kind }) => kind === 'arrow')
		.sort(byOrder)
		.map((arrow) => arrowOf(all, arrow))
	return {
		placed,
		arrows,
		byId: new Map(placed.map((each) => [each.id, each])),
		arrowById: new Map(arrows.map((each) => [each.id, each]))
	}
}

const layerOf = ({ object }: Placed) => (object.kind === 'frame' ? 0 : 1)

const known = new WeakMap<BoardObject, Placed>()

/** The same object while neither the record nor its frame's place has changed. */
export function placedOf(all: Objects, object: BoardObject): Placed {
	const box = boxOf(all, object)
	const frame = liveFrameOf(all, object)
	const before = known.get(object)
	if (before && before.box.x === box.x && before.box.y === box.y && before.frame === frame)
		return before
	const placed = { id: object.id, object, box, frame }
	known.set(object, placed)
	return placed
}

const knownArrows = new WeakMap<BoardObject, DrawnArrow>()

/** The same object while neither the record nor what it joins has changed its place. */
export function arrowOf(all: Objects, arrow: BoardObject): DrawnArrow {
	const drawn = drawnArrow(arrow, (id) => seenOf(all, id))
	const before = knownArrows.get(arrow)
	if (before && isSameEnd(before.from, drawn.from) && isSameEnd(before.to, drawn.to)) return before
	knownArrows.set(arrow, drawn)
	return drawn
}

const isSameEnd = (a: DrawnEnd, b: DrawnEnd) =>
	a.x === b.x && a.y === b.y && a.isGhost === b.isGhost

function liveFrameOf(all: Objects, object: BoardObject): ObjectId | null {
	if (object.kind === 'frame') return null
	const { frame } = placeOf(object)
	const record = frame === '' ? undefined : all.get(frame)
	return record?.kind === 'frame' && !record.removed ? record.id : null
}

/**
 * The box of an object on the plane. A frame that was removed still says where the things are that
 * lay in it; one that never was is the open board.
 */
export function boxOf(all: Objects, object: BoardObject): Box {
	const { frame: id, box } = placeOf(object)
	if (object.kind === 'frame' || id === '') return box
	const frame = all.get(id)
	return frame?.kind === 'frame' ? shifted(box, placeOf(frame).box) : box
}

type Place = { frame: ObjectId | ''; box: Box }
const places = new WeakMap<BoardObject, Place>()

/** Where a record says that it is; its two texts are read once. */
function placeOf(object: BoardObject): Place {
	const before = places.get(object)
	if (before) return before
	const { frame, x, y } = readSpot<ObjectId>(object.spot)
	const place = { frame, box: { x, y, ...readSize(object.size) } }
	places.set(object, place)
	return place
}

/** What an arrow's end sees of an object: its box, and whether it is still there. */
function seenOf(all: Objects, id: ObjectId): { box: Box; isGone: boolean } | null {
	const object = all.get(id)
	if (object === undefined || object.kind === 'arrow') return null
	return { box: boxOf(all, object), isGone: object.removed }
}

/** The topmost frame whose area holds a point, or null. */
export function frameUnder(
	placed: readonly Placed[],
	point: Point,
	without: ReadonlySet<ObjectId> = new Set()
): Placed | null {
	const found = placed.findLast(
		({ id, object, box }) => object.kind === 'frame' && !without.has(id) && holds(box, point)
	)
	return found ?? null
}

/** What lies in a frame, row by row as one reads. */
export function contentsOf(canvas: Canvas, frame: ObjectId): Placed[] {
	return inReadingOrder(canvas.placed.filter((each) => each.frame === frame))
}

/** Things as one reads them: rows from the top, each from the left. */
export function inReadingOrder(placed: readonly Placed[]): Placed[] {
	const rowHeight = 48
	const rowOf = ({ box }: Placed) => Math.round(centreOf(box).y / rowHeight)
	return placed.toSorted(
		(a, b) => rowOf(a) - rowOf(b) || a.box.x - b.box.x || byOrder(a.object, b.object)
	)
}
