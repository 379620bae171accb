import { transact, type Edit } from '../core/edit.ts'
import { ok, refuse, type Outcome } from '../core/outcome.ts'
import { removal, type Remover } from '../core/remover.ts'
import { isDate } from '../production/calendar.ts'
import { papers, type OfficePaper, type PaperId } from './papers/records.ts'
import { contacts, type Contact, type ContactId } from './records.ts'

/** What may be said about a contact. */
export type ContactValues = Partial<Omit<Contact, 'id' | 'removed' | 'removedBy'>>

/** A list that is pasted at once: more is a slip, and a transaction that no guard would take. */
export const mostContactsAtOnce = 1000

/** Adds somebody to the contact list. A contact has a name. */
export function addContact(edit: Edit, values: ContactValues): Outcome<ContactId, 'bad-value'> {
	const added = addContacts(edit, [values])
	if (!added.ok) return refuse('bad-value')
	return ok(added.value[0] as ContactId)
}

/** Adds a whole list as one step; refused whole when one of it cannot be added. */
export function addContacts(
	edit: Edit,
	list: readonly ContactValues[]
): Outcome<ContactId[], 'bad-value' | 'too-many'> {
	if (list.length > mostContactsAtOnce) return refuse('too-many')
	const tidied = list.map(tidy)
	const isBad = tidied.some((values) => !values.name || !isWritable(values))
	if (isBad || tidied.length === 0) return refuse('bad-value')
	const ids: ContactId[] = []
	transact(edit, () => {
		for (const values of tidied) {
			const id = edit.newId() as ContactId
			contacts.create(edit.doc, id, values)
			ids.push(id)
		}
	})
	return ok(ids)
}

/** Changes what is said about a contact; what is left out stays. */
export function changeContact(
	edit: Edit,
	id: ContactId,
	values: ContactValues
): Outcome<null, 'contact-gone' | 'bad-value'> {
	const contact = contacts.get(edit.doc, id)
	if (!contact || contact.removed) return refuse('contact-gone')
	const tidied = tidy(values)
	if (tidied.name === '' || !isWritable(tidied)) return refuse('bad-value')
	transact(edit, () => contacts.patch(edit.doc, id, tidied))
	return ok(null)
}

/** Takes somebody off the contact list. */
export function removeContact(
	edit: Edit,
	id: ContactId,
	by?: Remover
): Outcome<null, 'contact-gone'> {
	const contact = contacts.get(edit.doc, id)
	if (!contact || contact.removed) return refuse('contact-gone')
	transact(edit, () => contacts.patch(edit.doc, id, removal(by)))
	return ok(null)
}

/** Puts somebody who was removed back on the contact list. */
export function restoreContact(edit: Edit, id: ContactId): Outcome<null, 'contact-gone'> {
	if (contacts.get(edit.doc, id)?.removed !== true) return refuse('contact-gone')
	transact(edit, () => contacts.patch(edit.doc, id, { removed: false }))
	return ok(null)
}

/** What a paper of the office is made from and says: its terms, and its wording. */
export type PaperValues = Partial<Omit<OfficePaper, 'id' | 'kind' | 'removed'>>

/** Begins a contract, a deal memo or a travel memo for somebody on the contact list. */
export function addPaper(
	edit: Edit,
	kind: OfficePaper['kind'],
	values: PaperValues
): Outcome<PaperId, 'contact-gone' | 'bad-value'> {
	const contact = values.contact ? contacts.get(edit.doc, values.contact) : null
	if (!contact || contact.removed) return refuse('contact-gone')
	const tidied = tidy(values)
	if (papers.problem({ kind, ...tidied }) !== null) return refuse('bad-value')
	const id = edit.newId() as PaperId
	transact(edit, () => papers.create(edit.doc, id, { kind, ...tidied }))
	return ok(id)
}

/** Changes terms or the wording of a paper; what is left out stays. */
export function changePaper(
	edit: Edit,
	id: PaperId,
	values: PaperValues
): Outcome<null, 'paper-gone' | 'bad-value'> {
	const paper = papers.get(edit.doc, id)
	if (!paper || paper.removed) return refuse('paper-gone')
	const tidied = tidy(values)
	if (papers.problem(tidied) !== null) return refuse('bad-value')
	transact(edit, () => papers.patch(edit.doc, id, tidied))
	return ok(null)
}

/** Throws a paper away. */
export function removePaper(edit: Edit, id: PaperId): Outcome<null, 'paper-gone'> {
	const paper = papers.get(edit.doc, id)
	if (!paper || paper.removed) return refuse('paper-gone')
	transact(edit, () => papers.patch(edit.doc, id, { removed: true }))
	return ok(null)
}

/** Spaces around a value come from pasting and would split one department in two. */
function tidy<Values extends object>(values: Values): Values {
	return Object.fromEntries(
		Object.entries(values).map(([name, value]: [string, unknown]) => [
			name,
			typeof value === 'string' ? value.trim() : value
		])
	) as Values
}

function isWritable(values: ContactValues): boolean {
	if (contacts.problem(values) !== null) return false
	return !values.birthDate || isDate(values.birthDate)
}
