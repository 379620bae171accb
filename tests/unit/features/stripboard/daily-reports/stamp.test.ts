import { expect, test } from 'vitest'
import {
	minutesOf,
	nowHere
} from '../../../../../src/lib/features/stripboard/daily-reports/stamp.ts'

test('the small hours after a day still belong to it', () => {
	expect(minutesOf('2026-03-05', { date: '2026-03-05', minutes: 462 })).toBe(462)
	expect(minutesOf('2026-03-05', { date: '2026-03-06', minutes: 90 })).toBe(24 * 60 + 90)
	expect(minutesOf('2026-02-28', { date: '2026-03-01', minutes: 0 })).toBe(24 * 60)
})

test('the next noon does not, nor any other day, nor a day without a date', () => {
	expect(minutesOf('2026-03-05', { date: '2026-03-06', minutes: 720 })).toBe(720)
	expect(minutesOf('2026-03-05', { date: '2026-04-01', minutes: 462 })).toBe(462)
	expect(minutesOf('', { date: '2026-03-06', minutes: 90 })).toBe(90)
})

test('the clock is read as it hangs on the wall', () => {
	expect(nowHere(new Date(2026, 2, 5, 7, 42))).toEqual({ date: '2026-03-05', minutes: 462 })
})
