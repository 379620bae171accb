import { grouped } from '../../core/grouped.ts'
import { datesBetween, dayOffOn, daysBetween, type Calendar } from '../../production/calendar.ts'
import { dayMinutes } from '../minutes.ts'
import { calendarOf, type ShootingDay } from '../queries/board.ts'
import { subjectOf } from '../queries/breakdown.ts'
import type { ElementId } from '../records/element.ts'
import type { ElementEvent, SubjectId } from '../records/event.ts'
import type { LocationId } from '../records/set.ts'
import type { StripId } from '../records/strip.ts'
import { isPerformer, mealDue, workOf, type DayWork, type Plan, type Window } from './plan.ts'

/*
 * The red flags of a schedule. They warn and never block: whoever schedules decides. Times are
 * predicted from calls and estimates; rules are the production's own parameters.
 */

/** What can be wrong. `soft`, `busy`, `reduced-rest` and `over-pages` are to be looked at, the others are red. */
export const clashKinds = [
	...(['unavailable', 'soft', 'busy', 'two-units', 'closed', 'no-permit'] as const),
	...(['crew-rest', 'rest', 'reduced-rest', 'weekly-rest', 'meal', 'long-day'] as const),
	...(['long-work', 'early-call', 'late-out', 'over-pages'] as const)
] as const
export type ClashKind = (typeof clashKinds)[number]

/** One thing wrong on one day. */
export type Clash = {
	/** The same for the same thing wrong on the same day, whatever its numbers. */
	key: string
	kind: ClashKind
	unit: number
	day: Pick<ShootingDay, 'id' | 'number' | 'date'>
	/** Whom or what it is about; '' for the company. */
	subject: SubjectId | ''
	/** The strips that show it; none when it is the whole day's. */
	strips: readonly StripId[]
	/** What it is and what it should be, in minutes (or eighths, for pages); null where nothing is measured. */
	is: number | null
	needs: number | null
	/** The event behind it. */
	event: ElementEvent | null
}

/** Everything wrong with a plan, day by day. The same in browser and server. */
export function clashes(plan: Plan): Clash[] {
	const work = workOf(plan)
	const events = eventsBySubject(plan)
	const found = [
		...work.flatMap((day) => [...ofDay(plan, day), ...ofEvents(plan, day, events)]),
		...ofCrewRest(plan, work),
		...ofPeople(plan, work)
	]
	return found.sort(byDay)
}

function byDay(a: Clash, b: Clash): number {
	if (a.unit !== b.unit) return a.unit - b.unit
	if (a.day.number !== b.day.number) return a.day.number - b.day.number
	return a.key < b.key ? -1 : 1
}

type Found = { kind: ClashKind } & Partial<
	Pick<Clash, 'subject' | 'strips' | 'is' | 'needs' | 'event'>
>

function clash({ unit, day }: DayWork, found: Found): Clash {
	const { id, number, date } = day
	const key = [found.kind, unit, id, found.subject ?? '', found.event?.id ?? ''].join(' ')
	const none = { subject: '' as const, strips: [], is: null, needs: null, event: null }
	return { ...none, ...found, key, unit, day: { id, number, date } }
}

/** What a day alone can have: too long, a late meal, too many pages, somebody kept beyond their terms. */
function ofDay({ state }: Plan, work: DayWork): Clash[] {
	const { rules } = state
	const found: Clash[] = []
	const add = (what: Found) => found.push(clash(work, what))
	const length = work.wrap - work.call
	if (rules.longestDay > 0 && length > rules.longestDay)
		add({ kind: 'long-day', is: length, needs: rules.longestDay })
	const { eighths } = work.day.totals
	if (rules.targetEighths > 0 && eighths > rules.targetEighths)
		add({ kind: 'over-pages', is: eighths, needs: rules.targetEighths })
	const late = lateMeal(work, rules)
	if (late) add({ kind: 'meal', ...late })
	for (const [subject, { from, to, strips }] of work.windows) {
		const element = state.elements.get(subject)
		if (!element || element.removed) continue
		const { mostWork, earliestCall, latestOut } = element
		if (mostWork !== null && to - from > mostWork)
			add({ kind: 'long-work', subject, strips, is: to - from, needs: mostWork })
		if (earliestCall !== null && from < earliestCall)
			add({ kind: 'early-call', subject, strips, is: from, needs: earliestCall })
		if (latestOut !== null && to > latestOut)
			add({ kind: 'late-out', subject, strips, is: to, needs: latestOut })
	}
	return found
}

