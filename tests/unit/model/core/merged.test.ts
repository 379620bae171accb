import { expect, test } from 'vitest'
import { standing, standingList } from '#model/core/merged.ts'

/** `a>b` is merged into b, `a!` removed. */
function records(...words: string[]) {
	return new Map(
		words.map((word) => {
			const [id = '', mergedInto = ''] = word.replace('!', '').split('>')
			return [id, { id, mergedInto, removed: word.endsWith('!') }]
		})
	)
}

const standsFor = (...words: string[]) =>
	[...standing(records(...words))].map(([id, record]) => `${id}=${record.id}`).join(' ')

test.each([
	[['a', 'b'], 'a=a b=b'],
	[['a>b', 'b'], 'a=b b=b'],
	[['a>b', 'b>c', 'c'], 'a=c b=c c=c'],
	[['a>b', 'b>a'], 'a=a b=a'],
	[['d>a', 'a>b', 'b>a'], 'd=a a=a b=a'],
	[['a>nobody'], 'a=a'],
	[['a>b', 'b!'], ''],
	[['a>a'], 'a=a']
])('%j: %s', (words, expected) => {
	expect(standsFor(...words)).toBe(expected)
})

test('the list has each that stands once', () => {
	expect(standingList(records('a>b', 'b', 'c')).map(({ id }) => id)).toEqual(['b', 'c'])
})
