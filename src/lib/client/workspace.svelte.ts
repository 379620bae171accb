import { SvelteMap } from 'svelte/reactivity'
import { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { accessTo, type Role } from '#model/access.ts'
import type { Edit } from '#model/core/edit.ts'
import { refuse, type Outcome } from '#model/core/outcome.ts'
import { documents, type DocumentKind } from '#model/documents.ts'
import type { CloseReason } from '#protocol/close.ts'
import type { Refusal } from '#protocol/refusals.ts'
import type { Hold } from '#protocol/messages/held.ts'
import type { Overwritten } from '#protocol/messages/overwritten.ts'
import { Absence, type Receipt } from './absence.svelte.ts'
import type { Device } from './device.ts'
import { History } from './history.svelte.ts'
import { namesOf } from './left.ts'
import { Presence, type Colleague } from './presence.svelte.ts'
import { Replica, type ReplicaEvents, type ReplicaStatus } from './replica.ts'
import { Returning, type Offer } from './returning.svelte.ts'
import { saveExplanation, saveStateOf, type SaveState } from './save-state.ts'
import { LiveNotes } from './notes.svelte.ts'
import { Surface } from './surface.svelte.ts'
import { leftOn, type Unsent } from './unsent.ts'

/** A meeting of two edits that did not see each other, and the document it happened in. */
export type Meeting = Overwritten & { key: string; kind: DocumentKind }

/** A removal that waits for an owner, and what can be done about it by whoever is told. */
export type HeldEdit = Pick<Unsent, 'kind' | 'edits' | 'exported' | 'discard'> & {
	hold: Hold
	decide: (allow: boolean) => void
}

/** A document whose copy on this device the server refuses. */
export type RefusedCopy = Pick<Unsent, 'kind' | 'edits' | 'exported' | 'discard'> & {
	reason: CloseReason | null
	/** What was wrong with an edit, where that was it. */
	refusal: Refusal | null
}

/** A shared rich text and the presence its carets travel by; an editor takes them as they are. */
export type SharedNote = { fragment: Y.XmlFragment; awareness: Awareness }

/** Whether what a screen shows is there, or why not; a refusal in words, where there are any. */
export type Opening = 'open' | 'opening' | 'offline' | { refused: string | null }

/** What is opened, by whom, and who is told when it has to be opened otherwise. */
export type WorkspaceInput = {
	production: string
	me: { id: string; name: string }
	/** What I am to the production, as far as this device knows. */
	role: Role
	device: Device
	/** The document that the screens show: colleagues see each other there. */
	shows: DocumentKind
	/** What I may do here seems to have changed: ask the server. */
	accessChanged?: () => void
	/** A copy was taken off this device: open everything anew. */
	forgotten?: () => void
}

/** What a screen needs of a workspace that shows documents and changes them. */
export type Workplace = Pick<
	Workspace,
	| ('production' | 'me' | 'history' | 'doc' | 'note' | 'notes' | 'surface' | 'run')
	| ('mayRead' | 'mayWrite' | 'isOpen' | 'opening')
>

/**
 * One production open in this window: the documents that my role lets me read, kept in step; one
 * history of my edits over all of them; who else is here; and whether everything is saved.
 */
export class Workspace {
	readonly production: string
	readonly me: { readonly id: string; readonly name: string; readonly role: Role }
	readonly history: History
	readonly presence: Presence
	readonly #input: WorkspaceInput
	readonly #absence = new Absence()
	/** Presence of somebody whom nobody sees. */
	readonly #alone = new Y.Doc()
	readonly #replicas: ReadonlyMap<DocumentKind, Replica>
	readonly #statuses = new SvelteMap<DocumentKind, ReplicaStatus>()
	#meetings = $state.raw<readonly Meeting[]>([])
	#left = $state.raw<readonly Unsent[]>([])
	readonly #returning: Returning
	#closed: Promise<unknown> | null = null

	constructor(input: WorkspaceInput) {
		this.#input = input
		this.production = input.production
		this.me = { id: input.me.id, name: input.me.name, role: input.role }
		this.#returning = new Returning({
			device: input.device,
			me: input.me.id,
			mayWrite: (kind) => this.mayWrite(kind),
			run: (kind, command) => this.run(kind, command)
		})
		const replicas = new Map<DocumentKind, Replica>()
		for (const kind of kinds) {
			if (accessTo(kind, input.role) !== 'none') replicas.set(kind, this.#open(kind))
		}
		this.#replicas = replicas
		this.history = new History(
			[...replicas].map(([kind, { doc }]) => ({
				doc,
				roots: documents[kind],
				mayWrite: () => this.mayWrite(kind)
			}))
		)
		this.presence = new Presence(this.#awareness(input.shows), this.me)
	}

	#open(kind: DocumentKind): Replica {
		const { production, role, device } = this.#input
		const url = `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/sync`
		const mayWrite = accessTo(kind, role) === 'write'
		const replica = new Replica(
			{ address: { production, kind }, url, device, mayWrite },
			this.#eventsOf(kind)
		)
		this.#absence.countOthers(replica.doc, documents[kind])
		return replica
	}

	#eventsOf(kind: DocumentKind): ReplicaEvents {
		return {
			changed: () => this.#refresh(kind),
			overwritten: (message) => this.#met(kind, message),
			accessChanged: () => this.#input.accessChanged?.(),
			forgotten: () => this.#input.forgotten?.(),
			welcomed: ({ person }) => {
				if (person && person.role !== this.me.role) this.#input.accessChanged?.()
			}
		}
	}

	/** Who may not read what the screens show is seen by nobody, and sees nobody. */
	#awareness(shows: DocumentKind): Awareness {
		const replica = this.#replicas.get(shows)
		return replica?.connection.awareness ?? new Awareness(this.#alone)
	}

	/** Opens every document from this device and dials. */
	async open(): Promise<void> {
		const { device } = this.#input
		// The same production may just have been closed, under another role.
		await device.settled()
		if (this.#closed) return
		await Promise.all([...this.#replicas.values()].map((replica) => replica.open()))
		const names = [...this.#replicas.values()].map(({ name }) => name)
		const others = namesOf(this.production).filter((name) => !names.includes(name))
		const left = await leftOn(device, others).catch(() => [])
		this.#left = left.map((each) => ({ ...each, discard: () => this.#discardLeft(each) }))
	}

	async #discardLeft(left: Unsent): Promise<void> {
		await left.discard()
		this.#left = this.#left.filter(({ kind }) => kind !== left.kind)
	}

	/** Whether I may see a document: only then there is one to ask for. */
	mayRead(kind: DocumentKind): boolean {
		return this.#replicas.has(kind)
	}

	/** Whether I may change a document. */
	mayWrite(kind: DocumentKind): boolean {
		return this.#status(kind)?.canWrite ?? false
	}

	/** Edits of mine that are not in the shared production, because I may no longer make them. */
	get unsent(): readonly Unsent[] {
		const open = [...this.#replicas].flatMap(([kind, replica]): Unsent[] => {
			const edits = this.#status(kind)?.unsent ?? 0
			if (edits === 0) return []
			const discard = () => this.#input.device.forget(replica.name)
			const exported = () => replica.exportUnsent()
			return [{ kind, edits, isShown: true, exported, discard }]
		})
		return [...open, ...this.#left]
	}

	/** Removals that wait for an owner: mine, and those that I may allow. */
	get held(): readonly HeldEdit[] {
		return [...this.#replicas].flatMap(([kind, replica]) =>
			(this.#status(kind)?.holds ?? []).map((hold) => ({
				...{ kind, hold },
				edits: this.#status(kind)?.waiting ?? 0,
				decide: (allow: boolean) => replica.connection.decide({ id: hold.id, allow }),
				exported: () => replica.exportUnsent(),
				discard: () => this.#input.device.startAnew(replica.name)
			}))
		)
	}

	/** Edits of mine from a copy that was laid aside, which wait for a decision. */
	get offers(): readonly Offer[] {
		return this.#returning.offers
	}

	/** A document that the server will not have as it is here, and what can be done about it. */
	get refused(): RefusedCopy | null {
		for (const [kind, replica] of this.#replicas) {
			const status = this.#status(kind)
			if (status?.connection.state !== 'refused') continue
			const { reason, refusal } = status.connection
			return {
				...{ kind, reason, refusal },
				edits: status.waiting,
				exported: () => replica.exportUnsent(),
				discard: () => this.#input.device.startAnew(replica.name)
			}
		}
		return null
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

	/** The texts of a document's notes, for screens that only show them. */
	notes(kind: DocumentKind): LiveNotes {
		return new LiveNotes(this.doc(kind))
	}

	/** Steps onto the surface that a document is shown as; whoever does leaves it again. */
	surface(kind: DocumentKind): Surface {
		return new Surface(this.#replica(kind).connection.awareness, this.me)
	}

	/** Runs a command as one undoable step of mine and answers its outcome. */
	run<Value, Reason extends string>(
		kind: DocumentKind,
		command: (edit: Edit) => Outcome<Value, Reason>
	): Outcome<Value, Reason | 'read-only'> {
		if (!this.mayWrite(kind)) return refuse('read-only')
		return command(this.history.edit(this.doc(kind)))
	}

	/**
	 * Whether these documents are there to be shown, from this device or from the server; of those
	 * that I may not read none ever comes, and none is missed.
	 */
	isOpen(kinds: readonly DocumentKind[]): boolean {
		return kinds.every((kind) => this.#status(kind)?.ready ?? true)
	}

	/** Whether these documents can be shown, and why not. */
	opening(kinds: readonly DocumentKind[]): Opening {
		if (this.isOpen(kinds)) return 'open'
		const { save } = this
		if (save.state === 'refused') return { refused: saveExplanation(save) }
		return save.state === 'offline' ? 'offline' : 'opening'
	}

	get save(): SaveState {
		return saveStateOf(this.#all())
	}

	/** Why the server will not have me here, or null when it will. */
	get refusal(): CloseReason | null {
		const { save } = this
		return save.state === 'refused' ? save.reason : null
	}

	/** Edits of mine and others' that met unseen, newest first. */
	get meetings(): readonly Meeting[] {
		return this.#meetings
	}

	/** Set once after each return from being offline, when there is something to tell. */
	get receipt(): Receipt | null {
		return this.#absence.receipt
	}

	/** I have read the receipt. */
	putReceiptAway(): void {
		this.#absence.putReceiptAway()
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
		listen: (changed: { record: string; person: Colleague['person'] | null }[]) => void
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
	close(): Promise<unknown> {
		this.#closed ??= this.#close()
		return this.#closed
	}

	#close(): Promise<unknown> {
		this.history.close()
		this.#alone.destroy()
		const closed = Promise.all([...this.#replicas.values()].map((replica) => replica.close()))
		this.#input.device.busy(closed)
		return closed
	}

	#replica(kind: DocumentKind): Replica {
		const replica = this.#replicas.get(kind)
		if (!replica) throw new Error(`Broken invariant: no ${kind} document`)
		return replica
	}

	#status(kind: DocumentKind): ReplicaStatus | undefined {
		return this.#statuses.get(kind) ?? this.#replicas.get(kind)?.status
	}

	#all(): ReplicaStatus[] {
		return [...this.#replicas].map(([kind, replica]) => this.#statuses.get(kind) ?? replica.status)
	}

	#refresh(kind: DocumentKind): void {
		const replica = this.#replicas?.get(kind)
		if (!replica) return
		this.#statuses.set(kind, replica.status)
		if (replica.isInStep) void this.#returning.look(kind, replica)
		const all = [...this.#replicas.values()]
		const isInStep = all.every((each) => each.isInStep)
		this.#absence.follow(saveStateOf(all.map((each) => each.status)), isInStep)
	}

	#met(kind: DocumentKind, message: Overwritten): void {
		const key = JSON.stringify([kind, message.collection, message.record, message.field])
		const others = this.#meetings.filter((meeting) => meeting.key !== key)
		this.#meetings = [{ ...message, key, kind }, ...others].slice(0, 200)
	}
}

const kinds = Object.keys(documents) as DocumentKind[]
