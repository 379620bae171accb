import { Live, LiveRecords } from '$lib/client/live.svelte.ts'
import type { Workspace } from '$lib/client/workspace.svelte.ts'
import { fileOf } from '$lib/paper/file.ts'
import { usualPaper } from '$lib/paper/sizes.ts'
import { saveAs } from '$lib/ui/download.ts'
import { calendarDayWords, isoToday } from '$lib/ui/when.ts'
import { counted } from '$lib/ui/words.ts'
import type { Edit } from '#model/core/edit.ts'
import type { Outcome } from '#model/core/outcome.ts'
import {
	receiveConsignment,
	sendConsignment,
	type Shipped
} from '#model/deliverables/commands/shipping.ts'
import type { Taker } from '#model/deliverables/planned.ts'
import { packetsOf, type Packet } from '#model/deliverables/queries/shipping.ts'
import { tracksOf, untouched } from '#model/deliverables/queries/track.ts'
import { approvals } from '#model/deliverables/records/approval.ts'
import { consignments, type ConsignmentId } from '#model/deliverables/records/consignment.ts'
import { deliverables } from '#model/deliverables/records/deliverable.ts'
import { lines } from '#model/deliverables/records/line.ts'
import { media, type MediumId } from '#model/deliverables/records/medium.ts'
import { recipients } from '#model/deliverables/records/recipient.ts'
import { steps } from '#model/deliverables/records/step.ts'
import { answersFrom, stepAnswers } from '#model/deliverables/rulings.ts'
import { isSent, isSettled, type Evidence } from '#model/deliverables/status.ts'
import { readProduction } from '#model/production/records.ts'
import { problemSentence, refusals } from '../appearance.ts'
import { mediumName } from '../vault/words.ts'
import { transmittal } from './transmittal.ts'

/** What is asked beside the list. */
export type ShippingPanel =
	| { kind: 'consignment'; id: ConsignmentId | null }
	| { kind: 'send'; id: ConsignmentId }
	| { kind: 'receive'; id: ConsignmentId }

/** What was sent, as one screen shows it. It changes the production only through commands. */
export class ShippingView {
	readonly workspace: Workspace
	readonly #live
	#open = $state.raw<ConsignmentId | null>(null)
	#panel = $state.raw<ShippingPanel | null>(null)
	#said = $state('')

