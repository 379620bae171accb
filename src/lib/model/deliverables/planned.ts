import type { Edit } from '../core/edit.ts'
import { approvalsByLine } from './queries/approvals.ts'
import { filledIn, stepProblem, type StepOrder, type StepProblem } from './queries/problem.ts'
import { tracksOf, untouched, type Answers } from './queries/track.ts'
import type { LineId } from './records/line.ts'
import { mostRounds, steps, type StepId } from './records/step.ts'
import type { DeliveryState } from './state.ts'
import { evidences, transitionOf } from './status.ts'
import { tidied } from './tidied.ts'

/** Who takes a step, and the moment by their clock as an ISO text. */
export type Taker = { by: string; byName: string; at: string }

/** A step for some lines at once, with the server's answers to earlier ones. */
export type StepsOrder = StepOrder & { taker: Taker; answers: Answers }

/** What would become of a step: what is to be written, and which lines may not take it, and why. */
export type StepsPlan = {
	values: Parameters<typeof steps.create>[2][]
	problems: { line: LineId; problem: StepProblem }[]
}

/** Works out what a step of some lines comes to. Lines that are gone are passed over. */
export function plannedSteps(
	state: DeliveryState,
	ids: readonly LineId[],
	order: StepsOrder
): StepsPlan {
	const tracks = tracksOf(state.steps, order.answers)
	const approvals = approvalsByLine(state.approvals)
	const given = { to: order.to, evidence: tidied(order.evidence) }
	const plan: StepsPlan = { values: [], problems: [] }
	for (const id of new Set(ids)) {
		const line = state.lines.get(id)
		const deliverable = line?.deliverable ? state.deliverables.get(line.deliverable) : undefined
		if (!line || line.removed || !deliverable || deliverable.removed) continue
		const where = { state, tracks, line, deliverable, approvals: approvals.get(id) ?? [] }
		const problem = stepProblem(where, given)
		if (problem !== null) {
			plan.problems.push({ line: id, problem })
			continue
		}
		const { status, round, last } = tracks.get(id) ?? untouched
		const evidence = filledIn(where, given)
		const opens = transitionOf(status, order.to)?.opensRound ? 1 : 0
		const shown = evidences.flatMap((each) => (evidence[each] ? [[each, evidence[each]]] : []))
		plan.values.push({
			...(Object.fromEntries(shown) as StepOrder['evidence']),
			...order.taker,
			line: id,
			to: order.to,
			after: last,
			round: Math.min(round + opens, mostRounds)
		})
	}
	return plan
}

/** Writes what was planned. Call inside a transaction. */
export function writeSteps({ doc, newId }: Edit, { values }: StepsPlan): StepId[] {
	return values.map((each) => {
		const id = newId() as StepId
		steps.create(doc, id, each)
		return id
	})
}
