import type { ProductionState } from '../../production/records.ts'
import { byCategory, categoryName, type CategoryId } from '../categories.ts'
import { mealDue, workOf, type DayWork } from '../clashes/plan.ts'
import { formatEighths } from '../eighths.ts'
import { blankCalls, type SheetNotes } from '../records/call-sheet.ts'
import type { BoardId } from '../records/board.ts'
import type { Element, ElementId } from '../records/element.ts'
import type { StripId } from '../records/strip.ts'
import { bannerWords, stripLine } from '../reports/strips.ts'
import type { StripboardState } from '../state.ts'
import { sunWords } from '../sun.ts'
import {
	boardOf,
	countedDays,
	unitsOf,
	type BoardView,
	type ShootingDay
} from '../queries/board.ts'
import { doodChart, type DoodChart } from '../queries/dood-chart.ts'
import { lightOf } from '../queries/light.ts'
import { isShot } from '../queries/published-lines.ts'
import { compareCast } from '../queries/rows.ts'
import type { AdvanceDay, CallSheet, SheetCall, SheetExtra, SheetLine } from './facts.ts'
import { callWords, readCall } from './times.ts'

/** Categories of people and animals, who are called; the rest is brought. */
const calledToo: ReadonlySet<CategoryId> = new Set([
	...(['background', 'stunts', 'animals', 'wranglers', 'security', 'labour'] as const)
])

/** How many days ahead a call sheet looks. */
const daysAhead = 2

/** What the sheets of one board's days share, worked out once. */
export type Sheets = {
	state: StripboardState
	production: ProductionState
	view: BoardView
	/** How many shooting days there are. */
	of: number
	/** Each day as the clock would have it, where something is shot. */
	clocks: ReadonlyMap<string, DayWork>
	/** Who of the cast works, is held or travels, and when. */
	chart: DoodChart
	/** Where a date stands in the chart. */
	columns: ReadonlyMap<string, number>
}

/** A day and what is worked out of it. */
type Source = {
	sheets: Sheets
	state: StripboardState
	day: ShootingDay
	notes: SheetNotes
	/** The general call, in minutes after midnight. */
	call: number
	/** The day as the clock would have it; null when nothing is shot. */
	clock: DayWork | null
}

/** What is needed for the sheets of a board's days. */
export function sheetsOf(
	state: StripboardState,
	production: ProductionState,
	board: BoardId
): Sheets {
	const view = boardOf(state, production, board)
	const units = unitsWith(state, production, board)
	const chart = doodChart({ state, production, units }, 'cast')
	return {
		...{ state, production, view, chart },
		of: countedDays(view.days).length,
		clocks: new Map(
			workOf({ state, production, units: [view] }).map((work) => [work.day.id, work])
		),
		columns: new Map(chart.dates.map(({ date }, at) => [date, at]))
	}
}

/**
 * The call sheet of a closed day as the board has it now, with what people added; null when there is
 * no such day. Calls that nobody has typed follow from the board: a cast member is on set when the
 * first of their scenes is due.
 */
export function callSheetOf(
	state: StripboardState,
	production: ProductionState,
	{ day, notes }: { day: StripId; notes: SheetNotes }
): CallSheet | null {
	const board = state.strips.get(day)?.board ?? ''
	return board === '' ? null : sheetOf(sheetsOf(state, production, board), day, notes)
}

/** The call sheet of one day out of what all of them share. */
export function sheetOf(sheets: Sheets, id: StripId, notes: SheetNotes): CallSheet | null {
	const { state, production, view } = sheets
	const at = view.days.findIndex((day) => day.id === id)
	const day = view.days[at]
	if (!day) return null
	const clock = sheets.clocks.get(id) ?? null
	const call = day.call ?? state.rules.usualCall
	const source: Source = { sheets, state, day, notes, call, clock }
	const lines = linesOf(state, day)
	return {
		production: production.settings.title,
		day: day.number,
		of: sheets.of,
		date: day.date ?? '',
		...timesOf(source),
		...textsOf(notes),
		sun: notes.fields.sun || sunOf(state, day),
		locations: [...new Set(lines.map(({ location }) => location))].filter((name) => name !== ''),
		lines,
		pages: formatEighths(day.totals.eighths),
		cast: castOf(source),
		extras: extrasOf(source),
		needs: needsOf(source),
		crew: [...notes.crew]
			.map(([department, typed]) => ({ department, call: callWords(readCall(typed, call)) }))
			.filter((each) => each.call !== '')
			.sort((a, b) => (a.department < b.department ? -1 : 1)),
		advance: view.days.slice(at + 1, at + 1 + daysAhead).flatMap((next) => advanceOf(state, next))
	}
}

