import type { Action } from '$lib/client/action.ts'
import type { Found } from '$lib/client/desk.svelte.ts'
import type { ContactsView } from './contacts.svelte.ts'
import { castLabel } from './listing.ts'

/** Everything a person can do with the contact list. Keyboard, palette and buttons all read it. */
export function contactActions(view: ContactsView): Action[] {
	const { history } = view.workspace
	const group = 'Contacts'
	const when = () => view.mayWrite
	return [
		{
			id: 'contact.add',
			label: 'Add a contact',
			keys: ['N'],
			group,
			when,
			run: () => (view.open = 'new')
		},
		{
			id: 'contact.paste',
			label: 'Paste a crew list…',
			group,
			when,
			run: () => (view.pasted = '')
		},
		{
			id: 'contact.copy',
			label: 'Copy the list as text',
			group,
			when: () => view.found > 0,
			run: () => void view.copy()
		},
		{
			id: 'contact.close',
			label: 'Close the sheet',
			keys: ['Escape'],
			group,
			when: () => view.open !== null,
			run: () => (view.open = null)
		},
		{
			id: 'edit.undo',
			label: 'Undo my last change',
			keys: ['Mod+Z'],
			group,
			when: () => history.canUndo,
			run: () => view.undo()
		},
		{
			id: 'edit.redo',
			label: 'Redo',
			keys: ['Mod+Shift+Z', 'Mod+Y'],
			group,
			when: () => history.canRedo,
			run: () => view.redo()
		}
	]
}

/** Contacts that match a text, for the palette; choosing one opens it. */
export function findContacts(view: ContactsView, text: string): Found[] {
	if (text.trim() === '') return []
	return view.matching(text).map(({ contact, cast }) => ({
		id: `contact:${contact.id}`,
		label: contact.name,
		note: [contact.job, castLabel(cast), contact.phone].filter((part) => part !== '').join(', '),
		run: () => (view.open = contact.id)
	}))
}
