import { byOrder } from '../../core/order.ts'
import { shootingDates, type Calendar, type DayOff } from '../../production/calendar.ts'
import type { ProductionState } from '../../production/records.ts'
import type { BoardId } from '../records/board.ts'
import type { ElementId } from '../records/element.ts'
import type { SceneId } from '../records/scene.ts'
import type { Strip, StripId } from '../records/strip.ts'
import type { BoardState } from '../state.ts'
import { rowOf, stripsIn, type Row } from './rows.ts'
import { waitingStrips } from './standing.ts'

/** What adds up over strips. `unknownLengths` counts scenes whose pages nobody knows yet. */
export type Totals = {
	scenes: number
	eighths: number
	minutes: number
	cast: number
	unknownLengths: number
}

/** A shooting day: the strips above a day break. The last one is open until it gets a break. */
export type ShootingDay = {
	/** The id of the break that closes it, or `open`. */
	id: StripId | 'open'
	number: number
	/** YYYY-MM-DD, null when the production has no start date. */
	date: string | null
	/** Its own call, in minutes after midnight; null for the usual one. */
	call: number | null
	/** Dates without shooting between the day before and this one. */
	daysOffBefore: readonly DayOff[]
	/** Scenes and banners, the break not among them. */
	rows: readonly Row[]
	totals: Totals
}

/** A day that ends in a break, so that it has an id that lasts, and has something to shoot. */
export type ClosedDay = ShootingDay & { id: StripId }

/** A board as a person sees it: days in order, the boneyard, and what they add up to. */
export type BoardView = {
	days: readonly ShootingDay[]
	boneyard: readonly Row[]
	totals: Totals
}

/**
 * The board derived from its strips. Day numbers, dates and totals are worked out here and
 * stored nowhere. An open day is shown when it has strips, or when there is no day at all.
 */
export function boardOf(state: BoardState, production: ProductionState, board: BoardId): BoardView {
	const perPage = production.settings.minutesPerPage
	const rowsOf = (strips: readonly Strip[]) =>
		strips.map((strip) => rowOf(state, strip, perPage)).filter((row) => row !== null)
	const groups = splitAtBreaks(rowsOf(stripsIn(state.strips, { board, list: 'main' })))
	const boneyard = rowsOf([
		...stripsIn(state.strips, { board, list: 'boneyard' }),
		...waitingStrips(state, board)
	])
	const calendar = calendarOf(production)
	const startDate = state.boards.get(board)?.startDate || calendar.startDate
	const dates = shootingDates({ ...calendar, startDate }, groups.length)
	const days = groups.map((group, at) => ({
		id: group.id,
		number: at + 1,
		date: dates[at]?.date ?? null,
		call: group.call,
		daysOffBefore: dates[at]?.daysOffBefore ?? [],
		rows: group.rows,
		totals: totalsOf(group.rows)
	}))
	return { days, boneyard, totals: totalsOf(days.flatMap((day) => day.rows)) }
}

/** Days that can have papers of their own. */
export function closedDays(days: readonly ShootingDay[]): ClosedDay[] {
	return days.filter((day): day is ClosedDay => day.id !== 'open' && day.rows.length > 0)
}

/** Days that count: an open one only when it holds strips. */
export function countedDays(days: readonly ShootingDay[]): ShootingDay[] {
	return days.filter(({ id, rows }) => id !== 'open' || rows.length > 0)
}

/** The second units of a board that are not put away, in the order of boards. */
export function unitsOf(boards: BoardState['boards'], board: BoardId | null): BoardId[] {
	if (board === null) return []
	return [...boards.values()]
		.filter(({ unitOf, removed, id }) => unitOf === board && !removed && id !== board)
		.filter(({ status }) => status !== 'archived')
		.sort(byOrder)
		.map(({ id }) => id)
}

/** The production's calendar, as the date rules want it. */
export function calendarOf(production: ProductionState): Calendar {
	const { startDate, weeklyDaysOff } = production.settings
	const { holidays, exceptions } = production
	return { startDate, weeklyDaysOff, holidays, exceptions }
}

type Group = { id: StripId | 'open'; call: number | null; rows: Row[] }

function splitAtBreaks(rows: readonly Row[]): Group[] {
	const groups: Group[] = []
	let open: Row[] = []
	for (const row of rows) {
		if (row.kind === 'dayBreak') {
			groups.push({ id: row.id, call: row.strip.call, rows: open })
			open = []
		} else open.push(row)
	}
	if (open.length > 0 || groups.length === 0) groups.push({ id: 'open', call: null, rows: open })
	return groups
}

/** What rows add up to. Cast are counted once however many scenes they have, a scene once in all its parts. */
export function totalsOf(rows: readonly Row[]): Totals {
	const cast = new Set<ElementId>()
	const scenes = new Set<SceneId>()
	const totals = { eighths: 0, minutes: 0, unknownLengths: 0 }
	for (const row of rows) {
		if (row.kind === 'dayBreak') continue
		totals.minutes += row.minutes ?? 0
		if (row.kind === 'banner' || row.scene.omitted) continue
		scenes.add(row.scene.id)
		totals.eighths += row.eighths ?? 0
		if (row.eighths === null) totals.unknownLengths += 1
		for (const member of row.cast) cast.add(member.id)
	}
	return { ...totals, scenes: scenes.size, cast: cast.size }
}

/**
 * The same board with every day that did not change kept as the same object, so that a screen
 * redraws one day and not forty.
 */
export function keepUnchanged(before: BoardView | null, after: BoardView): BoardView {
	if (!before) return after
	const known = new Map(before.days.map((day) => [day.id, day]))
	return {
		...after,
		days: after.days.map((day) => {
			const old = known.get(day.id)
			return old && isSameDay(old, day) ? old : day
		})
	}
}

function isSameDay(a: ShootingDay, b: ShootingDay): boolean {
	return (
		a.number === b.number &&
		a.date === b.date &&
		a.call === b.call &&
		a.rows.length === b.rows.length &&
		a.daysOffBefore.length === b.daysOffBefore.length &&
		a.rows.every((row, at) => isSameRow(row, b.rows[at])) &&
		a.daysOffBefore.every((off, at) => off.reason === b.daysOffBefore[at]?.reason)
	)
}

function isSameRow(a: Row, b: Row | undefined): boolean {
	if (a === b) return true
	return b !== undefined && a.kind !== 'scene' && b.kind === a.kind && a.strip === b.strip
}
