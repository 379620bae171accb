import { expect, test } from 'vitest'
import { must } from '#model/core/invariant.ts'
import type { Edit } from '#model/core/edit.ts'
import {
	signOff,
	withdrawApproval,
	type SignOrder
} from '#model/deliverables/commands/approvals.ts'
import { markDeliverable } from '#model/deliverables/commands/deliverables.ts'
import { approvals } from '#model/deliverables/records/approval.ts'
import type { Signatory } from '#model/deliverables/records/deliverable.ts'
import type { LineId } from '#model/deliverables/records/line.ts'
import { evidences, transitions, type Evidence, type Status } from '#model/deliverables/status.ts'
import { editBy, merge } from '../../../../support/builders.ts'
import {
	checklistIn,
	everything,
	granting,
	owing,
	step,
	storedLine,
	walk
} from '../../../../support/deliveries.ts'

const taker = (at = '2026-03-02T10:00:00.000Z') => ({ by: 'pat', byName: 'Pat', at })

/** A line that these roles have to sign, made ready as `v1`. */
function signed(...roles: Signatory[]) {
	const owed = owing()
	const { deliverable } = storedLine(owed.edit, owed.line)
	for (const key of roles)
		markDeliverable(owed.edit, must(deliverable || null, 'it'), {
			field: 'signOffs',
			key,
			on: true
		})
	walk(owed.edit, owed.line, 'in-progress', 'ready')
	return owed
}

function say(edit: Edit, line: LineId, said: Partial<SignOrder>) {
	const order = { as: 'director', person: 'Dee Ray', decision: 'approved', note: '' } as const
	return signOff(edit, [line], { ...order, taker: taker(), answers: granting, ...said })
}

const rowOf = (edit: Edit, line: LineId) =>
	must(
		checklistIn(edit).find((row) => row.line.id === line),
		'the row'
	)

test('two who write down one approval at once have written one', () => {
	const { edit, line } = signed('director')
	const other = editBy('bo')
	merge(edit.doc, other.doc)
	say(edit, line, {})
	say(other, line, { person: ' dee  ray ', taker: { ...taker(), byName: 'Bo' } })
	merge(edit.doc, other.doc)
	expect(approvals.all(edit.doc).size).toBe(1)
	expect([...approvals.all(edit.doc)]).toEqual([...approvals.all(other.doc)])
	expect(rowOf(edit, line).waitsFor).toEqual([])
})

test('a second person in one role has a word of their own, and one who will not is enough', () => {
	const { edit, line } = signed('producer')
	say(edit, line, { as: 'producer', person: 'Kim Ray' })
	say(edit, line, { as: 'producer', person: 'Lou May', decision: 'withheld', note: 'Titles' })
	expect(rowOf(edit, line).waitsFor).toEqual(['producer'])
	expect(step(edit, line, 'delivered')).toEqual({ kind: 'withheld', by: ['producer'] })
	const key = must(
		[...approvals.all(edit.doc)].find(([, { person }]) => person === 'Lou May'),
		''
	)
	expect(withdrawApproval(edit, key[0], taker()).ok).toBe(true)
	expect(withdrawApproval(edit, key[0], taker())).toMatchObject({ reason: 'approval-gone' })
	expect(rowOf(edit, line).waitsFor).toEqual([])
})

test('what was approved by name need not be shown again when it leaves the house', () => {
	const { edit, line } = signed('director', 'mixer')
	const shown = { ...everything, approvedBy: '' }
	expect(step(edit, line, 'delivered', shown)).toEqual({
		kind: 'missing-evidence',
		missing: ['approvedBy']
	})
	say(edit, line, {})
	expect(step(edit, line, 'delivered', shown)).toBeNull()
	expect(rowOf(edit, line).track.steps.at(-1)?.approvedBy).toBe('Dee Ray')
})

test('the house is waited for from when it is ready, recipient and lab once they have it, nobody at the end', () => {
	const { edit, line } = signed('director', 'lab', 'recipient')
	const waits = () => rowOf(edit, line).waitsFor
	expect(waits()).toEqual(['director'])
	walk(edit, line, 'delivered')
	expect(waits()).toEqual(['director', 'lab', 'recipient'])
	say(edit, line, {})
	expect(waits()).toEqual(['lab', 'recipient'])
	walk(edit, line, 'received', 'in-qc', 'accepted')
	expect(waits()).toEqual([])
})

test('an approval is of one round and one version: the next has to be signed anew', () => {
	const { edit, line } = signed('director')
	say(edit, line, {})
	expect(rowOf(edit, line).waitsFor).toEqual([])
	walk(edit, line, 'in-progress')
	expect(step(edit, line, 'ready', { ...everything, label: 'v2' })).toBeNull()
	expect(rowOf(edit, line).waitsFor).toEqual(['director'])
	say(edit, line, {})
	walk(edit, line, 'delivered', 'rejected', 'in-progress', 'ready')
	expect(rowOf(edit, line).waitsFor).toEqual(['director'])
	expect(rowOf(edit, line).approvals).toHaveLength(1)
})

test('nobody signs without a name, too long a one, or what is gone', () => {
	const { edit, line } = signed('director')
	expect(say(edit, line, { person: ' - ' })).toMatchObject({ reason: 'nobody-named' })
	expect(say(edit, line, { person: 'x'.repeat(81) })).toMatchObject({ reason: 'bad-value' })
	expect(say(edit, 'gone' as LineId, {})).toMatchObject({ reason: 'line-gone' })
	expect(approvals.all(edit.doc).size).toBe(0)
})

test('every step that needs an approval in the house takes it from who has signed', () => {
	const needing = Object.entries(transitions).flatMap(([from, to]) =>
		Object.entries(to).flatMap(([status, { needs }]) =>
			needs.includes('approvedBy' as Evidence) ? [`${from} ${status as Status}`] : []
		)
	)
	expect(needing).toEqual(['ready delivered'])
	expect(evidences).toContain('approvedBy')
})
