import { expect, test } from 'vitest'
import { noAnchors } from '#model/deliverables/queries/due.ts'
import { removeRecipient } from '#model/deliverables/commands/recipients.ts'
import { publishedDelivery, type DeliverySource } from '#model/deliverables/queries/published.ts'
import { qcIssues } from '#model/deliverables/records/qc-issue.ts'
import { addIssues } from '#model/deliverables/commands/qc.ts'
import { readDeliveries } from '#model/deliverables/state.ts'
import { owing, step } from '../../../../support/deliveries.ts'

type Owed = ReturnType<typeof owing>

const sourceOf = ({ doc }: Owed, today = '2026-03-10'): DeliverySource => ({
	production: 'Tide',
	state: readDeliveries(doc),
	issues: qcIssues.all(doc),
	answers: new Map(),
	when: { today, anchors: noAnchors }
})

test('a recipient reads where each line stands, by category; only mandatory lines count', () => {
	const owed = owing()
	const { edit, line, recipient } = owed
	for (const to of ['in-progress', 'ready', 'delivered', 'received'] as const) step(edit, line, to)
	addIssues(edit, line, [
		{ description: 'Dead pixel', severity: 'blocker' },
		{ description: 'A name to note', severity: 'fyi' }
	])
	const page = publishedDelivery(sourceOf(owed), recipient)
	expect(page).toMatchObject({
		recipient: 'Northlight Sales',
		mandatory: 2,
		settled: 0,
		percent: 0
	})
	expect(page?.categories.map(({ category, lines }) => [category, lines.length])).toEqual([
		['picture', 2],
		['legal', 1]
	])
	expect(page?.categories[0]?.lines[0]).toEqual({
		...{ name: 'Feature master', category: 'picture', mandatory: true, status: 'received' },
		...{ round: 1, version: 'a label', due: '2026-05-01', isLate: false },
		...{ inspectBy: '2026-03-23', findings: 1 }
	})
})

test('what is past its day is late; why something is at risk is nobody’s business', () => {
	const owed = owing()
	const late = publishedDelivery(sourceOf(owed, '2026-06-01'), owed.recipient)
	const [master, textless] = late?.categories[0]?.lines ?? []
	expect([master?.isLate, textless?.isLate]).toEqual([true, true])
	expect(Object.keys(textless ?? {}).sort()).toEqual([
		...['category', 'due', 'findings', 'inspectBy', 'isLate', 'mandatory'],
		...['name', 'round', 'status', 'version']
	])
})

test('whoever is no longer delivered to has no page', () => {
	const owed = owing()
	removeRecipient(owed.edit, owed.recipient)
	expect(publishedDelivery(sourceOf(owed), owed.recipient)).toBeNull()
	expect(publishedDelivery(sourceOf(owing()), 'nobody' as never)).toBeNull()
})
