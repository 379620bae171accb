import type { DayOff } from '../../production/calendar.ts'
import type { ProductionState } from '../../production/records.ts'
import type { Board } from '../records/board.ts'
import type { Element } from '../records/element.ts'
import type { StripId } from '../records/strip.ts'
import type { StripboardState } from '../state.ts'
import {
	boardOf,
	closedDays,
	countedDays,
	totalsOf,
	type ShootingDay,
	type Totals
} from './board.ts'
import { boardList, mainBoard } from './boards.ts'
import { dayLineOf, isShot, lineOf, linesOf } from './published-lines.ts'
import { compareCast, type Row } from './rows.ts'

/*
 * What may leave the production: pages for people without an account. Every field is picked by hand,
 * so that what a record gains later is never published by itself.
 */

/** A character as schedules name it: the cast number, '' when there is none yet, and the name. */
export type PublishedCast = { number: string; name: string }

/** A scene's line. `cast` are cast numbers, or a character's name where there is no number. */
export type PublishedScene = {
	kind: 'scene'
	number: string
	/** `INT`, `EXT`, `INT/EXT`; '' when nobody has said. */
	interior: string
	set: string
	/** The heading's own word, `NIGHT`, `DUSK`; '' when nobody has said. */
	time: string
	scriptDay: string
	synopsis: string
	/** Null when nobody knows the length yet. */
	eighths: number | null
	cast: string[]
	/** Where it is shot; '' when not decided. */
	location: string
}

/** A company move, a meal, a note of the day. */
export type PublishedBanner = { kind: 'banner'; text: string; minutes: number | null }

/** What a day adds up to; `unknownLengths` counts scenes whose pages nobody knows yet. */
export type PublishedTotals = {
	scenes: number
	eighths: number
	minutes: number
	unknownLengths: number
}

/** A shooting day of the one-line schedule. */
export type PublishedOneLineDay = {
	number: number
	/** YYYY-MM-DD, null when the production has no start date. */
	date: string | null
	/** Dates without shooting between the day before and this one. */
	daysOffBefore: Pick<DayOff, 'date' | 'reason'>[]
	rows: (PublishedScene | PublishedBanner)[]
	totals: PublishedTotals
}

/** The one-line schedule: every shooting day, a line a scene. `cast` is everybody on it. */
export type OneLinePage = {
	kind: 'one-line'
	production: string
	board: string
	days: PublishedOneLineDay[]
	totals: PublishedTotals
	cast: PublishedCast[]
}

/** A scene of one day's page, with what it needs besides its cast, category by category. */
export type PublishedDayScene = PublishedScene & {
	/** Start page in the script, `45A`. */
	page: string
	minutes: number | null
	/** The minutes were worked out from the pages; nobody has estimated them. */
	minutesEstimated: boolean
	needs: { category: string; names: string[] }[]
}

/** One shooting day in full. `cast` is everybody who works on it, with the numbers of their scenes. */
export type DayPage = {
	kind: 'day'
	production: string
	board: string
	number: number
	/** How many shooting days there are. */
	of: number
	date: string | null
	rows: (PublishedDayScene | PublishedBanner)[]
	totals: PublishedTotals
	cast: (PublishedCast & { scenes: string[] })[]
	/** Each place the day is shot at, in the order the company gets there. */
	locations: string[]
}

/** A day that can be published on its own: `id` is that of the break that closes it. */
export type PublishableDay = { id: StripId; number: number; date: string | null }

/** The one-line schedule as it stands. The boneyard and omitted scenes are not on it. */
export function publishedOneLine(state: StripboardState, production: ProductionState): OneLinePage {
	const { board, days } = scheduleOf(state, production, mainBoard(state.boards))
	const rows = days.flatMap((day) => day.rows)
	return {
		kind: 'one-line',
		production: production.settings.title,
		board: board?.name ?? '',
		days: days.map((day) => ({
			number: day.number,
			date: day.date,
			daysOffBefore: day.daysOffBefore.map(({ date, reason }) => ({ date, reason })),
			rows: linesOf(day.rows, (row) => lineOf(state, row)),
			totals: pickTotals(day.totals)
		})),
		totals: pickTotals(totalsOf(rows)),
		cast: castOf(rows).map(({ element: { number, name } }) => ({ number, name }))
	}
}

/**
 * One closed day, known by the break that closes it, on whichever board that lies: a link to it lasts when
 * another board becomes the main one. Null when there is no such day any more.
 */
export function publishedDay(
	state: StripboardState,
	production: ProductionState,
	id: string
): DayPage | null {
	const on = state.strips.get(id as StripId)?.board ?? ''
	const open = boardList(state.boards).find((board) => board.id === on) ?? null
	const { board, days } = scheduleOf(state, production, open)
	const day = closedDays(days).find((day) => day.id === id)
	if (!day) return null
	const rows = linesOf(day.rows, (row) => dayLineOf(state, row))
	const places = rows.map((row) => (row.kind === 'scene' ? row.location : ''))
	return {
		kind: 'day',
		production: production.settings.title,
		board: board?.name ?? '',
		number: day.number,
		of: days.length,
		date: day.date,
		rows,
		totals: pickTotals(day.totals),
		cast: castOf(day.rows).map(({ element: { number, name }, scenes }) => ({
			number,
			name,
			scenes
		})),
		locations: [...new Set(places)].filter((place) => place !== '')
	}
}

/** The days to choose from: closed, for an open day has no id that lasts, and with something on them. */
export function publishableDays(
	state: StripboardState,
	production: ProductionState
): PublishableDay[] {
	const { days } = scheduleOf(state, production, mainBoard(state.boards))
	return closedDays(days).map(({ id, number, date }) => ({ id, number, date }))
}

/** A board and its days; an open day only when it holds strips. */
function scheduleOf(
	state: StripboardState,
	production: ProductionState,
	board: Board | null
): { board: Board | null; days: readonly ShootingDay[] } {
	if (!board) return { board: null, days: [] }
	const { days } = boardOf(state, production, board.id)
	return { board, days: countedDays(days) }
}

function castOf(rows: readonly Row[]): { element: Element; scenes: string[] }[] {
	const working = new Map<string, { element: Element; scenes: string[] }>()
	for (const row of rows.filter(isShot)) {
		for (const element of row.cast) {
			const known = working.get(element.id) ?? { element, scenes: [] }
			known.scenes.push(row.number)
			working.set(element.id, known)
		}
	}
	return [...working.values()].sort((a, b) => compareCast(a.element, b.element))
}

function pickTotals({ scenes, eighths, minutes, unknownLengths }: Totals): PublishedTotals {
	return { scenes, eighths, minutes, unknownLengths }
}
