import { transact, type Edit } from '../../core/edit.ts'
import { ok, refuse, type Outcome } from '../../core/outcome.ts'
import { isTimecode } from '../queries/qc.ts'
import { lines, type LineId } from '../records/line.ts'
import { qcIssues, type QcIssue, type QcIssueId } from '../records/qc-issue.ts'
import { tidied } from '../tidied.ts'

/** What may be said about a finding. */
export type QcIssueValues = Partial<Omit<QcIssue, 'id' | 'line' | 'removed'>>

/** A report that is brought in at once: more is a slip, and a transaction that no guard would take. */
export const mostIssuesAtOnce = 1000

/**
 * Adds the findings of a report to a line, as one step; refused whole when one of them cannot be kept. One
 * without a number gets the next of its line.
 */
export function addIssues(
	edit: Edit,
	line: LineId,
	list: readonly QcIssueValues[]
): Outcome<QcIssueId[], 'line-gone' | 'bad-value' | 'too-many'> {
	if (lines.get(edit.doc, line)?.removed !== false) return refuse('line-gone')
	if (list.length > mostIssuesAtOnce) return refuse('too-many')
	const tidy = list.map(tidied)
	const isBad = tidy.some((values) => !values.description || !isWritable(values))
	if (isBad || tidy.length === 0) return refuse('bad-value')
	let last = highestNumber(edit, line)
	const ids: QcIssueId[] = []
	transact(edit, () => {
		for (const values of tidy) {
			const id = edit.newId() as QcIssueId
			const number = values.number || Math.min(++last, 9999)
			qcIssues.create(edit.doc, id, { ...values, number, line })
			ids.push(id)
		}
	})
	return ok(ids)
}

/** Changes what is said about a finding, answers it, or notes what a second look found. */
export function changeIssue(
	edit: Edit,
	id: QcIssueId,
	values: QcIssueValues
): Outcome<null, 'issue-gone' | 'bad-value'> {
	if (qcIssues.get(edit.doc, id)?.removed !== false) return refuse('issue-gone')
	const tidy = tidied(values)
	if (tidy.description === '' || !isWritable(tidy)) return refuse('bad-value')
	transact(edit, () => qcIssues.patch(edit.doc, id, tidy))
	return ok(null)
}

/** Takes findings off their lists. */
export function removeIssues(edit: Edit, ids: readonly QcIssueId[]): Outcome<number, 'issue-gone'> {
	const there = ids.filter((id) => qcIssues.get(edit.doc, id)?.removed === false)
	if (there.length === 0) return refuse('issue-gone')
	transact(edit, () => {
		for (const id of there) qcIssues.patch(edit.doc, id, { removed: true })
	})
	return ok(there.length)
}

function isWritable(values: QcIssueValues): boolean {
	const isTime = (text: string | undefined) => !text || isTimecode(text)
	return qcIssues.problem(values) === null && isTime(values.tcIn) && isTime(values.tcOut)
}

function highestNumber({ doc }: Edit, line: LineId): number {
	const own = [...qcIssues.all(doc).values()].filter((issue) => issue.line === line)
	return Math.max(0, ...own.map(({ number }) => number))
}
