import { expect, test } from 'vitest'
import { slices } from '$lib/paper/slices.ts'

const table = (widths: number[], frozen?: number) => ({
	kind: 'table' as const,
	columns: widths.map((width) => ({ label: '', width })),
	head: [],
	rows: [widths.map((_, at) => ({ text: String(at) }))],
	...(frozen === undefined ? {} : { frozen })
})
const cut = (widths: number[], frozen: number | undefined, width: number) =>
	slices(table(widths, frozen), width).map(({ rows }) => rows[0]?.map(({ text }) => text).join(' '))

test('a wide table goes on page after page, its frozen columns first on each', () => {
	expect(cut([100, 40, 40, 40, 40, 40], 1, 200)).toEqual(['0 1 2', '0 3 4', '0 5'])
	expect(cut([100, 40, 40], 1, 200)).toEqual(['0 1 2'])
})

test('the lines between columns take room too', () => {
	const narrow = Array.from({ length: 10 }, () => 10)
	expect(cut([100, ...narrow], 1, 200)).toHaveLength(2)
	expect(cut([100, ...narrow], 1, 205)).toHaveLength(1)
})

test('a column wider than the page gets a page of its own', () => {
	expect(cut([100, 40, 400, 40], 1, 200)).toEqual(['0 1', '0 2', '0 3'])
})

test('a table without frozen columns, or with nothing else, is left whole', () => {
	expect(cut([100, 400, 400], undefined, 200)).toEqual(['0 1 2'])
	expect(cut([100], 1, 50)).toEqual(['0'])
})
