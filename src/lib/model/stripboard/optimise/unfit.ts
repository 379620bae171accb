import { grouped } from '../../core/grouped.ts'
import type { Plan } from '../clashes/plan.ts'
import { subjectOf } from '../queries/breakdown.ts'
import { isShot } from '../queries/published-lines.ts'
import type { SceneRow } from '../queries/rows.ts'
import type { ElementEvent, EventKind } from '../records/event.ts'

/** What a scene counts on a day on which it cannot be shot; from here on somebody has to be told. */
export const impossible = 100
/** On a day that somebody would rather not have, or has something else to do. */
const unwelcome: Partial<Record<EventKind, number>> = { unavailable: impossible, soft: 4 }
const busy = 12

/**
 * How wrong a scene is on each of these dates: who it needs is away or in another unit, where it is
 * shot is closed or has no permit. Only what takes the whole day counts; hours are for the flags.
 */
export function unfitOn(
	plan: Plan,
	dates: readonly (string | null)[]
): (row: SceneRow) => readonly number[] {
	const { state } = plan
	const whole = [...state.events.values()].filter(
		({ removed, fromMinute, toMinute }) => !removed && fromMinute === null && toMinute === null
	)
	const events = grouped(whole, ({ subject }) => subjectOf(state, subject))
	const elsewhere = inOtherUnits(plan)
	const costs = new Map<string, readonly number[]>()
	const costsOf = (subject: string, cost: (date: string) => number): readonly number[] => {
		const known = costs.get(subject)
		if (known) return known
		const found = dates.map((date) => (date === null ? 0 : cost(date)))
		costs.set(subject, found)
		return found
	}
	const ofEvents = (subject: string, date: string) =>
		Math.max(0, ...(events.get(subject as never) ?? []).map((event) => costOf(event, date)))
	return ({ needs, set }) => {
		const people = needs.map(({ element: { id } }) =>
			costsOf(id, (date) => (elsewhere.has(`${id} ${date}`) ? impossible : ofEvents(id, date)))
		)
		const places = set ? [set.id, set.location].filter((id) => id !== '') : []
		const closed = places.map((id) =>
			costsOf(id, (date) => (isPermitted(plan, id, date) ? ofEvents(id, date) : impossible))
		)
		const all = [...people, ...closed].filter((each) => each.some((cost) => cost > 0))
		if (all.length === 0) return []
		return dates.map((_, day) => all.reduce((sum, each) => sum + (each[day] ?? 0), 0))
	}
}

function costOf({ kind, from, to }: ElementEvent, date: string): number {
	return date < from || date > to ? 0 : (unwelcome[kind] ?? busy)
}

function isPermitted({ state }: Plan, id: string, date: string): boolean {
	const location = state.locations.get(id as never)
	if (!location) return true
	const { permitFrom, permitTo } = location
	return (permitFrom === '' || date >= permitFrom) && (permitTo === '' || date <= permitTo)
}

/** Who works in another unit on which date. */
function inOtherUnits({ units }: Plan): ReadonlySet<string> {
	const found = new Set<string>()
	for (const { days } of units.slice(1))
		for (const { date, rows } of days)
			for (const row of rows.filter(isShot))
				for (const { element } of row.needs) found.add(`${element.id} ${date}`)
	return found
}