	constructor(workspace: Workspace) {
		this.workspace = workspace
		const doc = workspace.doc('deliverables')
		const rulings = workspace.doc('rulings')
		this.#live = {
			consignments: new LiveRecords(doc, consignments),
			recipients: new LiveRecords(doc, recipients),
			deliverables: new LiveRecords(doc, deliverables),
			lines: new LiveRecords(doc, lines),
			steps: new LiveRecords(doc, steps),
			media: new LiveRecords(doc, media),
			approvals: new Live(doc, [approvals.root], () => approvals.all(doc)),
			given: new Live(rulings, [stepAnswers.root], () => stepAnswers.all(rulings))
		}
	}

	readonly #answers = $derived.by(() => answersFrom(this.#live.given.current))
	readonly #tracks = $derived.by(() => tracksOf(this.#live.steps.current, this.#answers))
	readonly #state = $derived.by(() => ({
		recipients: this.#live.recipients.current,
		deliverables: this.#live.deliverables.current,
		lines: this.#live.lines.current,
		steps: this.#live.steps.current,
		approvals: this.#live.approvals.current
	}))
	readonly #packets: Packet[] = $derived.by(() =>
		packetsOf(this.#live.consignments.current, this.#state, this.#tracks)
	)

	get mayWrite(): boolean {
		return this.workspace.mayWrite('deliverables')
	}

	get packets(): readonly Packet[] {
		return this.#packets
	}

	packet(id: ConsignmentId | null): Packet | null {
		return this.#packets.find(({ consignment }) => consignment.id === id) ?? null
	}

	/** Lines that can go into a consignment, those that are ready first. */
	get sendable() {
		const { lines: all, deliverables: made, recipients: known } = this.#state
		return [...all.values()]
			.flatMap((line) => {
				const deliverable = line.deliverable && made.get(line.deliverable)
				const { status } = this.#tracks.get(line.id) ?? untouched
				if (line.removed || !deliverable || deliverable.removed) return []
				if (isSent(status) || isSettled(status)) return []
				const recipient = line.recipient ? (known.get(line.recipient)?.name ?? '') : ''
				return [{ id: line.id, name: deliverable.name, recipient, isReady: status === 'ready' }]
			})
			.sort((a, b) => Number(b.isReady) - Number(a.isReady) || a.name.localeCompare(b.name, 'en'))
	}

	/** Tapes and drives, by name. */
	get media() {
		return [...this.#live.media.current.values()]
			.filter(({ removed }) => !removed)
			.map((medium) => ({ id: medium.id, name: mediumName(medium) }))
			.sort((a, b) => a.name.localeCompare(b.name, 'en'))
	}

	mediumOf(id: MediumId): string {
		const medium = this.#live.media.current.get(id)
		return medium ? mediumName(medium) : '…'
	}

	/** What one has been carried by, taken from and to, to be offered again. */
	used(field: 'carrier' | 'from' | 'to'): string[] {
		const all = this.#packets.map(({ consignment }) => consignment[field])
		return [...new Set(all)].filter((each) => each !== '').sort()
	}

	get open(): ConsignmentId | null {
		return this.#open
	}

	set open(id: ConsignmentId | null) {
		this.#open = id
	}

	get panel(): ShippingPanel | null {
		return this.#panel
	}

	set panel(panel: ShippingPanel | null) {
		this.#said = ''
		this.#panel = panel
	}

	get said(): string {
		return this.#said
	}

	say(text: string): void {
		this.#said = text
	}

	/** Me, now. */
	get taker(): Taker {
		const { id: by, name: byName } = this.workspace.me
		return { by, byName, at: new Date().toISOString() }
	}

	/** Runs a command as one step of mine. A refusal is said in words; null then. */
	run<Value, Reason extends string>(command: (edit: Edit) => Outcome<Value, Reason>): Value | null {
		const outcome = this.workspace.run('deliverables', command)
		this.say(outcome.ok ? '' : (refusals[outcome.reason] ?? 'That did not work.'))
		return outcome.ok ? outcome.value : null
	}

	/** Writes down that it was sent. False when nothing of it may go yet. */
	send(id: ConsignmentId, date: string, evidence: Partial<Record<Evidence, string>>): boolean {
		const order = { date, evidence, taker: this.taker, answers: this.#answers }
		return this.#told(
			this.run((edit) => sendConsignment(edit, id, order)),
			'delivered'
		)
	}

	/** Writes down that it arrived. */
	receive(id: ConsignmentId, date: string, receivedBy: string): boolean {
		const order = { date, receivedBy, taker: this.taker, answers: this.#answers }
		return this.#told(
			this.run((edit) => receiveConsignment(edit, id, order)),
			'received'
		)
	}

	/** Says what became of the lines, each that may not by name. */
	#told(shipped: Shipped | null, became: string): boolean {
		if (shipped === null) return false
		const { lines: all, deliverables: made } = this.#state
		const nameOf = (id: keyof never | string) => made.get(id as never)?.name ?? '…'
		const refused = shipped.problems.map(({ line, problem }) => {
			const name = nameOf(all.get(line)?.deliverable ?? '')
			return `${name}: ${problemSentence(problem, nameOf)}`
		})
		const done = `${counted(shipped.taken.length, 'line')} ${became}.`
		this.say([shipped.isDone ? done : 'Not sent.', ...refused].join(' '))
		return shipped.isDone
	}

	/** The letter that goes with it, as a PDF. */
	async takeLetter({ consignment, lines: packed }: Packet): Promise<void> {
		this.say('Making the letter…')
		try {
			const production = readProduction(this.workspace.doc('production')).settings.title
			const on = consignment.media.map((id) => this.mediumOf(id))
			const printedOn = calendarDayWords(isoToday())
			const letter = transmittal({ production, printedOn, consignment, lines: packed, media: on })
			const options = { size: usualPaper(navigator.language), tones: {} }
			const { name, content } = await fileOf(letter, 'pdf', options)
			saveAs(name, content)
			this.say('')
		} catch {
			this.say('The letter could not be made. Try again.')
		}
	}

	undo(): void {
		this.say(this.workspace.history.undo() ? 'Taken back' : 'A colleague has changed that since')
	}
}
