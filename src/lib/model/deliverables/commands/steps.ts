import type * as Y from 'yjs'
import { transact, type Edit } from '../../core/edit.ts'
import { ok, refuse, type Outcome } from '../../core/outcome.ts'
import { plannedSteps, writeSteps, type StepsOrder } from '../planned.ts'
import type { StepProblem } from '../queries/problem.ts'
import { approvals } from '../records/approval.ts'
import { deliverables } from '../records/deliverable.ts'
import { lines, type LineId } from '../records/line.ts'
import { recipients } from '../records/recipient.ts'
import { steps, type StepId } from '../records/step.ts'
import type { DeliveryState } from '../state.ts'

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
	const plan = plannedSteps(readAbout(edit.doc, ids), ids, order)
	const { values, problems } = plan
	if (values.length + problems.length === 0) return refuse('line-gone')
	if (values.some((each) => steps.problem(each) !== null)) return refuse('bad-value')
	let taken: StepId[] = []
	transact(edit, () => {
		taken = writeSteps(edit, plan)
	})
	return ok({ taken, problems })
}

/**
 * The schedules, with the steps of these lines and of those that they may wait for: a production
 * ends with ten thousands of steps, and whoever ticks one line should not wait for all of them.
 */
function readAbout(doc: Y.Doc, ids: readonly LineId[]): DeliveryState {
	const all = { deliverables: deliverables.all(doc), lines: lines.all(doc) }
	const needed = new Set(
		ids.flatMap((id) => {
			const made = all.lines.get(id)?.deliverable
			return made ? (all.deliverables.get(made)?.needs ?? []) : []
		})
	)
	const asked = new Set<unknown>(ids)
	for (const { id, deliverable } of all.lines.values())
		if (deliverable !== '' && needed.has(deliverable)) asked.add(id)
	const own = steps.where(doc, ({ line }) => asked.has(line))
	return {
		...all,
		recipients: recipients.all(doc),
		approvals: approvals.all(doc),
		steps: own
	}
}
