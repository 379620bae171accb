import { describe, expect, test } from 'vitest'
import { formatClock } from '#model/stripboard/minutes.ts'
import {
	formatCoordinates,
	parseCoordinates,
	sunSpan,
	sunTimes,
	sunWords
} from '#model/stripboard/sun.ts'

const london = { latitude: 51.5074, longitude: -0.1278 }

describe('a place as a map hands it out', () => {
	test.each([
		['54.4858, -0.6206', '54.4858, -0.6206'],
		['54.4858 -0.6206', '54.4858, -0.6206'],
		['54.4858° N, 0.6206° W', '54.4858, -0.6206'],
		['33.86S,151.2E', '-33.86, 151.2'],
		['-0, 0', '0, 0'],
		['90, -180', '90, -180']
	])('%s', (typed, kept) => {
		const at = parseCoordinates(typed)
		expect(at && formatCoordinates(at)).toBe(kept)
		expect(kept.length).toBeLessThanOrEqual(40)
	})

	test.each(['', 'Whitby', '54.4858', '91, 0', '0, 181', '-54 N, 0 E', '1, 2, 3', 'NaN, NaN'])(
		'%s is none',
		(typed) => expect(parseCoordinates(typed)).toBeNull()
	)
})

/** To the minute or two that almanacs differ by. */
function near(minutes: number | null | undefined, clock: string): void {
	const [hours = 0, rest = 0] = clock.split(':').map(Number)
	expect(Math.abs((minutes ?? -999) - hours * 60 - rest), clock).toBeLessThanOrEqual(2)
}

describe('the sun, as almanacs print it', () => {
	test.each([
		['midsummer in London', '2026-06-21', london, 'Europe/London', '4:43', '21:21'],
		['midwinter in London', '2026-12-21', london, 'Europe/London', '8:03', '15:53'],
		['before the clocks go on', '2026-03-28', london, 'Europe/London', '5:45', '18:26'],
		['the night they do', '2026-03-29', london, 'Europe/London', '6:43', '19:27'],
		[
			...(['the day they do in Los Angeles', '2026-03-08'] as const),
			...([{ latitude: 34.0522, longitude: -118.2437 }, 'America/Los_Angeles'] as const),
			...(['7:10', '18:55'] as const)
		],
		[
			...(['far in the east', '2026-12-21'] as const),
			...([{ latitude: -36.8509, longitude: 174.7645 }, 'Pacific/Auckland'] as const),
			...(['5:58', '20:39'] as const)
		]
	] as const)('%s', (_, date, at, zone, rise, set) => {
		const times = sunTimes(date, at, zone)
		near(times?.sunrise, rise)
		near(times?.sunset, set)
		expect(times?.dawn).toBeLessThan(times?.sunrise ?? 0)
		expect(times?.dusk).toBeGreaterThan(times?.sunset ?? 0)
	})

	test('does not set in Tromsø in June, nor rise there in December', () => {
		const tromso = { latitude: 69.6492, longitude: 18.9553 }
		const [june, december] = ['2026-06-21', '2026-12-21'].map((date) =>
			sunTimes(date, tromso, 'Europe/Oslo')
		)
		expect(june && sunWords(june)).toBe('The sun does not set')
		expect(december && sunWords(december)).toBe('The sun does not rise')
		expect(june && sunSpan(june)).toBe('')
	})

	test('past midnight says so, and where it never grows dark too', () => {
		const umea = { latitude: 63.8258, longitude: 20.263 }
		const times = sunTimes('2026-06-21', umea, 'Europe/Stockholm')
		expect(times && sunWords(times)).toMatch(/^Sunrise 2:\d\d, sunset 23:\d\d \(light all night\)$/)
		const helsinki = sunTimes(
			'2026-06-21',
			{ latitude: 60.17, longitude: 24.94 },
			'Europe/Helsinki'
		)
		expect(formatClock(helsinki?.dusk ?? 0)).toMatch(/^0:\d\d next day$/)
	})

	test('is not told without a date or a zone', () => {
		expect(sunTimes('', london, 'Europe/London')).toBeNull()
		expect(sunTimes('2026-06-21', london, '')).toBeNull()
		expect(sunTimes('2026-06-21', london, 'Nowhere/Land')).toBeNull()
	})
})
