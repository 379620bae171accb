import { addDays, daysBetween, weekdayOf } from '#model/production/calendar.ts'

/** The days that a picture shows, both YYYY-MM-DD. */
export type Span = { from: string; to: string }

/** A mark on the axis of days. */
export type Tick = { date: string; label: string }

/** Where a day lies in a span: 0 for its first day, 1 for its last. */
export function placeIn({ from, to }: Span, date: string): number {
	return daysBetween(from, date) / Math.max(1, daysBetween(from, to))
}

const weeks = [1, 2] as const
const months = [1, 2, 3, 6, 12, 24, 60, 240, 1200] as const

/** The marks of an axis of days, at most so many: days, Mondays, or the first of months. */
export function dateTicks(span: Span, most: number): Tick[] {
	const length = daysBetween(span.from, span.to)
	if (length < 7) return marked(daysFrom(span, 1).slice(0, most))
	const fromMonday = { ...span, from: addDays(span.from, (7 - weekdayOf(span.from)) % 7) }
	for (const step of weeks)
		if (length / (7 * step) < most) return marked(daysFrom(fromMonday, 7 * step))
	for (const step of months) {
		const found = length / (28 * step) < 2 * most ? monthsIn(span, step) : []
		if (found.length > 0 && found.length <= most) return marked(found)
	}
	return []
}

function daysFrom({ from, to }: Span, step: number): string[] {
	const count = Math.max(0, Math.floor(daysBetween(from, to) / step) + 1)
	return Array.from({ length: count }, (_, at) => addDays(from, at * step))
}

/** The first days of every so manieth month. */
function monthsIn({ from, to }: Span, step: number): string[] {
	const first = Number(from.slice(0, 4)) * 12 + Number(from.slice(5, 7)) - 1
	const dates: string[] = []
	for (let at = Math.ceil(first / step) * step; ; at += step) {
		const date = `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}-01`
		if (date > to) return dates
		if (date >= from) dates.push(date)
	}
}

const asDay = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' })
const asMonth = new Intl.DateTimeFormat('en-GB', { month: 'short', timeZone: 'UTC' })

/** Days are named by day and month; months by name, with the year where one begins. */
function marked(dates: readonly string[]): Tick[] {
	const isMonthly = dates.every((date) => date.endsWith('-01'))
	return dates.map((date, at) => {
		const day = new Date(`${date}T00:00:00Z`)
		if (!isMonthly) return { date, label: asDay.format(day) }
		const year = at === 0 || date.slice(5, 7) === '01' ? ` ${date.slice(0, 4)}` : ''
		return { date, label: `${asMonth.format(day)}${year}` }
	})
}

/** Moves labels apart that would lie on each other, as little as it takes, in their order. */
export function spread(places: readonly number[], least: number, most: number): number[] {
	const order = places.map((place, at) => ({ place, at })).sort((a, b) => a.place - b.place)
	for (const [at, each] of order.entries()) {
		const before = order[at - 1]
		if (before && each.place < before.place + least) each.place = before.place + least
	}
	let limit = most
	for (const each of order.toReversed()) {
		each.place = Math.min(each.place, limit)
		limit = each.place - least
	}
	const spreadOut: number[] = []
	for (const { place, at } of order) spreadOut[at] = place
	return spreadOut
}
