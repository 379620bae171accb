import { expect, test } from 'vitest'
import { must } from '#model/core/invariant.ts'
import type { Edit } from '#model/core/edit.ts'
import {
	addConsignment,
	packConsignment,
	receiveConsignment,
	removeConsignment,
	sendConsignment
} from '#model/deliverables/commands/shipping.ts'
import { consignments, type ConsignmentId } from '#model/deliverables/records/consignment.ts'
import type { LineId } from '#model/deliverables/records/line.ts'
import { media } from '#model/deliverables/records/medium.ts'
import { shelvesOf } from '#model/deliverables/queries/vault.ts'
import { readVault } from '#model/deliverables/state.ts'
import { transactionsIn } from '../../../../support/builders.ts'
import {
	everything,
	granting,
	owing,
	stocked,
	trackIn,
	walk
} from '../../../../support/deliveries.ts'

const taker = { by: 'pat', byName: 'Pat', at: '2026-03-02T10:00:00.000Z' }
const order = { date: '2026-03-02', taker, answers: granting }

/** A consignment of three lines and a tape; the first two lines are ready. */
function packed(reference = 'AWB 4711') {
	const owed = owing()
	stocked(owed)
	const [first, second] = owed.lines as [LineId, LineId]
	walk(owed.edit, first, 'in-progress', 'ready')
	walk(owed.edit, second, 'in-progress', 'ready')
	const [tape] = [...media.all(owed.doc).keys()]
	const contents = { lines: owed.lines, media: [must(tape, 'the tape')], taker }
	const values = { reference, carrier: 'DHL', to: 'Northlight' }
	const added = addConsignment(owed.edit, values, contents)
	return { ...owed, id: must(added.ok ? added.value : null, 'the consignment') }
}

const send = (edit: Edit, id: ConsignmentId) =>
	sendConsignment(edit, id, { ...order, evidence: { ...everything } })
const statuses = (edit: Edit, ids: readonly LineId[]) => ids.map((id) => trackIn(edit, id).status)
const placeOfTape = (edit: Edit) => shelvesOf(readVault(edit.doc))[0]?.place

test('sent, its lines are delivered with its waybill, its tape is with the carrier, and what may not go is named', () => {
	const { edit, lines, id } = packed()
	const transactions = transactionsIn(edit.doc, () => {
		expect(send(edit, id)).toMatchObject({
			...{ ok: true, value: { isDone: true, problems: [{ line: lines[2] }] } }
		})
	})
	expect(transactions).toBe(1)
	expect(statuses(edit, lines)).toEqual(['delivered', 'delivered', 'not-started'])
	expect(trackIn(edit, lines[0] as LineId).steps.at(-1)).toMatchObject({
		...{ reference: 'AWB 4711', date: '2026-03-02' }
	})
	expect(consignments.get(edit.doc, id)?.sentOn).toBe('2026-03-02')
	expect(placeOfTape(edit)).toBe('DHL')
})

test('what was missing may be sent after it; what is there already is left alone', () => {
	const { edit, lines, id } = packed()
	send(edit, id)
	walk(edit, lines[2] as LineId, 'in-progress', 'ready')
	expect(send(edit, id)).toMatchObject({ value: { problems: [], taken: [expect.any(String)] } })
	expect(statuses(edit, lines)).toEqual(['delivered', 'delivered', 'delivered'])
	expect(send(edit, id)).toMatchObject({ value: { problems: [], taken: [] } })
})

test('received, its lines are, by whom and when, and its tape is where it went', () => {
	const { edit, lines, id } = packed()
	const receive = (receivedBy: string) => receiveConsignment(edit, id, { ...order, receivedBy })
	expect(receive('Lou')).toMatchObject({ reason: 'not-sent' })
	send(edit, id)
	expect(receive(' ')).toMatchObject({ reason: 'bad-value' })
	expect(receive('Lou')).toMatchObject({ value: { isDone: true } })
	expect(statuses(edit, lines).slice(0, 2)).toEqual(['received', 'received'])
	expect(consignments.get(edit.doc, id)).toMatchObject({ receivedBy: 'Lou' })
	expect(placeOfTape(edit)).toBe('Northlight')
})

test('where nothing may go, nothing is on its way; without a waybill it is not sent', () => {
	const owed = owing()
	const add = (reference: string, lines = owed.lines) =>
		addConsignment(owed.edit, { reference }, { lines, media: [], taker })
	const bare = add('')
	expect(send(owed.edit, must(bare.ok ? bare.value : null, ''))).toMatchObject({
		reason: 'no-waybill'
	})
	const early = add('T-1')
	const id = must(early.ok ? early.value : null, '')
	expect(send(owed.edit, id)).toMatchObject({ value: { isDone: false, taken: [] } })
	expect(consignments.get(owed.edit.doc, id)?.sentOn).toBe('')
	expect(add('T-2', [])).toMatchObject({ reason: 'nothing-in-it' })
	expect(sendConsignment(owed.edit, id, { ...order, date: 'soon' })).toMatchObject({
		reason: 'bad-value'
	})
})

test('what is taken out stays behind; one that is off the list is not sent', () => {
	const { edit, lines, id } = packed()
	const member = lines[0] as LineId
	packConsignment(edit, id, { field: 'lines', member, isIn: false })
	send(edit, id)
	expect(statuses(edit, lines)[0]).toBe('ready')
	removeConsignment(edit, id)
	expect(send(edit, id)).toMatchObject({ reason: 'consignment-gone' })
})
