import { LiveRecords } from '$lib/client/live.svelte.ts'
import type { Workspace } from '$lib/client/workspace.svelte.ts'
import { counted } from '$lib/ui/words.ts'
import {
	receiveConsignment,
	sendConsignment,
	type Shipped
} from '#model/deliverables/commands/shipping.ts'
import { packetsOf, type Packet } from '#model/deliverables/queries/shipping.ts'
import { untouched } from '#model/deliverables/queries/track.ts'
import { consignments, type ConsignmentId } from '#model/deliverables/records/consignment.ts'
import { media, type MediumId } from '#model/deliverables/records/medium.ts'
import { isSent, isSettled, type Evidence } from '#model/deliverables/status.ts'
import { problemSentence } from '../appearance.ts'
import { LiveDelivery } from '../live-delivery.svelte.ts'
import { LiveFiles } from '../files/live-files.svelte.ts'
import { DeliveryScreen } from '../screen.svelte.ts'
import { mediumName } from '../vault/words.ts'
import { transmittal } from './transmittal.ts'

/** What is asked beside the list. */
export type ShippingPanel =
	| { kind: 'consignment'; id: ConsignmentId | null }
	| { kind: 'send'; id: ConsignmentId }
	| { kind: 'receive'; id: ConsignmentId }

/** What was sent, as one screen shows it. It changes the production only through commands. */
export class ShippingView extends DeliveryScreen<ShippingPanel> {
	readonly files: LiveFiles
	readonly #delivery
	readonly #consignments
	readonly #media
	#open = $state.raw<ConsignmentId | null>(null)

	constructor(workspace: Workspace) {
		super(workspace)
		const doc = workspace.doc('deliverables')
		this.#delivery = new LiveDelivery(workspace)
		this.#consignments = new LiveRecords(doc, consignments)
		this.files = new LiveFiles(workspace)
		this.#media = new LiveRecords(doc, media)
	}

	readonly #packets: Packet[] = $derived.by(() =>
		packetsOf(this.#consignments.current, this.#delivery.state, this.#delivery.tracks)
	)

	get packets(): readonly Packet[] {
		return this.#packets
	}

	packet(id: ConsignmentId | null): Packet | null {
		return this.#packets.find(({ consignment }) => consignment.id === id) ?? null
	}

	/** Lines that can go into a consignment, those that are ready first. */
	get sendable() {
		const { lines: all, deliverables: made, recipients: known } = this.#delivery.state
		return [...all.values()]
			.flatMap((line) => {
				const deliverable = line.deliverable && made.get(line.deliverable)
				const { status } = this.#delivery.tracks.get(line.id) ?? untouched
				if (line.removed || !deliverable || deliverable.removed) return []
				if (isSent(status) || isSettled(status)) return []
				const recipient = line.recipient ? (known.get(line.recipient)?.name ?? '') : ''
				return [{ id: line.id, name: deliverable.name, recipient, isReady: status === 'ready' }]
			})
			.sort((a, b) => Number(b.isReady) - Number(a.isReady) || a.name.localeCompare(b.name, 'en'))
	}

	/** Tapes and drives, by name. */
	get media() {
		return [...this.#media.current.values()]
			.filter(({ removed }) => !removed)
			.map((medium) => ({ id: medium.id, name: mediumName(medium) }))
			.sort((a, b) => a.name.localeCompare(b.name, 'en'))
	}

	mediumOf(id: MediumId): string {
		const medium = this.#media.current.get(id)
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

	/** Writes down that it was sent. False when nothing of it may go yet. */
	send(id: ConsignmentId, date: string, evidence: Partial<Record<Evidence, string>>): boolean {
		const order = { date, evidence, taker: this.taker, answers: this.#delivery.answers }
		return this.#told(
			this.run((edit) => sendConsignment(edit, id, order)),
			'delivered'
		)
	}

	/** Writes down that it arrived. */
	receive(id: ConsignmentId, date: string, receivedBy: string): boolean {
		const order = { date, receivedBy, taker: this.taker, answers: this.#delivery.answers }
		return this.#told(
			this.run((edit) => receiveConsignment(edit, id, order)),
			'received'
		)
	}

	/** Says what became of the lines, each that may not by name. */
	#told(shipped: Shipped | null, became: string): boolean {
		if (shipped === null) return false
		const { lines: all, deliverables: made } = this.#delivery.state
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
		const on = consignment.media.map((id) => this.mediumOf(id))
		await this.make({
			what: 'letter',
			kind: 'pdf',
			write: (heading) => transmittal({ ...heading, consignment, lines: packed, media: on })
		})
	}
}
