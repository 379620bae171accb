import { transact, type Edit } from '../../core/edit.ts'
import { byOrder, longestOrder, orderBlock } from '../../core/order.ts'
import { ok, refuse, type Outcome } from '../../core/outcome.ts'
import { readPlace, writePlace, type List } from '../place.ts'
import type { BoardId } from '../records/board.ts'
import { strips, type StripId } from '../records/strip.ts'
import { closedFor, closedReason, liveStrip, putStrip, type Closed } from '../put.ts'
import { stripsIn } from '../queries/rows.ts'

/** Where strips are put: directly before a strip of the list, or at its end. */
export type Target = { board: BoardId; list: List; before: StripId | null }

/**
 * Moves strips, in the order given, to lie together before another strip. Each strip takes one
 * write, so two people moving one strip leave exactly one; strips that a colleague removed
 * meanwhile stay removed. When the strip aimed at is gone or moved off the list, they go to the end.
 * Answers the strips where they lie now: what was waiting has got one of its own.
 */
export function moveStrips(
	edit: Edit,
	ids: readonly StripId[],
	target: Target
): Outcome<StripId[], 'strip-gone' | 'nothing-moved' | Closed> {
	const alive = ids.map((id) => liveStrip(edit.doc, id)).filter((strip) => strip !== null)
	if (alive.length === 0) return refuse('strip-gone')
	const closed = closedReason(edit.doc, target.board) ?? closedFor(edit.doc, alive)
	if (closed) return refuse(closed)
	const moving = alive.map((strip) => strip.id)
	if (isAlreadyThere(edit, moving, target)) return refuse('nothing-moved')
	let moved: StripId[] = []
	transact(edit, () => {
		const places = placesFor(edit, { count: alive.length, target, without: new Set(moving) })
		// On its own board a strip takes one write: what does not change is not written.
		moved = alive.map((strip, at) =>
			putStrip(edit, strip, { board: target.board, place: places[at] ?? '' })
		)
	})
	return ok(moved)
}

function isAlreadyThere(edit: Edit, ids: readonly StripId[], target: Target): boolean {
	const list = stripsIn(strips.all(edit.doc), target).map((strip) => strip.id)
	const first = ids[0] as StripId
	const start = list.indexOf(first)
	if (start < 0 || !ids.every((id, at) => list[start + at] === id)) return false
	const after = list[start + ids.length] ?? null
	return target.before === after || (target.before !== null && ids.includes(target.before))
}

type Neighbour = { id: StripId; order: string }

/**
 * Stored places for `count` strips at a target, in order. Neighbours with equal keys leave no
 * room between them; the gap behind the whole run of equals is taken instead. Call inside the
 * transaction that uses them: where keys have grown too long, neighbours get shorter ones.
 */
export function placesFor(
	edit: Edit,
	wanted: { count: number; target: Target; without: ReadonlySet<StripId> }
): string[] {
	const { target, without } = wanted
	const list: Neighbour[] = stripsIn(strips.all(edit.doc), target)
		.filter((strip) => !without.has(strip.id) || strip.id === target.before)
		.map((strip) => ({ id: strip.id, order: readPlace(strip.place).order }))
		.sort(byOrder)
	const found = target.before === null ? -1 : list.findIndex((strip) => strip.id === target.before)
	let at = found < 0 ? list.length : found
	while (at > 0 && at < list.length && list[at - 1]?.order === list[at]?.order) at++
	const between = { after: list[at - 1]?.order ?? null, before: list[at]?.order ?? null }
	const orders = orderBlock(between, wanted.count, edit.random)
	const fits = orders.every((order) => order.length <= longestOrder)
	return (fits ? orders : spreadCrowd(edit, { ...wanted, at, neighbours: list })).map((order) =>
		writePlace({ list: target.list, order })
	)
}

/** A key longer than this stands in a crowd. */
const crowdedOrder = longestOrder / 2

/**
 * Hundreds of drops at one spot halve its gap until no key fits between. Then the crowd around the
 * spot, newcomers among them, is keyed anew between its first uncrowded neighbours, so that what
 * a colleague is moving meanwhile still lands nearby.
 */
function spreadCrowd(
	edit: Edit,
	spot: { count: number; target: Target; at: number; neighbours: readonly Neighbour[] }
): string[] {
	const { neighbours, at, count } = spot
	const isCrowded = (index: number) => (neighbours[index]?.order.length ?? 0) > crowdedOrder
	let [from, to] = [at, at]
	while (isCrowded(from - 1)) from--
	while (isCrowded(to)) to++
	const between = {
		after: neighbours[from - 1]?.order ?? null,
		before: neighbours[to]?.order ?? null
	}
	const orders = orderBlock(between, to - from + count, edit.random)
	const added = orders.splice(at - from, count)
	neighbours.slice(from, to).forEach(({ id }, index) => {
		const place = writePlace({ list: spot.target.list, order: orders[index] ?? '' })
		strips.patch(edit.doc, id, { place })
	})
	return added
}

/** Puts a strip back at a place it had before: the answer to a colleague's unseen move. */
export function putBack(
	edit: Edit,
	id: StripId,
	place: string
): Outcome<StripId, 'strip-gone' | 'nothing-moved' | Closed> {
	const strip = strips.get(edit.doc, id)
	if (!strip || strip.removed) return refuse('strip-gone')
	const closed = closedFor(edit.doc, [strip])
	if (closed) return refuse(closed)
	const wanted = writePlace(readPlace(place))
	if (strip.place === wanted) return refuse('nothing-moved')
	transact(edit, () => strips.patch(edit.doc, id, { place: wanted }))
	return ok(id)
}
