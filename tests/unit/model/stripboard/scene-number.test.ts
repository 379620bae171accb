import { describe, expect, test } from 'vitest'
import { sceneNumberOrder } from '#model/stripboard/scene-number.ts'
import { forSeeds, type Random } from '../../../support/random.ts'

const compare = sceneNumberOrder()
const inSeries = sceneNumberOrder(true)

/** The order checked by hand in the field notes. */
const checked = [
	...['9', '9A', 'AA10', 'A10', 'AB10', 'B10', '10', '10pt1', '10pt2', '10aaA', '10aA', '10A'],
	...['10AA', '10B', '11', '89PT1', '108, 110', '110A', '115a', '158a']
]

describe('numbers sort in the order of a locked script', () => {
	test('the checked list comes back from any order', () => {
		forSeeds(50, (random) => {
			expect(random.shuffle(checked).sort(compare)).toEqual(checked)
		})
	})

	test.each([
		['a new scene after 10 is 10A, then 10B', ['10', '10A', '10B', '11']],
		['a new scene before 10 is A10, then B10', ['9', 'A10', 'B10', '10']],
		['between 10 and 10A comes 10aA, and 10aaA before that', ['10', '10aaA', '10aA', '10A']],
		['other houses put 10AA after 10A', ['10A', '10AA', '10AB', '10B']],
		['parts of a scene follow it, by number', ['10', '10pt1', '10 pt 2', '10pt10', '10A']],
		['a sheet for several scenes stands at its first', ['107', '108, 110', '109']],
		['numbers are numbers', ['2', '10', '100']],
		['a point after the number means nothing', ['1.', '2', '3.']],
		['what fits no form comes last, by its text', ['900', '', '108-110', 'I-1-A', 'intro']]
	])('%s', (_, sorted) => {
		expect(sorted.toReversed().sort(compare)).toEqual(sorted)
	})

	test('in a series the episode comes first; elsewhere it is a range and fits no form', () => {
		const numbers = ['101-2', '101-10', '101-10A', '102-1']
		expect(numbers.toReversed().sort(inSeries)).toEqual(numbers)
		expect(['101-2', '99'].sort(compare)).toEqual(['99', '101-2'])
	})

	test('spaces around a number do not count', () => {
		expect(compare(' 10', '10')).toBe(0)
		expect(compare('10 ', '11')).toBeLessThan(0)
	})
})

describe('it is a total order, whatever the numbers are', () => {
	const pieces = [...'0123456789aAbBzZ-., ', 'pt', 'PT1', '10', '10A', '']
	const anyNumber = (random: Random) =>
		random.chance(0.3)
			? random.pick(checked)
			: Array.from({ length: 1 + random.below(5) }, () => random.pick(pieces)).join('')

	test.each([
		['in a film', compare],
		['in a series', inSeries]
	])('antisymmetric and transitive on 20,000 random triples, %s', (_, order) => {
		forSeeds(200, (random) => {
			for (let round = 0; round < 100; round++) {
				const numbers = [anyNumber(random), anyNumber(random), anyNumber(random)] as const
				const [a, b, c] = [...numbers].sort(order) as [string, string, string]
				const inOrder = (x: string, y: string) =>
					order(x, y) <= 0 && Math.sign(order(x, y)) + Math.sign(order(y, x)) === 0
				if (!inOrder(a, b) || !inOrder(b, c) || !inOrder(a, c)) expect([a, b, c]).toBe('in order')
			}
		})
	})

	test('two numbers are equal only when their texts are, spaces aside', () => {
		forSeeds(200, (random) => {
			const [a, b] = [anyNumber(random), anyNumber(random)]
			expect(compare(a, b) === 0, `${a} | ${b}`).toBe(a.trim() === b.trim())
		})
	})
})
