import readWorkbook from 'read-excel-file/universal'
import { maxSheetCells } from './limits.ts'
import { refuseFile, type Refusal } from './refusal.ts'
import type { TableRow } from './table.ts'
import { refuseBomb } from './zip.ts'

/** The rows of an Excel workbook: of its first sheet that has any. Dates come as `YYYY-MM-DD`. */
export async function readXlsx(
	bytes: Uint8Array
): Promise<{ ok: true; value: TableRow[] } | Refusal> {
	const bomb = refuseBomb(bytes)
	if (bomb) return bomb
	let sheets: Awaited<ReturnType<typeof readWorkbook>>
	try {
		sheets = await readWorkbook(new Uint8Array(bytes).buffer, { trim: true })
	} catch {
		return refuseFile('cut-off', 'This Excel file is damaged. Save it again, or save it as CSV.')
	}
	const cells = sheets.map(({ data }) => data.map((row) => row.map(textOf)))
	const rows = cells.map(rowsOf).find(({ length }) => length > 0) ?? []
	const count = rows.reduce((sum, row) => sum + row.cells.length, 0)
	if (count > maxSheetCells)
		return refuseFile('too-many', 'This sheet has more cells than a schedule can hold.')
	return { ok: true, value: rows }
}

function rowsOf(sheet: readonly string[][]): TableRow[] {
	const rows = sheet.map((cells, at) => ({ row: at + 1, cells }))
	return rows.filter(({ cells }) => cells.some((cell) => cell !== ''))
}

function textOf(cell: unknown): string {
	if (cell instanceof Date) return Number.isNaN(cell.getTime()) ? '' : dateText(cell)
	if (typeof cell === 'boolean') return cell ? 'yes' : 'no'
	return typeof cell === 'string' || typeof cell === 'number' ? String(cell).trim() : ''
}

/** Excel's times are dates of its first year. */
function dateText(date: Date): string {
	const iso = date.toISOString()
	return iso < '1901' ? iso.slice(11, 16) : iso.slice(0, 10)
}
