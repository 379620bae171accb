import { maxLineLength, maxListRows } from './limits.ts'
import { linesOfList } from './list-text.ts'
import { refuseFile, type Refusal } from './refusal.ts'

/** An Avid log: what the files say of themselves, one row a clip. */
export type Ale = {
	format: 'ale'
	/** FPS, VIDEO_FORMAT and what else stands above. */
	heading: Record<string, string>
	columns: string[]
	rows: { line: number; cells: string[] }[]
}

/** As many columns as no log has; 245 were seen. */
const mostColumns = 2000

/** Reads an Avid Log Exchange file. Never throws; what is damaged is refused, with the line. */
export function readAle(file: {
	name: string
	bytes: Uint8Array
}): { ok: true; value: Ale } | Refusal {
	const read = linesOfList(file, 'an Avid log')
	if (!read.ok) return read
	const ale: Ale = { format: 'ale', heading: {}, columns: [], rows: [] }
	let part: 'above' | 'Heading' | 'Column' | 'Data' = 'above'
	for (const [at, text] of read.value.lines.entries()) {
		const [line, word] = [at + 1, text.trim()]
		if (word === '') continue
		if (word === 'Heading' || word === 'Column' || word === 'Data') {
			if (word === 'Data' && ale.columns.length === 0)
				return refuseFile('broken-list', `Line ${line}: the data begin before the columns.`, line)
			part = word
			continue
		}
		const refusal = readRow(ale, { part, text, line })
		if (refusal) return refusal
	}
	if (part === 'above') return refuseFile('wrong-kind', 'This is no Avid log: it has no Heading.')
	if (part !== 'Data')
		return refuseFile('cut-off', 'This log ends before its data.', read.value.lines.length)
	return { ok: true, value: ale }
}

function readRow(
	ale: Ale,
	{ part, text, line }: { part: string; text: string; line: number }
): Refusal | null {
	if (part === 'above')
		return refuseFile('wrong-kind', 'This is no Avid log: it does not begin with Heading.', line)
	const cells = text.split('\t')
	if (part === 'Heading') {
		if (text.length > maxLineLength)
			return refuseFile('broken-list', `Line ${line} is too long for a heading.`, line)
		const [key = '', ...value] = cells
		if (Object.keys(ale.heading).length < mostColumns)
			ale.heading[key.trim()] = value.join(' ').trim()
		return null
	}
	if (part === 'Column') {
		// One line holds them all, at times with an empty one behind the last tab.
		if (ale.columns.length > 0)
			return refuseFile('broken-list', `Line ${line}: there is a second line of columns.`, line)
		if (cells.length > mostColumns)
			return refuseFile('broken-list', `Line ${line} has ${cells.length} columns.`, line)
		ale.columns = cells.map((cell) => cell.trim())
		while (ale.columns.at(-1) === '') ale.columns.pop()
		return null
	}
	const beyond = cells.slice(ale.columns.length).some((cell) => cell.trim() !== '')
	if (beyond)
		return refuseFile(
			'broken-list',
			`Line ${line} has ${cells.length} cells for ${ale.columns.length} columns.`,
			line
		)
	if (ale.rows.length >= maxListRows)
		return refuseFile('too-many', `This log has more than ${maxListRows} clips.`, line)
	ale.rows.push({ line, cells: ale.columns.map((_, at) => (cells[at] ?? '').trim()) })
	return null
}
