import { expect, test } from 'vitest'
import { differencesOf } from '$lib/features/whiteboard/trying/differences.ts'

type Told = Parameters<typeof differencesOf>[0]

/** A schedule: which scenes are on which day (0 for the boneyard), a page each, with Nia in scene 1 and 2. */
function told(days: Record<string, number>): Told {
	const numbers = [1, 2].map((number) => {
		const own = Object.values(days).filter((day) => day === number).length
		return { id: `day${number}`, number, totals: { eighths: 8 * own } }
	})
	const day = (number: number) => numbers.find((each) => each.number === number) ?? null
	const scenes = Object.entries(days).map(([number, on]) => ({
		row: { scene: { id: `scene${number}`, number } },
		day: day(on)
	}))
	const working = new Set(['1', '2'].map((scene) => days[scene]).filter((on) => on !== 0))
	return {
		...{ scenes, days: numbers, cast: [{ id: 'nia', name: 'NIA' }] },
		daysOf: () => [...working].map((on) => day(on as number))
	} as unknown as Told
}

test('nothing differs where nothing was moved', () => {
	const same = differencesOf(told({ 1: 1, 2: 2 }), told({ 1: 1, 2: 2 }))
	expect(same).toEqual({ scenes: [], days: [], cast: [] })
})

test('scenes that moved, pages of days and days of cast are told in words', () => {
	expect(differencesOf(told({ 1: 1, 2: 2, 3: 0 }), told({ 1: 2, 2: 2, 3: 1 }))).toEqual({
		scenes: ['Scene 1: Day 1 → Day 2', 'Scene 3: boneyard → Day 1'],
		days: ['Day 2: 1 → 2 pgs'],
		cast: ['NIA: 2 → 1 day']
	})
})

test('a scene that only one of them has is no difference in days', () => {
	expect(differencesOf(told({ 1: 1 }), told({ 1: 1, 9: 2 })).scenes).toEqual([])
})