/** The first meal of a day that begins, or would have to, too late. A day without a meal's banner breaks in time. */
function lateMeal(
	{ call, wrap, meals }: DayWork,
	rules: Plan['state']['rules']
): { is: number; needs: number; strips: StripId[] } | null {
	let due = mealDue(rules, 'firstMeal', call)
	for (const meal of meals) {
		if (due !== null && meal.from > due) return { is: meal.from, needs: due, strips: [meal.strip] }
		due = mealDue(rules, 'nextMeal', meal.to)
	}
	const isOwed = meals.length > 0 && due !== null && wrap > due
	return isOwed ? { is: wrap, needs: due as number, strips: [] } : null
}

type EventsBySubject = ReadonlyMap<SubjectId | '', readonly ElementEvent[]>

function eventsBySubject({ state }: Plan): EventsBySubject {
	const known = [...state.events.values()].filter(({ removed }) => !removed)
	return grouped(known, ({ subject }) => subjectOf(state, subject))
}

/** Who works on a date on which they are away or elsewhere; what is closed, or has no permit. */
function ofEvents({ state }: Plan, work: DayWork, events: EventsBySubject): Clash[] {
	const { date } = work.day
	if (date === null) return []
	const found: Clash[] = []
	for (const [subject, window] of work.windows) {
		if (state.elements.get(subject)?.removed ?? true) continue
		for (const event of events.get(subject) ?? []) {
			if (!isOn(event, date, window)) continue
			const kind =
				event.kind === 'unavailable' ? 'unavailable' : event.kind === 'soft' ? 'soft' : 'busy'
			found.push(clash(work, { kind, subject, strips: window.strips, event }))
		}
	}
	for (const [subject, strips] of work.places) {
		for (const event of events.get(subject) ?? []) {
			if (event.kind === 'unavailable' && isOn(event, date, { from: work.call, to: work.wrap }))
				found.push(clash(work, { kind: 'closed', subject, strips, event }))
		}
		const location = state.locations.get(subject as LocationId)
		const isBefore = location && location.permitFrom !== '' && date < location.permitFrom
		const isAfter = location && location.permitTo !== '' && date > location.permitTo
		if (isBefore || isAfter) found.push(clash(work, { kind: 'no-permit', subject, strips }))
	}
	return found
}

function isOn(
	event: ElementEvent,
	date: string,
	{ from, to }: Pick<Window, 'from' | 'to'>
): boolean {
	if (date < event.from || date > event.to) return false
	return (event.fromMinute ?? 0) < to && from < (event.toMinute ?? Infinity)
}

/** From one wrap to the next call of the same unit. */
function ofCrewRest({ state, production }: Plan, work: readonly DayWork[]): Clash[] {
	const calendar = calendarOf(production)
	return work.flatMap((next, at) => {
		const last = work[at - 1]
		if (!last || last.unit !== next.unit) return []
		const span = { last, next, from: last.wrap, to: next.call }
		const short = shortRest(state.rules, calendar, { ...span, daily: state.rules.crewRest })
		if (!short) return []
		const { isOverDaysOff, ...numbers } = short
		return [clash(next, { kind: isOverDaysOff ? 'weekly-rest' : 'crew-rest', ...numbers })]
	})
}

