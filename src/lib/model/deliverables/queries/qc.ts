import type { LineId } from '../records/line.ts'
import type { QcIssue, QcIssueId } from '../records/qc-issue.ts'

/** The findings of one line, the newest round first, as the reports number them. */
export function issuesOf(issues: ReadonlyMap<QcIssueId, QcIssue>, line: LineId): QcIssue[] {
	const own = [...issues.values()].filter((issue) => issue.line === line && !issue.removed)
	return own.sort(
		(a, b) => b.round - a.round || a.number - b.number || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
	)
}

/** Whether anybody still has to do something about a finding. What is only to be read never has. */
export function isOpen({ severity, result }: Pick<QcIssue, 'severity' | 'result'>): boolean {
	return severity !== 'fyi' && result !== 'fixed' && result !== 'as-is'
}

/** How many findings are open, and how many of those stand in the way of acceptance. */
export type OpenIssues = { open: number; blockers: number }

/** The open findings of each line that has any. */
export function openIssuesOf(issues: ReadonlyMap<QcIssueId, QcIssue>): Map<LineId, OpenIssues> {
	const counts = new Map<LineId, OpenIssues>()
	for (const issue of issues.values()) {
		if (issue.line === '' || issue.removed || !isOpen(issue)) continue
		const { open, blockers } = counts.get(issue.line) ?? { open: 0, blockers: 0 }
		const isBlocker = issue.severity === 'blocker'
		counts.set(issue.line, { open: open + 1, blockers: blockers + (isBlocker ? 1 : 0) })
	}
	return counts
}

/** A timecode as a report gives it, frames behind `:` or, for drop frame, `;`. */
export function isTimecode(text: string): boolean {
	return /^([01]\d|2[0-3])(:[0-5]\d){2}[:;]\d\d$/.test(text)
}
