import 'fake-indexeddb/auto'
import { afterEach, expect, test } from 'vitest'
import { contactActions, findContacts } from '$lib/features/contacts/actions.ts'
import type { ContactsView } from '$lib/features/contacts/contacts.svelte.ts'
import { must } from '#model/core/invariant.ts'
import { addContact, addContacts, changeContact, removeContact } from '#model/office/commands.ts'
import { elements } from '#model/stripboard/records/element.ts'
import { nell, openContactList, type Before } from './view.svelte.ts'

let end = () => Promise.resolve()
afterEach(() => end())

function openContacts(): Before {
	const before = openContactList()
	end = before.close
	return before
}

/** Those shown, department by department. */
function shown(view: ContactsView): string {
	return view.departments
		.map(({ name, contacts }) => `${name}: ${contacts.map((each) => each.contact.name).join(', ')}`)
		.join('; ')
}

/** Adds somebody as a colleague would. */
function added(outcome: ReturnType<typeof addContact>) {
	return must(outcome.ok ? outcome.value : null, 'added')
}

test('the list is by department, and follows what colleagues do', () => {
	const { view, colleague } = openContacts()
	addContact(colleague, { name: 'Ines', department: 'Electric' })
	const bo = added(addContact(colleague, { name: 'Bo', department: 'Grip' }))
	expect(shown(view)).toBe('Electric: Ines; Grip: Bo')
	changeContact(colleague, bo, { department: 'Electric' })
	expect(shown(view)).toBe('Electric: Bo, Ines')
})

test('looking for somebody leaves those who match, and the cast by their character too', () => {
	const { view, colleague } = openContacts()
	addContact(colleague, { name: 'Ines', department: 'Electric' })
	addContact(colleague, { name: 'Marguerite', department: 'Cast', element: nell })
	view.text = 'tovey'
	expect([shown(view), view.found, view.all.length]).toEqual(['Cast: Marguerite', 1, 2])
	view.text = 'nobody of that name'
	expect([shown(view), view.found]).toEqual(['', 0])
})

test('somebody who is removed is off the list, and undo is offered until I do something else', () => {
	const { view, colleague } = openContacts()
	const ines = added(addContact(colleague, { name: 'Ines', department: 'Electric' }))
	view.open = ines
	view.remove(must(view.openContact, 'Ines'))
	expect([shown(view), view.removed, view.open]).toEqual(['', 'Ines', null])
	view.undo()
	expect([shown(view), view.removed]).toEqual(['Electric: Ines', null])
	view.remove(must(view.all[0], 'Ines'))
	view.run((edit) => addContact(edit, { name: 'Bo' }))
	expect(view.removed).toBeNull()
})

test('whoever is open is closed when a colleague removes them', () => {
	const { view, colleague } = openContacts()
	const ines = added(addContact(colleague, { name: 'Ines' }))
	view.open = ines
	expect(view.openContact?.name).toBe('Ines')
	removeContact(colleague, ines)
	expect(view.openContact).toBeNull()
	view.run((edit) => changeContact(edit, ines, { job: 'Gaffer' }))
	expect(view.said).toBe('A colleague has removed that contact.')
})

test('a pasted list comes and goes in one step', () => {
	const { view } = openContacts()
	view.run((edit) => addContacts(edit, [{ name: 'Ann' }, { name: 'Bo' }]))
	expect(shown(view)).toBe(': Ann, Bo')
	view.undo()
	expect(shown(view)).toBe('')
	view.redo()
	expect(shown(view)).toBe(': Ann, Bo')
})

test('a character who was taken off the board is not named any more', () => {
	const { view, workspace, colleague } = openContacts()
	addContact(colleague, { name: 'Marguerite', element: nell })
	const cast = () => view.matching('')[0]?.cast?.name
	expect([cast(), view.cast.map(({ name }) => name)]).toEqual(['NELL TOVEY', ['NELL TOVEY']])
	elements.patch(workspace.doc('stripboard'), nell, { removed: true })
	expect([cast(), view.cast]).toEqual([undefined, []])
})

test('the palette finds people by name, and opens them', () => {
	const { view, colleague } = openContacts()
	const ines = added(addContact(colleague, { name: 'Ines', job: 'Gaffer', phone: '555-0105' }))
	const found = findContacts(view, 'gaff')
	expect(found).toMatchObject([{ label: 'Ines', note: 'Gaffer, 555-0105' }])
	found[0]?.run()
	expect(view.open).toBe(ines)
	expect(findContacts(view, ' ')).toEqual([])
})

test('everything that can be done can be done from the palette, when it can be', () => {
	const { view } = openContacts()
	const actions = contactActions(view)
	const possible = () => actions.filter(({ when }) => when?.() ?? true).map(({ id }) => id)
	expect(possible()).toEqual(['contact.add', 'contact.paste'])
	actions.find(({ id }) => id === 'contact.add')?.run()
	expect(view.open).toBe('new')
	view.run((edit) => addContact(edit, { name: 'Ines' }))
	expect(possible()).toEqual([
		...['contact.add', 'contact.paste', 'contact.copy', 'contact.close', 'edit.undo']
	])
})
