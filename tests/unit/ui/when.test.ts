import { expect, test } from 'vitest'
import {
	agoWords,
	calendarDayWords,
	dayWords,
	fullMomentWords,
	momentWords,
	isoToday
} from '$lib/ui/when.ts'

/** Monday 23 November 2026, 18:04, wherever the test runs. */
const now = new Date(2026, 10, 23, 18, 4).getTime()
const before = (days: number, hours = 0, minutes = 0) =>
	new Date(2026, 10, 23 - days, 18 - hours, 4 - minutes).getTime()

test('how long ago something was, in the words of somebody who tells it', () => {
	expect(agoWords(now - 20_000, now)).toBe('just now')
	expect(agoWords(before(0, 0, 1), now)).toBe('1 minute ago')
	expect(agoWords(before(0, 0, 45), now)).toBe('45 minutes ago')
	expect(agoWords(before(0, 1), now)).toBe('1 hour ago')
	expect(agoWords(before(0, 17), now)).toBe('17 hours ago')
	expect(agoWords(before(1), now)).toBe('yesterday')
	expect(agoWords(before(6), now)).toBe('6 days ago')
	expect(agoWords(before(30), now)).toBe('24 Oct')
	expect(agoWords(before(400), now)).toBe('19 Oct 2025')
})

test('a little after midnight, two hours ago is not yet yesterday', () => {
	const early = new Date(2026, 10, 24, 1, 0).getTime()
	expect(agoWords(new Date(2026, 10, 23, 23, 0).getTime(), early)).toBe('2 hours ago')
	expect(agoWords(new Date(2026, 10, 23, 18, 0).getTime(), early)).toBe('yesterday')
})

test('a clock that is behind ours makes nothing of the future', () => {
	expect(agoWords(now + 90_000, now)).toBe('just now')
})

test('days near by have their own words', () => {
	expect(dayWords(before(-1), now)).toBe('tomorrow')
	expect(dayWords(before(0, 5), now)).toBe('today')
	expect(dayWords(before(1), now)).toBe('yesterday')
	expect(momentWords(before(-7), now)).toBe('30 Nov, 18:04')
})

test('on paper a moment has its year', () => {
	expect(fullMomentWords(now)).toBe('23 Nov 2026, 18:04')
})

test('a calendar day is the same day in every time zone', () => {
	expect(calendarDayWords('2026-03-12')).toBe('Thu 12 Mar 2026')
})

test('today is the date on the wall', () => {
	expect(isoToday(new Date(2026, 2, 2, 23, 59))).toBe('2026-03-02')
})
