import { listed } from '$lib/ui/words.ts'
import type { Timing } from '#model/deliverables/queries/checklist.ts'
import type { StepProblem } from '#model/deliverables/queries/problem.ts'
import type { DeliverableId, Proof, Signatory } from '#model/deliverables/records/deliverable.ts'
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
import { unreachable } from '#model/core/invariant.ts'
import { categoryNames, statusNames } from '#model/deliverables/names.ts'

export { categoryNames, statusNames }

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

/** The same in a sentence that says what is missing. */
const missingNames: Record<Evidence, string> = {
	file: 'the file or document',
	label: 'its version',
	approvedBy: 'who approved it in the house',
	checksum: 'a checksum',
	reference: 'a waybill, transfer id or e-mail',
	date: 'the date',
	receivedBy: 'who received it',
	report: 'the QC report',
	lab: 'the lab',
	operator: 'the operator',
	points: 'the open points',
	deadline: 'the day by which they are put right',
	letter: 'the recipient’s letter',
	reason: 'the reason'
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

export const signatoryNames: Record<Signatory, string> = {
	supervisor: 'Post supervisor',
	producer: 'Producer',
	director: 'Director',
	dp: 'Director of photography',
	mixer: 'Mixer',
	music: 'Music supervisor',
	vfx: 'VFX supervisor',
	legal: 'Production lawyer',
	accountant: 'Accountant',
	publicist: 'Publicist',
	executive: 'Executive producer',
	guilds: 'Guilds',
	broker: 'Insurance broker',
	guarantor: 'Completion guarantor',
	lab: 'QC lab',
	recipient: 'Recipient'
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

/** Why a step cannot be taken, and what is missing, in a sentence. `nameOf` names a deliverable. */
export function problemSentence(
	problem: StepProblem,
	nameOf: (id: DeliverableId) => string
): string {
	switch (problem.kind) {
		case 'wrong-step':
			return wrongStep(problem.from, problem.to, problem.way)
		case 'needs-qc':
			return 'It asks for a QC report, so it goes into QC before it is accepted.'
		case 'missing-evidence':
			return `What is missing: ${listed(problem.missing.map((each) => missingNames[each]))}.`
		case 'bad-evidence':
			return `That cannot be kept: ${listed(problem.bad.map((each) => missingNames[each]))}.`
		case 'not-ready':
			return `It waits for ${listed(problem.waitsFor.map(nameOf))}, which must be ready before.`
		case 'withheld':
			return `${listed(problem.by.map((who) => signatoryNames[who]))} will not have it sent: see who signs it off.`
		case 'being-decided':
			return 'A decision about it is being taken. Wait a moment.'
		default:
			return unreachable(problem)
	}
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

function wrongStep(from: Status, to: Status, way: readonly Status[]): string {
	const [here, there] = [statusNames[from].toLowerCase(), statusNames[to].toLowerCase()]
	if (from === to) return `It is ${here} already.`
	if (way.length < 2) return `From ${here} it cannot become ${there}.`
	const before = way.slice(0, -1).map((status) => statusNames[status].toLowerCase())
	return `It is ${here}. Before it is ${there} it has to be ${listed(before)}.`
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
