import { describe, expect, test } from 'vitest'
import {
	addDays,
	dateIn,
	datesBetween,
	dayOffOn,
	daysBetween,
	isDate,
	monthAfter,
	monthsBetween,
	shootingDates,
	weekdayOf,
	type Calendar
} from '#model/production/calendar.ts'

/** Monday, 2 March 2026, with weekends off. */
const march: Calendar = {
	startDate: '2026-03-02',
	weeklyDaysOff: '0000011',
	holidays: new Map(),
	exceptions: new Map()
}

const datesOf = (calendar: Calendar, count: number) =>
	shootingDates(calendar, count).map(({ date }) => date)

describe('what is a date', () => {
	test.each(['2026-03-02', '2024-02-29', '2000-02-29', '1900-01-01', '2199-12-31'])(
		'%s',
		(text) => {
			expect(isDate(text)).toBe(true)
		}
	)

	test.each([
		...['', '2026-02-29', '1900-02-29', '2026-13-01', '2026-00-10', '2026-01-00', '2026-04-31'],
		...['2026-3-2', '02/03/2026', '2026-03-02T00:00', ' 2026-03-02', '1899-12-31', '2200-01-01']
	])('not %j', (text) => {
		expect(isDate(text)).toBe(false)
	})
})

test('months follow each other over the new year, and a day that a month lacks is its last', () => {
	expect(monthAfter('2026-01', -1)).toBe('2025-12')
	expect(monthAfter('2026-11', 14)).toBe('2028-01')
	expect(monthsBetween('2026-11-30', '2027-01-01')).toEqual(['2026-11', '2026-12', '2027-01'])
	expect(dateIn('2026-02', '2026-01-31')).toBe('2026-02-28')
	expect(dateIn('2028-02', '2026-01-30')).toBe('2028-02-29')
	expect(dateIn('2026-04', '2026-03-31')).toBe('2026-04-30')
})

describe('counting days', () => {
	test.each([
		['2026-03-02', 1, '2026-03-03'],
		['2026-03-02', 0, '2026-03-02'],
		['2026-03-01', -1, '2026-02-28'],
		['2024-02-28', 1, '2024-02-29'],
		['2024-02-29', 366, '2025-03-01'],
		['2026-12-31', 1, '2027-01-01']
	])('%s and %i days is %s', (date, count, later) => {
		expect(addDays(date, count)).toBe(later)
	})

	test('a week goes from Monday, 0, to Sunday, 6', () => {
		const week = [2, 3, 4, 5, 6, 7, 8].map((day) => weekdayOf(`2026-03-0${day}`))
		expect(week).toEqual([0, 1, 2, 3, 4, 5, 6])
		expect(weekdayOf('1900-01-01')).toBe(0)
	})
})

describe('why nothing is shot', () => {
	const holidays = new Map([
		['2026-03-04', 'Blessing of the Boats'],
		['2026-03-07', 'Regatta'],
		['2026-03-05', '']
	])

	test.each([
		['2026-03-03', null],
		['2026-03-04', 'Blessing of the Boats'],
		['2026-03-05', 'Holiday'],
		['2026-03-07', 'Regatta'],
		['2026-03-08', 'Day off']
	])('on %s: %s', (date, reason) => {
		expect(dayOffOn({ ...march, holidays }, date)?.reason ?? null).toBe(reason)
	})
})

describe('what the company decides about a date', () => {
	const holidays = new Map([['2026-03-04', 'Regatta']])
	const decide = (date: string, kind: 'off' | 'travel' | 'work', label = '') => ({
		...march,
		holidays,
		exceptions: new Map([[date, { kind, label }]])
	})

	test.each([
		['2026-03-03', 'off', 'Rest day', { kind: 'off', reason: 'Rest day' }],
		['2026-03-03', 'off', '', { kind: 'off', reason: 'Day off' }],
		['2026-03-03', 'travel', '', { kind: 'travel', reason: 'Company travel' }],
		['2026-03-04', 'travel', 'To the coast', { kind: 'travel', reason: 'To the coast' }],
		['2026-03-04', 'off', 'Rest day', { kind: 'holiday', reason: 'Regatta' }]
	] as const)('%s, %s %j', (date, kind, label, off) => {
		expect(dayOffOn(decide(date, kind, label), date)).toEqual({ date, ...off })
	})

	test.each(['2026-03-04', '2026-03-07'])('it may work on %s all the same', (date) => {
		expect(dayOffOn(decide(date, 'work'), date)).toBeNull()
		expect(datesOf(decide(date, 'work'), 6)).toContain(date)
	})

	test('company travel takes no shooting day', () => {
		expect(datesOf(decide('2026-03-03', 'travel'), 2)).toEqual(['2026-03-02', '2026-03-05'])
	})
})

