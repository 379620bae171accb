import { grouped } from '../../core/grouped.ts'
import { monthPage } from '../../month-page.ts'
import { weeksIn } from '../../production/calendar.ts'
import { labelled, type Block, type Cell, type PaperColumn, type Report } from '../../report.ts'
import type { PostPlan } from '../records/post-plan.ts'
import type { Placed } from './dates.ts'
import { partOn } from './months.ts'
import { countedWords, dayWords, lateWords, partWords, whenWords } from './words.ts'

/** What the paper is made from. */
export type ScheduleSource = {
	production: string
	/** The day it is printed, in words. */
	printedOn: string
	rows: readonly Placed[]
	plan: PostPlan
	/** The name of a milestone, '' when it is gone. */
	nameOf: (id: string) => string
}

const columns: PaperColumn[] = [
	{ label: 'Milestone', width: 'rest' },
	{ label: 'When', width: 196 },
	{ label: 'Working days', width: 52, align: 'right' },
	{ label: 'Counted from', width: 180 },
	{ label: 'Owner', width: 90 },
	{ label: 'Against the first issue', width: 88 }
]

/** The post schedule: a list for each episode, then a month a page. A star marks what has changed since the last issue. */
export function scheduleReport(source: ScheduleSource): Report {
	const { production, printedOn, rows, plan } = source
	const lists = [...grouped(rows, ({ milestone }) => milestone.episode)].flatMap(
		([episode, own]): Block[] => [
			{ kind: 'heading', text: episode === '' ? 'Post schedule' : `Episode ${episode}`, aside: '' },
			{
				kind: 'table',
				columns,
				head: [labelled(columns)],
				rows: own.map((row) => cellsOf(row, source))
			}
		]
	)
	return {
		title: 'Post schedule',
		...{ production, printedOn, revision: '', orientation: 'landscape' },
		about: issueWords(plan, rows),
		blocks: [...lists, ...monthBlocks(rows)],
		sheet: sheetOf(source)
	}
}

function issueWords({ issues, issuedOn }: PostPlan, rows: readonly Placed[]): string {
	if (issues === 0) return 'Not issued yet'
	const changed = rows.filter((row) => row.changed).length
	const since = changed === 0 ? 'nothing changed since' : `${changed} changed since, marked *`
	return `Issue ${issues} of ${dayWords(issuedOn)}, ${since}`
}

function marked({ milestone, changed }: Placed): string {
	return changed ? `${milestone.name} *` : milestone.name
}

function cellsOf(row: Placed, { nameOf }: ScheduleSource): Cell[] {
	const { milestone, before } = row
	const early = before.map(nameOf).filter(Boolean)
	return [
		{ text: marked(row), bold: true, under: early.length > 0 ? `Before ${early.join(', ')}` : '' },
		{ text: whenWords(row) },
		{ text: milestone.length === 0 ? '' : String(milestone.length), align: 'right' },
		{ text: countedWords(milestone, nameOf), quiet: true },
		{ text: milestone.owner },
		{ text: lateWords(row) }
	]
}

/** Three years: what lies further away is a slip of a date, not a page. */
const mostMonths = 36

function monthBlocks(rows: readonly Placed[]): Block[] {
	const dated = rows.filter(({ dateless }) => dateless === null)
	const used = new Set(dated.flatMap(({ start, end }) => [start.slice(0, 7), end.slice(0, 7)]))
	return [...used]
		.sort()
		.slice(0, mostMonths)
		.flatMap((month): Block[] => [
			{ kind: 'page' },
			...monthPage(
				month,
				weeksIn(month).map((week) => week.map((date) => ({ date }))),
				({ date }) => dateCell(dated, date)
			)
		])
}

/** What begins and ends on a date. */
function dateCell(rows: readonly Placed[], date: string): Cell {
	const lines = rows.flatMap((row) => {
		const part = partOn(row, date)
		if (part === null || part === 'goes-on' || part === 'in-week') return []
		return [`${partWords(row, part)}${row.changed ? ' *' : ''}`]
	})
	return { text: String(Number(date.slice(8))), under: lines.join('\n') }
}

function sheetOf({ rows, nameOf }: ScheduleSource): Report['sheet'] {
	return {
		columns: [
			{ label: 'Episode', kind: 'text', width: 10 },
			{ label: 'Milestone', kind: 'text', width: 40 },
			{ label: 'Start', kind: 'date', width: 12 },
			{ label: 'End', kind: 'date', width: 12 },
			{ label: 'Working days', kind: 'whole', width: 12 },
			{ label: 'Counted from', kind: 'text', width: 40 },
			{ label: 'Owner', kind: 'text', width: 20 },
			{ label: 'First issued end', kind: 'date', width: 14 },
			{ label: 'Days late', kind: 'whole', width: 10 },
			{ label: 'Changed', kind: 'text', width: 9 }
		],
		rows: rows.map((row) => [
			...[row.milestone.episode, row.milestone.name, row.start || null, row.end || null],
			...[row.milestone.length, countedWords(row.milestone, nameOf), row.milestone.owner],
			...[row.milestone.baseEnd || null, row.late, row.changed ? 'yes' : '']
		])
	}
}
