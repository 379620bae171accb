import { grouped } from '../../core/grouped.ts'
import { dayOffOn, monthsBetween, weeksIn, type DayKind } from '../../production/calendar.ts'
import type { ProductionState } from '../../production/records.ts'
import type { ElementEvent, SubjectId } from '../records/event.ts'
import type { StripboardState } from '../state.ts'
import { calendarOf, type BoardView, type ShootingDay } from './board.ts'
import { subjectOf } from './breakdown.ts'
import { isShot } from './published-lines.ts'
import type { SceneRow } from './rows.ts'

/** What a calendar is drawn from: a board, its second units, and what is noted about dates. */
export type MonthSource = {
	state: StripboardState
	production: ProductionState
	units: readonly Pick<BoardView, 'days'>[]
}

/** A shooting day in its square. `places` are its locations, or sets that have none, the longest first. */
export type MonthDay = {
	unit: number
	day: ShootingDay
	places: readonly string[]
	/** Shot by day, by night, or both: `D`, `N`, `D/N`; '' when no scene says. */
	time: string
}

/** What somebody or something does on a date beside its work. */
export type MonthEvent = { name: string; event: ElementEvent }

/** A square of the calendar. A company works on many dates on which nothing is scheduled yet. */
export type MonthDate = {
	date: string
	kind: DayKind
	/** Why nothing is shot, or what an extra work day is for. */
	reason: string
	/** The company works although the week or a holiday says otherwise. */
	isExtra: boolean
	days: readonly MonthDay[]
	events: readonly MonthEvent[]
}

/** The months that a schedule reaches, `2026-03`, each after the other; empty without dates. */
export function monthsOf({ units }: Pick<MonthSource, 'units'>): string[] {
	const dates = units.flatMap(({ days }) => days.map(({ date }) => date))
	const known = dates.filter((date) => date !== null).sort()
	const [first, last] = [known[0], known.at(-1)]
	if (first === undefined || last === undefined) return []
	return monthsBetween(first, last)
}

/** A month as whole weeks from Monday to Sunday, with the dates of its neighbours that fill them. */
export function weeksOf(source: MonthSource, month: string): MonthDate[][] {
	const { state, units } = source
	const days = units.flatMap(({ days }, unit) => days.map((day) => ({ unit, day })))
	const byDate = grouped(days, ({ day }) => day.date ?? '')
	const events = eventsOf(state)
	return weeksIn(month).map((dates) =>
		dates.map((date) => ({
			...dateOf(source, date),
			days: (byDate.get(date) ?? []).flatMap((each) => dayIn(state, each)),
			events: events.filter(({ event }) => event.from <= date && date <= event.to)
		}))
	)
}

function dateOf(
	{ production }: MonthSource,
	date: string
): Pick<MonthDate, 'date' | 'kind' | 'reason' | 'isExtra'> {
	const off = dayOffOn(calendarOf(production), date)
	if (off !== null) return { date, kind: off.kind, reason: off.reason, isExtra: false }
	const extra = production.exceptions.get(date)
	return { date, kind: 'work', reason: extra?.label ?? '', isExtra: extra !== undefined }
}

/** Days without anything to shoot have a square of their own only when they are closed. */
function dayIn(
	state: StripboardState,
	{ unit, day }: { unit: number; day: ShootingDay }
): MonthDay[] {
	if (day.id === 'open' && day.rows.length === 0) return []
	const scenes = day.rows.filter(isShot)
	return [{ unit, day, places: placesOf(state, scenes), time: timeOf(scenes) }]
}

function placesOf(state: StripboardState, scenes: readonly SceneRow[]): string[] {
	const lengths = new Map<string, number>()
	for (const { set, setName, eighths } of scenes) {
		const location = set && set.location !== '' ? state.locations.get(set.location) : undefined
		const name = location && !location.removed ? location.name : setName
		if (name !== '') lengths.set(name, (lengths.get(name) ?? 0) + (eighths ?? 1))
	}
	return [...lengths].sort(([, a], [, b]) => b - a).map(([name]) => name)
}

function timeOf(scenes: readonly SceneRow[]): string {
	const known = scenes.map(({ scene }) => scene.timeRow).filter((time) => time !== 'unknown')
	const isNight = known.includes('night')
	const isDay = known.some((time) => time !== 'night')
	return [isDay ? 'D' : '', isNight ? 'N' : ''].filter((part) => part !== '').join('/')
}

/** Whoever is away first, then by name; what was merged goes by the name that stands. */
function eventsOf(state: StripboardState): MonthEvent[] {
	return [...state.events.values()]
		.filter(({ removed }) => !removed)
		.map((event) => ({ event, name: nameOf(state, subjectOf(state, event.subject)) }))
		.filter(({ name }) => name !== '')
		.sort((a, b) => {
			const [one, other] = [a, b].map(({ event }) => (event.kind === 'unavailable' ? 0 : 1))
			if (one !== other) return (one ?? 0) - (other ?? 0)
			return a.name === b.name ? (a.event.id < b.event.id ? -1 : 1) : a.name < b.name ? -1 : 1
		})
}

function nameOf({ elements, sets, locations }: StripboardState, subject: SubjectId | ''): string {
	const known: ReadonlyMap<string, { name: string; removed: boolean }>[] = [
		...[elements, sets, locations]
	]
	const found = known.map((records) => records.get(subject)).find((record) => record)
	return found && !found.removed ? found.name : ''
}
