/*
 * Moments in words, in the reader's own time zone. `now` is passed in, so that a list drawn at once
 * agrees with itself.
 */

import { counted } from './words.ts'

const minuteMs = 60_000
const hourMs = 60 * minuteMs

/** How long ago: `just now`, `5 minutes ago`, `3 hours ago`, `yesterday`, `4 days ago`, `12 Mar`. */
export function agoWords(at: number, now: number): string {
	const ms = now - at
	if (ms < minuteMs) return 'just now'
	if (ms < hourMs) return `${counted(Math.floor(ms / minuteMs), 'minute')} ago`
	const days = daysBetween(at, now)
	if (days === 0 || ms < 6 * hourMs) return `${counted(Math.floor(ms / hourMs), 'hour')} ago`
	if (days === 1) return 'yesterday'
	return days < 7 ? `${days} days ago` : dateWords(at, now)
}

/** A day: `today`, `yesterday`, `tomorrow`, `12 Mar`, `12 Mar 2025`. */
export function dayWords(at: number, now: number): string {
	const near: Record<number, string> = { [-1]: 'tomorrow', 0: 'today', 1: 'yesterday' }
	return near[daysBetween(at, now)] ?? dateWords(at, now)
}

/** A day and a time: `today, 14:32`, `12 Mar, 14:32`. */
export function momentWords(at: number, now: number): string {
	return `${dayWords(at, now)}, ${timeWords(at)}`
}

/** A time of day: `14:32`. */
export function timeWords(at: number): string {
	return shown(at, { hour: '2-digit', minute: '2-digit' })
}

/** A moment that is read on paper years later: `23 Nov 2026, 18:04`. */
export function fullMomentWords(at: number): string {
	return `${shown(at, { day: 'numeric', month: 'short', year: 'numeric' })}, ${timeWords(at)}`
}

/** A day of a calendar, written YYYY-MM-DD and in nobody's time zone: `Thu 12 Mar 2026`. */
export function calendarDayWords(date: string): string {
	const day = { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' } as const
	const format = new Intl.DateTimeFormat('en-GB', { ...day, timeZone: 'UTC' })
	return format.format(new Date(`${date}T00:00:00Z`)).replace(',', '')
}

/** Today where this person is, as YYYY-MM-DD. */
export function isoToday(now = new Date()): string {
	const two = (part: number) => String(part).padStart(2, '0')
	return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`
}

function dateWords(at: number, now: number): string {
	const thisYear = new Date(at).getFullYear() === new Date(now).getFullYear()
	const day = { day: 'numeric', month: 'short' } as const
	return shown(at, thisYear ? day : { ...day, year: 'numeric' })
}

function daysBetween(at: number, now: number): number {
	return dayNumber(now) - dayNumber(at)
}

function dayNumber(at: number): number {
	const date = new Date(at)
	return Math.round(Date.UTC(date.getFullYear(), date.getMonth(), date.getDate()) / (24 * hourMs))
}

function shown(at: number, options: Intl.DateTimeFormatOptions): string {
	return new Intl.DateTimeFormat('en-GB', options).format(at)
}
