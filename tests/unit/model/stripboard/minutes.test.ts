import { describe, expect, test } from 'vitest'
import {
	formatClock,
	formatMinutes,
	parseClock,
	mostMinutes,
	parseMinutes
} from '#model/stripboard/minutes.ts'

describe('durations are written as hours and minutes', () => {
	test.each([
		[null, '—'],
		[0, '0:00'],
		[5, '0:05'],
		[90, '1:30'],
		[600, '10:00'],
		[2880, '48:00']
	])('%s minutes are %s', (minutes, text) => {
		expect(formatMinutes(minutes)).toBe(text)
	})
})

describe('durations are read as people type them', () => {
	test.each([
		['1:30', 90],
		['0:45', 45],
		['90', 90],
		['90m', 90],
		['90 M', 90],
		['1.5h', 90],
		['2h', 120],
		['2 H', 120],
		['0', 0],
		[' 1:05 ', 65],
		['48:00', mostMinutes]
	])('%s is %s minutes', (typed, minutes) => {
		expect(parseMinutes(typed)).toBe(minutes)
	})

	test.each(['', '1:60', '1:5', '-5', '1h30', 'an hour', '48:01', '9999', '1.5'])(
		'%j is no duration',
		(typed) => {
			expect(parseMinutes(typed)).toBeNull()
		}
	)

	test('what is shown can be typed again, for every duration there is', () => {
		for (let minutes = 0; minutes <= mostMinutes; minutes++) {
			expect(parseMinutes(formatMinutes(minutes))).toBe(minutes)
		}
	})
})

test.each([
	[0, '0:00'],
	[7 * 60, '7:00'],
	[19 * 60 + 30, '19:30'],
	[25 * 60 + 30, '1:30 next day']
])('%i minutes after midnight are %s, and are read back', (minutes, text) => {
	expect(formatClock(minutes)).toBe(text)
	expect(parseClock(text)).toBe(minutes)
})

test.each([
	['7', 420],
	['7 pm', 1140],
	['7:30A', 450],
	['12 am', 0],
	['12:15 p.m.', 735],
	['0730', 450],
	['25:30', 1530],
	['37', null],
	['13 pm', null],
	['7:60', null],
	['noon', null],
	['', null]
])('%j as a time of day is %j', (typed, minutes) => {
	expect(parseClock(typed)).toBe(minutes)
})
