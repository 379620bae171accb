/*
 * Dates are YYYY-MM-DD texts, local to the production and without a zone. `Date.UTC` is used as
 * arithmetic only: the clock is never read here.
 */

/** What decides which dates are shot on. */
export type Calendar = {
	/** First shooting day, or '' when none is set: then days have numbers but no dates. */
	startDate: string
	/** Seven digits from Monday to Sunday, 1 for a day off. */
	weeklyDaysOff: string
	holidays: ReadonlyMap<string, string>
}

/** A stretch without shooting between two shooting days. */
export type DayOff = { date: string; reason: string }

const dayMs = 24 * 60 * 60 * 1000
/** A calendar without one working day in a year is a slip, not a schedule. */
const longestGap = 366

function toDays(date: string): number {
	return (
		Date.UTC(Number(date.slice(0, 4)), Number(date.slice(5, 7)) - 1, Number(date.slice(8))) / dayMs
	)
}

function fromDays(days: number): string {
	return new Date(days * dayMs).toISOString().slice(0, 10)
}

/** Whether a text is a real date, YYYY-MM-DD, from 1900 on. */
export function isDate(text: string): boolean {
	return /^(19|20|21)\d\d-\d\d-\d\d$/.test(text) && fromDays(toDays(text)) === text
}

/** The date so many days later (or earlier). */
export function addDays(date: string, count: number): string {
	return fromDays(toDays(date) + count)
}

/** 0 for Monday to 6 for Sunday. */
export function weekdayOf(date: string): number {
	return (((toDays(date) + 3) % 7) + 7) % 7
}

/** Why nothing is shot on a date, or null when it is a working day. A holiday outranks a weekly day off. */
export function dayOffReason(calendar: Calendar, date: string): string | null {
	const holiday = calendar.holidays.get(date)
	if (holiday !== undefined) return holiday || 'Holiday'
	return calendar.weeklyDaysOff[weekdayOf(date)] === '1' ? 'Day off' : null
}

/** The dates of the first `count` shooting days, each with the days off before it. Empty without a start date. */
export function shootingDates(
	calendar: Calendar,
	count: number
): { date: string; daysOffBefore: DayOff[] }[] {
	if (!isDate(calendar.startDate)) return []
	const dates: { date: string; daysOffBefore: DayOff[] }[] = []
	let date = calendar.startDate
	let daysOffBefore: DayOff[] = []
	while (dates.length < count && daysOffBefore.length <= longestGap) {
		const reason = dayOffReason(calendar, date)
		if (reason === null) {
			dates.push({ date, daysOffBefore })
			daysOffBefore = []
		} else daysOffBefore.push({ date, reason })
		date = addDays(date, 1)
	}
	return dates
}
