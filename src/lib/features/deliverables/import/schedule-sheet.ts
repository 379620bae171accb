import { cellOf, guessTable, readTable, type Table } from '#formats/table.ts'
import { isDate } from '#model/production/calendar.ts'
import type { ScheduleLine } from '#model/deliverables/commands/schedule.ts'
import { sameName } from '#model/deliverables/names.ts'
import { categories, type Category } from '#model/deliverables/records/deliverable.ts'
import { categoryNames } from '../appearance.ts'

/** What a column of a schedule in a spreadsheet can be. */
export const columnKinds = [
	...(['name', 'category', 'mandatory', 'spec', 'owner', 'vendor', 'due'] as const),
	...(['leadDays', 'note'] as const)
] as const

export type ColumnKind = (typeof columnKinds)[number]

export const columnNames: Record<ColumnKind, string> = {
	name: 'Deliverable',
	category: 'Category',
	mandatory: 'Mandatory',
	spec: 'What is asked of it',
	owner: 'Owner',
	vendor: 'Vendor',
	due: 'Due',
	leadDays: 'Days it takes',
	note: 'Note'
}

/** Headings as schedules write them. */
const headings: [RegExp, ColumnKind][] = [
	[/^(deliverables?|items?|name|description|element|material)\b/, 'name'],
	[/^(category|section|type|group)\b/, 'category'],
	[/^(mandatory|required|essential|must)\b/, 'mandatory'],
	[/^(spec|specification|specs|format|requirements?|details?|what is asked)\b/, 'spec'],
	[/^(owner|responsible|who|assigned)\b/, 'owner'],
	[/^(vendor|lab|facility|supplier|post house)\b/, 'vendor'],
	[/^(due|delivery date|deadline|date)\b/, 'due'],
	[/^(lead|days)\b/, 'leadDays'],
	[/^(notes?|comments?|remarks?)\b/, 'note']
]

/** What the columns of a schedule are. */
export function scheduleTable(text: string): Table<ColumnKind> {
	return guessTable(readTable(text), { headings, needs: 'name', usual: ['name'] })
}

/** What an import would come to, before anything is written. */
export type ImportPlan = {
	lines: ScheduleLine[]
	/** Of those, how many are made for another recipient already, or are on this schedule. */
	shared: number
	known: number
	/** Rows that cannot be taken as they are, by their number in the sheet. */
	problems: { row: number; message: string }[]
}

/** What is there already, by name: on this schedule, and for anybody. */
export type Known = { owed: ReadonlySet<string>; made: ReadonlySet<string> }

/** The dry run of an import. */
export function planImport(table: Table<ColumnKind>, known: Known): ImportPlan {
	const plan: ImportPlan = { lines: [], shared: 0, known: 0, problems: [] }
	const seen = new Set<string>()
	for (const each of table.rows) {
		const read = readRow((column) => cellOf(table, each, column))
		const name = typeof read === 'string' ? '' : sameName(read.name)
		if (typeof read === 'string') plan.problems.push({ row: each.row, message: read })
		else if (seen.has(name))
			plan.problems.push({ row: each.row, message: `${read.name} is in the sheet twice.` })
		else if (known.owed.has(name)) plan.known += 1
		else {
			if (known.made.has(name)) plan.shared += 1
			plan.lines.push(read)
		}
		seen.add(name)
	}
	return plan
}

/** A line of a schedule, or what is wrong with its row. */
function readRow(cell: (column: ColumnKind) => string): ScheduleLine | string {
	const starred = cell('name')
	const name = starred.replace(/\s*\*+$/, '')
	if (name === '') return 'There is no name of a deliverable in it.'
	const due = dateOf(cell('due'))
	if (due === null) return `${cell('due')} is no date that can be read one way only: 2026-03-12 is.`
	const days = cell('leadDays') === '' ? 0 : Number.parseInt(cell('leadDays'), 10)
	if (!(days >= 0 && days <= 365)) return `${cell('leadDays')} is no number of days.`
	return {
		name,
		category: categoryIn(cell('category')),
		mandatory: starred !== name || isMandatory(cell('mandatory')),
		spec: cell('spec').replace(/\s*;\s*/g, '\n'),
		owner: cell('owner'),
		vendor: cell('vendor'),
		note: cell('note'),
		due,
		leadDays: days
	}
}

const no = /^(no|n|optional|if\b|when\b|0|false|-|on request|where applicable)/i

function isMandatory(cell: string): boolean {
	return !no.test(cell)
}

const categoryWords: [RegExp, Category][] = [
	[/pict|video|image|dcp|imf/, 'picture'],
	[/sound|audio|mix|music stem/, 'sound'],
	[/text|subtitle|caption|dialogue/, 'text'],
	[/edit/, 'editorial'],
	[/legal|contract|chain|insurance|right/, 'legal'],
	[/public|market|art|still|press/, 'publicity'],
	[/archiv|storage|lto|vault/, 'archive']
]

function categoryIn(cell: string): Category {
	const text = cell.toLowerCase()
	const exact = categories.find(
		(each) => each === text || categoryNames[each].toLowerCase() === text
	)
	return exact ?? categoryWords.find(([pattern]) => pattern.test(text))?.[1] ?? 'paper'
}

const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ')

/** A day as YYYY-MM-DD, '' for none, null for what can be read in two ways or in none. */
function dateOf(cell: string): string | null {
	if (cell === '') return ''
	const named = /^(\d{1,2})[. -]*([a-z]{3})[a-z]*\.?[ ,-]*(\d{4})$/i.exec(cell)
	const dotted = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(cell)
	const two = (text: string | number = '') => String(text).padStart(2, '0')
	const date = named
		? `${named[3]}-${two(months.indexOf((named[2] ?? '').toLowerCase()) + 1)}-${two(named[1])}`
		: dotted
			? `${dotted[3]}-${two(dotted[2])}-${two(dotted[1])}`
			: cell
	return isDate(date) ? date : null
}
