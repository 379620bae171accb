import { grouped } from '../../core/grouped.ts'
import type { Category } from '../records/deliverable.ts'
import type { QcIssue, QcIssueId } from '../records/qc-issue.ts'
import type { RecipientId } from '../records/recipient.ts'
import type { StepId } from '../records/step.ts'
import { answersFrom, type StepAnswer } from '../rulings.ts'
import type { DeliveryState } from '../state.ts'
import type { Status } from '../status.ts'
import { checklistOf, progressOf, type ChecklistRow, type When } from './checklist.ts'
import { openIssuesOf } from './qc.ts'
import { tracksOf } from './track.ts'

/*
 * What of a delivery may leave the production, for the recipient that it is owed to. Every field is
 * picked by hand: who sees to a thing and which house makes it, remarks, what is at risk and why, who
 * pays and what others are owed stay here.
 */

/** A line as its recipient may read it. */
export type PublishedLine = {
	name: string
	category: Category
	mandatory: boolean
	status: Status
	round: number
	/** The version that was last shown in the newest round; '' for none. */
	version: string
	/** YYYY-MM-DD, '' for none. */
	due: string
	isLate: boolean
	/** Until when they have to say what is wrong with it, YYYY-MM-DD; '' while nothing runs. */
	inspectBy: string
	/** Findings of its QC that somebody still has to do something about. */
	findings: number
}

/** Where one recipient's delivery stands. Only mandatory lines count in `settled` of `mandatory`. */
export type DeliveryPage = {
	kind: 'delivery'
	production: string
	recipient: string
	mandatory: number
	settled: number
	/** Rounded down; null while nothing is mandatory. */
	percent: number | null
	categories: { category: Category; lines: PublishedLine[] }[]
}

/** What a page is made from. */
export type DeliverySource = {
	/** The production's title. */
	production: string
	state: DeliveryState
	issues: ReadonlyMap<QcIssueId, QcIssue>
	answers: ReadonlyMap<StepId, StepAnswer>
	when: When
}

/** The delivery of one recipient as it stands; null when nobody is delivered to under this id. */
export function publishedDelivery(source: DeliverySource, id: RecipientId): DeliveryPage | null {
	const { production, state, issues, answers, when } = source
	const recipient = state.recipients.get(id)
	if (!recipient || recipient.removed) return null
	const tracks = tracksOf(state.steps, answersFrom(answers))
	const rows = checklistOf(state, tracks, when).filter((row) => row.recipient.id === id)
	const { mandatory, settled, percent } = progressOf(rows)
	const open = openIssuesOf(issues)
	const byCategory = grouped(rows, ({ deliverable }) => deliverable.category)
	return {
		...{ kind: 'delivery', production, recipient: recipient.name, mandatory, settled, percent },
		categories: [...byCategory].map(([category, own]) => ({
			category,
			lines: own.map((row) => lineOf(row, open.get(row.line.id)?.open ?? 0))
		}))
	}
}

function lineOf(row: ChecklistRow, findings: number): PublishedLine {
	const { line, deliverable, track, due, timing, clock } = row
	return {
		name: deliverable.name,
		category: deliverable.category,
		mandatory: line.mandatory,
		status: track.status,
		round: track.round,
		version: track.steps.findLast(({ label }) => label !== '')?.label ?? '',
		due,
		isLate: timing === 'late',
		inspectBy: clock?.kind === 'inspection' ? clock.ends : '',
		findings
	}
}
