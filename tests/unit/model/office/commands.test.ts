import { describe, expect, test } from 'vitest'
import { must } from '#model/core/invariant.ts'
import { Undo } from '#model/core/undo.ts'
import { documents } from '#model/documents.ts'
import {
	addContact,
	addContacts,
	changeContact,
	mostContactsAtOnce,
	removeContact,
	restoreContact
} from '#model/office/commands.ts'
import { contactsOf } from '#model/office/queries.ts'
import { contacts, readOffice, type ContactId } from '#model/office/records.ts'
import type { ElementId } from '#model/stripboard/records/element.ts'
import { copyOf, editBy, merge, transactionsIn, writesIn } from '../../../support/builders.ts'

const gaffer = {
	name: 'Ines Duarte',
	job: 'Gaffer',
	department: 'Electric',
	phone: '(207) 555-0101',
	email: 'ines@example.com'
}

/** An office with one contact in it. */
function office() {
	const edit = editBy('ann')
	const added = addContact(edit, gaffer)
	const id = must(added.ok ? added.value : null, 'the gaffer')
	return { edit, doc: edit.doc, id, gaffer: () => contacts.get(edit.doc, id) }
}

const nobody = 'nobody' as ContactId

describe('somebody is added', () => {
	test('with what is known; the rest is empty', () => {
		const { gaffer: stored, id } = office()
		expect(stored()).toEqual({
			...gaffer,
			id,
			rate: '',
			birthDate: '',
			note: '',
			element: '',
			removed: false,
			removedBy: ''
		})
	})

	test('without the spaces that pasting brings', () => {
		const { edit } = office()
		addContact(edit, { name: '  Bo Lind ', department: 'Grip\u00a0' })
		const names = contactsOf(readOffice(edit.doc)).map((each) => [each.name, each.department])
		expect(names).toContainEqual(['Bo Lind', 'Grip'])
	})

	test.each([
		['without a name', { job: 'Gaffer' }],
		['with a name of spaces', { name: '   ' }],
		['with a name too long to print', { name: 'x'.repeat(121) }],
		['with half a character', { name: 'Bo', note: '\ud83d' }],
		['with a birth date that is no date', { name: 'Bo', birthDate: '2014-02-30' }],
		['with a birth date as it is spoken', { name: 'Bo', birthDate: '3 May' }]
	])('but not %s', (_, values) => {
		const { edit, doc } = office()
		const writes = writesIn(doc, 'contacts', () => {
			expect(addContact(edit, values)).toEqual({ ok: false, reason: 'bad-value' })
		})
		expect(writes).toEqual([])
	})
})

describe('a list is added', () => {
	test('in one step, and taken back in one', () => {
		const edit = editBy('ann')
		const undo = new Undo({ doc: edit.doc, roots: documents.office, origin: 'ann' })
		const list = [{ name: 'Ann' }, { name: 'Bo' }, { name: 'Cy' }]
		expect(transactionsIn(edit.doc, () => addContacts(edit, list))).toBe(1)
		expect(contactsOf(readOffice(edit.doc))).toHaveLength(3)
		undo.undo()
		expect(contactsOf(readOffice(edit.doc))).toEqual([])
		undo.redo()
		expect(contactsOf(readOffice(edit.doc)).map(({ name }) => name)).toEqual(['Ann', 'Bo', 'Cy'])
	})

	test('whole or not at all', () => {
		const edit = editBy('ann')
		const list = [{ name: 'Ann' }, { name: '' }]
		expect(addContacts(edit, list)).toEqual({ ok: false, reason: 'bad-value' })
		expect(addContacts(edit, [])).toEqual({ ok: false, reason: 'bad-value' })
		const many = Array.from({ length: mostContactsAtOnce + 1 }, () => ({ name: 'Ann' }))
		expect(addContacts(edit, many)).toEqual({ ok: false, reason: 'too-many' })
		expect(contactsOf(readOffice(edit.doc))).toEqual([])
	})
})

