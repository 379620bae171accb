import { transact, type Edit } from '../../core/edit.ts'
import { ok, refuse, type Outcome } from '../../core/outcome.ts'
import { sameName } from '../names.ts'
import type { Taker } from '../planned.ts'
import { versionOf } from '../queries/approvals.ts'
import { tracksOf, untouched, type Answers } from '../queries/track.ts'
import { approvalKeyOf, approvals, type Approval, type ApprovalKey } from '../records/approval.ts'
import type { Signatory } from '../records/deliverable.ts'
import { lines, type LineId } from '../records/line.ts'
import { readDeliveries } from '../state.ts'
import { tidied } from '../tidied.ts'

/** Who says what, in which role. */
export type SignOrder = {
	as: Signatory
	person: string
	decision: 'approved' | 'withheld'
	note: string
	taker: Taker
	answers: Answers
}

/**
 * Writes down what a named person says to the newest round of some lines: that they approve it, or will
 * not. Saying it once more says it anew.
 */
export function signOff(
	edit: Edit,
	ids: readonly LineId[],
	{ answers, taker, ...order }: SignOrder
): Outcome<ApprovalKey[], 'line-gone' | 'nobody-named' | 'bad-value'> {
	const { as, person, decision, note } = tidied(order)
	const there = [...new Set(ids)].filter((id) => lines.get(edit.doc, id)?.removed === false)
	if (there.length === 0) return refuse('line-gone')
	if (sameName(person) === '') return refuse('nobody-named')
	const tracks = tracksOf(readDeliveries(edit.doc).steps, answers)
	const said = there.map((line): Approval => {
		const track = tracks.get(line) ?? untouched
		const about = { line, round: track.round, as, person }
		const label = versionOf(track)
		return { ...about, id: approvalKeyOf(about), decision, label, note, ...taker }
	})
	if (said.some((approval) => approvals.problem(approval) !== null)) return refuse('bad-value')
	transact(edit, () => {
		for (const approval of said) approvals.put(edit.doc, approval)
	})
	return ok(said.map(({ id }) => id))
}

/** Takes back what was said: it is as if nobody had. */
export function withdrawApproval(
	edit: Edit,
	key: ApprovalKey,
	taker: Taker
): Outcome<null, 'approval-gone'> {
	const said = approvals.get(edit.doc, key)
	if (said === null || said.decision === 'withdrawn') return refuse('approval-gone')
	transact(edit, () => approvals.put(edit.doc, { ...said, ...taker, decision: 'withdrawn' }))
	return ok(null)
}
