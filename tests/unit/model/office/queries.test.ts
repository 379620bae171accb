import { expect, test } from 'vitest'
import {
	addContact,
	addContacts,
	removeContact,
	type ContactValues
} from '#model/office/commands.ts'
import { contactsOf, contactsOfElement, departmentsOf } from '#model/office/queries.ts'
import { contacts, readOffice } from '#model/office/records.ts'
import type { ElementId } from '#model/stripboard/records/element.ts'
import { editBy } from '../../../support/builders.ts'

function officeOf(...list: ContactValues[]) {
	const edit = editBy('ann')
	addContacts(edit, list)
	return { edit, state: () => readOffice(edit.doc) }
}

test('the list is by department, then by name as a person reads; no department comes last', () => {
	const { state } = officeOf(
		{ name: 'Zoe', department: '' },
		{ name: 'Stand-in 10', department: 'Cast' },
		{ name: 'Émile', department: 'Electric' },
		{ name: 'stand-in 2', department: 'cast' },
		{ name: 'Dana', department: 'Electric' }
	)
	expect(contactsOf(state()).map(({ name }) => name)).toEqual([
		...['stand-in 2', 'Stand-in 10', 'Dana', 'Émile', 'Zoe']
	])
	const departments = departmentsOf(contactsOf(state()))
	expect(departments.map(({ name, contacts }) => [name, contacts.length])).toEqual([
		['cast', 2],
		['Electric', 2],
		['', 1]
	])
})

test('two of one name are in one order on every screen', () => {
	const { state } = officeOf({ name: 'Jo' }, { name: 'Jo' }, { name: 'Jo' })
	const ids = contactsOf(state()).map(({ id }) => id)
	const { contacts: all } = state()
	const turned = { contacts: new Map([...all].reverse()) }
	expect(contactsOf(turned).map(({ id }) => id)).toEqual(ids)
})

test('nobody is listed after they were removed', () => {
	const { edit, state } = officeOf({ name: 'Ann' }, { name: 'Bo' })
	const [ann] = contactsOf(state())
	if (ann) removeContact(edit, ann.id)
	expect(contactsOf(state()).map(({ name }) => name)).toEqual(['Bo'])
})

test('a cast member is reached through all who are tied to them, a guardian too', () => {
	const { edit, state } = officeOf({ name: 'Nell', element: 'nell' as ElementId })
	const wren = 'wren' as ElementId
	addContact(edit, { name: 'Poppy Hale', element: wren, birthDate: '2014-06-03' })
	const guardian = addContact(edit, { name: 'Kit Hale', job: 'Guardian', element: wren })
	expect(contactsOfElement(state(), wren).map(({ name }) => name)).toEqual([
		'Kit Hale',
		'Poppy Hale'
	])
	if (guardian.ok) removeContact(edit, guardian.value)
	expect(contactsOfElement(state(), wren).map(({ name }) => name)).toEqual(['Poppy Hale'])
	expect(contactsOfElement(state(), 'nobody' as ElementId)).toEqual([])
})

test('what cannot be read, as a newer version or a broken client wrote it, is empty and no error', () => {
	const { edit, state } = officeOf({ name: 'Ann', phone: '(207) 555-0101' })
	for (const [id] of contacts.all(edit.doc)) {
		const stored = contacts.mapOf(edit.doc).get(id) as { set: (key: string, to: unknown) => void }
		stored.set('phone', 5550101)
		stored.set('department', { name: 'Cast' })
	}
	edit.doc.getMap('contacts').set('broken', 'no record')
	expect(contactsOf(state())).toMatchObject([{ name: 'Ann', phone: '', department: '' }])
})
