import { transact, type Edit } from '../../core/edit.ts'
import { ok, refuse, type Outcome } from '../../core/outcome.ts'
import { closedFor, closedReason, type Closed } from '../put.ts'
import { planDayBreaks, type DayLimit } from '../queries/day-breaks.ts'
import type { Row } from '../queries/rows.ts'
import { stripsIn } from '../queries/rows.ts'
import type { BoardId } from '../records/board.ts'
import { strips, type StripId } from '../records/strip.ts'
import { placesFor, type Target } from './move.ts'

const nobody: ReadonlySet<StripId> = new Set()

/** Puts a day break at a target: the strips above it, up to the break before, become a day. */
export function insertDayBreak(edit: Edit, target: Target): Outcome<StripId, Closed> {
	const closed = closedReason(edit.doc, target.board)
	if (closed) return refuse(closed)
	return ok(insertStrip(edit, target, { kind: 'dayBreak' }))
}

/** Puts a banner at a target. With minutes it counts in its day. */
export function insertBanner(
	edit: Edit,
	target: Target,
	banner: { text: string; minutes: number | null }
): Outcome<StripId, 'bad-value' | Closed> {
	const closed = closedReason(edit.doc, target.board)
	if (closed) return refuse(closed)
	if (banner.text.trim() === '' || strips.problem(banner) !== null) return refuse('bad-value')
	return ok(insertStrip(edit, target, { kind: 'banner', ...banner }))
}

function insertStrip(
	edit: Edit,
	target: Target,
	values: { kind: 'dayBreak' } | { kind: 'banner'; text: string; minutes: number | null }
): StripId {
	const id = edit.newId() as StripId
	transact(edit, () => {
		const [place = ''] = placesFor(edit, { count: 1, target, without: nobody })
		strips.create(edit.doc, id, { board: target.board, place, ...values })
	})
	return id
}

/** Changes what a banner says or takes. */
export function editBanner(
	edit: Edit,
	id: StripId,
	values: { text?: string; minutes?: number | null }
): Outcome<null, 'strip-gone' | 'bad-value' | Closed> {
	const strip = strips.get(edit.doc, id)
	if (!strip || strip.removed || strip.kind !== 'banner') return refuse('strip-gone')
	const closed = closedFor(edit.doc, [strip])
	if (closed) return refuse(closed)
	if (strips.problem(values) !== null || values.text?.trim() === '') return refuse('bad-value')
	transact(edit, () => strips.patch(edit.doc, id, values))
	return ok(null)
}

/** Gives the day that a break closes a call of its own, in minutes after midnight; null for the usual one. */
export function setCall(
	edit: Edit,
	id: StripId,
	call: number | null
): Outcome<null, 'strip-gone' | 'bad-value' | Closed> {
	const strip = strips.get(edit.doc, id)
	if (!strip || strip.removed || strip.kind !== 'dayBreak') return refuse('strip-gone')
	const closed = closedFor(edit.doc, [strip])
	if (closed) return refuse(closed)
	if (strips.problem({ call }) !== null) return refuse('bad-value')
	transact(edit, () => strips.patch(edit.doc, id, { call }))
	return ok(null)
}

/** Takes banners and day breaks off the board. Scene strips are left: they go to the boneyard instead. */
export function removeStrips(
	edit: Edit,
	ids: readonly StripId[]
): Outcome<StripId[], 'only-scenes' | Closed> {
	const removable = ids
		.map((id) => strips.get(edit.doc, id))
		.filter((strip) => strip !== null)
		.filter((strip) => !strip.removed && strip.kind !== 'scene')
	if (removable.length === 0) return refuse('only-scenes')
	const closed = closedFor(edit.doc, removable)
	if (closed) return refuse(closed)
	transact(edit, () => {
		for (const { id } of removable) strips.patch(edit.doc, id, { removed: true })
	})
	return ok(removable.map(({ id }) => id))
}

/**
 * Breaks the main list into days by pages or time. The breaks that were there go, as the trade's
 * own schedulers do it; one undo brings them back.
 */
export function breakIntoDays(
	edit: Edit,
	input: { board: BoardId; rows: readonly Row[]; limit: DayLimit }
): Outcome<number, 'no-strips' | 'bad-value' | Closed> {
	if (!(input.limit.most > 0)) return refuse('bad-value')
	const closed = closedReason(edit.doc, input.board)
	if (closed) return refuse(closed)
	const breaksAfter = planDayBreaks(input.rows, input.limit)
	if (breaksAfter.length === 0) return refuse('no-strips')
	transact(edit, () => {
		removeDayBreaks(edit, input.board)
		const list = stripsIn(strips.all(edit.doc), { board: input.board, list: 'main' })
		for (const id of breaksAfter) {
			const at = list.findIndex((strip) => strip.id === id)
			if (at < 0) continue
			const before = list[at + 1]?.id ?? null
			insertStrip(edit, { board: input.board, list: 'main', before }, { kind: 'dayBreak' })
		}
	})
	return ok(breaksAfter.length)
}

/** Takes every day break off the main list: all strips become one open day. */
export function removeDayBreaks(edit: Edit, board: BoardId): Outcome<number, Closed> {
	const closed = closedReason(edit.doc, board)
	if (closed) return refuse(closed)
	const breaks = stripsIn(strips.all(edit.doc), { board, list: 'main' }).filter(
		(strip) => strip.kind === 'dayBreak'
	)
	transact(edit, () => {
		for (const strip of breaks) strips.patch(edit.doc, strip.id, { removed: true })
	})
	return ok(breaks.length)
}
