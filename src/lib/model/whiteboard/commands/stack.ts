import { transact, type Edit } from '../../core/edit.ts'
import { isOrderKey, orderBetween, orderBlock } from '../../core/order.ts'
import { ok, refuse, type Outcome } from '../../core/outcome.ts'
import { overlap, widened, type Box } from '../geometry.ts'
import { canvasOf } from '../queries/canvas.ts'
import { objects, readWhiteboard, type BoardObject, type ObjectId } from '../records.ts'
import { ordersOnTop, outermost, unlocked } from './objects.ts'

/** Where in the stack things go: to one of its ends, or just over or under the next that they touch. */
export type Stacked = 'front' | 'back' | 'forward' | 'backward'

/** A longer key is not made: what lies over it gets new ones instead. Two that overtake each other for ever would make it grow. */
const longestKey = 24

/** Takes things up or down in the stack, those that touch in the order they had. */
export function raiseObjects(
	edit: Edit,
	ids: readonly ObjectId[],
	to: Stacked
): Outcome<ObjectId[], 'object-gone' | 'locked' | 'already-outermost'> {
	const changeable = unlocked(edit, ids)
	if (!changeable.ok) return changeable
	const things = changeable.value.map(({ id }) => id)
	const orders =
		to === 'front' || to === 'back' ? ordersAtEnd(edit, things, to) : steps(edit, things, to)
	if (orders.size === 0) return refuse('already-outermost')
	transact(edit, () => {
		for (const [id, order] of orders) objects.patch(edit.doc, id, { order })
	})
	return ok(things)
}

function ordersAtEnd(
	edit: Edit,
	ids: readonly ObjectId[],
	to: 'front' | 'back'
): Map<ObjectId, string> {
	const atBottom = { after: null, before: outermost(edit, 'bottom') }
	const orders =
		to === 'front' ? ordersOnTop(edit, ids.length) : orderBlock(atBottom, ids.length, edit.random)
	return new Map(ids.map((id, at) => [id, orders[at] ?? '']))
}

type Thing = { id: ObjectId; order: string; box: Box }

/** What is drawn in one go, from the bottom to the top: only among these there is over and under. */
function stacks(edit: Edit): Thing[][] {
	const { placed, arrows } = canvasOf(readWhiteboard(edit.doc))
	const thing = ({ id, object, box }: { id: ObjectId; object: BoardObject; box: Box }): Thing => ({
		...{ id, order: object.order, box }
	})
	const of = (is: (kind: BoardObject['kind']) => boolean) =>
		placed.filter(({ object }) => is(object.kind)).map(thing)
	return [
		of((kind) => kind === 'frame'),
		of((kind) => kind !== 'frame' && kind !== 'ink'),
		of((kind) => kind === 'ink'),
		arrows.map(thing)
	]
}

/** The keys that take each of some things one step up or down. */
function steps(
	edit: Edit,
	ids: readonly ObjectId[],
	to: 'forward' | 'backward'
): Map<ObjectId, string> {
	const [chosen, written] = [new Set(ids), new Map<ObjectId, string>()]
	for (let stack of stacks(edit)) {
		const mine = stack.filter(({ id }) => chosen.has(id))
		if (to === 'forward') mine.reverse()
		for (const { id } of mine) {
			const at = landing(stack, { id, chosen, to })
			if (at === null) continue
			stack = moved(edit, { stack, id, at, written })
		}
	}
	return written
}

/** Where in the stack without it a thing goes; null when it touches nothing there, or one that goes along. */
function landing(
	stack: readonly Thing[],
	{ id, chosen, to }: { id: ObjectId; chosen: ReadonlySet<ObjectId>; to: 'forward' | 'backward' }
): number | null {
	const from = stack.findIndex((each) => each.id === id)
	const touching = stack.flatMap((each, at) => (touches(stack[from], each) ? [at] : []))
	const next =
		to === 'forward' ? touching.find((at) => at > from) : touching.findLast((at) => at < from)
	const other = next === undefined ? undefined : stack[next]
	return next === undefined || other === undefined || chosen.has(other.id) ? null : next
}

/** A line straight across has a box without an area. */
const touches = (a: Thing | undefined, b: Thing) =>
	a !== undefined && overlap(widened(a.box, 0.5), widened(b.box, 0.5))

/** The stack with a thing elsewhere; its key is noted, and those of others where there is none between. */
function moved(
	edit: Edit,
	{
		stack,
		id,
		at,
		written
	}: { stack: readonly Thing[]; id: ObjectId; at: number; written: Map<ObjectId, string> }
): Thing[] {
	const rest = stack.filter((each) => each.id !== id)
	const [below, thing, above] = [
		rest.slice(0, at),
		stack.filter((each) => each.id === id),
		rest.slice(at)
	]
	const between = keyBetween(edit, below.at(-1)?.order ?? null, above[0]?.order ?? null)
	const anew = between === null ? [...thing, ...above] : thing
	const orders = between === null ? ordersOver(edit, stack, anew.length) : [between]
	const now = anew.map((each, index) => ({ ...each, order: orders[index] ?? each.order }))
	for (const each of now) written.set(each.id, each.order)
	return [...below, ...now, ...(between === null ? [] : above)]
}

/** Keys over everything there is, and over what the step has written so far. */
function ordersOver(edit: Edit, stack: readonly Thing[], count: number): string[] {
	const keys = [...stack.map(({ order }) => order), outermost(edit, 'top') ?? ''].filter(isOrderKey)
	const after = keys.reduce<string | null>(
		(top, key) => (top === null || key > top ? key : top),
		null
	)
	return orderBlock({ after, before: null }, count, edit.random)
}

/** A short key between two; null where there is none. */
function keyBetween(edit: Edit, after: string | null, before: string | null): string | null {
	const isSound = [after, before].every((key) => key === null || isOrderKey(key))
	if (!isSound || (after !== null && before !== null && after >= before)) return null
	const key = orderBetween(after, before, edit.random)
	return key.length > longestKey ? null : key
}
