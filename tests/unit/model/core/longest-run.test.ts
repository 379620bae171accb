import { expect, test } from 'vitest'
import { longestRun } from '#model/core/longest-run.ts'
import { seededRandom } from '../../../support/random.ts'

test.each([
	[[], []],
	[[5], [0]],
	[
		[1, 2, 3],
		[0, 1, 2]
	],
	[
		[3, 1, 2],
		[1, 2]
	],
	[
		['b', 'a', 'c'],
		[1, 2]
	],
	[[2, 2, 2], [2]]
])('of %j the values at %j stay', (values: (number | string)[], kept) => {
	expect([...longestRun(values)].sort()).toEqual(kept)
})

/** Every rising choice is tried. */
function slowLength(values: readonly number[], above = -Infinity): number {
	return values.reduce(
		(longest, value, at) =>
			value > above ? Math.max(longest, 1 + slowLength(values.slice(at + 1), value)) : longest,
		0
	)
}

test('no rising run is longer', () => {
	for (let seed = 1; seed <= 200; seed++) {
		const random = seededRandom(seed)
		const values = Array.from({ length: 9 }, () => random.below(12))
		const run = [...longestRun(values)].sort((a, b) => a - b).map((at) => values[at] ?? 0)
		const rises = run.every((value, at) => at === 0 || value > (run[at - 1] ?? 0))
		expect([rises, run.length], `seed ${seed}: ${values.join(' ')}`).toEqual([
			true,
			slowLength(values)
		])
	}
})