function timesOf({ state, notes, call, clock }: Source) {
	const { shootingCall, breakfast, lunch, wrap } = notes.fields
	const due = clock?.meals[0]?.from ?? mealDue(state.rules, 'firstMeal', call)
	const wrapsAt = clock?.wrap ?? null
	const isDue = due !== null && wrapsAt !== null && due < wrapsAt
	const words = (typed: string, derived: number | null = null) =>
		callWords(readCall(typed, call) ?? (derived === null ? null : { minutes: derived }))
	return {
		call: callWords({ minutes: call }),
		shootingCall: words(shootingCall),
		breakfast: words(breakfast),
		lunch: words(lunch, isDue ? due : null),
		wrap: words(wrap, wrapsAt)
	}
}

function textsOf({ fields }: SheetNotes) {
	const { people, weather, hospital, parking, channels, notices, catering, transport } = fields
	return { people, weather, hospital, parking, channels, notices, catering, transport }
}

/** When there is light, as the sheet says it as long as nobody has written it. */
function sunOf(state: StripboardState, day: ShootingDay): string {
	const light = lightOf(state, day)
	return light === null ? '' : sunWords(light.times)
}

function linesOf(state: StripboardState, day: ShootingDay): SheetLine[] {
	return day.rows.flatMap((row): SheetLine[] => {
		if (row.kind === 'banner') return [{ ...banner, id: row.id, set: bannerWords(row) }]
		if (!isShot(row)) return []
		const line = stripLine(state, row)
		return [
			{
				id: row.id,
				isBanner: false,
				number: line.number,
				set: [line.interior, line.set].filter((part) => part !== '').join(' '),
				time: line.timeAndDay,
				synopsis: line.synopsis,
				cast: line.ids,
				pages: line.pages,
				location: line.location
			}
		]
	})
}

const noScene = { number: '', time: '', synopsis: '', cast: '', pages: '', location: '' }
const banner = { ...noScene, isBanner: true }

/** Whoever works, is held, travels, rehearses or is fitted on the day. */
function castOf({ sheets, state, day, notes, call, clock }: Source): SheetCall[] {
	const at = sheets.columns.get(day.date ?? '') ?? -1
	const codes = new Map(sheets.chart.rows.map(({ id, cells }) => [id, cells[at]?.code ?? '']))
	return [...state.elements.values()]
		.filter(({ id, category, removed }) => {
			return category === 'cast' && !removed && (clock?.windows.has(id) || codes.get(id))
		})
		.sort(compareCast)
		.map(({ id, number, name }) => {
			const typed = notes.calls.get(id) ?? blankCalls
			const due = clock?.windows.get(id)?.from
			const onSet = readCall(typed.onSet, call) ?? (due === undefined ? null : { minutes: due })
			const from = onSet !== null && 'minutes' in onSet ? onSet.minutes : call
			return {
				...{ id, number, name, status: codes.get(id) ?? '' },
				pickUp: callWords(readCall(typed.pickUp, from)),
				makeUp: callWords(readCall(typed.makeUp, from)),
				onSet: callWords(onSet),
				note: typed.note
			}
		})
}

/** The board of a day with all its units: somebody starts on the first day of any of them. */
function unitsWith(
	state: StripboardState,
	production: ProductionState,
	board: BoardId
): BoardView[] {
	const main = state.boards.get(board)?.unitOf || board
	return [main, ...unitsOf(state.boards, main)].map((id) => boardOf(state, production, id))
}

function extrasOf(source: Source): SheetExtra[] {
	const { notes, call } = source
	return elementsOf(source)
		.filter(({ category }) => calledToo.has(category))
		.map(({ id, category, name }) => {
			const { onSet, note } = notes.calls.get(id) ?? blankCalls
			const words = callWords(readCall(onSet, call) ?? { minutes: call })
			return { id, category: categoryName(category), name, call: words, note }
		})
}

function needsOf(source: Source): CallSheet['needs'] {
	const brought = elementsOf(source).filter(
		({ category }) => category !== 'cast' && !calledToo.has(category)
	)
	return byCategory(brought, ({ category }) => category).map(({ name, found }) => ({
		category: name,
		names: found.map((element) => element.name)
	}))
}

/** What the day's scenes need, in the order of categories. */
function elementsOf({ state, clock }: Source): Element[] {
	const known = [...(clock?.windows.keys() ?? [])]
		.map((id: ElementId) => state.elements.get(id))
		.filter((element) => element !== undefined)
		.filter(({ removed }) => !removed)
	return byCategory(known.sort(compareCast), ({ category }) => category).flatMap(
		({ found }) => found
	)
}

function advanceOf(state: StripboardState, day: ShootingDay): AdvanceDay[] {
	const lines = linesOf(state, day).filter(({ isBanner }) => !isBanner)
	if (lines.length === 0) return []
	const { number, date, totals } = day
	return [{ day: number, date: date ?? '', pages: formatEighths(totals.eighths), lines }]
}
