import { refuseSize } from './read.ts'
import { refuseFile, type Refusal } from './refusal.ts'
import type { SheetFile } from './schedule-sheet.ts'
import { extensionOf } from './sniff.ts'
import { readTable } from './table.ts'
import { decodeText } from './text.ts'

const sheetNames = new Set(['csv', 'tsv', 'xlsx'])

/** Whether a file is a sheet by its name. */
export function isSheetName(name: string): boolean {
	return sheetNames.has(extensionOf(name))
}

/** `PK`. */
const zipMark = [0x50, 0x4b]

/** The rows of a workbook or of a table of text. Never throws. */
export async function openSheet(file: {
	name: string
	bytes: Uint8Array
}): Promise<{ ok: true; value: SheetFile } | Refusal> {
	const { name, bytes } = file
	const refused = refuseSize(bytes)
	if (refused) return refused
	if (bytes[0] === zipMark[0] && bytes[1] === zipMark[1]) {
		const { readXlsx } = await import('./workbook.ts')
		const read = await readXlsx(bytes)
		return read.ok ? { ok: true, value: { format: 'xlsx', rows: read.value } } : read
	}
	if (extensionOf(name) === 'xlsx')
		return refuseFile('wrong-kind', 'This is no Excel workbook (.xlsx). Save it again, or as CSV.')
	const rows = readTable(decodeText(bytes).text)
	if (rows.length === 0) return refuseFile('empty-file', 'There are no rows in this sheet.')
	return { ok: true, value: { format: 'csv', rows } }
}
