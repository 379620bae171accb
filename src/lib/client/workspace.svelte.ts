import { SvelteMap } from 'svelte/reactivity'
import type { Awareness } from 'y-protocols/awareness'
import type * as Y from 'yjs'
import type { Edit } from '#model/core/edit.ts'
import type { Outcome } from '#model/core/outcome.ts'
import { documents, type DocumentKind } from '#model/documents.ts'
import type { Overwritten } from '#protocol/messages/overwritten.ts'
import type { Device } from './device.ts'
import { History } from './history.svelte.ts'
import { touchedIn } from './live.svelte.ts'
import type { Person } from './me.svelte.ts'
import { Presence } from './presence.svelte.ts'
import { Replica, type ReplicaStatus } from './replica.ts'
import { saveStateOf, type SaveState } from './save-state.ts'

/** A meeting of two edits that did not see each other, and the document it happened in. */
export type Meeting = Overwritten & { key: string; kind: DocumentKind }

/** A shared rich text and the presence its carets travel by; an editor takes them as they are. */
export type SharedNote = { fragment: Y.XmlFragment; awareness: Awareness }

/** What came of being away: my edits that got through, and records that colleagues had changed meanwhile. */
export type Receipt = { mine: number; theirs: number }

/**
 * One production open in this window: its documents kept in step, one history of my edits over all
 * of them, who else is here, and whether everything is saved.
 */
export class Workspace {
	readonly production: string
	readonly me: Person
	readonly history: History
	readonly presence: Presence
	readonly #replicas: ReadonlyMap<DocumentKind, Replica>
	readonly #statuses = new SvelteMap<DocumentKind, ReplicaStatus>()
	#meetings = $state.raw<readonly Meeting[]>([])
	#receipt = $state.raw<Receipt | null>(null)
	#hasBeenSaved = false
	/** Set while there is no line and until everything is saved again. */
	#away: { mine: number; theirs: Set<string> } | null = null

