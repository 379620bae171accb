import { standingList } from '../../core/merged.ts'
import { dayOffOn, datesBetween, type DayKind } from '../../production/calendar.ts'
import type { ProductionState } from '../../production/records.ts'
import type { CategoryId } from '../categories.ts'
import type { Element } from '../records/element.ts'
import type { ElementEvent, SubjectId } from '../records/event.ts'
import type { Location, StorySet } from '../records/set.ts'
import type { StripId } from '../records/strip.ts'
import type { StripboardState } from '../state.ts'
import { calendarOf, type BoardView, type ShootingDay } from './board.ts'
import {
	doodCells,
	doodTotals,
	eventCode,
	type DoodCell,
	type DoodTotals,
	type HoldRule
} from './day-out-of-days.ts'
import { subjectOf } from './breakdown.ts'
import { compareCast, type SceneRow } from './rows.ts'

/** Of what the chart is: the elements of a category, the sets, or the locations. */
export type DoodBy = CategoryId | 'sets' | 'locations'

/** A date of the chart. `number` is the shooting day's, null when nothing is shot. */
export type DoodDate = { date: string; day: DayKind; reason: string; number: number | null }

/** One line of the chart: whose it is, a cell for each date, and what they add up to. */
export type DoodRow = {
	id: SubjectId
	/** The cast number, or the like; '' for none. */
	number: string
	name: string
	cells: readonly DoodCell[]
	totals: DoodTotals
	/** The strips behind each date of work, by date. */
	strips: ReadonlyMap<string, readonly StripId[]>
}

/** A day-out-of-days as screens and paper show it. */
export type DoodChart = { dates: readonly DoodDate[]; rows: readonly DoodRow[] }

/**
 * The day-out-of-days of a board and its second units. Dates run from the first event or shooting
 * day to the last; without dates the chart is empty. The boneyard and omitted scenes do not count.
 */
export function doodChart(
	input: {
		state: StripboardState
		production: ProductionState
		units: readonly Pick<BoardView, 'days'>[]
	},
	by: DoodBy
): DoodChart {
	const { state, production, units } = input
	const work = workBy(units, by)
	const codes = eventCodesBy(state)
	const subjects = subjectsOf(state, by).filter(({ id }) => work.has(id) || codes.has(id))
	const marked = subjects.flatMap(({ id }) => [...(codes.get(id)?.keys() ?? [])])
	const dates = datesOf(production, units, marked)
	return { dates, rows: subjects.map((subject) => rowOf(state, subject, { dates, work, codes })) }
}

type WorkBy = Map<SubjectId, Map<string, StripId[]>>
type CodesBy = Map<SubjectId, Map<string, string>>
type Subject = { id: SubjectId; number: string; name: string; element: Element | null }

function rowOf(
	state: StripboardState,
	{ id, number, name, element }: Subject,
	chart: { dates: readonly DoodDate[]; work: WorkBy; codes: CodesBy }
): DoodRow {
	const strips = chart.work.get(id) ?? new Map<string, StripId[]>()
	const work = [...strips.keys()].sort()
	const rule = holdRuleOf(state, element)
	const cells = doodCells(chart.dates, { work, rule, events: chart.codes.get(id) ?? new Map() })
	const { paysHolidays } = state.rules
	const totals = doodTotals(cells, { work, paysHolidays })
	return { id, number, name, cells, totals, strips }
}

/** How an element is held: as its own terms say, else as its category, where cast are held and may be dropped. */
export function holdRuleOf(state: StripboardState, element: Element | null): HoldRule {
	const { dropDays, dropWhen } = state.rules
	if (element === null) return { holding: 'none', dropDays, dropWhen }
	const usual = element.category === 'cast' ? 'drop' : 'none'
	const holding =
		element.holding === 'category'
			? (state.holding.get(element.category) ?? usual)
			: element.holding
	return { holding, dropDays: element.dropDays ?? dropDays, dropWhen }
}

/** Who or what can have a row, in the order of the chart. */
function subjectsOf(state: StripboardState, by: DoodBy): Subject[] {
	if (by === 'sets' || by === 'locations') {
		const places: readonly (StorySet | Location)[] =
			by === 'sets' ? standingList(state.sets) : [...state.locations.values()]
		return places
			.filter(({ removed }) => !removed)
			.sort((a, b) => (a.name < b.name ? -1 : 1))
			.map(({ id, name }) => ({ id, number: '', name, element: null }))
	}
	return standingList(state.elements)
		.filter(({ category }) => category === by)
		.sort(compareCast)
		.map((element) => ({ id: element.id, number: element.number, name: element.name, element }))
}

function workBy(units: readonly Pick<BoardView, 'days'>[], by: DoodBy): WorkBy {
	const work: WorkBy = new Map()
	for (const { date, row } of scheduledScenes(units)) {
		for (const id of subjectsIn(row, by)) {
			const dates = work.get(id) ?? new Map<string, StripId[]>()
			const strips = dates.get(date)
			if (strips) strips.push(row.id)
			else dates.set(date, [row.id])
			work.set(id, dates)
		}
	}
	return work
}

function* scheduledScenes(
	units: readonly Pick<BoardView, 'days'>[]
): Generator<{ date: string; row: SceneRow }> {
	for (const { days } of units) {
		for (const { date, rows } of days) {
			if (date === null) continue
			for (const row of rows) if (row.kind === 'scene' && !row.scene.omitted) yield { date, row }
		}
	}
}

function subjectsIn({ set, needs }: SceneRow, by: DoodBy): readonly SubjectId[] {
	if (by === 'sets') return set ? [set.id] : []
	if (by === 'locations') return set && set.location !== '' ? [set.location] : []
	return needs.filter(({ element }) => element.category === by).map(({ element }) => element.id)
}

/** The code of every date on which something has an event; of two, the one noted first. */
function eventCodesBy(state: StripboardState): CodesBy {
	const codes: CodesBy = new Map()
	for (const event of inOrder(state.events.values())) {
		const code = eventCode(event.kind)
		const subject = subjectOf(state, event.subject)
		if (event.removed || subject === '' || code === null) continue
		const dates = codes.get(subject) ?? new Map<string, string>()
		for (const date of datesBetween(event.from, event.to)) {
			if (!dates.has(date)) dates.set(date, code)
		}
		codes.set(subject, dates)
	}
	return codes
}

/** By first date and then by id, which is the same on every screen. */
function inOrder(events: Iterable<ElementEvent>): ElementEvent[] {
	return [...events].sort((a, b) =>
		a.from !== b.from ? (a.from < b.from ? -1 : 1) : a.id < b.id ? -1 : 1
	)
}

function datesOf(
	production: ProductionState,
	units: readonly Pick<BoardView, 'days'>[],
	marked: readonly string[]
): DoodDate[] {
	const numbers = new Map<string, number>()
	for (const { date, number } of units.flatMap(({ days }): readonly ShootingDay[] => days)) {
		if (date !== null && !numbers.has(date)) numbers.set(date, number)
	}
	const all = [...numbers.keys(), ...marked].sort()
	const [first, last] = [all[0], all.at(-1)]
	if (first === undefined || last === undefined) return []
	const calendar = calendarOf(production)
	return datesBetween(first, last).map((date) => {
		const off = dayOffOn(calendar, date)
		const number = numbers.get(date) ?? null
		return { date, number, day: off?.kind ?? 'work', reason: off?.reason ?? '' }
	})
}
