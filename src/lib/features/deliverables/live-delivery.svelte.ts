import { Live, LiveRecords } from '$lib/client/live.svelte.ts'
import type { Workspace } from '$lib/client/workspace.svelte.ts'
import { tracksOf, type Track } from '#model/deliverables/queries/track.ts'
import { approvals } from '#model/deliverables/records/approval.ts'
import { deliverables } from '#model/deliverables/records/deliverable.ts'
import { lines, type LineId } from '#model/deliverables/records/line.ts'
import { recipients } from '#model/deliverables/records/recipient.ts'
import { steps } from '#model/deliverables/records/step.ts'
import { answersFrom, stepAnswers } from '#model/deliverables/rulings.ts'
import type { DeliveryState } from '#model/deliverables/state.ts'

/** What is owed and how far each line is, live from the deliveries and what the server has ruled. */
export class LiveDelivery {
	readonly recipients
	readonly deliverables
	readonly lines
	readonly steps
	readonly approvals
	/** The server's answers as it gave them, by step. */
	readonly given
	#followed: ReadonlyMap<LineId, Track> = new Map()

	constructor(workspace: Workspace) {
		const doc = workspace.doc('deliverables')
		const rulings = workspace.doc('rulings')
		this.recipients = new LiveRecords(doc, recipients)
		this.deliverables = new LiveRecords(doc, deliverables)
		this.lines = new LiveRecords(doc, lines)
		this.steps = new LiveRecords(doc, steps)
		this.approvals = new Live(doc, [approvals.root], () => approvals.all(doc))
		this.given = new Live(rulings, [stepAnswers.root], () => stepAnswers.all(rulings))
	}

	readonly state: DeliveryState = $derived.by(() => ({
		recipients: this.recipients.current,
		deliverables: this.deliverables.current,
		lines: this.lines.current,
		steps: this.steps.current,
		approvals: this.approvals.current
	}))

	readonly answers = $derived.by(() => answersFrom(this.given.current))

	readonly tracks = $derived.by(() => {
		// Lines whose steps are the same keep their track: only what changed is worked out anew.
		this.#followed = tracksOf(this.steps.current, this.answers, this.#followed)
		return this.#followed
	})
}
