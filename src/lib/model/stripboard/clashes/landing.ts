import { daysBetween } from '../../production/calendar.ts'
import { totalsOf, type ShootingDay } from '../queries/board.ts'
import type { Row } from '../queries/rows.ts'
import type { StripId } from '../records/strip.ts'
import { clashes, type Clash } from './clashes.ts'
import type { Plan } from './plan.ts'

/** Strips on their way to a place in a day: before one of its strips, or at its end. */
export type Landing = { rows: readonly Row[]; day: ShootingDay; before: StripId | null }

/** No rule looks further than this from a day. */
const reachDays = 10

/**
 * What would be wrong on the day that strips are held over, if they were let go there: worked out
 * from that day and those near it alone, so that it keeps up with a moving hand. Of the first unit.
 */
export function clashesAfter(plan: Plan, { rows, day, before }: Landing): Clash[] {
	const moving = new Set(rows.map(({ id }) => id))
	const near = ({ date, id }: ShootingDay) =>
		id === day.id ||
		(date !== null && day.date !== null && Math.abs(daysBetween(day.date, date)) <= reachDays)
	const units = plan.units.map(({ days }, unit) => ({
		days: days.filter(near).map((known) => {
			const staying = known.rows.filter(({ id }) => !moving.has(id))
			if (unit !== 0 || known.id !== day.id)
				return staying.length === known.rows.length ? known : withRows(known, staying)
			const found = before === null ? -1 : staying.findIndex(({ id }) => id === before)
			const at = found < 0 ? staying.length : found
			return withRows(known, [...staying.slice(0, at), ...rows, ...staying.slice(at)])
		})
	}))
	return clashes({ ...plan, units }).filter((clash) => clash.unit === 0 && clash.day.id === day.id)
}

function withRows(day: ShootingDay, rows: readonly Row[]): ShootingDay {
	return { ...day, rows, totals: totalsOf(rows) }
}
