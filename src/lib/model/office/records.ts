import type * as Y from 'yjs'
import { flag, pointer, text } from '../core/field.ts'
import { Collection, type RecordOf } from '../core/record.ts'
import { removerField } from '../core/remover.ts'
import type { ElementId } from '../stripboard/records/element.ts'

declare const contactId: unique symbol
export type ContactId = string & { readonly [contactId]: true }

/** The most letters each text of a contact may have. */
export const contactLimits = {
	name: 120,
	job: 80,
	department: 60,
	/** Room for an extension and whom to ask for. */
	phone: 60,
	/** The longest address that mail can carry. */
	email: 254,
	rate: 120,
	note: 2000
} as const

const contactFields = {
	name: text(contactLimits.name),
	/** What they do, in the trade's words: `Gaffer`, `Key grip`. */
	job: text(contactLimits.job),
	department: text(contactLimits.department),
	/** As it is written, extension and all. */
	phone: text(contactLimits.phone),
	email: text(contactLimits.email),
	/** As the deal says it: `1,450 a week`, `Scale + 10`. */
	rate: text(contactLimits.rate),
	/** YYYY-MM-DD, kept for minors, whose hours depend on it; '' otherwise. */
	birthDate: text(10),
	/** For the office alone: allergies, how to address them, whom to ring first. */
	note: text(contactLimits.note),
	/** The cast member of the stripboard they play, or look after; '' for none. */
	element: pointer<ElementId>(),
	removed: flag(),
	removedBy: removerField
}

/** How to reach somebody, and what only the office may know about them. */
export const contacts = new Collection<ContactId, typeof contactFields>('contacts', contactFields)

export type Contact = RecordOf<ContactId, typeof contactFields>

/** Everything the office document says. */
export type OfficeState = { contacts: ReadonlyMap<ContactId, Contact> }

/** The whole office document read at once: for the server, tests and commands; screens read it live. */
export function readOffice(doc: Y.Doc): OfficeState {
	return { contacts: contacts.all(doc) }
}
