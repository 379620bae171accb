import { LiveRecords } from '$lib/client/live.svelte.ts'
import type { Workspace } from '$lib/client/workspace.svelte.ts'
import { addHashList } from '#model/deliverables/commands/vault.ts'
import {
	findInVault,
	shelvesOf,
	worriesOf,
	type Found,
	type VaultState
} from '#model/deliverables/queries/vault.ts'
import { deliverables, type DeliverableId } from '#model/deliverables/records/deliverable.ts'
import { hashLists, hashSheets } from '#model/deliverables/records/hash-list.ts'
import { copies, media, mediaLog, type MediumId } from '#model/deliverables/records/medium.ts'
import type { HashList } from '#formats/mhl.ts'
import { DeliveryScreen } from '../screen.svelte.ts'

/** What is asked beside the list of media. */
export type VaultPanel =
	| { kind: 'medium'; id: MediumId | null }
	| { kind: 'log'; id: MediumId; what: 'moved' | 'verified' | 'failed' }
	| { kind: 'hash-list'; id: MediumId | null; name: string; list: HashList }

/** Where the masters are, as one screen shows it. It changes the production only through commands. */
export class VaultView extends DeliveryScreen<VaultPanel> {
	readonly #live
	#text = $state('')
	#open = $state.raw<MediumId | null>(null)

	constructor(workspace: Workspace) {
		super(workspace)
		const doc = workspace.doc('deliverables')
		this.#live = {
			media: new LiveRecords(doc, media),
			log: new LiveRecords(doc, mediaLog),
			copies: new LiveRecords(doc, copies),
			hashLists: new LiveRecords(doc, hashLists),
			hashSheets: new LiveRecords(doc, hashSheets),
			deliverables: new LiveRecords(doc, deliverables)
		}
	}

	readonly #state: VaultState = $derived.by(() => ({
		media: this.#live.media.current,
		log: this.#live.log.current,
		copies: this.#live.copies.current,
		hashLists: this.#live.hashLists.current,
		hashSheets: this.#live.hashSheets.current,
		deliverables: this.#live.deliverables.current
	}))
	readonly #shelves = $derived.by(() => shelvesOf(this.#state))
	readonly #found: Found[] = $derived.by(() =>
		this.#text.trim() === ''
			? this.#shelves.map((shelved) => ({ shelved, files: [] }))
			: findInVault(this.#state, this.#text)
	)
	readonly #worries = $derived.by(() => worriesOf(this.#state))

	get shelves() {
		return this.#shelves
	}

	get found(): readonly Found[] {
		return this.#found
	}

	get worries() {
		return this.#worries
	}

	/** What can lie on a medium, by name. */
	get deliverables() {
		return [...this.#state.deliverables.values()]
			.filter(({ removed }) => !removed)
			.sort((a, b) => a.name.localeCompare(b.name, 'en'))
	}

	/** The places that media have been taken to. */
	get places(): string[] {
		const places = this.#shelves.flatMap(({ log }) => log.map(({ place }) => place))
		return [...new Set(places)].filter((place) => place !== '').sort()
	}

	get text(): string {
		return this.#text
	}

	set text(text: string) {
		this.#text = text
	}

	get opened() {
		return this.#shelves.find(({ medium }) => medium.id === this.#open) ?? null
	}

	get open(): MediumId | null {
		return this.#open
	}

	set open(id: MediumId | null) {
		this.#open = id
	}

	/** Keeps a hash list that was read, with a medium and what its files satisfy. */
	keep(
		{ name, list }: { name: string; list: HashList },
		to: { medium: MediumId; deliverable: DeliverableId | '' }
	): boolean {
		const { kind, version, created, tool, host, author, process, rootHash, files } = list
		const format = `${kind} ${version}`.trim()
		const read = { name, format, created, tool, host, author, process, rootHash, files }
		return this.run((edit) => addHashList(edit, read, { ...to, taker: this.taker })) !== null
	}
}
