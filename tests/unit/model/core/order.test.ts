import { describe, expect, test } from 'vitest'
import { byOrder, isOrderKey, longestOrder, orderBetween, orderBlock } from '#model/core/order.ts'
import { forSeeds, seededRandom, type Random } from '../../../support/random.ts'

/** Inserts `count` keys, each where `at` says among those there are. */
function insertMany(random: Random, count: number, at: (keys: string[]) => number): string[] {
	const keys: string[] = []
	for (let n = 0; n < count; n++) {
		const index = at(keys)
		keys.splice(index, 0, orderBetween(keys[index - 1] ?? null, keys[index] ?? null, random.next))
	}
	return keys
}

const lengths = (keys: readonly string[]) => keys.map((key) => key.length)
const isSorted = (keys: readonly string[]) =>
	keys.every((key, at) => at === 0 || (keys[at - 1] ?? '') < key)

describe('a key between two others', () => {
	test('sorts between them, wherever 2,000 things are put', () => {
		forSeeds(10, (random) => {
			const keys = insertMany(random, 2000, (keys) => random.below(keys.length + 1))
			expect(isSorted(keys)).toBe(true)
			expect(keys.every(isOrderKey)).toBe(true)
			expect(new Set(keys).size).toBe(2000)
		})
	})

	test('stays under 24 characters when 2,000 things are put anywhere; the longest is recorded', () => {
		let longest = 0
		forSeeds(20, (random) => {
			const keys = insertMany(random, 2000, (keys) => random.below(keys.length + 1))
			longest = Math.max(longest, ...lengths(keys))
		})
		// Measured over these seeds; most keys have 8 to 10 characters.
		expect(longest).toBeLessThan(24)
		expect(longest).toBe(13)
	})

	test.each([
		['at the end', (keys: string[]) => keys.length],
		['at the top', () => 0]
	])('stays short when 2,000 things are put %s', (_, at) => {
		expect(Math.max(...lengths(insertMany(seededRandom(1), 2000, at)))).toBeLessThanOrEqual(8)
	})

	test('is never at or behind the second, even when that begins with the midpoint', () => {
		for (const random of [() => 0, () => 0.5, () => 1 - 2 ** -32]) {
			const before = ['a0VVV', 'a0k3x', 'a01', 'a001', 'a0zzz', 'a1', 'Zz', 'Zy1', 'b001']
			for (const second of before) {
				const key = orderBetween(null, second, random)
				expect(key < second && isOrderKey(key), `${key} before ${second}`).toBe(true)
				const between = orderBetween(key, second, random)
				expect(key < between && between < second, `${between} in ${key}, ${second}`).toBe(true)
			}
		}
	})

	test('is refused when the first does not sort before the second', () => {
		expect(() => orderBetween('a2', 'a1', Math.random)).toThrow('Broken invariant')
		expect(() => orderBetween('a1', 'a1', Math.random)).toThrow('Broken invariant')
	})

	test('two people who put something at one spot at once hardly ever make equal keys', () => {
		const random = seededRandom(1)
		const keys = Array.from({ length: 100 }, () => orderBetween('a0', 'a1', random.next))
		expect(new Set(keys).size).toBe(100)
	})

	test('the last random digit is never 0, which would leave no room before it', () => {
		expect(isOrderKey(orderBetween(null, null, () => 0))).toBe(true)
	})
})

describe('a block of keys', () => {
	test.each([1, 2, 3, 60, 61, 62, 63, 3843, 3844, 3845])('%i keys are in order', (count) => {
		const keys = orderBlock({ after: 'a0', before: 'a1' }, count, seededRandom(count).next)
		expect(keys).toHaveLength(count)
		expect(isSorted(['a0', ...keys, 'a1'])).toBe(true)
		expect(keys.every(isOrderKey)).toBe(true)
	})

	test('of none is empty', () => {
		expect(orderBlock({ after: null, before: null }, 0, () => 0.5)).toEqual([])
	})

	test('ends before a neighbour that begins with the very same digits', () => {
		const first = orderBlock({ after: null, before: null }, 3, () => 0.5)
		const above = orderBlock({ after: null, before: first[0] ?? null }, 3, () => 0.5)
		expect(isSorted([...above, ...first])).toBe(true)
	})

	test('dropped by two people at one spot at once lies before or behind the other, never among it', () => {
		forSeeds(2000, (random) => {
			const list = insertMany(random, 1 + random.below(12), (keys) => random.below(keys.length + 1))
			const at = random.below(list.length + 1)
			const between = { after: list[at - 1] ?? null, before: list[at] ?? null }
			const ann = orderBlock(between, 2 + random.below(70), random.next)
			const bo = orderBlock(between, 2 + random.below(70), random.next)
			const merged = [...ann, ...bo].sort()
			const changes = merged.filter((key, n) => n > 0 && ann.includes(key) !== ann.includes(merged[n - 1] ?? '')) // prettier-ignore
			expect(changes).toHaveLength(1)
			expect(isSorted([...list.slice(0, at), ...merged, ...list.slice(at)])).toBe(true)
		})
	})

	test('can be opened up: something put between two of it stays between them', () => {
		const [first, second] = orderBlock({ after: null, before: null }, 2, () => 0.5)
		const key = orderBetween(first ?? null, second ?? null, () => 0.5)
		expect(isSorted([first ?? '', key, second ?? ''])).toBe(true)
	})
})

describe('what is an order key', () => {
	test.each(['a0', 'a0V', 'Zz', 'b00', 'a0Vk3x', `a0${'V'.repeat(longestOrder - 2)}`])(
		'%s is one',
		(text) => {
			expect(isOrderKey(text)).toBe(true)
		}
	)

	test.each([
		['', 'empty'],
		['a', 'cut short'],
		['b0', 'cut short'],
		['a00', 'ends with 0, so nothing fits before it'],
		['0a', 'begins with no length'],
		['a~', 'has a character that the arithmetic takes for 0'],
		['a0é', 'has a character that the arithmetic takes for 0'],
		['a0 V', 'has a space'],
		['a0V\n', 'has a line break'],
		['A' + '0'.repeat(26), 'is the smallest: nothing fits before it'],
		[`a0${'V'.repeat(longestOrder - 1)}`, 'is longer than ours ever are']
	])('%j is none: it %s', (text) => {
		expect(isOrderKey(text)).toBe(false)
	})

	test('between any two there is always another, whatever a document holds', () => {
		const digits = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz~é /'
		forSeeds(3000, (random) => {
			const text = () =>
				Array.from(
					{ length: 1 + random.below(30) },
					() => digits[random.below(digits.length)]
				).join('')
			const [low, high] = [text(), text(), text(), text()].filter(isOrderKey).sort()
			const key = orderBetween(low ?? null, high === low ? null : (high ?? null), random.next)
			expect((low ?? '') < key && (high === undefined || high === low || key < high)).toBe(true)
		})
	})
})

describe('the one comparator', () => {
	test('sorts by key, by code unit, and equal keys by id', () => {
		const things = [
			{ order: 'a1', id: 'x' },
			{ order: 'Zz', id: 'y' },
			{ order: 'a1', id: 'w' },
			{ order: 'a0', id: 'z' }
		]
		expect(things.sort(byOrder).map(({ id }) => id)).toEqual(['y', 'z', 'w', 'x'])
		expect(byOrder({ order: 'a1', id: 'x' }, { order: 'a1', id: 'x' })).toBe(0)
	})
})
