import { must } from '#model/core/invariant.ts'
import type { DocumentAddress } from '#model/documents.ts'
import type { CloseReason } from '#protocol/close.ts'
import { syncKinds, writeSync } from '#protocol/frame.ts'
import type { Hello } from '#protocol/messages/hello.ts'
import { writeOverwritten } from '#protocol/messages/overwritten.ts'
import { writeWelcome } from '#protocol/messages/welcome.ts'
import { oldestClientVersion, protocolVersion } from '#protocol/version.ts'
import type { Log } from '../log.ts'
import type { Store, StoredDocument } from '../store/store.ts'
import { Authors } from './authors.ts'
import { isWellFormed } from './guard.ts'
import { Head, type Taken } from './head.ts'
import { Journal } from './journal.ts'
import type { Overwrite } from './overwrites.ts'
import type { Host, Peer, PeerEdit } from './peer.ts'
import { Presence, type Entry } from './presence.ts'
import { Relay } from './relay.ts'

/** What a room needs, and whom it tells. */
export type RoomParts = {
	address: DocumentAddress
	store: Store
	log: Log
	stored: StoredDocument
	/** Edits of the document have been committed. */
	committed: (room: Room) => void
	/** The last peer has left. */
	emptied: (room: Room) => void
	/** The store has failed: whoever comes next needs a new room. */
	failed: (room: Room) => void
}

/**
 * One live document. An update is taken in arrival order and goes this way:
 *
 *     guard → applied to the head → its news appended to the store → committed
 *           → its sender told "saved" → shown to everyone else
 *
 * The head runs ahead of the disk, but whatever it says waits for the disk: nobody is ever shown
 * an edit that a crash could still take back.
 */
export class Room implements Host {
	readonly address: DocumentAddress
	#parts: RoomParts
	#log: Log
	#head: Head
	#journal: Journal
	#authors: Authors
	#peers = new Set<Peer>()
	#presence = new Presence<Peer>()
	#relay: Relay
	/** What arrives while a spoiled head is opened anew, in order, and when that is done. */
	#mending: { missed: (() => void)[]; done: Promise<void> } | null = null

