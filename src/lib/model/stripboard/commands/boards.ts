import { transact, type Edit } from '../../core/edit.ts'
import { isOrderKey, orderBetween, orderBlock } from '../../core/order.ts'
import { ok, refuse, type Outcome } from '../../core/outcome.ts'
import { isDate } from '../../production/calendar.ts'
import { readPlace, writePlace } from '../place.ts'
import { boardList } from '../queries/boards.ts'
import { stripsIn } from '../queries/rows.ts'
import { standingStrips } from '../queries/standing.ts'
import { boards, type Board, type BoardId } from '../records/board.ts'
import { strips, type Strip, type StripId } from '../records/strip.ts'

type BadName = 'bad-value' | 'board-name-taken'

/** Adds a board after the others. Every scene waits in its boneyard. */
export function createBoard(edit: Edit, name: string): Outcome<BoardId, BadName> {
	const wrong = problemOfName(edit, name)
	if (wrong) return refuse(wrong)
	const id = edit.newId() as BoardId
	transact(edit, () => boards.create(edit.doc, id, { name: name.trim(), order: lastOrder(edit) }))
	return ok(id)
}

/** What a person sets of a board: '' as first day is the production's, '' as unit is none. */
export type BoardValues = { name?: string; startDate?: string; unitOf?: BoardId | '' }

/**
 * Gives a board another name, no two boards have the same; a first shooting day of its own,
 * YYYY-MM-DD; or makes it the second unit of another.
 */
export function changeBoard(
	edit: Edit,
	id: BoardId,
	values: BoardValues
): Outcome<null, 'board-gone' | 'same-board' | BadName> {
	const { name, startDate, unitOf } = values
	if (!live(edit, id) || (unitOf && !live(edit, unitOf))) return refuse('board-gone')
	if (unitOf === id) return refuse('same-board')
	const wrong = name === undefined ? null : problemOfName(edit, name, id)
	if (wrong) return refuse(wrong)
	if (startDate && !isDate(startDate)) return refuse('bad-value')
	const named = name === undefined ? {} : { name: name.trim() }
	transact(edit, () => boards.patch(edit.doc, id, { ...values, ...named }))
	return ok(null)
}

/**
 * Copies a board with everything on it as it lies, splits too: a draft after the others, open to
 * change whatever the original is.
 */
export function duplicateBoard(
	edit: Edit,
	original: BoardId,
	name: string
): Outcome<BoardId, 'board-gone' | BadName> {
	const wrong = problemOfCopy(edit, original, name)
	if (wrong) return refuse(wrong)
	let made = '' as BoardId
	transact(edit, () => (made = copyBoard(edit, original, { name, places: asTheyAre })))
	return ok(made)
}

/** A day as somebody would have it: its call, and its strips from the top, its break not among them. */
export type DayInOrder = { call: number | null; strips: readonly StripId[] }

/**
 * Copies a board as `duplicateBoard` does, with its strips on other days: the original stays as it
 * is. Every day gets a break of its own. What is put `aside` goes to the boneyard; what came onto the
 * board since the order was made lies behind the last day, and what left it since is left out.
 */
export function duplicateInOrder(
	edit: Edit,
	original: BoardId,
	wanted: { name: string; days: readonly DayInOrder[]; aside: readonly StripId[] }
): Outcome<BoardId, 'board-gone' | BadName> {
	const wrong = problemOfCopy(edit, original, wanted.name)
	if (wrong) return refuse(wrong)
	if (wanted.days.some(({ call }) => strips.problem({ call }) !== null)) return refuse('bad-value')
	const here = strips.all(edit.doc)
	const main = stripsIn(here, { board: original, list: 'main' })
	const waiting = stripsIn(here, { board: original, list: 'boneyard' })
	const left = new Set(main.filter(({ kind }) => kind !== 'dayBreak').map(({ id }) => id))
	const take = (ids: Iterable<StripId>) => [...ids].filter((id) => left.delete(id))
	const aside = take(wanted.aside)
	const days = wanted.days.map(({ call, strips }) => ({ call, strips: take(strips) }))
	const order = [...days.flatMap(({ call, strips }) => [...strips, { call }]), ...left]
	const keys = orderBlock({ after: null, before: null }, order.length, edit.random)
	const last = waiting.map(({ place }) => readPlace(place).order).at(-1) ?? null
	const asideKeys = orderBlock({ after: last, before: null }, aside.length, edit.random)
	const places = new Map<StripId, string | null>(main.map(({ id }) => [id, null]))
	const breaks: Pick<Strip, 'place' | 'call'>[] = []
	order.forEach((each, at) => {
		const place = writePlace({ list: 'main', order: keys[at] ?? '' })
		if (typeof each === 'string') places.set(each, place)
		else breaks.push({ place, call: each.call })
	})
	aside.forEach((id, at) =>
		places.set(id, writePlace({ list: 'boneyard', order: asideKeys[at] ?? '' }))
	)
	let board = '' as BoardId
	transact(edit, () => {
		board = copyBoard(edit, original, { name: wanted.name, places })
		for (const values of breaks)
			strips.create(edit.doc, edit.newId() as StripId, { board, kind: 'dayBreak', ...values })
	})
	return ok(board)
}