test('dates from one to another, and how far apart they are', () => {
	expect(datesBetween('2026-02-27', '2026-03-02')).toEqual([
		...['2026-02-27', '2026-02-28', '2026-03-01', '2026-03-02']
	])
	expect(datesBetween('2026-03-02', '2026-03-01')).toEqual([])
	expect(datesBetween('soon', '2026-03-01')).toEqual([])
	expect(datesBetween('1900-01-01', '2199-01-01', 3)).toHaveLength(3)
	expect(daysBetween('2026-02-27', '2026-03-02')).toBe(3)
	expect(daysBetween('2026-03-02', '2026-02-27')).toBe(-3)
})

describe('dates of shooting days', () => {
	test('skip weekends', () => {
		expect(shootingDates(march, 7)).toEqual([
			...['02', '03', '04', '05', '06'].map((day) => ({
				date: `2026-03-${day}`,
				daysOffBefore: []
			})),
			{
				date: '2026-03-09',
				daysOffBefore: [
					{ date: '2026-03-07', kind: 'off', reason: 'Day off' },
					{ date: '2026-03-08', kind: 'off', reason: 'Day off' }
				]
			},
			{ date: '2026-03-10', daysOffBefore: [] }
		])
	})

	test('skip holidays', () => {
		const holidays = new Map([['2026-03-03', 'Blessing of the Boats']])
		expect(shootingDates({ ...march, holidays }, 2)).toEqual([
			{ date: '2026-03-02', daysOffBefore: [] },
			{
				date: '2026-03-04',
				daysOffBefore: [{ date: '2026-03-03', kind: 'holiday', reason: 'Blessing of the Boats' }]
			}
		])
	})

	test('begin after the holiday that the shoot would start on', () => {
		const holidays = new Map([['2026-03-02', 'Bank holiday']])
		expect(shootingDates({ ...march, holidays }, 1)).toEqual([
			{
				date: '2026-03-03',
				daysOffBefore: [{ date: '2026-03-02', kind: 'holiday', reason: 'Bank holiday' }]
			}
		])
	})

	test('begin on Monday when the start is a Saturday', () => {
		expect(datesOf({ ...march, startDate: '2026-03-07' }, 2)).toEqual(['2026-03-09', '2026-03-10'])
	})

	test('follow a six-day week, and one with Mondays off', () => {
		expect(datesOf({ ...march, weeklyDaysOff: '0000001' }, 7).at(-1)).toBe('2026-03-09')
		expect(datesOf({ ...march, weeklyDaysOff: '1000000' }, 1)).toEqual(['2026-03-03'])
	})

	test('are every day when no day is off', () => {
		expect(datesOf({ ...march, weeklyDaysOff: '0000000' }, 7).at(-1)).toBe('2026-03-08')
	})

	test('fall on a leap day', () => {
		const leap = { ...march, startDate: '2024-02-28', weeklyDaysOff: '0000000' }
		expect(datesOf(leap, 3)).toEqual(['2024-02-28', '2024-02-29', '2024-03-01'])
	})

	test('do not stumble over the hour that a clock change takes', () => {
		const spring = { ...march, startDate: '2026-03-27', weeklyDaysOff: '0000000' }
		expect(datesOf(spring, 4)).toEqual(['2026-03-27', '2026-03-28', '2026-03-29', '2026-03-30'])
	})

	test.each(['', 'soon', '2026-02-30'])('are none when the start is %j', (startDate) => {
		expect(shootingDates({ ...march, startDate }, 3)).toEqual([])
	})

	test('are none, and not forever searched, when every day is off', () => {
		expect(shootingDates({ ...march, weeklyDaysOff: '1111111' }, 3)).toEqual([])
	})

	test('are what can be found before a year without a working day', () => {
		const days = Array.from({ length: 500 }, (_, at) => addDays('2026-03-04', at))
		const holidays = new Map(days.map((date) => [date, 'Hiatus']))
		expect(datesOf({ ...march, holidays }, 5)).toEqual(['2026-03-02', '2026-03-03'])
	})

	test('count a broken week as one without days off', () => {
		expect(datesOf({ ...march, weeklyDaysOff: '' }, 6).at(-1)).toBe('2026-03-07')
	})
})
