import { transact, type Edit } from '../../core/edit.ts'
import { ok, refuse, type Outcome } from '../../core/outcome.ts'
import { plannedSteps, writeSteps, type StepsOrder } from '../planned.ts'
import type { StepProblem } from '../queries/problem.ts'
import type { LineId } from '../records/line.ts'
import { steps, type StepId } from '../records/step.ts'
import { readDeliveries } from '../state.ts'

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
	const plan = plannedSteps(readDeliveries(edit.doc), ids, order)
	const { values, problems } = plan
	if (values.length + problems.length === 0) return refuse('line-gone')
	if (values.some((each) => steps.problem(each) !== null)) return refuse('bad-value')
	let taken: StepId[] = []
	transact(edit, () => {
		taken = writeSteps(edit, plan)
	})
	return ok({ taken, problems })
}
