import { transact, type Edit } from '../../core/edit.ts'
import { isOrderKey, orderBlock } from '../../core/order.ts'
import { ok, refuse, type Outcome } from '../../core/outcome.ts'
import { centreOf, wholeBox, type Box } from '../geometry.ts'
import { writeNote, type NoteLine } from '../../core/note.ts'
import { canvasOf, frameUnder, type Placed } from '../queries/canvas.ts'
import {
	objects,
	readWhiteboard,
	type BoardObject,
	type ObjectFields,
	type ObjectId
} from '../records.ts'
import { writeEnd, writeSize, writeSpot, type End } from '../spot.ts'
import { settleAround, spotIn } from './settle.ts'

/** Something new: its kind, where it goes, and what it says. */
export type NewObject = Pick<
	ObjectFields,
	'kind' | 'colour' | 'text' | 'scene' | 'day' | 'about' | 'image' | 'numbered' | 'ink' | 'locked'
> & {
	box: Box
	/** The first text of a note. */
	note?: readonly NoteLine[]
}

/** Puts one thing on the whiteboard, on top, into the frame under it. */
export function addObject(edit: Edit, added: NewObject): Outcome<ObjectId, 'bad-value'> {
	const made = addObjects(edit, [added])
	return made.ok ? ok(made.value[0] as ObjectId) : made
}

/** Puts things on the whiteboard, each on top of the one before. A frame takes in what lies under it. */
export function addObjects(
	edit: Edit,
	added: readonly NewObject[]
): Outcome<ObjectId[], 'bad-value'> {
	if (added.length === 0 || added.some((each) => problemOf(each) !== null))
		return refuse('bad-value')
	const ids = added.map(() => edit.newId() as ObjectId)
	transact(edit, () => {
		const orders = ordersOnTop(edit, added.length)
		const all = added.map((each, at) => ({ ...each, id: ids[at]!, order: orders[at]! }))
		const frames = all.filter(({ kind }) => kind === 'frame')
		for (const frame of frames) create(edit, frame, null)
		// Frames are there now, so that what comes with them lies in them.
		const { placed } = canvasOf(readWhiteboard(edit.doc))
		for (const each of all) {
			if (each.kind !== 'frame') create(edit, each, frameUnder(placed, centreOf(each.box)))
		}
		settleAround(edit, new Set(frames.map(({ id }) => id)))
	})
	return ok(ids)
}

function problemOf({ box, note: _note, ...fields }: NewObject): string | null {
	const isPlaced = Object.values(box).every((number) => Number.isFinite(number))
	return isPlaced ? objects.problem(fields) : 'box is nowhere'
}

type Created = NewObject & { id: ObjectId; order: string }

function create(edit: Edit, { id, box, note, ...fields }: Created, frame: Placed | null): void {
	const whole = wholeBox(box)
	const spot = writeSpot(spotIn(frame, whole))
	objects.create(edit.doc, id, { ...fields, spot, size: writeSize(whole) })
	if (note !== undefined) writeNote(edit.doc, id, note)
}

/** Order keys above everything there is, in order. */
export function ordersOnTop(edit: Edit, count: number): string[] {
	return orderBlock({ after: outermost(edit, 'top'), before: null }, count, edit.random)
}

/** The highest or lowest valid order key, or null when there is none. */
export function outermost(edit: Edit, side: 'top' | 'bottom'): string | null {
	let found: string | null = null
	for (const { order } of readWhiteboard(edit.doc).values()) {
		if (!isOrderKey(order)) continue
		if (found === null || (side === 'top' ? order > found : order < found)) found = order
	}
	return found
}

/** Draws an arrow. An end sticks to the object it names, wherever that goes. */
export function connect(
	edit: Edit,
	ends: { from: End<ObjectId>; to: End<ObjectId> }
): Outcome<ObjectId, 'object-gone' | 'same-object'> {
	const { from, to } = ends
	if (from.object !== '' && from.object === to.object) return refuse('same-object')
	if (!isThere(edit, from) || !isThere(edit, to)) return refuse('object-gone')
	const id = edit.newId() as ObjectId
	transact(edit, () => {
		const [order = ''] = ordersOnTop(edit, 1)
		objects.create(edit.doc, id, {
			...{ kind: 'arrow', order, spot: writeSpot({ frame: '', x: 0, y: 0 }) },
			...{ from: writeEnd(from), to: writeEnd(to) }
		})
	})
	return ok(id)
}

/** Takes one end of an arrow elsewhere: to another thing, or to a place. */
export function reattach(
	edit: Edit,
	id: ObjectId,
	ends: { from: End<ObjectId> } | { to: End<ObjectId> }
): Outcome<ObjectId, 'object-gone' | 'locked'> {
	const arrow = unlocked(edit, [id])
	if (!arrow.ok) return arrow
	const end = 'from' in ends ? ends.from : ends.to
	if (arrow.value[0]?.kind !== 'arrow' || !isThere(edit, end)) return refuse('object-gone')
	transact(edit, () =>
		objects.patch(edit.doc, id, 'from' in ends ? { from: writeEnd(end) } : { to: writeEnd(end) })
	)
	return ok(id)
}

function isThere(edit: Edit, { object }: End<ObjectId>): boolean {
	if (object === '') return true
	const found = objects.get(edit.doc, object)
	return found !== null && !found.removed && found.kind !== 'arrow'
}

/** The live, unlocked ones among some objects: what a command may change. */
export function unlocked(
	edit: Edit,
	ids: readonly ObjectId[]
): Outcome<BoardObject[], 'object-gone' | 'locked'> {
	const live = ids
		.map((id) => objects.get(edit.doc, id))
		.filter((object) => object !== null && !object.removed) as BoardObject[]
	if (live.length === 0) return refuse('object-gone')
	const free = live.filter(({ locked }) => !locked)
	return free.length === 0 ? refuse('locked') : ok(free)
}
