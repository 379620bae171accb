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
	exceptions: ReadonlyMap<string, CalendarException>
}

/** What the company has decided about a date against its week and the holidays. */
export const exceptionKinds = ['off', 'travel', 'work'] as const
export type CalendarException = { kind: (typeof exceptionKinds)[number]; label: string }

/** What a date is to the company: shot on, or why not. */
export type DayKind = 'work' | 'off' | 'holiday' | 'travel'

/** A date without shooting between two shooting days. */
export type DayOff = { date: string; kind: Exclude<DayKind, 'work'>; reason: string }

const dayMs = 24 * 60 * 60 * 1000
/** A calendar without one working day in a year is a slip, not a schedule. */
const longestGap = 366

/** A date as a number that grows by one a day; 0 is a Thursday. */
export function dayNumber(date: string): number {
	return (
		Date.UTC(Number(date.slice(0, 4)), Number(date.slice(5, 7)) - 1, Number(date.slice(8))) / dayMs
	)
}

/** The date of such a number. */
export function dateOf(days: number): string {
	return new Date(days * dayMs).toISOString().slice(0, 10)
}

/** Whether a text is a real date, YYYY-MM-DD, from 1900 on. */
export function isDate(text: string): boolean {
	return /^(19|20|21)\d\d-\d\d-\d\d$/.test(text) && dateOf(dayNumber(text)) === text
}

/** The date so many days later (or earlier). */
export function addDays(date: string, count: number): string {
	return dateOf(dayNumber(date) + count)
}

/** The days of a week as they are written short. */
export const weekdayNames = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'] as const

/** 0 for Monday to 6 for Sunday. */
export function weekdayOf(date: string): number {
	return (((dayNumber(date) + 3) % 7) + 7) % 7
}

/** The dates of a month, `2026-03`, in whole weeks from Monday to Sunday, with those of its neighbours that fill them. */
export function weeksIn(month: string): string[][] {
	const first = `${month}-01`
	const weeks: string[][] = []
	for (let at = addDays(first, -weekdayOf(first)); at.slice(0, 7) <= month; at = addDays(at, 7)) {
		const monday = at
		weeks.push(weekdayNames.map((_, day) => addDays(monday, day)))
	}
	return weeks
}

/** The month so many months later (or earlier). */
export function monthAfter(month: string, count = 1): string {
	const months = Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1 + count
	const year = String(Math.floor(months / 12)).padStart(4, '0')
	return `${year}-${String((months % 12) + 1).padStart(2, '0')}`
}

/** The same day of another month, or the last that it has. */
export function dateIn(month: string, date: string): string {
	const days = [date.slice(8), '30', '29', '28'].filter((day) => day <= date.slice(8))
	return days.map((day) => `${month}-${day}`).find(isDate) ?? `${month}-01`
}

/** The months from one date to another, `2026-03`, both included. */
export function monthsBetween(first: string, last: string): string[] {
	const months = [first.slice(0, 7)]
	for (let month = first.slice(0, 7); month < last.slice(0, 7);) {
		month = monthAfter(month)
		months.push(month)
	}
	return months
}

/**
 * Why nothing is shot on a date, or null when it is a working day. The company may decide to work
 * on any date; else its travel outranks a holiday, and a holiday outranks a day off.
 */
export function dayOffOn(calendar: Calendar, date: string): DayOff | null {
	const exception = calendar.exceptions.get(date)
	if (exception?.kind === 'work') return null
	if (exception?.kind === 'travel')
		return { date, kind: 'travel', reason: exception.label || 'Company travel' }
	const holiday = calendar.holidays.get(date)
	if (holiday !== undefined) return { date, kind: 'holiday', reason: holiday || 'Holiday' }
	if (exception) return { date, kind: 'off', reason: exception.label || 'Day off' }
	return calendar.weeklyDaysOff[weekdayOf(date)] === '1'
		? { date, kind: 'off', reason: 'Day off' }
		: null
}

/** Every date from one to another, both included; at most `most`, so that a slip cannot fill the memory. */
export function datesBetween(first: string, last: string, most = 1500): string[] {
	const [from, to] = [dayNumber(first), dayNumber(last)]
	const count = Math.max(0, Math.min(to - from + 1, most))
	return Array.from({ length: count }, (_, at) => dateOf(from + at))
}

/** How many days later the second date is. */
export function daysBetween(first: string, last: string): number {
	return dayNumber(last) - dayNumber(first)
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
		const off = dayOffOn(calendar, date)
		if (off === null) {
			dates.push({ date, daysOffBefore })
			daysOffBefore = []
		} else daysOffBefore.push(off)
		date = addDays(date, 1)
	}
	return dates
}
