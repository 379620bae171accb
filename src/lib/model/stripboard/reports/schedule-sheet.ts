import type { Sheet, SheetColumn } from '../../report.ts'
import { categories } from '../categories.ts'
import { formatEighths } from '../eighths.ts'
import { formatMinutes } from '../minutes.ts'
import { lineOf } from '../queries/published-lines.ts'
import { needName } from '../queries/breakdown.ts'
import type { Row, SceneRow } from '../queries/rows.ts'
import type { Source } from './input.ts'

const leading: SheetColumn[] = [
	{ label: 'Shoot Day', kind: 'whole', width: 9 },
	{ label: 'Date', kind: 'date', width: 12 },
	{ label: 'Order', kind: 'whole', width: 7 },
	{ label: 'Scene', kind: 'text', width: 9 },
	{ label: 'I/E', kind: 'text', width: 8 },
	{ label: 'Set', kind: 'text', width: 36 },
	{ label: 'D/N', kind: 'text', width: 12 },
	{ label: 'Synopsis', kind: 'text', width: 50 },
	{ label: 'Pages', kind: 'eighths', width: 8 },
	{ label: 'Eighths', kind: 'whole', width: 8 },
	{ label: 'Script Day', kind: 'text', width: 10 },
	{ label: 'Script Page', kind: 'text', width: 11 },
	{ label: 'Location', kind: 'text', width: 24 },
	{ label: 'Est', kind: 'text', width: 7 },
	{ label: 'Cast IDs', kind: 'text', width: 16 },
	{ label: 'Cast', kind: 'text', width: 36 }
]

/** The schedule for a spreadsheet: a row a strip, in the order and under the headers that ADs expect. */
export function scheduleSheet(source: Source): Sheet {
	const inUse = categoriesUsed(source)
	const used = categories.filter(({ id }) => id !== 'cast' && inUse.has(id))
	const hasOmitted = rowsIn(source).some((row) => row.kind === 'scene' && row.scene.omitted)
	const columns = [
		...leading,
		...used.map(({ name }): SheetColumn => ({ label: name, kind: 'text', width: 24 })),
		...(hasOmitted ? [{ label: 'Omitted', kind: 'text', width: 9 } as const] : [])
	]
	const cells = (row: Row) => {
		const own = cellsOf(
			source,
			row,
			used.map(({ id }) => id)
		)
		const isOmitted = row.kind === 'scene' && row.scene.omitted
		return hasOmitted ? [...own, isOmitted ? 'yes' : ''] : own
	}
	const scheduled = source.days.flatMap((day) =>
		day.rows.map((row, at) => [day.number, day.date, at + 1, ...cells(row)])
	)
	const waiting = source.view.boneyard.map((row) => [null, null, null, ...cells(row)])
	return { columns, rows: [...scheduled, ...waiting] }
}

function rowsIn({ view, days }: Source): Row[] {
	return [...days.flatMap((day) => day.rows), ...view.boneyard]
}

function categoriesUsed(source: Source): Set<string> {
	const needs = rowsIn(source).flatMap((row) => (row.kind === 'scene' ? row.needs : []))
	return new Set(needs.map(({ element }) => element.category))
}

function cellsOf(source: Source, row: Row, used: readonly string[]): (string | number | null)[] {
	if (row.kind === 'scene') return sceneCells(source, row, used)
	const text = row.strip.text
	const est = row.kind === 'banner' && row.minutes ? formatMinutes(row.minutes) : ''
	const blank = used.map(() => '')
	return ['', '', text, '', '', '', null, '', '', '', est, '', '', ...blank]
}

function sceneCells(
	{ state }: Source,
	row: SceneRow,
	used: readonly string[]
): (string | number | null)[] {
	const line = lineOf(state, row)
	const needs = (category: string) =>
		listed(
			row.needs
				.filter(({ element }) => element.category === category)
				.map(needName)
				.sort()
		)
	return [
		...[line.number, line.interior, line.set, line.time, line.synopsis],
		...[formatEighths(line.eighths), line.eighths, line.scriptDay, row.scene.page, line.location],
		...[row.minutes === null ? '' : formatMinutes(row.minutes), line.cast.join(', ')],
		listed(row.cast.map(({ name }) => name)),
		...used.map(needs)
	]
}

/** Names in one cell. Where one has a comma of its own, each ends with a semicolon, so that it reads back. */
function listed(names: readonly string[]): string {
	const isPlain = names.every((name) => !/[,;]/.test(name))
	return isPlain ? names.join(', ') : names.map((name) => `${name};`).join(' ')
}
