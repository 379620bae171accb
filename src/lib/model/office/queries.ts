import type { ElementId } from '../stripboard/records/element.ts'
import type { Contact, OfficeState } from './records.ts'

/** The people of one department, by name. `name` is '' for those whose department nobody has said. */
export type Department = { name: string; contacts: readonly Contact[] }

const readingOrder = new Intl.Collator('en', { numeric: true, sensitivity: 'base' })

/** By department, those without one last, then by name; equals by id, the same on every screen. */
export function compareContacts(a: Contact, b: Contact): number {
	if ((a.department === '') !== (b.department === '')) return a.department === '' ? 1 : -1
	return (
		readingOrder.compare(a.department, b.department) ||
		readingOrder.compare(a.name, b.name) ||
		(a.id < b.id ? -1 : 1)
	)
}

/** Everybody on the contact list, in its order. */
export function contactsOf({ contacts }: OfficeState): Contact[] {
	return [...contacts.values()].filter(({ removed }) => !removed).sort(compareContacts)
}

/** The contact list in departments. Two spellings that differ in case or accents are one department. */
export function departmentsOf(list: readonly Contact[]): Department[] {
	const departments: { name: string; contacts: Contact[] }[] = []
	for (const contact of list) {
		const last = departments.at(-1)
		if (last && isSameDepartment(last.name, contact.department)) last.contacts.push(contact)
		else departments.push({ name: contact.department, contacts: [contact] })
	}
	return departments
}

function isSameDepartment(a: string, b: string): boolean {
	return (a === '') === (b === '') && readingOrder.compare(a, b) === 0
}

/** Whoever is to be rung for a cast member: a child has a guardian too, so there can be several. */
export function contactsOfElement(state: OfficeState, element: ElementId): Contact[] {
	return contactsOf(state).filter((contact) => contact.element === element)
}