	constructor(parts: RoomParts) {
		const { address, store, stored } = parts
		this.address = address
		this.#parts = parts
		this.#log = parts.log.child({ production: address.production, kind: address.kind })
		this.#head = Head.from(stored)
		if (!this.#head.isWhole) this.#log.error('the stored document waits for edits that are missing')
		this.#authors = new Authors(stored.authors)
		this.#journal = new Journal({
			address,
			store,
			stored,
			failed: (error) => this.#fail(error),
			notCompacted: (error) => this.#log.error({ error }, 'a snapshot was not stored')
		})
		this.#relay = new Relay(this.#peers, this.#journal)
	}

	/** Whether it could be let go without anybody noticing. */
	get isIdle(): boolean {
		return this.isEmpty && this.#journal.isIdle && this.#mending === null
	}

	/** A plain value of a root map, as the document stands. */
	read(root: string, key: string): unknown {
		return this.#head.read(root, key)
	}

	/** Whether nobody is in it. */
	get isEmpty(): boolean {
		return this.#peers.size === 0
	}

	/** Resolves when peers may join; null when they may now. */
	get mended(): Promise<void> | null {
		return this.#mending?.done ?? null
	}

	/** Lets a peer in. Our step 1 is the first it hears, so it answers before it has merged ours. */
	join(peer: Peer): void {
		this.#peers.add(peer)
		peer.send(writeSync(syncKinds.step1, this.#head.stateVector()))
		this.tellPresence(peer)
	}

	leave(peer: Peer): void {
		this.#peers.delete(peer)
		const farewell = this.#presence.leave(peer)
		if (farewell !== null) this.#relay.push(farewell, peer)
		if (this.isEmpty) this.#parts.emptied(this)
	}

	/** Closes everyone in it. */
	close(reason: CloseReason): void {
		for (const peer of [...this.#peers]) peer.close(reason)
	}

	/** Lets go of the document. Only an idle room may be. */
	destroy(): void {
		this.#head.destroy()
	}

	/** Answers a step 1 with the document as it is now, once all of that is on the disk. */
	answer(peer: Peer, vector: Uint8Array): void {
		this.#whenWhole(() => {
			const message = writeSync(syncKinds.step2, this.#head.since(vector))
			this.#journal.afterCommits(() => {
				peer.send(message)
				peer.isTold = true
			})
		})
	}

	take(edit: PeerEdit): void {
		this.#whenWhole(() => this.#takeNow(edit))
	}

	point(peer: Peer, entries: readonly Entry[]): void {
		const news = this.#presence.take(peer, entries)
		if (news !== null) this.#relay.push(news, peer)
	}

	tellPresence(peer: Peer): void {
		const everyone = this.#presence.everyone()
		if (everyone !== null) peer.send(everyone)
	}

	greet(peer: Peer, { protocol }: Hello): void {
		if (protocol < oldestClientVersion) return peer.close('clientTooOld')
		peer.send(
			writeWelcome({
				protocol: protocolVersion,
				oldestClient: oldestClientVersion,
				epoch: this.#journal.epoch,
				seq: this.#journal.seq,
				person: peer.person,
				canWrite: peer.canWrite
			})
		)
		this.#relay.wake() // what it sent before it said hello may be saved already
	}

	#takeNow({ peer, update, count }: PeerEdit): void {
		if (peer.closedFor !== null) return // it came with, or after, what it was closed for
		const taken = isWellFormed(update) ? this.#head.take(update) : 'malformed'
		if (taken === 'malformed') return peer.close('badMessage')
		if (taken === null) {
			peer.close('badMessage')
			return this.#mend()
		}
		if (taken.novel !== null) this.#commit(peer, taken.novel, taken)
		if (count !== null) this.#journal.afterCommits(() => this.#settle(peer, count))
		this.#journal.compactIfDue(() => this.#head.snapshot())
	}

	#commit(peer: Peer, novel: Uint8Array, { clients, overwrites }: Taken): void {
		this.#journal.append(novel, this.#authors.attribute(peer, clients))
		const at = Date.now()
		this.#journal.afterCommits(() => {
			this.#relay.push(writeSync(syncKinds.update, novel), peer)
			// Behind the relay's turn: who is told of a meeting has its outcome on the screen.
			setImmediate(() => overwrites.forEach((overwrite) => this.#report(overwrite, at)))
			this.#parts.committed(this)
		})
	}

	#settle(peer: Peer, count: number): void {
		peer.settle(count)
		this.#relay.wake()
	}

	#report(overwrite: Overwrite, at: number): void {
		if (this.#authors.isOwn(overwrite)) return
		const { stands, lost, ...place } = overwrite
		const message = writeOverwritten({
			...place,
			stands: { person: this.#authors.of(stands.client), value: stands.value },
			lost: { person: this.#authors.of(lost.client), value: lost.value },
			at
		})
		for (const peer of this.#peers) {
			if (peer.knowsControl && this.#authors.concerns(peer, overwrite)) peer.send(message)
		}
	}

	#whenWhole(run: () => void): void {
		if (this.#mending === null) run()
		else this.#mending.missed.push(run)
	}

	#mend(): void {
		const missed: (() => void)[] = []
		const done = this.#reopen().then((isOpen) => {
			this.#mending = null
			if (isOpen) for (const run of missed) this.#whenWhole(run)
		})
		this.#mending = { missed, done }
	}

	/** Opens the head anew, from the disk, once everything that was taken has got there. */
	async #reopen(): Promise<boolean> {
		if (!(await this.#journal.settled())) return false
		try {
			const stored = must(await this.#parts.store.load(this.address), 'an open document is stored')
			this.#head.destroy()
			this.#head = Head.from(stored)
			return true
		} catch (error) {
			this.#fail(error)
			return false
		}
	}

	#fail(error: unknown): void {
		this.#log.error({ error }, 'edits were not stored')
		this.#parts.failed(this)
		this.close('notStored')
	}
}
