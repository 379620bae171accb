import { grouped } from '../core/grouped.ts'
import { trackOf } from './queries/track.ts'
import type { Step, StepId } from './records/step.ts'
import { answersFrom, type StepAnswer, type StepRefusal } from './rulings.ts'
import type { DeliveryState } from './state.ts'
import { isRuled, transitionOf } from './status.ts'

/** What a judgement is made from: the schedules as they stand, what was answered, and the time. */
export type StepBench = {
	state: DeliveryState
	answered: ReadonlyMap<StepId, StepAnswer>
	/** Milliseconds since 1970. */
	now: number
}

/**
 * Answers the decisions of recipients that were asked for: granted when the line stands where they
 * go on from and they bring what they must, else refused. Of two that were asked for from one status
 * the earlier is granted. Answers only what is not answered, so judging again changes nothing.
 */
export function judgeSteps({ state, answered, now }: StepBench): StepAnswer[] {
	const given = new Map(answered)
	const isOpen = ({ id, to, removed }: Step) => isRuled(to) && !removed && !given.has(id)
	const fresh: StepAnswer[] = []
	const answer = (step: Step, why: StepRefusal | null) => {
		const said: StepAnswer = { id: step.id, ok: why === null, why: why ?? 'gone', at: now }
		given.set(step.id, said)
		fresh.push(said)
	}
	for (const own of grouped(state.steps.values(), ({ line }) => line).values()) {
		// One that is granted may bring the next one's turn: somebody offline took several.
		for (let open = own.filter(isOpen); open.length > 0; open = own.filter(isOpen)) {
			const next = trackOf(own, answersFrom(given)).asked.find(isOpen)
			if (next) answer(next, whyNot(state, next))
			else for (const step of open) answer(step, whyNot(state, step) ?? 'not-from-here')
		}
	}
	return fresh
}

/** What stands against a decision, whatever its line has come to. */
function whyNot(state: DeliveryState, step: Step): StepRefusal | null {
	const line = step.line === '' ? undefined : state.lines.get(step.line)
	const deliverable = line?.deliverable ? state.deliverables.get(line.deliverable) : undefined
	if (!line || line.removed || !deliverable || deliverable.removed) return 'gone'
	const before = step.after === '' ? undefined : state.steps.get(step.after)
	const from = before?.to ?? 'not-started'
	if (step.to === 'unknown' || from === 'unknown') return 'not-from-here'
	const transition = transitionOf(from, step.to)
	return transition?.onlyWithoutQc && deliverable.proofs.includes('qc') ? 'needs-qc' : null
}
