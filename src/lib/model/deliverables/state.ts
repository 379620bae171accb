import type * as Y from 'yjs'
import { deliverables, type Deliverable, type DeliverableId } from './records/deliverable.ts'
import { lines, type Line, type LineId } from './records/line.ts'
import { recipients, type Recipient, type RecipientId } from './records/recipient.ts'
import { hashLists, hashSheets } from './records/hash-list.ts'
import { copies, media, mediaLog } from './records/medium.ts'
import type { VaultState } from './queries/vault.ts'
import { steps, type Step, type StepId } from './records/step.ts'

/** What the delivery schedules of a production say. */
export type DeliveryState = {
	recipients: ReadonlyMap<RecipientId, Recipient>
	deliverables: ReadonlyMap<DeliverableId, Deliverable>
	lines: ReadonlyMap<LineId, Line>
	steps: ReadonlyMap<StepId, Step>
}

/** The schedules read at once: for the server, tests and commands; screens read them live. */
export function readDeliveries(doc: Y.Doc): DeliveryState {
	return {
		recipients: recipients.all(doc),
		deliverables: deliverables.all(doc),
		lines: lines.all(doc),
		steps: steps.all(doc)
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
