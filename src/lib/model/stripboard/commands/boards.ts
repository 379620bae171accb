import { transact, type Edit } from '../../core/edit.ts'
import { isOrderKey, orderBetween } from '../../core/order.ts'
import { ok, refuse, type Outcome } from '../../core/outcome.ts'
import { isDate } from '../../production/calendar.ts'
import { boardList } from '../queries/boards.ts'
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
	const { startDate } = live(edit, original) ?? {}
	if (startDate === undefined) return refuse('board-gone')
	const wrong = problemOfName(edit, name)
	if (wrong) return refuse(wrong)
	const board = edit.newId() as BoardId
	const copied = standingStrips(strips.all(edit.doc), original)
	const copies = new Map(copied.map(({ id }) => [id, edit.newId() as StripId]))
	transact(edit, () => {
		const order = lastOrder(edit)
		const values = { name: name.trim(), startDate, basedOn: original }
		boards.create(edit.doc, board, { ...values, order })
		for (const strip of copied) copyStrip(edit, strip, { board, copies })
	})
	return ok(board)
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
