import { describe, expect, test } from 'vitest'
import { removeLines } from '#model/deliverables/commands/lines.ts'
import {
	addIssues,
	changeIssue,
	mostIssuesAtOnce,
	removeIssues,
	type QcIssueValues
} from '#model/deliverables/commands/qc.ts'
import { issuesOf, openIssuesOf } from '#model/deliverables/queries/qc.ts'
import { qcIssues, type QcIssueId } from '#model/deliverables/records/qc-issue.ts'
import { done } from '../../../../support/bookings.ts'
import { copyOf, editBy, merge } from '../../../../support/builders.ts'
import { owing } from '../../../../support/deliveries.ts'

const finding: QcIssueValues = {
	...{ description: 'Dead pixel, upper left', category: 'video', severity: 'issue' },
	...{ tcIn: '01:02:03:04', tcOut: '01:02:05;00', code: 'V-110', track: 'V1' }
}

function found(...list: QcIssueValues[]) {
	const { edit, line, lines } = owing()
	const ids = done(addIssues(edit, line, list))
	const listed = () => issuesOf(qcIssues.all(edit.doc), line)
	const open = () => openIssuesOf(qcIssues.all(edit.doc)).get(line)
	return { edit, line, lines, ids, listed, open, first: ids[0] as QcIssueId }
}

describe('the findings of a report', () => {
	test('are kept as one step, numbered where the report does not', () => {
		const { edit, line, listed } = found(finding, { ...finding, number: 7 }, finding)
		expect(listed().map(({ number }) => number)).toEqual([1, 2, 7])
		done(addIssues(edit, line, [finding]))
		expect(listed().at(-1)).toMatchObject({ ...finding, number: 8, round: 1, response: '' })
	})

	test('stand with the newest round first', () => {
		const { edit, line, listed } = found(finding)
		done(addIssues(edit, line, [{ ...finding, round: 2, number: 1 }]))
		expect(listed().map(({ round }) => round)).toEqual([2, 1])
	})

	test.each<[string, QcIssueValues]>([
		['without words', { ...finding, description: ' ' }],
		['at a time that is none', { ...finding, tcIn: '1:2:3' }],
		['at a minute that no hour has', { ...finding, tcOut: '01:60:00:00' }],
		['of a round before the first', { ...finding, round: 0 }]
	])('one %s is refused, and none is kept', (_, bad) => {
		const { edit, line, listed } = found(finding)
		expect(addIssues(edit, line, [finding, bad])).toEqual({ ok: false, reason: 'bad-value' })
		expect(listed()).toHaveLength(1)
	})

	test('of a line that is gone, or too many of them, are refused', () => {
		const { edit, line } = found(finding)
		const many = Array.from({ length: mostIssuesAtOnce + 1 }, () => finding)
		expect(addIssues(edit, line, many)).toEqual({ ok: false, reason: 'too-many' })
		removeLines(edit, [line])
		expect(addIssues(edit, line, [finding])).toEqual({ ok: false, reason: 'line-gone' })
	})
})

describe('what is open', () => {
	test('is what nobody has found fixed or taken as it is; what is only to be read never was', () => {
		const blocker = { ...finding, severity: 'blocker' } as const
		const { edit, ids, open } = found(finding, blocker, { ...finding, severity: 'fyi' })
		expect(open()).toEqual({ open: 2, blockers: 1 })
		const [first, second] = ids as [QcIssueId, QcIssueId]
		done(changeIssue(edit, first, { response: 'creative-intent', result: 'as-is' }))
		expect(open()).toEqual({ open: 1, blockers: 1 })
		done(changeIssue(edit, second, { result: 'not-fixed' }))
		expect(open()).toEqual({ open: 1, blockers: 1 })
		done(changeIssue(edit, second, { result: 'fixed' }))
		expect(open()).toBeUndefined()
	})

	test('an answer and a second look, given while neither saw the other, are both kept', () => {
		const { edit, first, listed } = found(finding)
		const bo = editBy('bo', copyOf(edit.doc))
		done(changeIssue(edit, first, { response: 'will-fix', fixVersion: 'v2', responder: 'Ann' }))
		done(changeIssue(bo, first, { result: 'not-fixed' }))
		merge(edit.doc, bo.doc)
		expect(listed()).toMatchObject([
			{ response: 'will-fix', fixVersion: 'v2', result: 'not-fixed' }
		])
	})
})

test('a finding that was taken off is gone from the list, and cannot be changed or taken off again', () => {
	const { edit, first, listed } = found(finding)
	expect(removeIssues(edit, [first])).toEqual({ ok: true, value: 1 })
	expect(listed()).toEqual([])
	expect(changeIssue(edit, first, { answer: 'x' })).toEqual({ ok: false, reason: 'issue-gone' })
	expect(removeIssues(edit, [first])).toEqual({ ok: false, reason: 'issue-gone' })
})
