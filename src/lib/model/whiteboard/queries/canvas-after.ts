import type { BoardObject, ObjectId } from '../records.ts'
import { arrowOf, canvasOf, placedOf, type Canvas } from './canvas.ts'

type Objects = ReadonlyMap<ObjectId, BoardObject>

/** What a canvas was derived from, and where in it things are. */
type Known = {
	all: Objects
	/** Where in `placed` and in `arrows` something is. */
	placedAt: ReadonlyMap<ObjectId, number>
	arrowAt: ReadonlyMap<ObjectId, number>
	/** The arrows that stick to a thing. */
	joining: ReadonlyMap<ObjectId, readonly ObjectId[]>
}

const knownOf = new WeakMap<Canvas, Known>()

/**
 * The canvas after a change, `canvasOf(all)` to the letter: where only things moved or look otherwise,
 * as nearly always, those alone are derived anew. What went, came or changed its order, frames and
 * arrows make it derive everything.
 */
export function canvasAfter(before: Canvas | null, all: Objects): Canvas {
	const known = before && knownOf.get(before)
	if (before === null || !known) return wholeCanvas(all)
	const changed = changedIn(known, all)
	if (changed === null) return wholeCanvas(all)
	if (changed.length === 0) return before
	const placed = [...before.placed]
	const byId = new Map(before.byId)
	const touched = new Set<ObjectId>()
	for (const object of changed) {
		const now = placedOf(all, object)
		placed[known.placedAt.get(object.id) ?? -1] = now
		byId.set(object.id, now)
		for (const arrow of known.joining.get(object.id) ?? []) touched.add(arrow)
	}
	const canvas = { placed, byId, ...arrowsAfter(before, { all, known, touched }) }
	knownOf.set(canvas, { ...known, all })
	return canvas
}

/** The arrows of a canvas, those that are touched drawn anew. */
function arrowsAfter(
	before: Canvas,
	{ all, known, touched }: { all: Objects; known: Known; touched: ReadonlySet<ObjectId> }
): Pick<Canvas, 'arrows' | 'arrowById'> {
	const { arrows: old, arrowById: oldById } = before
	if (touched.size === 0) return { arrows: old, arrowById: oldById }
	const [arrows, arrowById] = [[...old], new Map(oldById)]
	for (const id of touched) {
		const record = all.get(id)
		const at = known.arrowAt.get(id)
		if (record === undefined || at === undefined) continue
		const now = arrowOf(all, record)
		arrows[at] = now
		arrowById.set(id, now)
	}
	return { arrows, arrowById }
}

/** What is different and lies where it lay among the others; null when more than that is different. */
function changedIn({ all: before, placedAt }: Known, all: Objects): BoardObject[] | null {
	if (before.size !== all.size) return null
	const changed: BoardObject[] = []
	for (const [id, now] of all) {
		const was = before.get(id)
		if (was === now) continue
		if (was === undefined || !isSameSort(was, now) || !placedAt.has(id)) return null
		changed.push(now)
	}
	return changed
}

const isSameSort = (was: BoardObject, now: BoardObject) =>
	was.kind === now.kind &&
	was.removed === now.removed &&
	was.order === now.order &&
	now.kind !== 'frame' &&
	now.kind !== 'arrow'

function wholeCanvas(all: Objects): Canvas {
	const canvas = canvasOf(all)
	const joining = new Map<ObjectId, ObjectId[]>()
	for (const { id, from, to } of canvas.arrows)
		for (const { object } of [from, to])
			if (object !== null) joining.set(object, [...(joining.get(object) ?? []), id])
	const at = (things: readonly { id: ObjectId }[]) =>
		new Map(things.map(({ id }, index) => [id, index]))
	knownOf.set(canvas, { all, placedAt: at(canvas.placed), arrowAt: at(canvas.arrows), joining })
	return canvas
}
