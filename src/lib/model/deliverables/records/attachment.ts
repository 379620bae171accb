import { choice, flag, pointer, text, whole } from '../../core/field.ts'
import { Collection, type RecordOf } from '../../core/record.ts'
import { storedFileFields } from '../../core/stored-file.ts'
import type { ConsignmentId } from './consignment.ts'
import { proofs } from './deliverable.ts'
import type { LineId } from './line.ts'
import type { QcIssueId } from './qc-issue.ts'
import { mostRounds } from './step.ts'

declare const attachmentId: unique symbol
export type AttachmentId = string & { readonly [attachmentId]: true }

/** What a file is shown for: a piece of what has to be shown, a still of a finding, or anything else. */
export const purposes = [...proofs, 'still', 'other'] as const

export type Purpose = (typeof purposes)[number]

const attachmentFields = {
	...storedFileFields,
	/** The line and the round that it belongs to; '' for the papers of a consignment. */
	line: pointer<LineId>(),
	round: whole(1, mostRounds, 1),
	purpose: choice(purposes, 'other'),
	/** The finding that it shows, or the consignment that it went with; '' for none. */
	issue: pointer<QcIssueId>(),
	consignment: pointer<ConsignmentId>(),
	by: text(64),
	byName: text(120),
	/** The moment by their clock, an ISO text. */
	at: text(30),
	removed: flag()
}

/** A file that was attached to a line, a finding or a consignment. Its bytes are on the server. */
export const attachments = new Collection<AttachmentId, typeof attachmentFields>(
	'attachments',
	attachmentFields
)

export type Attachment = RecordOf<AttachmentId, typeof attachmentFields>
