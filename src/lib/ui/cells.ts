/**
 * The cells of a spreadsheet's clipboard: tabs between cells, line ends between rows. A cell that
 * holds either stands in quotes, with its own quotes doubled; a quote elsewhere is just a quote.
 */
export function readCells(text: string): string[][] {
	const rows: string[][] = []
	const cell = /(?:"((?:[^"]|"")*)"(?=\t|\r?\n|\r|$)|([^\t\r\n]*))(\t|\r\n|\r|\n|$)/gy
	let row: string[] = []
	for (const [whole, quoted, plain = '', end] of text.matchAll(cell)) {
		row.push((quoted?.replaceAll('""', '"') ?? plain).trim())
		if (end !== '\t') {
			rows.push(row)
			row = []
		}
		if (whole === '') break
	}
	return rows
}
