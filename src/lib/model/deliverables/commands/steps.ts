import { transact, type Edit } from '../../core/edit.ts'
import { ok, refuse, type Outcome } from '../../core/outcome.ts'
import { stepProblem, type StepOrder, type StepProblem } from '../queries/problem.ts'
import { tracksOf, untouched, type Answers } from '../queries/track.ts'
import type { LineId } from '../records/line.ts'
import { mostRounds, steps, type StepId } from '../records/step.ts'
import { readDeliveries } from '../state.ts'
import { evidences, transitionOf } from '../status.ts'
import { tidied } from '../tidied.ts'

/** Who takes a step, and the moment by their clock as an ISO text. */
export type Taker = { by: string; byName: string; at: string }

/** A step for some lines at once, with the server's answers to earlier ones. */
export type StepsOrder = StepOrder & { taker: Taker; answers: Answers }

/** What became of it, line by line: taken, or the reason why not. */
export type StepsTaken = { taken: StepId[]; problems: { line: LineId; problem: StepProblem }[] }

/**
 * Takes a step with each of these lines that may take it; tells the rest why they may not. Refused
 * when none may.
 */
export function takeSteps(
	edit: Edit,
	ids: readonly LineId[],
	order: StepsOrder
): Outcome<StepsTaken, 'line-gone' | 'bad-value'> {
	const state = readDeliveries(edit.doc)
	const tracks = tracksOf(state.steps, order.answers)
	const evidence = tidied(order.evidence)
	const result: StepsTaken = { taken: [], problems: [] }
	const planned: Parameters<typeof steps.create>[2][] = []
	for (const id of new Set(ids)) {
		const line = state.lines.get(id)
		const deliverable = line?.deliverable ? state.deliverables.get(line.deliverable) : undefined
		if (!line || line.removed || !deliverable || deliverable.removed) continue
		const where = { state, tracks, line, deliverable }
		const problem = stepProblem(where, { to: order.to, evidence })
		if (problem !== null) {
			result.problems.push({ line: id, problem })
			continue
		}
		const { status, round, last } = tracks.get(id) ?? untouched
		const opens = transitionOf(status, order.to)?.opensRound ? 1 : 0
		const shown = Object.fromEntries(evidences.map((each) => [each, evidence[each] ?? '']))
		const filled = Object.fromEntries(Object.entries(shown).filter(([, value]) => value !== ''))
		planned.push({
			...filled,
			...order.taker,
			line: id,
			to: order.to,
			after: last,
			round: Math.min(round + opens, mostRounds)
		})
	}
	if (planned.length + result.problems.length === 0) return refuse('line-gone')
	if (planned.some((values) => steps.problem(values) !== null)) return refuse('bad-value')
	transact(edit, () => {
		for (const values of planned) {
			const id = edit.newId() as StepId
			steps.create(edit.doc, id, values)
			result.taken.push(id)
		}
	})
	return ok(result)
}
