import { expect, test } from 'vitest'
import { search, type Found } from '#model/stripboard/optimise/search.ts'
import type { Problem } from '#model/stripboard/optimise/problem.ts'
import { problemOfTalent, readTalent } from '../../../../../bench/lib/talent.ts'
import {
	anyProblem,
	anyTalent,
	exactCost,
	exactTalent,
	slowCost
} from '../../../../support/orders.ts'
import { forSeeds } from '../../../../support/random.ts'

/** The best after so many moves. */
function bestAfter(problem: Problem, steps: number, seed = 1): Found {
	let best: Found | null = null
	for (best of search(problem, seed)) if (best.steps >= steps) break
	return best!
}

test('talent schedules of up to ten scenes come within 2 % of the exact optimum', () => {
	forSeeds(20, (random, seed) => {
		const talent = anyTalent(random, 4 + random.below(7))
		const exact = exactTalent(talent)
		const problem = problemOfTalent(talent)
		const { cost, assignment } = bestAfter(problem, 20_000, seed)
		expect(cost).toBeCloseTo(slowCost(problem, assignment))
		expect(cost).toBeGreaterThanOrEqual(exact - 1e-6)
		expect(cost).toBeLessThanOrEqual(exact * 1.02)
	})
})

test('small boards come within 2 % of the best of all ways to give scenes days', () => {
	forSeeds(15, (random, seed) => {
		const problem = anyProblem(random, 5 + random.below(3), 3)
		const exact = exactCost(problem)
		const { cost, assignment } = bestAfter(problem, 20_000, seed)
		expect(cost).toBeCloseTo(slowCost(problem, assignment))
		expect(cost).toBeGreaterThanOrEqual(exact - 1e-6)
		expect(cost).toBeLessThanOrEqual(exact * 1.02 + 1e-6)
	})
})

test('one seed is one search, and longer is never worse', () => {
	forSeeds(3, (random, seed) => {
		const problem = anyProblem(random, 30, 8)
		const short = bestAfter(problem, 20_000, seed)
		expect(bestAfter(problem, 20_000, seed)).toEqual(short)
		expect(bestAfter(problem, 60_000, seed).cost).toBeLessThanOrEqual(short.cost)
		expect(short.cost).toBeLessThanOrEqual(slowCost(problem, problem.start))
	})
})

test('where nothing may move the search ends with what is there', () => {
	const talent = problemOfTalent({ scenes: 1, pay: [3], isIn: [[true]], lasts: [2] })
	expect([...search(talent, 1)].map(({ cost }) => cost)).toEqual([6])
})

test('an instance is read whatever spaces it has, and what is none is refused', () => {
	const talent = readTalent('two\n2\n1\n\n 1 0   7\n\n3 4\n')
	expect(talent).toEqual({ scenes: 2, pay: [7], isIn: [[true, false]], lasts: [3, 4] })
	expect(() => readTalent('two\n2\n1\n1 0 7\n3')).toThrow('no talent-scheduling instance')
})
