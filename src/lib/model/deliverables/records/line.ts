import { choice, flag, pointer, text, whole } from '../../core/field.ts'
import { Collection, type RecordOf } from '../../core/record.ts'
import { removerField } from '../../core/remover.ts'
import type { MilestoneId } from '../../bookings/records/milestone.ts'
import type { DeliverableId } from './deliverable.ts'
import type { RecipientId } from './recipient.ts'

declare const lineId: unique symbol
export type LineId = string & { readonly [lineId]: true }

export const lineLimits = { note: 1000 } as const

/** What a due date may hang on: a day of the shoot, of the recipient's contract, or a milestone of post. */
export const anchorKinds = ['last-shooting-day', 'contract', 'delivery', 'milestone'] as const
export type AnchorKind = (typeof anchorKinds)[number]

/** Nobody plans a delivery three years from what it hangs on. */
export const mostOffset = 999

const lineFields = {
	deliverable: pointer<DeliverableId>(),
	recipient: pointer<RecipientId>(),
	/** Whether the delivery is incomplete without it: only these count in a percentage. */
	mandatory: flag(true),
	/** YYYY-MM-DD, or '' for the recipient's own date. */
	due: text(10),
	/** What its day hangs on; '' for nothing. It moves with that. */
	hangsOn: choice(['', ...anchorKinds], ''),
	/** Which milestone, where it hangs on one. */
	milestone: pointer<MilestoneId>(),
	/** How far behind that, or before it when negative. */
	offset: whole(-mostOffset, mostOffset, 0),
	offsetIn: choice(['days', 'working-days'], 'days'),
	/** Who pays for it. */
	payer: choice(['producer', 'recipient'], 'producer'),
	/** What this recipient asks for otherwise than the others. */
	note: text(lineLimits.note),
	removed: flag(),
	removedBy: removerField
}

/**
 * A line of a delivery schedule: one deliverable owed to one recipient. Status belongs to a line
 * and its rounds, never to the deliverable.
 */
export const lines = new Collection<LineId, typeof lineFields>('scheduleLines', lineFields)

export type Line = RecordOf<LineId, typeof lineFields>
