import { isZone } from '#model/core/zone.ts'
import { describe, expect, test } from 'vitest'
import {
	hourMs,
	hoursBetween,
	hoursLater,
	isWall,
	momentOf,
	offsetAt,
	shiftWall,
	wallAt
} from '#model/bookings/time.ts'

/** The wall time of a moment, by the platform's own formatter: an independent reading. */
function formatted(moment: number, timeZone: string): string {
	const parts = new Intl.DateTimeFormat('sv-SE', {
		...{ timeZone, year: 'numeric', month: '2-digit', day: '2-digit' },
		...{ hour: '2-digit', minute: '2-digit' }
	}).format(moment)
	return parts.replace(' ', 'T')
}

describe.each([
	['Europe/London', Date.UTC(2026, 2, 28)],
	['America/Los_Angeles', Date.UTC(2026, 10, 1)],
	['Australia/Lord_Howe', Date.UTC(2026, 3, 4)]
])('%s over the weekend its clocks change', (zone, from) => {
	test('every quarter of an hour has the wall time that the platform says, and comes back as itself', () => {
		let repeated = 0
		for (let moment = from; moment < from + 48 * hourMs; moment += hourMs / 4) {
			const wall = wallAt(moment, zone)
			expect(wall).toBe(formatted(moment, zone))
			const back = momentOf(wall, zone)
			// An hour that comes twice is read as its first.
			if (back !== moment) {
				repeated += 1
				expect(wallAt(back, zone)).toBe(wall)
				expect(back).toBeLessThan(moment)
			}
		}
		expect(repeated).toBe(
			{ 'Europe/London': 0, 'America/Los_Angeles': 4, 'Australia/Lord_Howe': 2 }[zone]
		)
	})
})

test('an hour that a clock change skips is the hour after it', () => {
	expect(wallAt(momentOf('2026-03-29T01:30', 'Europe/London'), 'Europe/London')).toBe(
		'2026-03-29T02:30'
	)
})

test('a stage in London and an actor in Los Angeles agree on the moment', () => {
	expect(wallAt(momentOf('2026-03-12T14:00', 'Europe/London'), 'America/Los_Angeles')).toBe(
		'2026-03-12T07:00'
	)
	expect(offsetAt(momentOf('2026-03-12T14:00', 'Europe/London'), 'America/Los_Angeles')).toBe(-420)
})

test('hours over a weekend do not count where they need not', () => {
	const weekends = { skipped: true, zone: 'Europe/London' }
	const friday = momentOf('2026-03-06T18:00', 'Europe/London')
	const monday = momentOf('2026-03-09T18:00', 'Europe/London')
	expect(hoursLater(friday, 24, weekends)).toBe(monday)
	expect(hoursBetween(friday, monday, weekends)).toBe(24)
	expect(hoursBetween(friday, monday, { ...weekends, skipped: false })).toBe(72)
})

test('what is no time and no zone is told apart', () => {
	expect(['2026-02-29T10:00', '2026-03-12T24:00', '2026-03-12', ''].map(isWall)).toEqual([
		...[false, false, false, false]
	])
	expect([isZone('Europe/London'), isZone('Nowhere/Land'), isZone('')]).toEqual([
		true,
		false,
		false
	])
	expect(momentOf('2026-03-12T14:00', 'Nowhere/Land')).toBe(Date.UTC(2026, 2, 12, 14))
	expect(shiftWall('2026-03-28T23:00', { days: 1, minutes: 120 })).toBe('2026-03-30T01:00')
})
