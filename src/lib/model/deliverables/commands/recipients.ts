import { transact, type Edit } from '../../core/edit.ts'
import { orderBetween } from '../../core/order.ts'
import { ok, refuse, type Outcome } from '../../core/outcome.ts'
import { isDate } from '../../production/calendar.ts'
import { recipientsOf } from '../queries/checklist.ts'
import { recipients, type Recipient, type RecipientId } from '../records/recipient.ts'
import { tidied } from '../tidied.ts'

/** What may be said about a recipient. */
export type RecipientValues = Partial<Omit<Recipient, 'id' | 'order' | 'removed'>>

/** Adds somebody who is owed a delivery, behind the others. A recipient has a name. */
export function addRecipient(
	edit: Edit,
	values: RecipientValues
): Outcome<RecipientId, 'bad-value'> {
	const tidy = tidied(values)
	if (!tidy.name || !isWritable(tidy)) return refuse('bad-value')
	const last = recipientsOf({ recipients: recipients.all(edit.doc) }).at(-1)
	const id = edit.newId() as RecipientId
	const order = orderBetween(last?.order ?? null, null, edit.random)
	transact(edit, () => recipients.create(edit.doc, id, { ...tidy, order }))
	return ok(id)
}

/** Changes what is said about a recipient; what is left out stays. */
export function changeRecipient(
	edit: Edit,
	id: RecipientId,
	values: RecipientValues
): Outcome<null, 'recipient-gone' | 'bad-value'> {
	if (!isThere(edit, id)) return refuse('recipient-gone')
	const tidy = tidied(values)
	if (tidy.name === '' || !isWritable(tidy)) return refuse('bad-value')
	transact(edit, () => recipients.patch(edit.doc, id, tidy))
	return ok(null)
}

/** Takes a recipient off, with their schedule; what was delivered to others stays. */
export function removeRecipient(edit: Edit, id: RecipientId): Outcome<null, 'recipient-gone'> {
	if (!isThere(edit, id)) return refuse('recipient-gone')
	transact(edit, () => recipients.patch(edit.doc, id, { removed: true }))
	return ok(null)
}

function isThere(edit: Edit, id: RecipientId): boolean {
	return recipients.get(edit.doc, id)?.removed === false
}

function isWritable(values: RecipientValues): boolean {
	if (recipients.problem(values) !== null) return false
	return [values.contractDate, values.dueDate].every((date) => !date || isDate(date))
}
