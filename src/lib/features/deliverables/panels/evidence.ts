import type { ChecklistRow } from '#model/deliverables/queries/checklist.ts'
import { neededEvidence } from '#model/deliverables/queries/track.ts'
import {
	isRuled,
	transitionOf,
	type Evidence,
	type Party,
	type Status
} from '#model/deliverables/status.ts'

/** What a form asks for a step of some lines: everything that one of them has to show. */
export type Asked = { evidence: Evidence[]; by: readonly Party[]; isRuled: boolean }

/** What has to be shown, and whose decision it is, when these lines take a step. */
export function askedFor(rows: readonly ChecklistRow[], to: Status): Asked {
	const evidence = new Set<Evidence>()
	let by: readonly Party[] = []
	for (const { track, deliverable } of rows) {
		const transition = transitionOf(track.status, to)
		if (transition === null) continue
		by = transition.by
		for (const each of neededEvidence(transition, deliverable)) evidence.add(each)
	}
	return { evidence: [...evidence], by, isRuled: isRuled(to) }
}

const alsoShown: Partial<Record<Status, readonly Evidence[]>> = {
	'in-progress': ['label'],
	ready: ['checksum'],
	delivered: ['checksum', 'file'],
	received: ['reference'],
	'in-qc': ['lab'],
	accepted: ['letter'],
	rejected: ['report', 'deadline']
}

/** What may be shown as well, and is worth asking for. */
export function mayAlsoShow(to: Status): readonly Evidence[] {
	return alsoShown[to] ?? []
}
