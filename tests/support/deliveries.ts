import { must } from '#model/core/invariant.ts'
import type { Edit } from '#model/core/edit.ts'
import { addRecipient } from '#model/deliverables/commands/recipients.ts'
import { addSchedule, type ScheduleLine } from '#model/deliverables/commands/schedule.ts'
import { takeSteps } from '#model/deliverables/commands/steps.ts'
import { addHashList, addMedium } from '#model/deliverables/commands/vault.ts'
import { checklistOf } from '#model/deliverables/queries/checklist.ts'
import { noAnchors } from '#model/deliverables/queries/due.ts'
import type { StepProblem } from '#model/deliverables/queries/problem.ts'
import { tracksOf, untouched, type Answers } from '#model/deliverables/queries/track.ts'
import { lines, type LineId } from '#model/deliverables/records/line.ts'
import type { RecipientId } from '#model/deliverables/records/recipient.ts'
import { readDeliveries } from '#model/deliverables/state.ts'
import { evidences, type Evidence, type Status } from '#model/deliverables/status.ts'
import { editBy } from './builders.ts'

/** Everything that can be shown for a step. */
export const everything = Object.fromEntries(
	evidences.map((each) => [each, /date|deadline/.test(each) ? '2026-03-02' : `a ${each}`])
) as Record<Evidence, string>

/** A server that grants whatever it is asked. */
export const granting: Answers = () => 'granted'

/** The master of a film, and what depends on it. */
export const film: ScheduleLine[] = [
	{ name: 'Feature master', category: 'picture', proofs: ['qc', 'checksum'] },
	{ name: 'Textless elements', category: 'picture', proofs: ['qc'], needs: ['Feature master'] },
	{ name: 'Music cue sheet', category: 'legal', mandatory: false }
]

/** A production that owes a schedule to one recipient. */
export function owing(schedule: readonly ScheduleLine[] = film, edit: Edit = editBy('ann')) {
	const added = addRecipient(edit, { name: 'Northlight Sales', dueDate: '2026-05-01' })
	const recipient = must(added.ok ? added.value : null, 'the recipient')
	const put = addSchedule(edit, recipient, schedule)
	const ids = must(put.ok ? put.value.added : null, 'the schedule')
	return { edit, doc: edit.doc, recipient, lines: ids, line: must(ids[0], 'the first line') }
}

/** A vault with a tape, on which the first deliverable lies, with a hash list of one file. */
export function stocked({ edit, line }: Pick<ReturnType<typeof owing>, 'edit' | 'line'>): void {
	const added = addMedium(edit, { kind: 'lto', barcode: 'ABC123L8' })
	const medium = must(added.ok ? added.value : null, 'the tape')
	const deliverable = storedLine(edit, line).deliverable
	const said = { created: '2026-03-02', tool: '', host: '', author: '', process: '', rootHash: '' }
	const file = { path: 'a.mov', bytes: 5, algorithm: 'xxh64', hash: '0ea03b369a463d9d', action: '' }
	const read = { name: 'a.mhl', format: 'ascmhl 2.0', ...said, files: [file] }
	addHashList(edit, read, { medium, deliverable, taker: { by: 'ann', byName: 'Ann', at: '1' } })
}

let clock = 0

/** Takes a step with a line and answers what was wrong with it, or null. */
export function step(
	edit: Edit,
	line: LineId,
	to: Status,
	evidence: Partial<Record<Evidence, string>> = everything
): StepProblem | string | null {
	const at = new Date(Date.UTC(2026, 2, 2) + ++clock * 1000).toISOString()
	const taker = { by: String(edit.origin), byName: String(edit.origin), at }
	const taken = takeSteps(edit, [line], { to, evidence, taker, answers: granting })
	if (!taken.ok) return taken.reason
	return taken.value.problems[0]?.problem ?? null
}

/** Takes a line from step to step; every one must be taken. */
export function walk(edit: Edit, line: LineId, ...way: Status[]): void {
	for (const to of way) {
		const problem = step(edit, line, to)
		if (problem !== null) throw new Error(`${to}: ${JSON.stringify(problem)}`)
	}
}

export function trackIn({ doc }: Edit, line: LineId, answers: Answers = granting) {
	return tracksOf(readDeliveries(doc).steps, answers).get(line) ?? untouched
}

/** The checklist of a document, on a day. */
export function checklistIn({ doc }: Edit, today = '2026-03-02', anchors = noAnchors) {
	const state = readDeliveries(doc)
	return checklistOf(state, tracksOf(state.steps, granting), { today, anchors })
}

/** The line of a deliverable by its name. */
export function lineOf(edit: Edit, name: string, recipient?: RecipientId): LineId {
	const rows = checklistIn(edit)
	const row = rows.find(
		(each) => each.deliverable.name === name && (!recipient || each.line.recipient === recipient)
	)
	return must(row?.line.id, `a line for ${name}`)
}

/** A line's own record. */
export function storedLine({ doc }: Edit, id: LineId) {
	return must(lines.get(doc, id), `line ${id}`)
}
