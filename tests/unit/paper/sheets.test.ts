import Papa from 'papaparse'
import readExcelFile from 'read-excel-file/node'
import { expect, test } from 'vitest'
import { csvOf } from '$lib/paper/csv.ts'
import { xlsxOf } from '$lib/paper/xlsx.ts'
import type { Sheet } from '#model/report.ts'
import { eighthsPerPage, formatEighths } from '#model/stripboard/eighths.ts'

const nasty = ['=1+1', '+1', '-1', '@SUM(A1)', '\tx', '\rx']
const pages = Array.from({ length: 2 * eighthsPerPage + 1 }, (_, eighths) => formatEighths(eighths))

const sheet: Sheet = {
	columns: [
		{ label: 'Name', kind: 'text', width: 20 },
		{ label: 'Pages', kind: 'eighths', width: 8 },
		{ label: 'Day', kind: 'date', width: 12 },
		{ label: 'Count', kind: 'whole', width: 8 }
	],
	rows: pages.map((page, at) => [nasty[at % nasty.length] ?? '', page, '2026-03-05', at])
}

test('CSV: no field can run as a formula, and pages stay what they are', () => {
	const csv = csvOf(sheet)
	expect(csv.startsWith('\ufeffName,Pages,Day,Count\r\n')).toBe(true)
	const { data } = Papa.parse<string[]>(csv.slice(1), { skipEmptyLines: 'greedy' })
	expect(data.slice(1).map((row) => row[0])).toEqual(
		pages.map((_, at) => `'${nasty[at % nasty.length]}`)
	)
	expect(data.slice(1).map((row) => row[1])).toEqual(pages.map((page) => `'${page}`))
	expect(data.at(-1)).toEqual(["'\tx", "'2", '2026-03-05', '16'])
})

test('Excel: texts come back as the same texts, dates as dates, numbers as numbers', async () => {
	const blob = await xlsxOf({ title: 'One-line: [draft]', sheet })
	const [read] = await readExcelFile(Buffer.from(await blob.arrayBuffer()), { trim: false })
	expect(read?.sheet).toBe('One-line   draft ')
	const day = new Date('2026-03-05T00:00:00Z')
	expect(read?.data).toEqual([
		['Name', 'Pages', 'Day', 'Count'],
		...pages.map((page, at) => [nasty[at % nasty.length], page, day, at])
	])
})

test('Excel: a date in the head is a date', async () => {
	const columns = [{ label: '2026-03-05', kind: 'text', width: 8, isDate: true }] as const
	const blob = await xlsxOf({ title: 'DOOD', sheet: { columns, rows: [['SW']] } })
	const [read] = await readExcelFile(Buffer.from(await blob.arrayBuffer()), { trim: false })
	expect(read?.data).toEqual([[new Date('2026-03-05T00:00:00Z')], ['SW']])
})
