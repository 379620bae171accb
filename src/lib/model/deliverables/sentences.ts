import { unreachable } from '../core/invariant.ts'
import { listed } from '../core/words.ts'
import { statusNames } from './names.ts'
import type { StepProblem } from './queries/problem.ts'
import type { DeliverableId, Signatory } from './records/deliverable.ts'
import type { Evidence, Status } from './status.ts'

/** What is shown for a step, in a sentence that says what is missing. */
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

/** What the trade calls whoever signs something off. */
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

function wrongStep(from: Status, to: Status, way: readonly Status[]): string {
	const [here, there] = [statusNames[from].toLowerCase(), statusNames[to].toLowerCase()]
	if (from === to) return `It is ${here} already.`
	if (way.length < 2) return `From ${here} it cannot become ${there}.`
	const before = way.slice(0, -1).map((status) => statusNames[status].toLowerCase())
	return `It is ${here}. Before it is ${there} it has to be ${listed(before)}.`
}
