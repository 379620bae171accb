import { categories, categoryOf, type CategoryId } from '#model/stripboard/categories.ts'
import { fitText } from '#model/core/field.ts'
import { readCells } from '$lib/ui/cells.ts'

/** A row that becomes an element. */
export type PastedElement = { category: CategoryId; name: string; number: string }

const headings: Record<string, 'number' | 'name' | 'category'> = {
	'no.': 'number',
	no: 'number',
	number: 'number',
	'#': 'number',
	id: 'number',
	'board id': 'number',
	name: 'name',
	element: 'name',
	character: 'name',
	item: 'name',
	category: 'category',
	type: 'category',
	department: 'category'
}

/**
 * Elements from rows copied out of a spreadsheet. A heading row names the columns; without one a row is
 * a name, a number and a name, or a number, a name and a category. Rows without a name are passed over.
 */
export function readElementRows(text: string, usual: CategoryId): PastedElement[] {
	const [first = [], ...rest] = readCells(text).filter((row) => row.some((cell) => cell !== ''))
	const named = first.map((cell) => headings[cell.toLowerCase()] ?? null)
	const hasHeading = named.includes('name')
	return (hasHeading ? rest : [first, ...rest]).flatMap((row) => {
		const columns = hasHeading ? named : usualColumns(row)
		const cell = (column: string) => row[columns.indexOf(column as 'name')] ?? ''
		const name = fitText(cell('name').replace(/\s+/g, ' '), 120)
		if (name === '') return []
		const category = cell('category') === '' ? usual : categoryOf('', cell('category'))
		return [{ category, name, number: fitText(cell('number'), 12) }]
	})
}

function usualColumns(row: readonly string[]): ('number' | 'name' | 'category')[] {
	if (row.length === 1) return ['name']
	const last = row.at(-1)?.toLowerCase() ?? ''
	const isCategory = categories.some(({ name }) => name.toLowerCase() === last)
	if (row.length === 2) return isCategory ? ['name', 'category'] : ['number', 'name']
	return ['number', 'name', 'category']
}
