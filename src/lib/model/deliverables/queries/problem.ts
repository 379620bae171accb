import { isDate } from '../../production/calendar.ts'
import type { Approval } from '../records/approval.ts'
import type { Deliverable, DeliverableId, Signatory } from '../records/deliverable.ts'
import type { Line, LineId } from '../records/line.ts'
import { evidenceLimits } from '../records/step.ts'
import type { DeliveryState } from '../state.ts'
import {
	evidences,
	isReadyAtLeast,
	transitionOf,
	wayTo,
	type Evidence,
	type Status
} from '../status.ts'
import { approvedInHouse, withheldInHouse } from './approvals.ts'
import { dependsOn } from './needs.ts'
import { neededEvidence, untouched, type Track } from './track.ts'

/** What somebody wants to happen to a line, with what they show for it. */
export type StepOrder = { to: Status; evidence: Partial<Readonly<Record<Evidence, string>>> }

/** Why a step cannot be taken: what is wrong, and what is missing. */
export type StepProblem =
	/** No such step from here; `way` is the steps that would lead there, empty when none do. */
	| { kind: 'wrong-step'; from: Status; to: Status; way: Status[] }
	/** The deliverable asks for a QC report, so it goes through QC. */
	| { kind: 'needs-qc' }
	| { kind: 'missing-evidence'; missing: Evidence[] }
	| { kind: 'bad-evidence'; bad: Evidence[] }
	/** What it depends on that is not ready. */
	| { kind: 'not-ready'; waitsFor: DeliverableId[] }
	/** Somebody in the house who signs it off will not have it sent. */
	| { kind: 'withheld'; by: Signatory[] }
	/** A decision of the recipient is with the server already. */
	| { kind: 'being-decided' }

type Tracks = ReadonlyMap<LineId, Track>
type Where = {
	state: DeliveryState
	tracks: Tracks
	line: Line
	deliverable: Deliverable
	/** What was said to this line. */
	approvals: readonly Approval[]
}

/** What is wrong with a step, or null when it may be taken. Screens, commands and the server all ask this. */
export function stepProblem(where: Where, order: StepOrder): StepProblem | null {
	const { to } = order
	const evidence = filledIn(where, order)
	const { status: from, waiting } = where.tracks.get(where.line.id) ?? untouched
	if (waiting !== null) return { kind: 'being-decided' }
	const transition = transitionOf(from, to)
	if (transition === null) return { kind: 'wrong-step', from, to, way: wayTo(from, to) }
	if (transition.onlyWithoutQc && where.deliverable.proofs.includes('qc'))
		return { kind: 'needs-qc' }
	if (transition.needsPredecessors) {
		const waitsFor = unreadyNeeds(where)
		if (waitsFor.length > 0) return { kind: 'not-ready', waitsFor }
	}
	if (transition.needs.includes('approvedBy')) {
		const by = withheldInHouse(signedAt(where))
		if (by.length > 0) return { kind: 'withheld', by }
	}
	const needed = neededEvidence(transition, where.deliverable)
	const missing = needed.filter((each) => !evidence[each]?.trim())
	if (missing.length > 0) return { kind: 'missing-evidence', missing }
	const bad = evidences.filter((each) => isBad(each, evidence[each]?.trim() ?? ''))
	return bad.length > 0 ? { kind: 'bad-evidence', bad } : null
}

/**
 * What is shown for a step, with what the production knows already: who has approved this round, and the
 * checksum that it was made ready with.
 */
export function filledIn(where: Where, { to, evidence }: StepOrder): StepOrder['evidence'] {
	const track = where.tracks.get(where.line.id) ?? untouched
	const needs = transitionOf(track.status, to)?.needs ?? []
	const filled = { ...evidence }
	if (needs.includes('approvedBy') && !filled.approvedBy)
		filled.approvedBy = namesIn(approvedInHouse(signedAt(where)))
	if (needs.includes('checksum') && !filled.checksum)
		filled.checksum = track.steps.findLast(({ round }) => round === track.round)?.checksum ?? ''
	return filled
}

/** As many names as there is room for. */
function namesIn(names: readonly string[]): string {
	const [first = '', ...others] = names
	return others.reduce((all, name) => {
		const more = `${all}, ${name}`
		return more.length > evidenceLimits.approvedBy ? all : more
	}, first)
}

function signedAt({ tracks, line, deliverable, approvals }: Where) {
	return { deliverable, approvals, track: tracks.get(line.id) ?? untouched }
}

/** What a line's deliverable depends on that is not ready yet, for this recipient or anybody. */
export function unreadyNeeds({
	state,
	tracks,
	line,
	deliverable
}: Omit<Where, 'approvals'>): DeliverableId[] {
	return deliverable.needs.filter((id) => {
		const need = state.deliverables.get(id)
		if (!need || need.removed) return false
		// Two people can make two things wait for each other; nothing would ever be ready.
		if (dependsOn(state.deliverables, id, deliverable.id)) return false
		const owed = [...state.lines.values()].filter(
			(each) => each.deliverable === id && !each.removed
		)
		const ours = owed.filter(({ recipient }) => recipient === line.recipient)
		// It is made once: where this recipient does not ask for it by itself, any other's copy will do.
		const asked = ours.length > 0 ? ours : owed
		if (asked.length === 0) return false
		return !asked.some((each) => isReadyAtLeast((tracks.get(each.id) ?? untouched).status))
	})
}

function isBad(name: Evidence, value: string): boolean {
	if (value === '') return false
	if (value.length > evidenceLimits[name] || /\p{Surrogate}/u.test(value)) return true
	return (name === 'date' || name === 'deadline') && !isDate(value)
}
