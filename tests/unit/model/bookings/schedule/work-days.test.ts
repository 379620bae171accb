import { expect, test } from 'vitest'
import { WorkCalendar } from '#model/bookings/schedule/work-days.ts'
import { addDays } from '#model/production/calendar.ts'
import { seededRandom } from '../../../../support/random.ts'

const calendar = new WorkCalendar('0000011', new Map([['2026-04-03', 'Good Friday']]))

test.each([
	['2026-03-27', 1, '2026-03-30'],
	['2026-03-27', 4, '2026-04-02'],
	['2026-03-27', 5, '2026-04-06'],
	['2026-03-28', 0, '2026-03-30'],
	['2026-03-30', -1, '2026-03-27'],
	['2026-04-06', -1, '2026-04-02']
])('%s and %i working days is %s', (from, count, to) => {
	expect(calendar.add(from, count)).toBe(to)
})

test('a calendar without a working day gives the date back', () => {
	const never = new WorkCalendar('1111111', new Map())
	expect(never.nearest('2026-03-27')).toBe('2026-03-27')
})

const seed = Number(process.env['DAYBREAK_SEED'] ?? Date.now() % 1_000_000)

test(`going so many working days and counting them agree (seed ${seed})`, () => {
	const random = seededRandom(seed)
	for (let round = 0; round < 500; round++) {
		const from = calendar.nearest(addDays('2026-01-01', Math.floor(random.next() * 400)))
		const count = Math.floor(random.next() * 80) - 40
		const to = calendar.add(from, count)
		expect({ seed, from, count, back: calendar.between(from, to) }).toEqual({
			...{ seed, from, count, back: count }
		})
		expect(calendar.isWorkDay(to)).toBe(true)
	}
})
