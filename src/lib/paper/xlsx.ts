import writeExcelFile, { type CellObject } from 'write-excel-file/universal'
import type { Report, SheetColumn } from '#model/report.ts'

/** The report's sheet as an Excel workbook. Texts are written as texts, so `1/8` stays no date and `=1` no formula. */
export async function xlsxOf({ title, sheet }: Pick<Report, 'title' | 'sheet'>): Promise<Blob> {
	const head = sheet.columns.map(headCell)
	const rows = sheet.rows.map((row) => row.map((value, at) => cellOf(value, sheet.columns[at])))
	const columns = sheet.columns.map(({ width }) => ({ width }))
	// Excel allows 31 letters, and none of these in the name of a sheet.
	const name = title.replace(/[\\/?*[\]:]/g, ' ').slice(0, 31)
	const options = { columns, sheet: name, stickyRowsCount: 1, dateFormat: 'yyyy-mm-dd' }
	return writeExcelFile([head, ...rows], options).toBlob()
}

function headCell({ label, isDate = false }: SheetColumn): CellObject {
	const look = { fontWeight: 'bold', backgroundColor: '#EFECE8' } as const
	if (isDate) return { value: dayOf(label), type: Date, format: 'yyyy-mm-dd', ...look }
	return { value: label, type: String, ...look }
}

function cellOf(value: string | number | null, column: SheetColumn | undefined): CellObject | null {
	if (value === null || value === '') return null
	if (typeof value === 'number') return { value, type: Number }
	if (column?.kind === 'date') return { value: dayOf(value), type: Date, format: 'yyyy-mm-dd' }
	return { value, type: String, wrap: value.length > 60 }
}

function dayOf(date: string): Date {
	return new Date(`${date}T00:00:00Z`)
}
