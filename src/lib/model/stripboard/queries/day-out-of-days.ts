import { daysBetween, type DayKind } from '../../production/calendar.ts'
import type { EventKind } from '../records/event.ts'
import type { Holding, Rules } from '../records/rules.ts'

/*
 * The codes of a day-out-of-days, as Movie Magic Scheduling 10 documents them:
 *
 *     SW start-work  W work  WF work-finish  SWF one day only  H hold
 *     WD work-drop   PW pick-up-work         /   holiday        M company travel
 *     TR travel      FT fitting              R   rehearsal      TS test  SC school
 *
 * A start is the first day on a strip, whatever events come before; a finish the last.
 */

/** How one element is held: its own terms, or its category's. */
export type HoldRule = { holding: Holding } & Pick<Rules, 'dropDays' | 'dropWhen'>

/** The date it is dropped on and the date it is picked up on: both are days of work. */
export type Drop = { drop: string; pickUp: string }

/**
 * A square of the chart: its code, '' for none, and what the company does on that date. `counts`
 * between the first and the last day of work, where it is not dropped.
 */
export type DoodCell = { code: string; day: DayKind; counts: boolean }

/** What a row adds up to, in days. `total` has work, holds, travel and rehearsal, and holidays where they are paid. */
export type DoodTotals = {
	work: number
	hold: number
	travel: number
	fitting: number
	rehearsal: number
	holiday: number
	total: number
	/** First and last day of work; null when there is none. */
	start: string | null
	finish: string | null
}

const eventCodes: Partial<Record<EventKind, string>> = {
	travel: 'TR',
	fitting: 'FT',
	rehearsal: 'R',
	test: 'TS',
	school: 'SC'
}

/** The code of an event; null for what leaves no mark: days away and wishes. */
export function eventCode(kind: EventKind): string | null {
	return eventCodes[kind] ?? null
}

/** The one drop of a run of work days, in order: the first gap that is long enough. Null when there is none. */
export function dropIn(work: readonly string[], rule: HoldRule): Drop | null {
	if (rule.holding !== 'drop') return null
	for (let at = 1; at < work.length; at++) {
		const [drop, pickUp] = [work[at - 1] as string, work[at] as string]
		const between = daysBetween(drop, pickUp) - 1
		if (rule.dropWhen === 'at-least' ? between >= rule.dropDays : between > rule.dropDays)
			return { drop, pickUp }
	}
	return null
}

/** One row of the chart. `work` are the dates of its strips in order; `events` codes by date. */
export function doodCells(
	dates: readonly { date: string; day: DayKind }[],
	row: { work: readonly string[]; events: ReadonlyMap<string, string>; rule: HoldRule }
): DoodCell[] {
	const worked = new Set(row.work)
	const drop = dropIn(row.work, row.rule)
	const [first, last] = [row.work[0] ?? '', row.work.at(-1) ?? '']
	const isHeld = row.rule.holding !== 'none'
	return dates.map(({ date, day }) => {
		const isDropped = drop !== null && drop.drop < date && date < drop.pickUp
		const counts = first <= date && date <= last && !isDropped
		if (worked.has(date)) return { code: workCode(date, { first, last, drop }), day, counts }
		const code = row.events.get(date) ?? idleCode(day, isHeld && counts)
		return { code, day, counts }
	})
}

function workCode(
	date: string,
	{ first, last, drop }: { first: string; last: string; drop: Drop | null }
): string {
	const before = (date === first ? 'S' : '') + (date === drop?.pickUp ? 'P' : '')
	return `${before}W${date === drop?.drop ? 'D' : ''}${date === last ? 'F' : ''}`
}

function idleCode(day: DayKind, isHeld: boolean): string {
	if (day === 'holiday') return '/'
	if (!isHeld || day === 'off') return ''
	return day === 'travel' ? 'M' : 'H'
}

const counters: Record<string, keyof Omit<DoodTotals, 'total' | 'start' | 'finish'>> = {
	H: 'hold',
	TR: 'travel',
	FT: 'fitting',
	R: 'rehearsal',
	'/': 'holiday'
}

/** What a row adds up to. A holiday counts between the first and the last day of work, unless it is dropped. */
export function doodTotals(
	cells: readonly DoodCell[],
	input: { work: readonly string[]; paysHolidays: boolean }
): DoodTotals {
	const count = { work: 0, hold: 0, travel: 0, fitting: 0, rehearsal: 0, holiday: 0 }
	for (const { code, counts } of cells) {
		const counter = code.includes('W') ? 'work' : counters[code]
		if (counter && (counter !== 'holiday' || counts)) count[counter]++
	}
	const paid = input.paysHolidays ? count.holiday : 0
	const total = count.work + count.hold + count.travel + count.rehearsal + paid
	return { ...count, total, start: input.work[0] ?? null, finish: input.work.at(-1) ?? null }
}