/** The rest from a moment of one day to a moment of a later one, when it is too short. Without dates nothing is. */
function shortRest(
	rules: Plan['state']['rules'],
	calendar: Calendar,
	span: { last: DayWork; next: DayWork; from: number; to: number; daily: number }
): { is: number; needs: number; isOverDaysOff: boolean } | null {
	const [last, next] = [span.last.day.date, span.next.day.date]
	if (last === null || next === null) return null
	const is = daysBetween(last, next) * dayMinutes + span.to - span.from
	if (is >= span.daily && is >= rules.weeklyRest) return null
	const between = datesBetween(last, next).slice(1, -1)
	const isOverDaysOff =
		between.length > 0 && between.every((date) => dayOffOn(calendar, date) !== null)
	const needs = isOverDaysOff ? rules.weeklyRest : span.daily
	return is < needs ? { is, needs, isOverDaysOff } : null
}

/** Each performer's own rest between days, and whoever is wanted by two units on one date. */
function ofPeople(plan: Plan, work: readonly DayWork[]): Clash[] {
	const days = new Map<ElementId, DayWork[]>()
	for (const day of work) {
		if (day.day.date === null) continue
		for (const id of day.windows.keys()) {
			const known = days.get(id)
			if (known) known.push(day)
			else days.set(id, [day])
		}
	}
	return [...days].flatMap(([subject, worked]) => {
		const element = plan.state.elements.get(subject)
		if (!element || element.removed) return []
		const inOrder = plan.units.length > 1 ? inDateOrder(worked) : worked
		const twice = inOrder.flatMap((next, at) => {
			const last = inOrder[at - 1]
			return last?.day.date === next.day.date ? inTwoUnits(subject, last, next) : []
		})
		return isPerformer(element) ? [...twice, ...ofRest(plan, subject, inOrder)] : twice
	})
}

function inDateOrder(days: readonly DayWork[]): DayWork[] {
	const date = ({ day }: DayWork) => day.date ?? ''
	return [...days].sort((a, b) =>
		date(a) === date(b) ? a.unit - b.unit : date(a) < date(b) ? -1 : 1
	)
}

function inTwoUnits(subject: ElementId, one: DayWork, other: DayWork): Clash[] {
	return [one, other].map((day) =>
		clash(day, { kind: 'two-units', subject, strips: day.windows.get(subject)?.strips ?? [] })
	)
}

/** The rests of a performer that are too short. `worked` is in the order of dates. */
function ofRest(
	{ state, production }: Plan,
	subject: ElementId,
	worked: readonly DayWork[]
): Clash[] {
	const { rules } = state
	const calendar = calendarOf(production)
	const short = worked.flatMap((next, at) => {
		const last = worked[at - 1]
		if (!last || last.day.date === next.day.date) return []
		const window = next.windows.get(subject)
		const from = last.windows.get(subject)?.to ?? last.wrap
		const span = { last, next, from, to: window?.from ?? next.call, daily: rules.castRest }
		const found = shortRest(rules, calendar, span)
		return found ? [{ ...found, last, next, strips: window?.strips ?? [] }] : []
	})
	return short.map(({ isOverDaysOff, is, needs, next, strips }, at) => {
		const isReduced = !isOverDaysOff && is >= rules.reducedRest && mayBeReduced(rules, short, at)
		const kind = isOverDaysOff ? 'weekly-rest' : isReduced ? 'reduced-rest' : 'rest'
		return clash(next, { kind, subject, strips, is, needs })
	})
}

type ShortRest = { last: DayWork; next: DayWork; isOverDaysOff: boolean }

/**
 * Whether a short rest is one of those that the rules let be reduced: not the night after another, and
 * with those of the days before it no more than so many. Every short rest counts, reduced or not.
 */
function mayBeReduced(
	rules: Plan['state']['rules'],
	short: readonly ShortRest[],
	at: number
): boolean {
	const rest = short[at]
	const date = rest?.next.day.date
	if (rules.reducedRest === 0 || !rest || !date) return false
	const daily = short.slice(0, at + 1).filter(({ isOverDaysOff }) => !isOverDaysOff)
	if (daily.at(-2)?.next.day.date === rest.last.day.date) return false
	const isNear = ({ next }: ShortRest) =>
		next.day.date !== null && daysBetween(next.day.date, date) < rules.reducedWithin
	return daily.filter(isNear).length <= rules.reducedTimes
}