function problemOfCopy(edit: Edit, original: BoardId, name: string): 'board-gone' | BadName | null {
	return live(edit, original) ? problemOfName(edit, name) : 'board-gone'
}

/** Where the copies of strips lie, if not where the originals do; null for those that get none. */
type Places = ReadonlyMap<StripId, string | null>
const asTheyAre: Places = new Map()

function copyBoard(
	edit: Edit,
	original: BoardId,
	{ name, places }: { name: string; places: Places }
): BoardId {
	const board = edit.newId() as BoardId
	const all = standingStrips(strips.all(edit.doc), original)
	const copied = all.filter(({ id }) => places.get(id) !== null)
	const copies = new Map(copied.map(({ id }) => [id, edit.newId() as StripId]))
	const { startDate = '' } = live(edit, original) ?? {}
	const values = { name: name.trim(), startDate, basedOn: original }
	boards.create(edit.doc, board, { ...values, order: lastOrder(edit) })
	for (const strip of copied) {
		const place = places.get(strip.id) ?? strip.place
		copyStrip(edit, { ...strip, place }, { board, copies })
	}
	return board
}

function copyStrip(
	edit: Edit,
	{ id, removed: _, ...values }: Strip,
	{ board, copies }: { board: BoardId; copies: ReadonlyMap<StripId, StripId> }
): void {
	const copy = copies.get(id)
	const of = values.of === '' ? '' : (copies.get(values.of) ?? '')
	if (copy) strips.create(edit.doc, copy, { ...values, board, of })
}

/** Puts a board first: the one people see when nobody says which, and that published pages show. */
export function makeMainBoard(
	edit: Edit,
	id: BoardId
): Outcome<null, 'board-gone' | 'board-archived' | 'nothing-moved'> {
	const board = live(edit, id)
	if (!board) return refuse('board-gone')
	if (board.status === 'archived') return refuse('board-archived')
	const first = boardList(boards.all(edit.doc))[0]
	if (!first || first.id === id) return refuse('nothing-moved')
	const order = orderBetween(null, isOrderKey(first.order) ? first.order : null, edit.random)
	transact(edit, () => boards.patch(edit.doc, id, { order }))
	return ok(null)
}

/** Locks a board, so that its strips stay where they are, or unlocks it. */
export function lockBoard(
	edit: Edit,
	id: BoardId,
	{ locked }: { locked: boolean }
): Outcome<null, 'board-gone'> {
	if (!live(edit, id)) return refuse('board-gone')
	transact(edit, () => boards.patch(edit.doc, id, { locked }))
	return ok(null)
}

/** Puts a board away, or takes it out again as a draft. The last one that is out stays. */
export function archiveBoard(
	edit: Edit,
	id: BoardId,
	{ archived }: { archived: boolean }
): Outcome<null, 'board-gone' | 'last-board'> {
	if (!live(edit, id)) return refuse('board-gone')
	const others = boardList(boards.all(edit.doc)).filter((board) => board.id !== id)
	if (archived && others.every(({ status }) => status === 'archived')) return refuse('last-board')
	transact(edit, () => boards.patch(edit.doc, id, { status: archived ? 'archived' : 'draft' }))
	return ok(null)
}

function live(edit: Edit, id: BoardId): Board | null {
	const board = boards.get(edit.doc, id)
	return board && !board.removed ? board : null
}

function problemOfName(edit: Edit, name: string, but?: BoardId): BadName | null {
	const wanted = name.trim()
	if (wanted === '' || boards.problem({ name: wanted }) !== null) return 'bad-value'
	const same = (board: Board) =>
		board.id !== but && board.name.toLowerCase() === wanted.toLowerCase()
	return boardList(boards.all(edit.doc)).some(same) ? 'board-name-taken' : null
}

function lastOrder(edit: Edit): string {
	const orders = boardList(boards.all(edit.doc)).map(({ order }) => order)
	return orderBetween(orders.filter(isOrderKey).sort().at(-1) ?? null, null, edit.random)
}
