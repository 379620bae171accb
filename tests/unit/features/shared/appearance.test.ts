import { describe, expect, test } from 'vitest'
import {
	cssText,
	daysOffWords,
	newestOf,
	slugOf,
	totalsWords,
	watermarkWidth
} from '$lib/features/shared/appearance.ts'
import type { PublishedScene } from '#model/stripboard/queries/published.ts'

describe('a scene’s heading', () => {
	const slug = (values: Partial<PublishedScene>) =>
		slugOf({ interior: '', set: '', time: '', ...values } as PublishedScene)

	test('is written as scripts write it', () => {
		expect(slug({ interior: 'INT', set: 'Kitchen', time: 'NIGHT' })).toBe('INT. Kitchen – NIGHT')
		expect(slug({ interior: 'INT/EXT', set: 'Boat', time: 'DAWN' })).toBe('INT/EXT. Boat – DAWN')
	})

	test('leaves out what nobody has said', () => {
		expect(slug({ set: 'Kitchen' })).toBe('Kitchen')
		expect(slug({ interior: 'EXT', set: 'Gallery' })).toBe('EXT. Gallery')
		expect(slug({ time: 'NIGHT' })).toBe('NIGHT')
	})
})

test('what a day adds up to, and what nobody knows of it', () => {
	const totals = { scenes: 1, eighths: 8, minutes: 0, unknownLengths: 0 }
	expect(totalsWords(totals)).toBe('1 scene · 1 page')
	expect(totalsWords({ scenes: 3, eighths: 35, minutes: 90, unknownLengths: 2 })).toBe(
		'3 scenes · 4 3/8 pages · 1:30 · 2 scenes of unknown length'
	)
})

test('days without shooting are one line, with the holiday’s name', () => {
	const off = (...days: [string, string][]) =>
		daysOffWords(days.map(([date, reason]) => ({ date, reason })))
	expect(off(['2026-03-15', 'Day off'])).toBe('Sun 15 Mar 2026, day off')
	expect(off(['2026-03-14', 'Day off'], ['2026-03-15', 'Day off'])).toBe(
		'Sat 14 Mar 2026 – Sun 15 Mar 2026, days off'
	)
	expect(off(['2026-04-03', 'Good Friday'], ['2026-04-04', 'Day off'])).toBe(
		'Fri 3 Apr 2026 – Sat 4 Apr 2026, Good Friday'
	)
})

test('of a page published twice, the newest holds', () => {
	const pages = [
		{ id: 'b', heading: 'Day 3', publishedAt: 2 },
		{ id: 'a', heading: 'One-line schedule', publishedAt: 1 },
		{ id: 'c', heading: 'One-line schedule', publishedAt: 3 }
	]
	expect(newestOf(pages).map(({ id }) => id)).toEqual(['c', 'b'])
})

test('a name has room in the watermark, whatever it is written in', () => {
	expect(watermarkWidth('Mira')).toBeLessThan(watermarkWidth('Mira Holt'))
	expect(watermarkWidth('美楽')).toBe(watermarkWidth('東京'))
	expect(watermarkWidth('美楽')).toBeGreaterThan(watermarkWidth('Mi'))
})

test('a title cannot end the string that a style is given', () => {
	expect(cssText('One “line”')).toBe('"One “line”"')
	expect(cssText('a"; } b\\c\n')).toBe('"a\\22 ; } b\\5c c\\a "')
})
