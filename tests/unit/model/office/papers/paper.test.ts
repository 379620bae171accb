import { describe, expect, test } from 'vitest'
import { addContact, addPaper, changePaper, removePaper } from '#model/office/commands.ts'
import type { PaperValues } from '#model/office/commands.ts'
import { factsOf, type PaperSource } from '#model/office/papers/facts.ts'
import { officePaper } from '#model/office/papers/paper.ts'
import { paperKinds, papers, type PaperKind } from '#model/office/papers/records.ts'
import { factLabels, termsOf } from '#model/office/papers/terms.ts'
import { wordings } from '#model/office/papers/wordings.ts'
import { contacts } from '#model/office/records.ts'
import { must } from '#model/core/invariant.ts'
import type { Report } from '#model/report.ts'
import { done } from '../../../../support/bookings.ts'
import { editBy } from '../../../../support/builders.ts'
import { adrCourt, sourceOf, wren } from '../../bookings/papers/session.ts'

const print = { production: 'The Long Wait', printedOn: 'Mon 2 Mar 2026' }

/** A paper for Nia and the ADR session of Wren. */
function paperFor(kind: PaperKind, values: PaperValues = {}): PaperSource {
	const edit = editBy('office')
	const nia = { name: 'Nia Okafor', element: wren, rate: '900 a day', phone: '020 1' }
	const contact = done(addContact(edit, nia))
	const { court, session } = adrCourt()
	const id = done(addPaper(edit, kind, { contact, session, ...values }))
	return {
		paper: must(papers.get(edit.doc, id), 'it was made'),
		contact: contacts.get(edit.doc, contact),
		session: sourceOf(court, session)
	}
}

function textOf({ blocks }: Report): string {
	return JSON.stringify(blocks)
}

describe('a paper of the office', () => {
	test('takes name, rate, role, time and place from contact and session', () => {
		const facts = factsOf(paperFor('dayPlayer'))
		expect(Object.fromEntries(facts)).toMatchObject({
			...{ name: 'Nia Okafor', rate: '900 a day', role: '7. Wren', production: 'The Long Wait' },
			when: 'Thu 12 Mar 2026, 14:00 to 18:00, London time (Europe/London)',
			where: 'Stage 2, House B, 4 Dock Street, blue door'
		})
	})

	test('what was filled in stands before what follows from elsewhere', () => {
		const facts = factsOf(paperFor('dayPlayer', { rate: '1,100 a day' }))
		expect(facts.get('rate')).toBe('1,100 a day')
	})

	test('what is missing is a blank that bears its name, and is listed; what is optional is left out', () => {
		const { report, missing } = officePaper(paperFor('dayPlayer', { company: 'Lamp Ltd' }), print)
		expect(missing).toEqual([
			...['Company address', 'Legal name', 'Engaged as', 'Guaranteed hours', 'Overtime', 'Credit'],
			'Use of the recording'
		])
		expect(textOf(report)).toContain('__________ (Guaranteed hours)')
		expect(textOf(report)).toContain(missing.join(', '))
		expect(textOf(report)).not.toMatch(/Loan-out|Special terms|\{\{/)
		expect(report.about).toBe('Nia Okafor  ·  draft, not complete')
	})

	test('with legal wording says that it is a draft, and where to sign; a travel memo does not', () => {
		const said = (kind: PaperKind) => textOf(officePaper(paperFor(kind), print).report)
		for (const kind of ['dayPlayer', 'crew'] as const)
			expect(said(kind)).toMatch(/A draft for the production’s lawyer.*Signature/)
		expect(said('travel')).not.toMatch(/lawyer|Signature/)
	})

	test('follows another wording; a name that nobody knows is a blank too', () => {
		const wording = '## Only this\nMore: {{perDiem}}\nFor {{ name }} of {{guildd}}.'
		const source = paperFor('travel', { wording, perDiem: '60 {{name}}' })
		const { report, missing } = officePaper(source, print)
		expect(missing).toEqual(['guildd'])
		expect(report.blocks).toEqual([
			expect.objectContaining({ kind: 'boxes' }),
			{ kind: 'heading', text: 'Only this', aside: '' },
			expect.objectContaining({ rows: [[expect.anything(), { text: '60 {{name}}' }]] }),
			{ kind: 'text', text: 'For Nia Okafor of __________ (guildd).', isBody: true }
		])
	})

	test.each(paperKinds)('%s: our wording names all it asks for, and nothing else', (kind) => {
		const named = new Set([...wordings[kind].matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name))
		const terms: readonly string[] = termsOf[kind].map(({ name }) => name)
		for (const term of terms) expect(named).toContain(term)
		for (const name of named) expect([...terms, ...Object.keys(factLabels)]).toContain(name)
	})
})

test('a paper is made out for somebody on the list, changed, and thrown away', () => {
	const edit = editBy('office')
	const contact = done(addContact(edit, { name: 'Nia' }))
	expect(addPaper(edit, 'crew', {})).toMatchObject({ ok: false, reason: 'contact-gone' })
	expect(addPaper(edit, 'crew', { contact, rate: 'x'.repeat(1001) })).toMatchObject({
		reason: 'bad-value'
	})
	const id = done(addPaper(edit, 'crew', { contact }))
	done(changePaper(edit, id, { hours: ' 10 a day ' }))
	expect(papers.get(edit.doc, id)).toMatchObject({ kind: 'crew', hours: '10 a day' })
	done(removePaper(edit, id))
	expect(changePaper(edit, id, {})).toMatchObject({ reason: 'paper-gone' })
	expect(removePaper(edit, id)).toMatchObject({ reason: 'paper-gone' })
})
