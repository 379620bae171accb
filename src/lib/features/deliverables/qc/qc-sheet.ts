import { cellOf, guessTable, readTable } from '#formats/table.ts'
import { fitText } from '#model/core/field.ts'
import type { QcIssueValues } from '#model/deliverables/commands/qc.ts'
import { isTimecode } from '#model/deliverables/queries/qc.ts'
import { qcLimits, type QcCategory, type QcSeverity } from '#model/deliverables/records/qc-issue.ts'

/** Headings as labs' reports write them. */
const headings = [
	[/^(#|no\b|num|item|issue (no|#)|id\b)/, 'number'],
	[/^((tc|time ?code) out|out\b|end\b)/, 'tcOut'],
	[/^(tc\b|time ?code|in\b|start)/, 'tcIn'],
	[/^(error )?code\b/, 'code'],
	[/^(category|type|area|media)\b/, 'category'],
	[/^(severity|level|priority|grade|rating|flag|impact)\b/, 'severity'],
	[/^(track|channel|ch\b|position)/, 'track'],
	[/^(description|issue|finding|comments?|notes?|details?|error)\b/, 'description']
] as const satisfies readonly (readonly [RegExp, string])[]

type Column = (typeof headings)[number][1]

/** What a report comes to, before anything is written. */
export type QcPlan = {
	issues: QcIssueValues[]
	/** Rows that cannot be taken as they are, by their number in the sheet. */
	problems: { row: number; message: string }[]
}

/** Reads the findings of a QC report from the rows of a spreadsheet. */
export function planReport(text: string): QcPlan {
	const usual: Column[] = ['tcIn', 'tcOut', 'description', 'severity']
	const table = guessTable<Column>(readTable(text), { headings, needs: 'description', usual })
	const plan: QcPlan = { issues: [], problems: [] }
	for (const each of table.rows) {
		const read = readIssue((column) => cellOf(table, each, column))
		if (typeof read === 'string') plan.problems.push({ row: each.row, message: read })
		else plan.issues.push(read)
	}
	return plan
}

/** A finding, or what is wrong with its row. */
function readIssue(cell: (column: Column) => string): QcIssueValues | string {
	const description = fitText(cell('description'), qcLimits.description)
	if (description === '') return 'There is no description in it.'
	const [tcIn, tcOut] = [timecodeOf(cell('tcIn')), timecodeOf(cell('tcOut'))]
	if (tcIn === null) return `${cell('tcIn')} is no timecode: 01:02:03:04 is.`
	if (tcOut === null) return `${cell('tcOut')} is no timecode: 01:02:03:04 is.`
	const number = Number.parseInt(cell('number'), 10)
	return {
		description,
		tcIn,
		tcOut,
		number: number > 0 && number <= 9999 ? number : 0,
		category: categoryOf(cell('category')),
		severity: severityOf(cell('severity')),
		code: fitText(cell('code'), qcLimits.code),
		track: fitText(cell('track'), qcLimits.track)
	}
}

/** '' for none and for what concerns all of it, null for what is none. */
function timecodeOf(cell: string): string | null {
	if (/^(|-|n\/?a|all|throughout|general|global)$/i.test(cell)) return ''
	const text = cell.replace(/^(\d):/, '0$1:').replace(/\.(\d\d)$/, ':$1')
	return isTimecode(text) ? text : null
}

function categoryOf(cell: string): QcCategory {
	if (/audio|sound|mix/i.test(cell)) return 'audio'
	if (/text|subtitle|caption|title/i.test(cell)) return 'text'
	return /meta|file|wrapper|format/i.test(cell) ? 'metadata' : 'video'
}

/** Labs grade by words or from 1, the worst, to 3; PEAT and AQC say fail and warning. */
function severityOf(cell: string): QcSeverity {
	if (/block|fail|fatal|critical|major|mandatory|^1\b|high/i.test(cell)) return 'blocker'
	return /fyi|info|note|observ|^3\b|low/i.test(cell) ? 'fyi' : 'issue'
}
