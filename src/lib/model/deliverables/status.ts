/*
 * Where a deliverable stands with one recipient, and how it may go on: the table of a delivery
 * schedule as buyers' portals and contracts use it (Netflix Backlot and Content Hub, Channel 4's
 * terms, US sales agents' schedules). A buyer who does otherwise is a change of this table.
 */

/** Every status, in the order in which a delivery usually goes through them. */
export const statuses = [
	...(['not-started', 'in-progress', 'ready', 'delivered', 'received', 'in-qc'] as const),
	...(['rejected', 'accepted-conditional', 'accepted', 'waived', 'deferred', 'na'] as const),
	...(['superseded', 'cancelled'] as const)
] as const

export type Status = (typeof statuses)[number]

/** What a step may have to bring: the fields of a step record that must not be empty. */
export const evidences = [
	...(['file', 'label', 'approvedBy', 'checksum', 'reference', 'date', 'receivedBy'] as const),
	...(['report', 'lab', 'operator', 'points', 'deadline', 'letter', 'reason'] as const)
] as const

export type Evidence = (typeof evidences)[number]

/** Whose decision a step is. The recipient's and the lab's are recorded by us, from what they sent. */
export type Party = 'coordinator' | 'supervisor' | 'vendor' | 'recipient' | 'lab'

/** One legal step: who decides it and what it must bring. */
export type Transition = {
	by: readonly Party[]
	needs: readonly Evidence[]
	/** What it depends on has to be ready before. */
	needsPredecessors?: true
	/** Only while the deliverable asks for no QC report: papers are read, not run through a lab. */
	onlyWithoutQc?: true
	/** It begins the next round; the one before stays as it was. */
	opensRound?: true
}

const office = ['coordinator', 'vendor'] as const
const qcReport = ['report', 'lab', 'operator', 'date'] as const
const waiver: Transition = { by: ['recipient'], needs: ['letter', 'date'] }
const deferral: Transition = { by: ['supervisor'], needs: ['reason'] }
const withdrawal: Transition = { by: ['recipient'], needs: ['letter'] }
const revival: Transition = { by: ['supervisor'], needs: ['reason'] }

/** From each status, the statuses that may follow. What is not here is no legal step. */
export const transitions: Readonly<Record<Status, Partial<Record<Status, Transition>>>> = {
	'not-started': {
		'in-progress': { by: office, needs: [] },
		waived: waiver,
		deferred: deferral,
		na: { by: ['supervisor'], needs: ['reason'] },
		cancelled: withdrawal
	},
	'in-progress': {
		ready: { by: office, needs: ['file', 'label'], needsPredecessors: true },
		'not-started': { by: office, needs: [] },
		waived: waiver,
		deferred: deferral,
		cancelled: withdrawal
	},
	ready: {
		delivered: { by: ['supervisor'], needs: ['approvedBy', 'checksum', 'reference', 'date'] },
		'in-progress': { by: ['supervisor'], needs: [] },
		cancelled: withdrawal
	},
	delivered: {
		received: { by: ['coordinator'], needs: ['receivedBy', 'date'] },
		rejected: { by: ['recipient'], needs: ['reason', 'date'] },
		'in-progress': { by: ['coordinator'], needs: ['reason'] }
	},
	received: {
		'in-qc': { by: ['recipient', 'coordinator'], needs: [] },
		accepted: { by: ['recipient'], needs: ['letter', 'date'], onlyWithoutQc: true },
		rejected: { by: ['recipient'], needs: ['reason', 'date'] }
	},
	'in-qc': {
		accepted: { by: ['recipient', 'lab'], needs: qcReport },
		'accepted-conditional': {
			by: ['recipient', 'lab'],
			needs: [...qcReport, 'points', 'deadline']
		},
		rejected: { by: ['recipient', 'lab'], needs: [...qcReport, 'reason'] }
	},
	'accepted-conditional': {
		accepted: { by: ['recipient'], needs: ['letter', 'date'] },
		rejected: { by: ['recipient'], needs: ['reason', 'date'] }
	},
	rejected: { 'in-progress': { by: office, needs: [], opensRound: true } },
	accepted: { superseded: { by: ['recipient'], needs: ['reason', 'date'] } },
	waived: { 'not-started': revival },
	deferred: { 'not-started': revival },
	// A slip must not be for good: what was set aside as not applicable can be taken up again.
	na: { 'not-started': revival },
	// The old version is history; the one that the recipient asked for is the next round.
	superseded: { 'in-progress': { by: office, needs: [], opensRound: true } },
	cancelled: {}
}

/** The step from one status to another, or null when there is no such step. */
export function transitionOf(from: Status, to: Status): Transition | null {
	return transitions[from][to] ?? null
}

/** The statuses that may follow one. */
export function nextStatuses(from: Status): Status[] {
	return statuses.filter((to) => transitionOf(from, to) !== null)
}

/**
 * Decisions of the recipient that must be made once and are final: asked for by a step, answered
 * by the server.
 */
const ruled: ReadonlySet<Status | 'unknown'> = new Set([
	...(['accepted', 'accepted-conditional', 'waived', 'superseded'] as const)
])

/** Whether a step to this status counts only once the server has answered it. */
export function isRuled(to: Status | 'unknown'): boolean {
	return ruled.has(to)
}

/** Nothing more is owed. */
export function isSettled(status: Status): boolean {
	return status === 'accepted' || status === 'waived' || status === 'na' || status === 'cancelled'
}

const withRecipient: ReadonlySet<Status> = new Set([
	...(['delivered', 'received', 'in-qc', 'accepted-conditional', 'accepted', 'superseded'] as const)
])

/** It has left the house, in its newest round. */
export function isSent(status: Status): boolean {
	return withRecipient.has(status)
}

/** What depends on it may be made ready: it is there, or it will never be asked for. */
export function isReadyAtLeast(status: Status): boolean {
	return status === 'ready' || status === 'deferred' || isSent(status) || isSettled(status)
}

/** The shortest way of legal steps, its first step first; empty when there is none. */
export function wayTo(from: Status, to: Status): Status[] {
	const cameFrom = new Map<Status, Status | null>([[from, null]])
	for (const status of cameFrom.keys()) {
		for (const next of nextStatuses(status)) if (!cameFrom.has(next)) cameFrom.set(next, status)
	}
	const way: Status[] = []
	for (let at = cameFrom.get(to) && to; at && at !== from; at = cameFrom.get(at) ?? undefined)
		way.unshift(at)
	return way
}
