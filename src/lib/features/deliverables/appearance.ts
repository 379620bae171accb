import type { Timing } from '#model/deliverables/queries/checklist.ts'
import type { Proof, Signatory } from '#model/deliverables/records/deliverable.ts'
import type { Purpose } from '#model/deliverables/records/attachment.ts'
import type { Recipient } from '#model/deliverables/records/recipient.ts'
import type { StepRefusal } from '#model/deliverables/rulings.ts'
import {
	nextStatuses,
	transitionOf,
	wayTo,
	type Evidence,
	type Party,
	type Status
} from '#model/deliverables/status.ts'
import { categoryNames, statusNames } from '#model/deliverables/names.ts'

import { problemSentence, signatoryNames } from '#model/deliverables/sentences.ts'

export { categoryNames, problemSentence, signatoryNames, statusNames }

const stepNames: Record<Status, string> = {
	...statusNames,
	'in-progress': 'Start',
	'not-started': 'Back to not started',
	delivered: 'Deliver',
	'in-qc': 'Into QC',
	waived: 'Waive',
	deferred: 'Defer',
	superseded: 'New version asked for',
	cancelled: 'Withdrawn by them'
}

/** How a status is coloured: by what it means for whoever waits. */
export type Tone = 'idle' | 'working' | 'ready' | 'away' | 'good' | 'bad' | 'aside'

export const statusTones: Record<Status, Tone> = {
	'not-started': 'idle',
	'in-progress': 'working',
	ready: 'ready',
	delivered: 'away',
	received: 'away',
	'in-qc': 'away',
	rejected: 'bad',
	'accepted-conditional': 'away',
	accepted: 'good',
	waived: 'aside',
	deferred: 'aside',
	na: 'aside',
	superseded: 'aside',
	cancelled: 'aside'
}

/** What taking a step is called, on a button: starting again is not starting. */
export function stepName(from: Status, to: Status): string {
	if (to === 'not-started' && from !== 'in-progress') return 'Take up again'
	if (to !== 'in-progress') return stepNames[to]
	if (transitionOf(from, to)?.opensRound) return 'Start the next round'
	if (from === 'delivered') return 'Recall'
	return from === 'ready' ? 'Back to in progress' : stepNames[to]
}

/** The steps that may follow, the one towards acceptance first. */
export function offeredSteps(from: Status): Status[] {
	const [onward] = wayTo(from, 'accepted')
	const next = nextStatuses(from)
	return onward ? [onward, ...next.filter((to) => to !== onward)] : next
}

export const recipientKindNames: Record<Recipient['kind'], string> = {
	sales: 'Sales agent',
	distributor: 'Distributor',
	streamer: 'Streamer',
	broadcaster: 'Broadcaster',
	festival: 'Festival',
	archive: 'Archive',
	other: 'Other'
}

export const evidenceNames: Record<Evidence, string> = {
	file: 'File or document',
	label: 'Version',
	approvedBy: 'Approved in the house by',
	checksum: 'Checksum or hash list',
	reference: 'Waybill, transfer or e-mail',
	date: 'Date',
	receivedBy: 'Received by',
	report: 'QC report',
	lab: 'Lab',
	operator: 'Operator',
	points: 'Open points',
	deadline: 'To be put right by',
	letter: 'Letter or notice of the recipient',
	reason: 'Reason'
}

export const proofNames: Record<Proof, string> = {
	qc: 'QC report',
	checksum: 'Checksum or MHL',
	waybill: 'Waybill',
	signed: 'Signed paper',
	letter: 'Letter',
	document: 'Document'
}

export const purposeNames: Record<Purpose, string> = {
	...proofNames,
	still: 'Still',
	other: 'Something else'
}

/** A role inside a sentence: `director`, but `QC lab`. */
export function roleInSentence(who: Signatory): string {
	const name = signatoryNames[who]
	return /^[A-Z]{2}/.test(name) ? name : `${name.charAt(0).toLowerCase()}${name.slice(1)}`
}

/** Whose decision a step is. */
export const partyNames: Record<Party, string> = {
	coordinator: 'the coordinator',
	supervisor: 'the supervisor',
	vendor: 'the vendor',
	recipient: 'the recipient',
	lab: 'the QC lab'
}

export const timingNames: Record<Timing, string> = {
	fine: '',
	done: '',
	late: 'Late',
	'at-risk': 'At risk'
}

/** Why the server would not have a decision, as the end of a sentence. */
export function refusalSentence(why: StepRefusal | null): string {
	return why === null ? 'it was not granted.' : stepRefusalSentences[why]
}

const stepRefusalSentences: Record<StepRefusal, string> = {
	'not-from-here': 'a colleague had taken another step before it arrived.',
	'needs-qc': 'by the time it arrived, a QC report was asked for.',
	gone: 'by the time it arrived, the line had been taken off the schedule.'
}

/** Why a command would not, in a sentence that says what can be done. */
export const refusals: Record<string, string> = {
	'recipient-gone': 'A colleague has removed that recipient.',
	'deliverable-gone': 'A colleague has removed that deliverable.',
	'line-gone': 'A colleague has taken that off the schedule.',
	'issue-gone': 'A colleague has taken that finding off already.',
	'medium-gone': 'A colleague has taken that tape or drive off the list.',
	'copy-gone': 'A colleague has taken that off already.',
	'list-gone': 'A colleague has taken that list off already.',
	'approval-gone': 'A colleague has taken that back already.',
	'nobody-named': 'Who says so? Give their name.',
	'file-gone': 'A colleague has taken that file off already.',
	'consignment-gone': 'A colleague has taken that consignment off the list.',
	'nothing-in-it': 'Put something into it first: a deliverable, a tape or a drive.',
	'no-waybill': 'Give it its waybill or transfer id first.',
	'not-sent': 'It has not been sent yet.',
	'goes-in-circles': 'Those two would wait for each other.',
	'read-only': 'You can look at the deliverables, but not change them.',
	'bad-value': 'That cannot be kept as it is. Look at it once more.',
	'too-many': 'That is more than can be added at once. Bring it in parts.'
}
