import type { Approval, ApprovalKey } from '../records/approval.ts'
import { signatories, type Deliverable, type Signatory } from '../records/deliverable.ts'
import type { LineId } from '../records/line.ts'
import { isSent, isSettled, type Status } from '../status.ts'
import type { Track } from './track.ts'

/** How a role stands to a round: it has signed, will not, or has not said anything that counts. */
export type SignOff = {
	readonly as: Signatory
	readonly state: 'approved' | 'withheld' | 'open'
	/** Who said what, the newest first; also what no longer counts. */
	readonly said: readonly Approval[]
}

/** Whose word comes only after it has been sent: it is their inspection that decides. */
const afterSending: ReadonlySet<Signatory> = new Set(['recipient', 'lab'])

type Signed = {
	deliverable: Pick<Deliverable, 'signOffs'>
	track: Pick<Track, 'steps' | 'round' | 'status'>
	/** The line's own. */
	approvals: readonly Approval[]
}

/** What was said to each line, withdrawn words left out. */
export function approvalsByLine(
	all: ReadonlyMap<ApprovalKey, Approval>
): Map<LineId, readonly Approval[]> {
	const byLine = new Map<LineId, Approval[]>()
	for (const approval of all.values()) {
		const { line, as, decision } = approval
		if (line === '' || as === 'unknown' || decision === 'withdrawn') continue
		const own = byLine.get(line) ?? []
		own.push(approval)
		byLine.set(line, own)
	}
	return byLine
}

/** The version that was last named in a line's newest round. */
export function versionOf({ steps, round }: Pick<Track, 'steps' | 'round'>): string {
	return steps.findLast((step) => step.round === round && step.label !== '')?.label ?? ''
}

/** Whether an approval is of what stands there now: of this round, and of no other version of it. */
export function isCurrent(
	{ round, label }: Approval,
	track: Pick<Track, 'steps' | 'round'>
): boolean {
	return round === track.round && (label === '' || label === versionOf(track))
}

/** Every role that has to sign the newest round, or has said something to it, in the order of roles. */
export function signOffsOf({ deliverable, track, approvals }: Signed): SignOff[] {
	return signatories.flatMap((as): SignOff[] => {
		const said = approvals
			.filter((approval) => approval.as === as && approval.round === track.round)
			.sort((a, b) => (a.at < b.at ? 1 : -1))
		if (said.length === 0 && !deliverable.signOffs.includes(as)) return []
		const counting = said.filter((approval) => isCurrent(approval, track))
		const isWithheld = counting.some(({ decision }) => decision === 'withheld')
		const isSigned = counting.length > 0 || (afterSending.has(as) && isAccepted(track.status))
		return [{ as, said, state: isWithheld ? 'withheld' : isSigned ? 'approved' : 'open' }]
	})
}

/** Whom a line waits for: in the house from when it is ready, the recipient and the lab once they have it. */
export function waitsFor(signed: Signed): Signatory[] {
	const { status } = signed.track
	if (isSettled(status) || !(status === 'ready' || isSent(status))) return []
	return signOffsOf(signed)
		.filter(({ as, state }) => state !== 'approved' && (!afterSending.has(as) || isSent(status)))
		.map(({ as }) => as)
}

/** Who in the house has approved what stands there now, by name. */
export function approvedInHouse(signed: Signed): string[] {
	const names = signOffsOf(signed)
		.filter(({ as, state }) => state === 'approved' && !afterSending.has(as))
		.flatMap(({ said }) => said.filter((each) => isCurrent(each, signed.track)))
		.map(({ person }) => person)
	return [...new Set(names)]
}

/** Who in the house will not have it sent. */
export function withheldInHouse(signed: Signed): Signatory[] {
	return signOffsOf(signed)
		.filter(({ as, state }) => state === 'withheld' && !afterSending.has(as))
		.map(({ as }) => as)
}

function isAccepted(status: Status): boolean {
	return status === 'accepted'
}
