import Papa from 'papaparse'

/**
 * The rows of a spreadsheet, copied or saved: commas, semicolons or tabs, quotes as Excel and Sheets
 * write them. Empty rows are left out; `row` is its number in the sheet, from 1.
 */
export function readTable(text: string): TableRow[] {
	// What was copied has tabs; of a saved file it is guessed.
	const delimiter = /^[^\r\n]*\t/.test(text.trimStart()) ? '\t' : ''
	const { data } = Papa.parse<string[]>(text.replace(/^\ufeff/, ''), { delimiter })
	const rows = data.map((cells, at) => ({ row: at + 1, cells: cells.map((cell) => cell.trim()) }))
	return rows.filter(({ cells }) => cells.some((cell) => cell !== ''))
}

export type TableRow = { row: number; cells: string[] }

/** A table with what its columns are; its rows begin with the first that is no heading. */
export type Table<Column extends string> = { columns: (Column | null)[]; rows: TableRow[] }

/**
 * What the columns are when the first row says so; otherwise those given, from the left. `headings`
 * pairs what a heading begins with, in small letters, with the column that it names; two columns of one
 * kind are one, the first.
 */
export function guessTable<Column extends string>(
	rows: TableRow[],
	guess: {
		headings: readonly (readonly [RegExp, Column])[]
		needs: Column
		usual: readonly Column[]
	}
): Table<Column> {
	const { headings, needs, usual } = guess
	const said = (rows[0]?.cells ?? []).map((cell) => {
		const text = cell.toLowerCase()
		return headings.find(([pattern]) => pattern.test(text))?.[1] ?? null
	})
	const isHeading = said.includes(needs) && said.filter((column) => column !== null).length > 1
	const width = Math.max(0, ...rows.map(({ cells }) => cells.length))
	const columns = Array.from({ length: width }, (_, at) => {
		if (!isHeading) return usual[at] ?? null
		const column = said[at] ?? null
		return column !== null && said.indexOf(column) === at ? column : null
	})
	return { columns, rows: isHeading ? rows.slice(1) : rows }
}

/** The text of a row in a column; '' when the table has none. */
export function cellOf<Column extends string>(
	{ columns }: Pick<Table<Column>, 'columns'>,
	{ cells }: TableRow,
	column: Column
): string {
	return cells[columns.indexOf(column)] ?? ''
}
