import { Live, LiveRecords } from '$lib/client/live.svelte.ts'
import type { Workplace } from '$lib/client/workspace.svelte.ts'
import { isoToday } from '$lib/ui/when.ts'
import { takeSteps } from '#model/deliverables/commands/steps.ts'
import { checklistOf, keepRows, type ChecklistRow } from '#model/deliverables/queries/checklist.ts'
import { recipientsOf } from '#model/deliverables/queries/checklist.ts'
import type { Anchors } from '#model/deliverables/queries/due.ts'
import { stepProblem } from '#model/deliverables/queries/problem.ts'
import { tracksOf, type Track } from '#model/deliverables/queries/track.ts'
import { approvals } from '#model/deliverables/records/approval.ts'
import { deliverables } from '#model/deliverables/records/deliverable.ts'
import { lines, type Line, type LineId } from '#model/deliverables/records/line.ts'
import { recipients, type Recipient } from '#model/deliverables/records/recipient.ts'
import { steps } from '#model/deliverables/records/step.ts'
import { answersFrom, stepAnswers } from '#model/deliverables/rulings.ts'
import { problemSentence } from '#model/deliverables/sentences.ts'
import type { DeliveryState } from '#model/deliverables/state.ts'
import type { Status } from '#model/deliverables/status.ts'

/** What the deliveries say about the lines that a whiteboard shows. They stay the deliveries'. */
export class Owed {
	readonly #workspace: Workplace
	readonly #anchors: () => Anchors
	readonly #live
	#followed: ReadonlyMap<LineId, Track> = new Map()
	#kept: ReadonlyMap<LineId, ChecklistRow> = new Map()

	/** `anchors` tells what due dates hang on, as it stands now. */
	constructor(workspace: Workplace, anchors: () => Anchors) {
		this.#workspace = workspace
		this.#anchors = anchors
		const doc = workspace.doc('deliverables')
		const rulings = workspace.doc('rulings')
		this.#live = {
			recipients: new LiveRecords(doc, recipients),
			deliverables: new LiveRecords(doc, deliverables),
			lines: new LiveRecords(doc, lines),
			steps: new LiveRecords(doc, steps),
			approvals: new Live(doc, [approvals.root], () => approvals.all(doc)),
			answers: new Live(rulings, [stepAnswers.root], () => stepAnswers.all(rulings))
		}
	}

	readonly #state: DeliveryState = $derived.by(() => ({
		recipients: this.#live.recipients.current,
		deliverables: this.#live.deliverables.current,
		lines: this.#live.lines.current,
		steps: this.#live.steps.current,
		approvals: this.#live.approvals.current
	}))

	readonly #answers = $derived.by(() => answersFrom(this.#live.answers.current))

	readonly #tracks = $derived.by(() => {
		this.#followed = tracksOf(this.#state.steps, this.#answers, this.#followed)
		return this.#followed
	})

	/** Every line that is owed, as the checklist has it. */
	readonly rows: readonly ChecklistRow[] = $derived.by(() => {
		const when = { today: isoToday(), anchors: this.#anchors() }
		const rows = keepRows(this.#kept, checklistOf(this.#state, this.#tracks, when))
		this.#kept = new Map(rows.map((row) => [row.line.id, row]))
		return rows
	})

	readonly #byLine = $derived.by(() => new Map(this.rows.map((row) => [row.line.id, row])))

	get recipients(): Recipient[] {
		return recipientsOf(this.#state)
	}

	/** A line as the checklist shows it; null when it is not owed any more. */
	row(id: string): ChecklistRow | null {
		return this.#byLine.get(id as LineId) ?? null
	}

	/** A line whatever became of it, and what it owes. */
	line(id: string): { line: Line; name: string } | null {
		const line = this.#live.lines.current.get(id as LineId)
		if (!line) return null
		const owed = line.deliverable === '' ? null : this.#state.deliverables.get(line.deliverable)
		return { line, name: owed?.name ?? '' }
	}

	/** Why a line may not take a step, in a sentence; null when it may. */
	problem(id: LineId, to: Status): string | null {
		const row = this.row(id)
		if (row === null) return 'A colleague has taken that off the schedule.'
		const where = { ...row, state: this.#state, tracks: this.#tracks }
		const problem = stepProblem(where, { to, evidence: {} })
		const nameOf = (need: string) =>
			this.#state.deliverables.get(need as typeof row.deliverable.id)?.name ?? '…'
		return problem === null ? null : problemSentence(problem, nameOf)
	}

	/** Takes a step with some lines. Null when all of them took it, else why not, in a sentence. */
	take(ids: readonly LineId[], to: Status): string | null {
		const { id: by, name: byName } = this.#workspace.me
		const taker = { by, byName, at: new Date().toISOString() }
		const order = { to, evidence: {}, taker, answers: this.#answers }
		const [refused] = ids.map((id) => this.problem(id, to)).filter((each) => each !== null)
		const outcome = this.#workspace.run('deliverables', (edit) => takeSteps(edit, ids, order))
		if (outcome.ok) return outcome.value.problems.length === 0 ? null : (refused ?? 'It stays.')
		return outcome.reason === 'read-only'
			? 'You can look at the deliverables, but not change them.'
			: 'A colleague has taken that off the schedule.'
	}
}
