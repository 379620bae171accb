import { choice, flag, text, whole } from '../../core/field.ts'
import { longestOrder } from '../../core/order.ts'
import { Collection, type RecordOf } from '../../core/record.ts'

declare const recipientId: unique symbol
export type RecipientId = string & { readonly [recipientId]: true }

/** What kind of house is delivered to; it decides nothing, it is for reading and sorting. */
export const recipientKinds = [
	...(['sales', 'distributor', 'streamer', 'broadcaster', 'festival', 'archive'] as const),
	'other'
] as const

export const recipientLimits = { name: 120, contact: 200, note: 2000 } as const

const recipientFields = {
	name: text(recipientLimits.name),
	kind: choice(recipientKinds, 'other'),
	/** Whom to ask, as one writes it. */
	contact: text(recipientLimits.contact),
	/** The day of the contract, YYYY-MM-DD, or ''. */
	contractDate: text(10),
	/** When everything is owed that has no day of its own, YYYY-MM-DD, or ''. */
	dueDate: text(10),
	/** Days from receipt in which they have to say what is wrong. Silence means what `silence` says. */
	inspectionDays: whole(0, 365, 21),
	/** Days from a rejection in which it has to be put right. */
	cureDays: whole(0, 365, 10),
	/** What the contract makes of it when the inspection days pass without a word. */
	silence: choice(['accepted', 'nothing'], 'nothing'),
	note: text(recipientLimits.note),
	order: text(longestOrder),
	removed: flag()
}

/** Who is owed a delivery: a buyer, a broadcaster, an archive. Each has a delivery schedule. */
export const recipients = new Collection<RecipientId, typeof recipientFields>(
	'recipients',
	recipientFields
)

export type Recipient = RecordOf<RecipientId, typeof recipientFields>
