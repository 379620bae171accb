import { describe, expect, test } from 'vitest'
import { dateTicks, placeIn, spread } from '$lib/features/deliverables/axis.ts'
import { forSeeds } from '../../../support/random.ts'

const labels = (from: string, to: string, most: number) =>
	dateTicks({ from, to }, most).map(({ label }) => label)

describe('the axis of days', () => {
	test('is marked by days, Mondays or months, as many as there is room for', () => {
		expect(labels('2026-03-02', '2026-03-04', 8)).toEqual(['2 Mar', '3 Mar', '4 Mar'])
		expect(labels('2026-03-03', '2026-03-25', 8)).toEqual(['9 Mar', '16 Mar', '23 Mar'])
		expect(labels('2026-03-03', '2026-05-25', 8)).toEqual([
			...['9 Mar', '23 Mar', '6 Apr', '20 Apr', '4 May', '18 May']
		])
		expect(labels('2026-11-03', '2027-03-25', 5)).toEqual(['Dec 2026', 'Jan 2027', 'Feb', 'Mar'])
	})

	test('never has more marks than it may, and places them where they belong', () => {
		expect(labels('1990-01-01', '2199-12-31', 4).length).toBeLessThanOrEqual(4)
		expect(placeIn({ from: '2026-03-01', to: '2026-03-11' }, '2026-03-06')).toBe(0.5)
		expect(placeIn({ from: '2026-03-01', to: '2026-03-01' }, '2026-03-01')).toBe(0)
	})
})

test('labels that lie on each other are moved apart, in their order, and stay inside', () => {
	expect(spread([10, 10, 40], 15, 100)).toEqual([10, 25, 40])
	expect(spread([98, 100], 15, 100)).toEqual([85, 100])
	forSeeds(50, (random) => {
		const places = Array.from({ length: 1 + random.below(5) }, () => random.below(200))
		const moved = spread(places, 15, 200)
		const sorted = [...moved].sort((a, b) => a - b)
		sorted.forEach((place, at) =>
			expect(place - (sorted[at - 1] ?? -99)).toBeGreaterThanOrEqual(15)
		)
		expect(sorted.at(-1)).toBeLessThanOrEqual(200)
		for (const [a, one] of places.entries())
			for (const [b, other] of places.entries())
				if (one < other) expect(moved[a]).toBeLessThan(moved[b] ?? 0)
	})
})