	constructor(input: { production: string; me: Person; device: Device; shows: DocumentKind }) {
		this.production = input.production
		this.me = input.me
		const url = `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/sync`
		const replicas = new Map<DocumentKind, Replica>()
		for (const kind of Object.keys(documents) as DocumentKind[]) {
			const address = { production: input.production, kind }
			const replica = new Replica(
				{ address, url, device: input.device },
				{
					changed: () => this.#refresh(kind),
					overwritten: (message) => this.#met(kind, message)
				}
			)
			replicas.set(kind, replica)
			this.#countOthers(kind, replica.doc)
		}
		this.#replicas = replicas
		this.history = new History(
			[...replicas].map(([kind, { doc }]) => ({ doc, roots: documents[kind] }))
		)
		this.presence = new Presence(this.#replica(input.shows).connection.awareness, input.me)
	}

	/** Opens every document from this device and dials. */
	async open(): Promise<void> {
		await Promise.all([...this.#replicas.values()].map((replica) => replica.open()))
	}

	/** The shared document of a kind. Only commands change it. */
	doc(kind: DocumentKind): Y.Doc {
		return this.#replica(kind).doc
	}

	/**
	 * The shared rich text kept with a record. It lies in a root of its own, which two people can
	 * open for the first time at once and still have one note.
	 */
	note(kind: DocumentKind, record: string): SharedNote {
		const replica = this.#replica(kind)
		return {
			fragment: replica.doc.getXmlFragment(`note:${record}`),
			awareness: replica.connection.awareness
		}
	}

	/** Runs a command as one undoable step of mine and answers its outcome. */
	run<Value, Reason extends string>(
		kind: DocumentKind,
		command: (edit: Edit) => Outcome<Value, Reason>
	): Outcome<Value, Reason> {
		this.history.startStep()
		return command({
			doc: this.doc(kind),
			newId: () => crypto.randomUUID(),
			random: Math.random,
			origin: this.history.origin
		})
	}

	/** Whether there is a board to show: from this device or from the server. */
	get ready(): boolean {
		return this.#all().every((status) => status.ready)
	}

	get save(): SaveState {
		return saveStateOf(this.#all())
	}

	/** Edits of mine and others' that met unseen, newest first. */
	get meetings(): readonly Meeting[] {
		return this.#meetings
	}

	/** Set once after each return from being offline, when there is something to tell. */
	get receipt(): Receipt | null {
		return this.#receipt
	}

	/** I have read the receipt. */
	putReceiptAway(): void {
		this.#receipt = null
	}

	/** I have dealt with a meeting. */
	settle(key: string): void {
		this.#meetings = this.#meetings.filter((meeting) => meeting.key !== key)
	}

	/**
	 * Calls back after each change that came from elsewhere, with the records it touched in one
	 * collection and who made it, when that person is here. Answers how to stop.
	 */
	watchRemote(
		kind: DocumentKind,
		collection: string,
		listen: (changed: { record: string; person: Person | null }[]) => void
	): () => void {
		const root = this.doc(kind).getMap(collection)
		const changed = (events: Y.YEvent<Y.AbstractType<unknown>>[], transaction: Y.Transaction) => {
			if (transaction.local) return
			const writers = new Map<string, number>()
			for (const event of events) {
				if (event.path.length === 0) continue
				for (const key of event.changes.keys.keys()) {
					const item = (event.target as Y.Map<unknown>)._map.get(key)
					if (item) writers.set(String(event.path[0]), item.id.client)
				}
			}
			const present = new Map(this.presence.others.map(({ client, person }) => [client, person]))
			const touched = [...writers].map(([record, client]) => ({
				record,
				person: present.get(client) ?? null
			}))
			if (touched.length > 0) listen(touched)
		}
		root.observeDeep(changed)
		return () => root.unobserveDeep(changed)
	}

	/** Writes what is left to this device and hangs up. */
	async close(): Promise<void> {
		this.history.close()
		await Promise.all([...this.#replicas.values()].map((replica) => replica.close()))
	}

	#replica(kind: DocumentKind): Replica {
		const replica = this.#replicas.get(kind)
		if (!replica) throw new Error(`Broken invariant: no ${kind} document`)
		return replica
	}

	#all(): ReplicaStatus[] {
		return [...this.#replicas].map(([kind, replica]) => this.#statuses.get(kind) ?? replica.status)
	}

	#refresh(kind: DocumentKind): void {
		const replica = this.#replicas?.get(kind)
		if (!replica) return
		this.#statuses.set(kind, replica.status)
		this.#followAbsence(saveStateOf([...this.#replicas.values()].map((each) => each.status)))
	}

	#followAbsence(save: SaveState): void {
		if (save.state === 'offline' && this.#hasBeenSaved) {
			this.#away ??= { mine: 0, theirs: new Set() }
			this.#away.mine = save.waiting
		}
		// What others did is there once the server has answered, which may be after all of mine is saved.
		const isInStep = [...this.#replicas.values()].every((replica) => replica.isInStep)
		if (save.state !== 'saved' || !isInStep) return
		this.#hasBeenSaved = true
		const away = this.#away
		this.#away = null
		if (!away || (away.mine === 0 && away.theirs.size === 0)) return
		this.#receipt = { mine: away.mine, theirs: away.theirs.size }
	}

	/** While I come back, what others changed is counted by record. */
	#countOthers(kind: DocumentKind, doc: Y.Doc): void {
		for (const collection of documents[kind]) {
			doc.getMap(collection).observeDeep((events, transaction) => {
				if (transaction.local || this.#away === null) return
				for (const record of touchedIn(events)) this.#away.theirs.add(`${collection}/${record}`)
			})
		}
	}

	#met(kind: DocumentKind, message: Overwritten): void {
		const key = JSON.stringify([kind, message.collection, message.record, message.field])
		const others = this.#meetings.filter((meeting) => meeting.key !== key)
		this.#meetings = [{ ...message, key, kind }, ...others].slice(0, 200)
	}
}
