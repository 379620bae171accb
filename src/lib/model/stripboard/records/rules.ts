import type * as Y from 'yjs'
import { choice, flag, text, whole } from '../../core/field.ts'
import { Singleton } from '../../core/singleton.ts'
import { categoryIds, type CategoryId } from '../categories.ts'

const hour = 60

const rulesFields = {
	/** Days that must lie between a drop and a pick-up. */
	dropDays: whole(1, 60, 10),
	/** Whether so many days are enough, or there must be more. */
	dropWhen: choice(['at-least', 'more-than'], 'at-least'),
	/** Whether a holiday between first and last work day is paid, and so counts in the total. */
	paysHolidays: flag(),
	/** Where the numbers below come from, and as of when: shown beside every flag. */
	source: text(300, 'Usual practice; no contract chosen'),
	sourceDate: text(10),
	/** When a day is called that has no call of its own, in minutes after midnight. */
	usualCall: whole(0, 24 * hour, 7 * hour),
	/** Rest from wrap to the next call, in minutes: for performers, and for the crew. */
	castRest: whole(0, 24 * hour, 12 * hour),
	crewRest: whole(0, 24 * hour, 10 * hour),
	/** Rest of performers that may be had instead, not two nights running; 0 where nothing less may be. */
	reducedRest: whole(0, 24 * hour, 0),
	/** How often that may be, in how many days. */
	reducedTimes: whole(1, 7, 2),
	reducedWithin: whole(1, 7, 7),
	/** What a forced call costs, in the contract's words; '' where it is not said. Nothing is reckoned from it. */
	forcedCall: text(300),
	/** Rest over days off, in minutes. */
	weeklyRest: whole(0, 96 * hour, 54 * hour),
	/** A meal within so many minutes of the call, and of the end of the meal before; 0 for no rule. */
	firstMeal: whole(0, 24 * hour, 6 * hour),
	nextMeal: whole(0, 24 * hour, 6 * hour),
	/** What a meal takes when the board has no banner for it. */
	mealMinutes: whole(0, 4 * hour, hour),
	/** Longest day from call to wrap, in minutes; 0 for no rule. */
	longestDay: whole(0, 24 * hour, 14 * hour),
	/** Most eighths meant for one day; 0 for no target. */
	targetEighths: whole(0, 800, 0)
}

/** By which rules the schedule is judged: parameters of a contract, dated, with their source. */
export const rules = new Singleton('rules', rulesFields)

export type Rules = ReturnType<typeof rules.read>

/** Whether an element is held between work days, and may be dropped, which only the held can be. */
export const holdings = ['none', 'hold', 'drop'] as const
export type Holding = (typeof holdings)[number]

/** Categories that have been given a way of holding: category → `none`, `hold` or `drop`. */
export function readHolding(doc: Y.Doc): Map<CategoryId, Holding> {
	const stored = doc.getMap('holding')
	const known = new Map<CategoryId, Holding>()
	for (const id of categoryIds) {
		const holding = holdings.find((option) => option === stored.get(id))
		if (holding) known.set(id, holding)
	}
	return known
}
