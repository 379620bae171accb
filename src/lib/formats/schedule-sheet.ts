import { sceneNumberOrder } from '#model/stripboard/scene-number.ts'
import { refuseFile, type Refusal } from './refusal.ts'
import { asScreenplay, castByScenes } from './schedule.ts'
import { scheduleColumns, type ScheduleColumn } from './schedule-columns.ts'
import { numberOfUnnamed, readRow, splitNumber, withTimes, type SheetRow } from './schedule-row.ts'
import type { BoardItem, Screenplay, ScriptScene } from './screenplay.ts'
import { cellOf, type Table, type TableRow } from './table.ts'
import { warningList, type WarningList } from './warnings.ts'

/** A spreadsheet that was opened: its rows, before anybody has said what the columns are. */
export type SheetFile = { format: 'csv' | 'xlsx'; rows: TableRow[] }

/** A spreadsheet as the schedule that its headings say. */
export function readSheet({ format, rows }: SheetFile): { ok: true; value: Screenplay } | Refusal {
	return scheduleOf(scheduleColumns(rows), format)
}

/**
 * A schedule from a table whose columns are known. The order of the rows is the order of the strips;
 * where a day is said, days are sorted, and a row without one waits in the boneyard. Scenes come in the
 * order of their numbers. What cannot be read is a warning with the number of its row.
 */
export function scheduleOf(
	table: Table<ScheduleColumn>,
	format: SheetFile['format']
): { ok: true; value: Screenplay } | Refusal {
	const warnings = warningList()
	const numbers = boardIds(table)
	const read = table.rows.map((row) =>
		readRow((column) => cellOf(table, row, column), { row: row.row, numbers, warnings })
	)
	if (!read.some(({ kind }) => kind === 'scene'))
		return refuseFile('not-a-screenplay', noScenes(table))
	const hasDays = table.columns.some((column) => column === 'day' || column === 'date')
	const rows = hasDays ? byDay(read) : read
	const inOrder = inNumberOrder(rows.flatMap((row) => (row.kind === 'scene' ? [row.scene] : [])))
	const board = boardFrom(rows, { scenes: inOrder, hasDays, warnings })
	const scenes = withTimes(inOrder)
	if (table.columns.includes('date'))
		warnings.add(1, 'Dates follow from the calendar: set its start date and days off here.')
	return asScreenplay({
		...{ format, title: '', scenes, warnings },
		...(says(board, scenes) ? { board } : {}),
		characters: castByScenes(scenes, numbersByName(numbers, scenes))
	})
}

function noScenes({ columns }: Table<ScheduleColumn>): string {
	const found = columns.some((column) => column !== null)
	return found
		? 'No row of this sheet is a scene: one has a scene number, a length, or INT. or EXT.'
		: 'No heading of this sheet was understood. Its columns need headings such as Scene, I/E, Set, D/N, Pages.'
}

/** Cast by their number, from rows that list as many numbers as names, or number each name. */
function boardIds(table: Table<ScheduleColumn>): Map<string, string> {
	const found = new Map<string, string>()
	for (const row of table.rows) {
		const [ids, names] = (['castIds', 'cast'] as const).map((column) =>
			cellOf(table, row, column)
				.split(/[,;\n]/)
				.map((part) => part.trim())
				.filter((part) => part !== '')
		)
		for (const { number, name } of (names ?? []).map(splitNumber)) {
			if (number !== '' && !found.has(number)) found.set(number, name)
		}
		if (!ids || ids.length !== names?.length) continue
		ids.forEach((id, at) => {
			const name = names[at] ?? ''
			if (id !== name && !found.has(id)) found.set(id, name)
		})
	}
	return found
}

/** Their numbers by name; whoever has no name in the sheet is called after the number. */
function numbersByName(
	numbers: ReadonlyMap<string, string>,
	scenes: readonly ScriptScene[]
): Map<string, string> {
	const unnamed = scenes.flatMap(({ characters }) =>
		characters.flatMap((name): [string, string][] => {
			const number = numberOfUnnamed(name)
			return number === null ? [] : [[name, number]]
		})
	)
	return new Map([...unnamed, ...[...numbers].map(([number, name]) => [name, number] as const)])
}

/** Days in their order, each with its rows in the order said, or as they stand. */
function byDay(rows: readonly SheetRow[]): SheetRow[] {
	return rows
		.map((row, at) => ({ row, at }))
		.sort((a, b) => {
			if (a.row.day !== b.row.day) return compareDays(a.row.day, b.row.day)
			return (a.row.order ?? 0) - (b.row.order ?? 0) || a.at - b.at
		})
		.map(({ row }) => row)
}

const dayOrder = new Intl.Collator('en', { numeric: true })

/** A row without a day comes last. */
function compareDays(a: string, b: string): number {
	if (a === '' || b === '') return a === b ? 0 : a === '' ? 1 : -1
	return dayOrder.compare(a, b)
}

/** Numbers in the trade's order; a scene without one stays behind the one above it. */
function inNumberOrder(scenes: readonly ScriptScene[]): ScriptScene[] {
	const groups: { number: string; scenes: ScriptScene[] }[] = []
	for (const scene of scenes) {
		const last = groups.at(-1)
		if (scene.number !== null || !last) groups.push({ number: scene.number ?? '', scenes: [scene] })
		else last.scenes.push(scene)
	}
	const compare = sceneNumberOrder()
	return groups.sort((a, b) => compare(a.number, b.number)).flatMap((group) => group.scenes)
}

/** More missing numbers in a row are no empty days but another way of counting. */
const mostEmptyDays = 10

function boardFrom(
	rows: readonly SheetRow[],
	told: { scenes: readonly ScriptScene[]; hasDays: boolean; warnings: WarningList }
): BoardItem[] {
	const places = new Map(told.scenes.map((scene, at) => [scene, at]))
	const items: BoardItem[] = []
	let day = ''
	for (const row of rows) {
		if (told.hasDays && row.day !== day) {
			if (day !== '') items.push(...breaksBetween(day, row.day))
			day = row.day
		}
		if (row.kind === 'dayBreak') {
			if (!told.hasDays && items.length > 0 && items.at(-1)?.kind !== 'dayBreak')
				items.push({ kind: 'dayBreak' })
		} else if (told.hasDays && day === '') {
			if (row.kind === 'banner')
				told.warnings.add(row.row, `The banner “${row.text}” is on no day: it was left out.`)
		} else if (row.kind === 'scene')
			items.push({ kind: 'scene', scene: places.get(row.scene) ?? 0 })
		else items.push({ kind: 'banner', text: row.text, minutes: row.minutes })
	}
	if (day !== '') items.push({ kind: 'dayBreak' })
	return items
}

/** The break that ends a day, and one for each empty day behind it: numbers say how many. */
function breaksBetween(day: string, next: string): BoardItem[] {
	const gap = next === '' ? 1 : Number(next) - Number(day)
	const count = Number.isInteger(gap) && gap > 0 && gap <= mostEmptyDays ? gap : 1
	return Array.from({ length: count }, () => ({ kind: 'dayBreak' }))
}

/** Whether a board says more than the scenes do: days, banners, or another order. */
function says(board: readonly BoardItem[], scenes: readonly ScriptScene[]): boolean {
	if (board.length !== scenes.length) return board.length > 0
	return board.some((item, at) => item.kind !== 'scene' || item.scene !== at)
}