describe('a contact is changed', () => {
	test('in the fields that are meant, and no other', () => {
		const { edit, doc, id, gaffer: stored } = office()
		const writes = writesIn(doc, 'contacts', () => {
			changeContact(edit, id, { phone: '(207) 555-0102 ', job: 'Gaffer' })
		})
		expect(writes).toEqual([`${id}.phone`])
		expect(stored()).toMatchObject({ ...gaffer, phone: '(207) 555-0102' })
	})

	test('and may lose everything but the name', () => {
		const { edit, id, gaffer: stored } = office()
		expect(changeContact(edit, id, { phone: '', email: '', department: '' }).ok).toBe(true)
		expect(stored()).toMatchObject({ phone: '', email: '', department: '' })
		expect(changeContact(edit, id, { name: ' ' })).toEqual({ ok: false, reason: 'bad-value' })
		expect(changeContact(edit, id, { birthDate: 'May' })).toEqual({
			ok: false,
			reason: 'bad-value'
		})
		expect(stored()?.name).toBe('Ines Duarte')
	})

	test('and tied to a cast member, whose board is another document', () => {
		const { edit, id, gaffer: stored } = office()
		changeContact(edit, id, { element: 'nell' as ElementId })
		expect(stored()?.element).toBe('nell')
		changeContact(edit, id, { element: '' })
		expect(stored()?.element).toBe('')
	})

	test('unless it is gone', () => {
		const { edit, id } = office()
		removeContact(edit, id)
		const gone = { ok: false, reason: 'contact-gone' }
		expect(changeContact(edit, id, { job: 'Best boy' })).toEqual(gone)
		expect(changeContact(edit, nobody, { job: 'Best boy' })).toEqual(gone)
	})
})

describe('a contact is removed', () => {
	test('once, and comes back whole when that is undone', () => {
		const { edit, doc, id, gaffer: stored } = office()
		const undo = new Undo({ doc, roots: documents.office, origin: 'ann' })
		expect(removeContact(edit, id).ok).toBe(true)
		expect(removeContact(edit, id)).toEqual({ ok: false, reason: 'contact-gone' })
		expect(removeContact(edit, nobody)).toEqual({ ok: false, reason: 'contact-gone' })
		expect(contactsOf(readOffice(doc))).toEqual([])
		undo.undo()
		expect(stored()).toMatchObject({ ...gaffer, removed: false })
	})

	test('says by whom, and can be put back on the list', () => {
		const { edit, id, gaffer: stored } = office()
		removeContact(edit, id, { name: 'Bo Berg' })
		expect(stored()?.removedBy).toBe('Bo Berg')
		expect(restoreContact(edit, id).ok).toBe(true)
		expect(stored()).toMatchObject({ ...gaffer, removed: false })
		expect(restoreContact(edit, id)).toEqual({ ok: false, reason: 'contact-gone' })
	})

	test('while a colleague gives it a new phone: the phone is there again after undo', () => {
		const { edit, doc, id, gaffer: stored } = office()
		const bo = editBy('bo', copyOf(doc))
		const undo = new Undo({ doc, roots: documents.office, origin: 'ann' })
		removeContact(edit, id)
		changeContact(bo, id, { phone: '(207) 555-0199' })
		merge(doc, bo.doc)
		expect([contactsOf(readOffice(doc)), contactsOf(readOffice(bo.doc))]).toEqual([[], []])
		undo.undo()
		expect(stored()?.phone).toBe('(207) 555-0199')
	})
})

test('two people who change different things about one contact both keep theirs', () => {
	const { edit, doc, id } = office()
	const bo = editBy('bo', copyOf(doc))
	changeContact(edit, id, { phone: '(207) 555-0111' })
	changeContact(bo, id, { job: 'Chief lighting technician' })
	merge(doc, bo.doc)
	const both = { phone: '(207) 555-0111', job: 'Chief lighting technician' }
	expect(contacts.get(doc, id)).toMatchObject(both)
	expect(contacts.get(bo.doc, id)).toMatchObject(both)
})
