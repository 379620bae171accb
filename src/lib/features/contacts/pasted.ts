import { fitText } from '#model/core/field.ts'
import type { ContactValues } from '#model/office/commands.ts'
import { readCells } from '$lib/ui/cells.ts'
import { contactLimits, type Contact } from '#model/office/records.ts'

type Column = keyof typeof contactLimits

/** The columns of a sheet without a heading, in the order that crew lists mostly have. */
const usualColumns: readonly Column[] = ['name', 'job', 'department', 'phone', 'email']

const headings: Record<string, Column> = {
	name: 'name',
	'full name': 'name',
	contact: 'name',
	crew: 'name',
	job: 'job',
	'job title': 'job',
	title: 'job',
	position: 'job',
	role: 'job',
	department: 'department',
	dept: 'department',
	'dept.': 'department',
	phone: 'phone',
	'phone number': 'phone',
	telephone: 'phone',
	tel: 'phone',
	mobile: 'phone',
	cell: 'phone',
	'e-mail': 'email',
	email: 'email',
	'email address': 'email',
	'e-mail address': 'email',
	mail: 'email',
	rate: 'rate',
	note: 'note',
	notes: 'note'
}

/** What a pasted sheet comes to: who would be added, and how many rows would not be. */
export type PastePlan = {
	contacts: ContactValues[]
	/** Rows on which something stands, but no name. */
	nameless: number
	/** Rows of people who are on the list already, by name and phone or e-mail. */
	known: number
}

/** Reads rows copied from a spreadsheet against the people already on the list. */
export function planPaste(text: string, listed: readonly Contact[]): PastePlan {
	const [first = [], ...rest] = readCells(text).filter((row) => row.some((cell) => cell !== ''))
	const named = columnsOf(first)
	const columns = named ?? usualColumns
	const plan: PastePlan = { contacts: [], nameless: 0, known: 0 }
	for (const row of named ? rest : [first, ...rest]) {
		const values = valuesOf(row, columns)
		if (Object.keys(values).length === 0) continue
		if (!values.name) plan.nameless += 1
		else if ([...listed, ...plan.contacts].some((each) => isSame(each, values))) plan.known += 1
		else plan.contacts.push(values)
	}
	return plan
}

/** Which column is what, when the first row says so in at least two cells, the name among them. */
function columnsOf(row: readonly string[]): (Column | null)[] | null {
	const columns = row.map((cell) => headings[cell.toLowerCase().replace(/:$/, '')] ?? null)
	const isHeading = columns.includes('name') && columns.filter((each) => each !== null).length > 1
	return isHeading ? columns : null
}

function valuesOf(row: readonly string[], columns: readonly (Column | null)[]): ContactValues {
	const values: Partial<Record<Column, string>> = {}
	row.forEach((cell, at) => {
		const column = columns[at]
		if (!column || cell === '') return
		const line = column === 'note' ? cell : cell.replace(/\s+/g, ' ')
		values[column] ??= fitText(line, contactLimits[column])
	})
	return values
}

function isSame(a: ContactValues, b: ContactValues): boolean {
	if (a.name?.toLowerCase() !== b.name?.toLowerCase()) return false
	if (!b.phone && !b.email) return true
	return (!!b.phone && a.phone === b.phone) || (!!b.email && a.email === b.email)
}

/** A contact list as rows that a spreadsheet takes, and that can be pasted back. */
export function sheetOf(list: readonly Contact[]): string {
	const rows = list.map((contact) => usualColumns.map((column) => plainCell(contact[column])))
	return [['Name', 'Job', 'Department', 'Phone', 'E-mail'], ...rows]
		.map((row) => row.join('\t'))
		.join('\n')
}

/**
 * A cell that begins as a formula would run in the spreadsheet it is pasted into; a telephone number
 * begins with a plus and is none.
 */
function plainCell(text: string): string {
	return text.replace(/\s+/g, ' ').replace(/^(?=[=@]|[+-](?![\d\s()./-]*$))/, "'")
}
