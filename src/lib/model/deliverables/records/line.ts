import { choice, flag, pointer, text } from '../../core/field.ts'
import { Collection, type RecordOf } from '../../core/record.ts'
import type { DeliverableId } from './deliverable.ts'
import type { RecipientId } from './recipient.ts'

declare const lineId: unique symbol
export type LineId = string & { readonly [lineId]: true }

export const lineLimits = { note: 1000 } as const

const lineFields = {
	deliverable: pointer<DeliverableId>(),
	recipient: pointer<RecipientId>(),
	/** Whether the delivery is incomplete without it: only these count in a percentage. */
	mandatory: flag(true),
	/** YYYY-MM-DD, or '' for the recipient's own date. */
	due: text(10),
	/** Who pays for it. */
	payer: choice(['producer', 'recipient'], 'producer'),
	/** What this recipient asks for otherwise than the others. */
	note: text(lineLimits.note),
	removed: flag()
}

/**
 * A line of a delivery schedule: one deliverable owed to one recipient. Status belongs to a line
 * and its rounds, never to the deliverable.
 */
export const lines = new Collection<LineId, typeof lineFields>('scheduleLines', lineFields)

export type Line = RecordOf<LineId, typeof lineFields>
