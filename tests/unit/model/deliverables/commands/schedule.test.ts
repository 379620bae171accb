import { describe, expect, test } from 'vitest'
import {
	changeDeliverables,
	removeDeliverables
} from '#model/deliverables/commands/deliverables.ts'
import { changeLines, oweDeliverables } from '#model/deliverables/commands/lines.ts'
import { addRecipient, changeRecipient } from '#model/deliverables/commands/recipients.ts'
import { addSchedule } from '#model/deliverables/commands/schedule.ts'
import type { DeliverableId } from '#model/deliverables/records/deliverable.ts'
import type { LineId } from '#model/deliverables/records/line.ts'
import type { RecipientId } from '#model/deliverables/records/recipient.ts'
import { readDeliveries } from '#model/deliverables/state.ts'
import { editBy, transactionsIn } from '../../../../support/builders.ts'
import { checklistIn, film, lineOf, owing } from '../../../../support/deliveries.ts'

const nobody = 'nobody'

describe('a schedule is added', () => {
	test('with its marks and what depends on what, in one step', () => {
		const { edit, recipient } = owing()
		const count = transactionsIn(edit.doc, () =>
			addSchedule(edit, recipient, [
				{ name: 'Stems', category: 'sound', signOffs: ['mixer'], needs: ['feature MASTER'] }
			])
		)
		expect(count).toBe(1)
		const rows = checklistIn(edit)
		const stems = rows.find(({ deliverable }) => deliverable.name === 'Stems')?.deliverable
		const master = rows.find(({ deliverable }) => deliverable.name === 'Feature master')
		expect(stems).toMatchObject({ signOffs: ['mixer'], needs: [master?.deliverable.id] })
	})

	test('twice: what is on it already is left as it is', () => {
		const { edit, recipient } = owing()
		const again = addSchedule(edit, recipient, film)
		expect(again).toEqual({ ok: true, value: { added: [], known: 3 } })
		expect(checklistIn(edit)).toHaveLength(3)
	})

	test('to a second recipient: what both ask for is one deliverable', () => {
		const { edit, doc } = owing()
		const other = addRecipient(edit, { name: 'Kanal Nord' })
		if (!other.ok) throw new Error(other.reason)
		addSchedule(edit, other.value, [...film, { name: 'PSE certificate', category: 'paper' }])
		expect(readDeliveries(doc).deliverables.size).toBe(4)
		expect(checklistIn(edit)).toHaveLength(7)
	})

	test('with a circle in it: the link that would close it is left out', () => {
		const { edit, recipient } = owing([{ name: 'One', category: 'paper' }])
		addSchedule(edit, recipient, [
			{ name: 'Two', category: 'paper', needs: ['Three'] },
			{ name: 'Three', category: 'paper', needs: ['Two'] }
		])
		const needs = checklistIn(edit).map(({ deliverable }) => deliverable.needs.length)
		expect(needs.sort()).toEqual([0, 0, 1])
	})

	test.each([
		['without a name', [{ name: ' ', category: 'paper' }]],
		['with a day that is none', [{ name: 'Stills', category: 'paper', due: 'soon' }]],
		['with nothing on it', []]
	] as const)('%s: not at all', (_, schedule) => {
		const { edit, recipient } = owing()
		expect(addSchedule(edit, recipient, schedule)).toEqual({ ok: false, reason: 'bad-value' })
		expect(checklistIn(edit)).toHaveLength(3)
	})

	test('to nobody: not at all', () => {
		const { edit } = owing()
		expect(addSchedule(edit, nobody as RecipientId, film)).toMatchObject({ ok: false })
	})
})

describe('recipients, deliverables and lines', () => {
	test('are changed field by field, and refuse what cannot be kept', () => {
		const { edit, recipient, line, doc } = owing()
		expect(changeRecipient(edit, recipient, { dueDate: '2026-06-31' }).ok).toBe(false)
		expect(changeRecipient(edit, recipient, { name: '  ' }).ok).toBe(false)
		expect(changeRecipient(edit, recipient, { cureDays: 14 }).ok).toBe(true)
		expect(changeLines(edit, [line], { due: '2026-02-30' }).ok).toBe(false)
		expect(changeLines(edit, [line], { due: '2026-02-28', mandatory: false }).ok).toBe(true)
		const [deliverable] = readDeliveries(doc).deliverables.keys()
		const id = deliverable as DeliverableId
		expect(changeDeliverables(edit, [id], { name: '' }).ok).toBe(false)
		expect(changeDeliverables(edit, [id], { owner: ' Bo ' }).ok).toBe(true)
		const [row] = checklistIn(edit)
		expect(row).toMatchObject({
			due: '2026-02-28',
			deliverable: { owner: 'Bo' },
			recipient: { cureDays: 14 }
		})
	})

	test('that are gone are refused', () => {
		const { edit } = owing()
		const gone = nobody as RecipientId & LineId & DeliverableId
		expect(changeRecipient(edit, gone, {})).toEqual({ ok: false, reason: 'recipient-gone' })
		expect(changeLines(edit, [gone], {})).toEqual({ ok: false, reason: 'line-gone' })
		expect(removeDeliverables(edit, [gone])).toEqual({ ok: false, reason: 'deliverable-gone' })
		expect(oweDeliverables(edit, gone, [gone])).toEqual({ ok: false, reason: 'recipient-gone' })
	})

	test('a deliverable is owed to a recipient once, however often it is put there', () => {
		const { edit, recipient, doc } = owing()
		const [id] = readDeliveries(doc).deliverables.keys()
		expect(oweDeliverables(edit, recipient, [id as DeliverableId])).toEqual({ ok: true, value: [] })
		const fresh = addRecipient(editBy('bo', doc), { name: 'Archive' })
		if (!fresh.ok) throw new Error(fresh.reason)
		const put = oweDeliverables(edit, fresh.value, [id as DeliverableId, id as DeliverableId])
		expect(put).toMatchObject({ value: { length: 1 } })
		expect(lineOf(edit, 'Feature master', fresh.value)).toBeDefined()
	})
})
