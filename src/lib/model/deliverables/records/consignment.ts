import { flag, links, text } from '../../core/field.ts'
import { Collection, type RecordOf } from '../../core/record.ts'
import type { LineId } from './line.ts'
import type { MediumId } from './medium.ts'
import { evidenceLimits } from './step.ts'

declare const consignmentId: unique symbol
export type ConsignmentId = string & { readonly [consignmentId]: true }

export const consignmentLimits = {
	reference: 120,
	carrier: 120,
	from: 120,
	to: 120,
	receivedBy: evidenceLimits.receivedBy,
	note: 2000
} as const

const consignmentFields = {
	/** The number of the waybill, the id of the transfer. */
	reference: text(consignmentLimits.reference),
	/** Who or what carries it: `DHL`, `Aspera`, `Signiant`. */
	carrier: text(consignmentLimits.carrier),
	from: text(consignmentLimits.from),
	to: text(consignmentLimits.to),
	/** The days, YYYY-MM-DD; '' for not yet. */
	sentOn: text(10),
	receivedOn: text(10),
	receivedBy: text(consignmentLimits.receivedBy),
	note: text(consignmentLimits.note),
	/** What is in it, and on which media. */
	lines: links<LineId>('line:'),
	media: links<MediumId>('medium:'),
	byName: text(120),
	/** When it was put together, by their clock, an ISO text. */
	at: text(30),
	removed: flag()
}

/** What was sent together: by one waybill, in one transfer. */
export const consignments = new Collection<ConsignmentId, typeof consignmentFields>(
	'consignments',
	consignmentFields
)

export type Consignment = RecordOf<ConsignmentId, typeof consignmentFields>
