import type * as Y from 'yjs'
import { deliverables, type Deliverable, type DeliverableId } from './records/deliverable.ts'
import { lines, type Line, type LineId } from './records/line.ts'
import { recipients, type Recipient, type RecipientId } from './records/recipient.ts'
import { attachments, type Attachment, type AttachmentId } from './records/attachment.ts'
import { consignments, type Consignment, type ConsignmentId } from './records/consignment.ts'
import { hashLists, hashSheets } from './records/hash-list.ts'
import { copies, media, mediaLog } from './records/medium.ts'
import type { VaultState } from './queries/vault.ts'
import { approvals, type Approval, type ApprovalKey } from './records/approval.ts'
import { steps, type Step, type StepId } from './records/step.ts'

/** What the delivery schedules of a production say. */
export type DeliveryState = {
	recipients: ReadonlyMap<RecipientId, Recipient>
	deliverables: ReadonlyMap<DeliverableId, Deliverable>
	lines: ReadonlyMap<LineId, Line>
	steps: ReadonlyMap<StepId, Step>
	approvals: ReadonlyMap<ApprovalKey, Approval>
}

/** The schedules read at once: for the server, tests and commands; screens read them live. */
export function readDeliveries(doc: Y.Doc): DeliveryState {
	return {
		recipients: recipients.all(doc),
		deliverables: deliverables.all(doc),
		lines: lines.all(doc),
		steps: steps.all(doc),
		approvals: approvals.all(doc)
	}
}

/** Where the masters are, read at once: for tests and commands; screens read it live. */
export function readVault(doc: Y.Doc): VaultState {
	return {
		media: media.all(doc),
		log: mediaLog.all(doc),
		copies: copies.all(doc),
		hashLists: hashLists.all(doc),
		hashSheets: hashSheets.all(doc),
		deliverables: deliverables.all(doc)
	}
}

/** What was sent, and what was attached. */
export type PapersState = {
	attachments: ReadonlyMap<AttachmentId, Attachment>
	consignments: ReadonlyMap<ConsignmentId, Consignment>
}

/** Consignments and attached files, read at once: for tests; screens read them live. */
export function readPapers(doc: Y.Doc): PapersState {
	return { attachments: attachments.all(doc), consignments: consignments.all(doc) }
}
