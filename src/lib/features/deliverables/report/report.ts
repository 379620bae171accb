import { calendarDayWords } from '$lib/ui/when.ts'
import { listed } from '$lib/ui/words.ts'
import { grouped } from '#model/core/grouped.ts'
import { progressOf, type ChecklistRow } from '#model/deliverables/queries/checklist.ts'
import type { OpenIssues } from '#model/deliverables/queries/qc.ts'
import { isCurrent } from '#model/deliverables/queries/approvals.ts'
import type { Signatory } from '#model/deliverables/records/deliverable.ts'
import type { LineId } from '#model/deliverables/records/line.ts'
import { labelled, type Block, type PaperColumn, type Report, type Sheet } from '#model/report.ts'
import {
	categoryNames,
	roleInSentence,
	signatoryNames,
	statusNames,
	timingNames
} from '../appearance.ts'
import { clockWords } from '../clock.ts'
import { columnNames } from '../import/schedule-sheet.ts'
import { openWords } from '../qc/words.ts'

/** What a report is made from. */
export type ReportSource = {
	production: string
	/** The day it is made, in words. */
	printedOn: string
	/** The lines it tells of, in their order. */
	rows: readonly ChecklistRow[]
	openIssues: (line: LineId) => OpenIssues | null
}

const columns: PaperColumn[] = [
	{ label: 'Deliverable', width: 'rest' },
	{ label: 'Status', width: 96 },
	{ label: 'Version', width: 74 },
	{ label: 'Owner', width: 78 },
	{ label: 'Due', width: 70 },
	{ label: 'To look after', width: 92 }
]

/** Where every line stands, recipient by recipient, as it is sent round before a delivery meeting. */
export function statusReport(source: ReportSource): Report {
	const { production, printedOn, rows } = source
	const { settled, mandatory } = progressOf(rows)
	const blocks = [...grouped(rows, ({ recipient }) => recipient.id).values()].flatMap(
		(own): Block[] => [
			{ kind: 'heading', text: own[0]?.recipient.name ?? '', aside: progressWords(own) },
			{
				kind: 'table',
				columns,
				head: [labelled(columns)],
				rows: own.map((row) => cellsOf(row, source))
			}
		]
	)
	return {
		title: 'Delivery status',
		...{ production, printedOn, revision: '', orientation: 'portrait', blocks },
		about: `${settled} of ${mandatory} mandatory lines settled`,
		sheet: sheetOf(source)
	}
}

/** `12 of 30 mandatory settled, 2 late`: a line that is not mandatory counts for nothing here. */
function progressWords(rows: readonly ChecklistRow[]): string {
	const { settled, mandatory, late, atRisk } = progressOf(rows)
	const worries = [late > 0 ? `${late} late` : '', atRisk > 0 ? `${atRisk} at risk` : '']
	const parts = [`${settled} of ${mandatory} mandatory settled`, ...worries]
	return parts.filter((part) => part !== '').join(', ')
}

function cellsOf(row: ChecklistRow, source: ReportSource) {
	const { deliverable, line, track, due } = row
	const under = [categoryNames[deliverable.category], line.mandatory ? '' : 'optional']
	return [
		{ text: deliverable.name, bold: true, under: under.filter(Boolean).join(', ') },
		{ text: statusNames[track.status], under: track.round > 1 ? `round ${track.round}` : '' },
		{ text: versionOf(row) },
		{ text: deliverable.owner },
		{ text: due === '' ? '' : calendarDayWords(due) },
		{ text: worriesOf(row, source) }
	]
}

function worriesOf(row: ChecklistRow, { openIssues }: ReportSource): string {
	const { line, timing, clock } = row
	const open = openIssues(line.id)
	const worries = [
		timing === 'late' || timing === 'at-risk' ? timingNames[timing] : '',
		clock ? clockWords(clock) : '',
		waitWords(row),
		open ? `QC: ${openWords(open)}` : ''
	]
	return worries.filter((part) => part !== '').join('; ')
}

/** `Waits for producer and director`; '' when it waits for nobody's word. */
function waitWords({ waitsFor }: ChecklistRow): string {
	return waitsFor.length === 0 ? '' : `Waits for ${listed(waitsFor.map(roleInSentence))}`
}

function signersOf(roles: readonly Signatory[]): string {
	return listed(roles.map((who) => signatoryNames[who]))
}

/** Who has signed the newest round, as `Producer: Kim Ray`. */
function signedBy({ approvals, track }: ChecklistRow): string {
	return approvals
		.filter((each) => each.decision === 'approved' && isCurrent(each, track))
		.map(({ as, person }) => (as === 'unknown' ? person : `${signatoryNames[as]}: ${person}`))
		.sort()
		.join(', ')
}

/** The version that was last shown in the newest round. */
function versionOf({ track }: ChecklistRow): string {
	return track.steps.findLast(({ label }) => label !== '')?.label ?? ''
}

/** The lines as a sheet; what a schedule says can be brought in again as it is. */
function sheetOf({ rows, openIssues }: ReportSource): Sheet {
	const text = (label: string, width: number) => ({ label, kind: 'text' as const, width })
	return {
		columns: [
			...[text('Recipient', 24), text(columnNames.name, 34), text(columnNames.category, 14)],
			...[text(columnNames.mandatory, 10), text('Status', 20)],
			{ label: 'Round', kind: 'whole', width: 7 },
			...[text('Version', 12), text(columnNames.owner, 20), text(columnNames.vendor, 20)],
			{ label: columnNames.due, kind: 'date', width: 12 },
			{ label: columnNames.leadDays, kind: 'whole', width: 12 },
			...[text(columnNames.spec, 40), text(columnNames.note, 40)],
			{ label: 'QC findings open', kind: 'whole', width: 12 },
			...[text('Signed off by', 40), text('Waits for', 30)]
		],
		rows: rows.map((row) => {
			const { recipient, deliverable, line, track, due } = row
			return [
				...[recipient.name, deliverable.name, categoryNames[deliverable.category]],
				...[line.mandatory ? 'Yes' : 'No', statusNames[track.status], track.round],
				...[versionOf(row), deliverable.owner, deliverable.vendor, due === '' ? null : due],
				...[deliverable.leadDays, deliverable.spec, deliverable.note],
				...[openIssues(line.id)?.open ?? 0, signedBy(row), signersOf(row.waitsFor)]
			]
		})
	}
}
