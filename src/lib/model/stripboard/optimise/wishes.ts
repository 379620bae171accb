import type { Plan } from '../clashes/plan.ts'
import { countedDays, type ShootingDay } from '../queries/board.ts'
import { planDayBreaks, type DayLimit } from '../queries/day-breaks.ts'
import type { ElementId } from '../records/element.ts'
import type { StripId } from '../records/strip.ts'

/** What a person asks of an order. */
export type Wishes = {
	/** How full a day may be. */
	limit: DayLimit
	/** Over how many days; closed ones keep their numbers, so it is never less than they need. */
	days: number
	/** Days that stay as they are, and strips that stay on their day. */
	closed: ReadonlySet<ShootingDay['id']>
	staying: ReadonlySet<StripId>
	/** What a day of somebody's counts, where it is not 1. */
	pay: ReadonlyMap<ElementId, number>
	/** How many days of pay a company move counts. */
	move: number
}

/** Four and a half pages: what a day takes where nobody has said and the board has no days yet. */
const usualPages = 36
/** A move within a day costs the whole company about an hour. */
const usualMove = 5

/** What would usually be asked: days as many and as full as they are, or as the rules have it. */
export function usualWishes(plan: Plan): Wishes {
	const days = scheduledDays(plan)
	const target = plan.state.rules.targetEighths
	const isBroken = days.length > 1
	const fullest = Math.max(0, ...days.map(({ totals }) => totals.eighths))
	const most = target > 0 ? target : isBroken && fullest > 0 ? fullest : usualPages
	const limit: DayLimit = { by: 'eighths', most }
	return {
		limit,
		days: isBroken ? days.length : daysNeeded(plan, limit),
		closed: new Set(),
		staying: new Set(),
		pay: new Map(),
		move: usualMove
	}
}

/** How many days the board would take, broken by this limit as it lies. */
export function daysNeeded(plan: Plan, limit: DayLimit): number {
	return planDayBreaks(
		scheduledDays(plan).flatMap(({ rows }) => rows),
		limit
	).length
}

/** The shooting days of the first unit; an open day with nothing on it is none. */
export function scheduledDays({ units }: Plan): ShootingDay[] {
	return countedDays(units[0]?.days ?? [])
}
