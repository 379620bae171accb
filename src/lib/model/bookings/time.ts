import { Temporal } from 'temporal-polyfill'
import { isZone } from '../core/zone.ts'

/*
 * A session is booked in the time of its room: a wall time, `2026-03-12T14:00`, and an IANA zone.
 * Moments are milliseconds since 1970. Nothing here reads the clock.
 */

export const hourMs = 3_600_000
export const minuteMs = 60_000
export const dayMs = 24 * hourMs

/** Conversions asked for again and again as a timeline redraws; bounded, because texts are people's. */
const known = new Map<string, number>()
const mostKnown = 20_000

/** Whether a text is a wall time, `YYYY-MM-DDTHH:MM`. */
export function isWall(text: string): boolean {
	if (!/^(19|20|21)\d\d-\d\d-\d\dT([01]\d|2[0-3]):[0-5]\d$/.test(text)) return false
	const [year = 0, month = 1, day = 1] = text.slice(0, 10).split('-').map(Number)
	return new Date(Date.UTC(year, month - 1, day)).getUTCDate() === day
}

/**
 * The moment of a wall time in a zone. An hour that a clock change skips is the hour after it; one
 * that comes twice is the first of the two (RFC 5545 3.3.5 reads it so too). An unknown zone is UTC.
 */
export function momentOf(wall: string, zone: string): number {
	const key = `${wall} ${zone}`
	const cached = known.get(key)
	if (cached !== undefined) return cached
	const moment = Temporal.PlainDateTime.from(wall).toZonedDateTime(isZone(zone) ? zone : 'UTC', {
		disambiguation: 'compatible'
	}).epochMilliseconds
	if (known.size >= mostKnown) known.clear()
	known.set(key, moment)
	return moment
}

/** The wall time of a moment in a zone, to the minute. An unknown zone is UTC. */
export function wallAt(moment: number, zone: string): string {
	return Temporal.Instant.fromEpochMilliseconds(moment)
		.toZonedDateTimeISO(isZone(zone) ? zone : 'UTC')
		.toPlainDateTime()
		.toString({ smallestUnit: 'minute' })
}

/** Minutes that a zone is ahead of UTC at a moment. */
export function offsetAt(moment: number, zone: string): number {
	return (
		(momentOf(wallAt(moment, zone), 'UTC') - Math.floor(moment / minuteMs) * minuteMs) / minuteMs
	)
}

/** The moment so many hours later; `skipsWeekends` passes over Saturday and Sunday as the zone has them. */
export function hoursLater(
	from: number,
	hours: number,
	weekends: { skipped: boolean; zone: string }
): number {
	if (!weekends.skipped) return from + hours * hourMs
	let left = hours * hourMs
	let at = from
	while (left > 0) {
		const midnight = momentOf(`${nextDate(wallAt(at, weekends.zone))}T00:00`, weekends.zone)
		const span = midnight - at
		if (isWeekend(at, weekends.zone)) at = midnight
		else if (span >= left) return at + left
		else {
			left -= span
			at = midnight
		}
	}
	return at
}

/** Hours from one moment to a later one, without those of Saturdays and Sundays where they do not count. */
export function hoursBetween(
	from: number,
	to: number,
	weekends: { skipped: boolean; zone: string }
): number {
	if (!weekends.skipped) return (to - from) / hourMs
	let hours = 0
	let at = from
	while (at < to) {
		const midnight = momentOf(`${nextDate(wallAt(at, weekends.zone))}T00:00`, weekends.zone)
		const end = Math.min(midnight, to)
		if (!isWeekend(at, weekends.zone)) hours += (end - at) / hourMs
		at = end
	}
	return hours
}

function isWeekend(moment: number, zone: string): boolean {
	return Temporal.PlainDate.from(wallAt(moment, zone).slice(0, 10)).dayOfWeek > 5
}

function nextDate(wall: string): string {
	return Temporal.PlainDate.from(wall.slice(0, 10)).add({ days: 1 }).toString()
}

/** A wall time so many days and minutes later, as a clock without changes counts them. */
export function shiftWall(wall: string, by: { days?: number; minutes?: number }): string {
	const { days = 0, minutes = 0 } = by
	return wallAt(momentOf(wall, 'UTC') + days * dayMs + minutes * minuteMs, 'UTC')
}
