import { describe, expect, test } from 'vitest'
import { formatEighths, mostEighths, parseEighths } from '#model/stripboard/eighths.ts'

describe('lengths are written as the trade writes them', () => {
	test.each([
		[null, '—'],
		[0, '0/8'],
		[1, '1/8'],
		[2, '2/8'],
		[4, '4/8'],
		[7, '7/8'],
		[8, '1'],
		[10, '1 2/8'],
		[12, '1 4/8'],
		[15, '1 7/8'],
		[16, '2'],
		[43, '5 3/8'],
		[947, '118 3/8']
	])('%s eighths are %s', (eighths, text) => {
		expect(formatEighths(eighths)).toBe(text)
	})
})

describe('lengths are read as people type them', () => {
	test.each([
		['1 2/8', 10],
		['1-2/8', 10],
		['1 - 2/8', 10],
		['2/8', 2],
		['10/8', 10],
		['1/2', 4],
		['1/4', 2],
		['3/4', 6],
		['1', 8],
		['12', 96],
		['1.25', 10],
		['1.', 8],
		['.125', 1],
		['0.5', 4],
		['1½', 12],
		['1 ½', 12],
		['⅛', 1],
		['¼', 2],
		['⅜', 3],
		['½', 4],
		['⅝', 5],
		['¾', 6],
		['⅞', 7],
		['2⅞', 23],
		['  1 2/8  ', 10],
		['0', 0],
		['0/8', 0]
	])('%s is %s eighths', (typed, eighths) => {
		expect(parseEighths(typed)).toBe(eighths)
	})

	test.each([
		'',
		' ',
		'a page',
		'1/3',
		'1/16',
		'1.3',
		'.3',
		'-1',
		'1,5',
		'1 2',
		'½½',
		'1/0',
		'1e2'
	])('%j is no length', (typed) => {
		expect(parseEighths(typed)).toBeNull()
	})

	test('typed lengths come back as they are shown', () => {
		expect(formatEighths(parseEighths('10/8'))).toBe('1 2/8')
		expect(formatEighths(parseEighths('1½'))).toBe('1 4/8')
	})

	test('what is shown can be typed again, for every length a scene may have', () => {
		for (let eighths = 0; eighths <= mostEighths; eighths++) {
			expect(parseEighths(formatEighths(eighths))).toBe(eighths)
		}
	})

	test('a slip of the keyboard does not become 101 pages', () => {
		expect(parseEighths('100')).toBe(mostEighths)
		expect(parseEighths('100 1/8')).toBeNull()
		expect(parseEighths('999')).toBeNull()
	})
})
