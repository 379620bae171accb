import { labelled, type Block, type Cell, type PaperColumn } from '../../report.ts'
import type { CallSheet } from './facts.ts'
import { advanceBlocks } from './front.ts'
import { starred, type CrewMember, type Page } from './page.ts'

/** The back of a call sheet: the days to come, when the crew is called, what they eat and ride in, who signs. */
export function backBlocks(page: Page): Block[] {
	const { sheet, print } = page
	const members = print.office?.crew ?? []
	const rows = departmentsOf(sheet, members).flatMap((department) =>
		departmentRows(page, {
			department,
			members: members.filter((member) => member.department === department)
		})
	)
	const rest = departmentRow(rows.length === 0 ? 'All crew' : 'Everybody else', sheet.call)
	return [
		{ kind: 'page' },
		...advanceBlocks(page),
		{
			kind: 'table',
			columns: crewColumns,
			head: [labelled(crewColumns)],
			rows: members.length === 0 ? [...rows, rest] : rows
		},
		...careBlocks(sheet),
		{ kind: 'table', columns: signatures, head: [], rows: [signatures.map(toSign)] }
	]
}

const crewColumns: PaperColumn[] = [
	{ label: 'Crew', width: 'rest' },
	{ label: 'Name', width: 150 },
	{ label: 'Phone', width: 112 },
	{ label: 'Call', width: 64 },
	{ label: 'In', width: 44 },
	{ label: 'Out', width: 44 }
]

/** Those of the contact list in its order, then those that only have a call. */
function departmentsOf({ crew }: CallSheet, members: readonly CrewMember[]): string[] {
	const named = [...new Set(members.map(({ department }) => department))]
	const known = new Set(named.map((name) => name.toLowerCase()))
	const others = crew.map(({ department }) => department)
	return [...named, ...others.filter((name) => !known.has(name.toLowerCase()))]
}

function departmentRows(
	page: Page,
	{ department, members }: { department: string; members: readonly CrewMember[] }
): Cell[][] {
	const own = page.sheet.crew.find(
		(each) => each.department.toLowerCase() === department.toLowerCase()
	)
	const call = own?.call ?? page.sheet.call
	const name = starred(page, own?.department ?? department, department || 'Crew')
	return [
		departmentRow(name, call),
		...members.map(({ job, name, phone }): Cell[] => [
			{ text: job },
			{ text: name, bold: true },
			{ text: phone },
			{ text: call },
			{ text: '' },
			{ text: '' }
		])
	]
}

function departmentRow(text: string, call: string): Cell[] {
	return [
		{ text, bold: true, span: 3, tone: 'total' },
		{ text: call, bold: true, tone: 'total' },
		{ text: '', span: 2, tone: 'total' }
	]
}

function careBlocks({ catering, transport }: CallSheet): Block[] {
	const boxes = [
		...(catering === '' ? [] : [{ title: 'Catering', lines: catering.split('\n') }]),
		...(transport === '' ? [] : [{ title: 'Transport', lines: transport.split('\n') }])
	]
	return boxes.length === 0 ? [] : [{ kind: 'boxes', across: 2, boxes }]
}

const signatures: PaperColumn[] = ['Unit production manager', '1st AD', '2nd AD'].map((label) => ({
	label,
	width: 'rest'
}))

function toSign({ label }: PaperColumn): Cell {
	return { text: ' \n \n', under: label }
}
