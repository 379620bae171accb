import { transact, type Edit } from '../../core/edit.ts'
import { ok, refuse, type Outcome } from '../../core/outcome.ts'
import { isSameBox, shifted, wholeBox, type Box, type Point } from '../geometry.ts'
import { canvasOf, type Placed } from '../queries/canvas.ts'
import { objects, readWhiteboard, type ObjectId } from '../records.ts'
import { readEnd, writeEnd, writeSize } from '../spot.ts'
import { unlocked } from './objects.ts'
import { settle, settleAround } from './settle.ts'

/** Where something goes on the plane. */
export type Move = { id: ObjectId; box: Box }

/**
 * Moves and resizes things to boxes on the plane, each into the frame under its middle. What lies in
 * a frame goes with it, and stays where it is when the frame only changes its size. One write for
 * each thing moved.
 */
export function placeObjects(
	edit: Edit,
	moves: readonly Move[]
): Outcome<ObjectId[], 'object-gone' | 'locked' | 'nothing-moved' | 'bad-value'> {
	if (moves.some(({ box }) => !Object.values(box).every((number) => Number.isFinite(number))))
		return refuse('bad-value')
	const free = unlocked(
		edit,
		moves.map(({ id }) => id)
	)
	if (!free.ok) return free
	const before = canvasOf(readWhiteboard(edit.doc))
	const wanted = new Map(moves.map(({ id, box }) => [id, wholeBox(box)]))
	const moved = free.value.flatMap(({ id }) => {
		const [placed, box] = [before.byId.get(id), wanted.get(id)]
		return placed && box && !isSameBox(placed.box, box) ? [{ placed, box }] : []
	})
	if (moved.length === 0) return refuse('nothing-moved')
	transact(edit, () => {
		const frames = moved.filter(({ placed }) => placed.object.kind === 'frame')
		for (const { placed, box } of frames) placeFrame(edit, { placed, box }, before.placed)
		const { placed: now } = canvasOf(readWhiteboard(edit.doc))
		for (const { placed, box } of moved) {
			if (placed.object.kind === 'frame') continue
			settle(edit, placed, { box, placed: now })
			if (!isSameSize(placed.box, box)) objects.patch(edit.doc, placed.id, { size: writeSize(box) })
		}
		settleAround(edit, new Set(frames.filter(isResized).map(({ placed }) => placed.id)))
	})
	return ok(moved.map(({ placed }) => placed.id))
}

const isSameSize = (a: Box, b: Box) => a.width === b.width && a.height === b.height
const isResized = ({ placed, box }: { placed: Placed; box: Box }) => !isSameSize(placed.box, box)

function placeFrame(
	edit: Edit,
	{ placed, box }: { placed: Placed; box: Box },
	all: readonly Placed[]
): void {
	settle(edit, placed, { box, placed: [] })
	if (isSameSize(placed.box, box)) return
	objects.patch(edit.doc, placed.id, { size: writeSize(box) })
	const { placed: now } = canvasOf(readWhiteboard(edit.doc))
	for (const each of all) {
		if (each.frame === placed.id) settle(edit, each, { box: each.box, placed: now })
	}
}

/** Shifts the free ends of arrows; those that stick to something stay. */
export function shiftArrows(
	edit: Edit,
	ids: readonly ObjectId[],
	by: Point
): Outcome<ObjectId[], 'object-gone' | 'locked' | 'bad-value'> {
	if (!Number.isFinite(by.x) || !Number.isFinite(by.y)) return refuse('bad-value')
	const free = unlocked(edit, ids)
	if (!free.ok) return free
	const arrows = free.value.filter(({ kind }) => kind === 'arrow')
	if (arrows.length === 0) return refuse('object-gone')
	transact(edit, () => {
		for (const { id, from, to } of arrows) {
			const ends = { from: readEnd(from), to: readEnd(to) }
			if (ends.from.object === '')
				objects.patch(edit.doc, id, { from: writeEnd(shifted(ends.from, by)) })
			if (ends.to.object === '') objects.patch(edit.doc, id, { to: writeEnd(shifted(ends.to, by)) })
		}
	})
	return ok(arrows.map(({ id }) => id))
}
