import { randomInt } from 'node:crypto'
import * as Y from 'yjs'
import type { DocumentAddress } from '#model/documents.ts'
import type { CloseReason } from '#protocol/close.ts'
import type { Refusal } from '#protocol/refusals.ts'
import { syncKinds, writeSync } from '#protocol/frame.ts'
import { followsOn } from '#protocol/lineage.ts'
import type { Decided } from '#protocol/messages/decided.ts'
import type { Hello } from '#protocol/messages/hello.ts'
import { oldestClientVersion } from '#protocol/version.ts'
import type { Log } from '../log.ts'
import type { Author, NewEpoch, Store, StoredDocument } from '../store/store.ts'
import { Authors, type Writer } from './authors.ts'
import type { Entry } from './entries.ts'
import { binaryFrame } from './frames.ts'
import { Guard } from './guard.ts'
import { Document } from './document.ts'
import type { Taken } from './head.ts'
import { Holds, type Held, type HoldNews } from './holds.ts'
import { Journal } from './journal.ts'
import type { Touched } from './judgement.ts'
import { limits } from './limits.ts'
import { OverwriteNews, type OverwriteNewsParts } from './overwrite-news.ts'
import type { Host, Peer, PeerEdit } from './peer.ts'
import { PresenceRelay } from './presence-relay.ts'
import { closeFor, waitsFor } from './refusing.ts'
import { Relay } from './relay.ts'
import { isOfAnyHistory, welcomeTo } from './welcome.ts'
import { shapeOf, type ShapeOf } from './shapes.ts'

/** What a room needs, and whom it tells. */
export type RoomParts = {
	address: DocumentAddress
	store: Store
	log: Log
	stored: StoredDocument
	/** Edits of the document have been committed. */
	committed: (room: Room) => void
	/** An edit of a peer was refused, for a reason that says nothing of its content. */
	refused?: ((peer: Peer, why: Refusal | 'read-only') => void) | undefined
	/** Who keeps the news of overwrites for those who are away. */
	overwrites?: Pick<OverwriteNewsParts, 'noted' | 'owed'> | undefined
	/** What became of an edit that removes too much for one person. */
	held?: ((news: HoldNews) => void) | undefined
	/** What the document's roots must look like; what the model says, unless told otherwise. */
	shapeOf?: ShapeOf | undefined
	/** The document has been opened for editing, which takes memory. */
	opened?: ((room: Room) => void) | undefined
	/** The last peer has left. */
	emptied: (room: Room) => void
	/** The store has failed: whoever comes next needs a new room. */
	failed: (room: Room) => void
}

/** A change that the server itself makes, or a look at what stands. */
export type Change<Result> = (doc: Y.Doc, authorOf: (client: number) => Author | null) => Result

/**
 * One live document. An update is taken in arrival order and goes this way:
 *
 *     guard → applied to the head → its news appended to the store → committed
 *           → its sender told "saved" → shown to everyone else
 *
 * The head runs ahead of the disk, but whatever it says waits for the disk: nobody is ever shown
 * an edit that a crash could still take back. Whoever joins is told what is committed, as bytes that
 * are kept for it; the head is only opened to edit (see `Document`).
 */
export class Room implements Host {
	readonly address: DocumentAddress
	#parts: RoomParts
	#log: Log
	#document: Document
	#journal: Journal
	#authors: Authors
	#guard: Guard
	#shapeOf: ShapeOf
	#peers = new Set<Peer>()
	/** The Yjs client id that the server writes under for as long as this room is open. */
	#serverClient = randomInt(1, 2 ** 32)
	#presence: PresenceRelay<Peer>
	#relay: Relay
	#holds: Holds
	#news: OverwriteNews
	/** What arrives while a spoiled head is opened anew, in order, and when that is done. */
	#mending: { missed: (() => void)[]; done: Promise<void> } | null = null

	constructor(parts: RoomParts) {
		const { address, store, stored } = parts
		this.address = address
		this.#parts = parts
		this.#log = parts.log.child({ production: address.production, kind: address.kind })
		this.#document = new Document(stored, () => this.#noteOpened())
		this.#authors = new Authors(stored.authors)
		this.#shapeOf = parts.shapeOf ?? ((root) => shapeOf(address.kind, root))
		this.#guard = new Guard({
			shapeOf: this.#shapeOf,
			authors: this.#authors,
			bytes: this.#document.bytes
		})
		this.#journal = new Journal({
			address,
			store,
			stored,
			failed: (error) => this.#fail(error),
			folded: (snapshot) => this.#document.folded(snapshot),
			notCompacted: (error) => this.#log.error({ error }, 'a snapshot was not stored')
		})
		this.#relay = new Relay(this.#peers, this.#journal)
		this.#holds = new Holds({
			peers: this.#peers,
			take: (held) => this.#takeHeld(held),
			tell: (news) => parts.held?.(news)
		})
		const authors = this.#authors
		this.#news = new OverwriteNews({ peers: this.#peers, authors, ...parts.overwrites })
		this.#presence = new PresenceRelay(this.#peers, (peer, client) =>
			this.#authors.claim(peer, client)
		)
	}

	/** Whether it could be let go without anybody noticing: not while an owner has yet to decide. */
	get isIdle(): boolean {
		return this.isEmpty && this.#isSettled && !this.#holds.areWaiting
	}

	/** How large the document is as bytes. */
	get bytes(): number {
		return this.#document.bytes
	}

	/** A plain value of a root map, as the document stands. */
	read(root: string, key: string): unknown {
		return this.#document.head.read(root, key)
	}

	/** Lets go of the opened document, as long as nothing of it is on its way. False when it cannot. */
	rest(): boolean {
		if (!this.#isSettled) return false
		this.#fold()
		this.#document.close()
		return true
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
		peer.send(writeSync(syncKinds.step1, this.#document.vector()))
		this.tellPresence(peer)
	}

	leave(peer: Peer): void {
		this.#peers.delete(peer)
		this.#presence.leave(peer)
		this.#holds.left(peer)
		if (!this.isEmpty) return
		this.#fold()
		this.#parts.emptied(this)
	}

	dropped(peer: Peer): void {
		this.#parts.refused?.(peer, 'read-only')
	}

	/** The document without its history, when that has outgrown it; null when it has not, or nobody could say. */
	outgrown(): NewEpoch | null {
		if (!this.isIdle) return null
		const by = { client: this.#serverClient, shapeOf: this.#shapeOf }
		const change = this.#document.outgrown(by)
		return change && { ...change, uptoSeq: this.#journal.seq, keepMs: limits.keepHistoryMs }
	}

	/** Closes everyone in it. */
	close(reason: CloseReason): void {
		for (const peer of [...this.#peers]) peer.close(reason)
	}

	/** Lets go of the document. Only an idle room may be. */
	destroy(): void {
		this.#presence.stop()
		this.#document.discard()
	}

	/** Answers a step 1 with the document as it is now, once all of that is on the disk. */
	answer(peer: Peer, vector: Uint8Array): void {
		this.#whenWhole(() => this.#journal.afterCommits(() => this.#answerNow(peer, vector)))
	}

	#answerNow(peer: Peer, vector: Uint8Array): void {
		const frames = this.#document.frames(vector, this.#isSettled)
		if (frames !== null) return this.#tell(peer, frames)
		const message = writeSync(syncKinds.step2, this.#document.head.since(vector))
		this.#journal.afterCommits(() => this.#tell(peer, binaryFrame(message)))
	}

	/** From here on it has the document, and is sent what others edit. */
	#tell(peer: Peer, frames: Buffer): void {
		peer.write(frames)
		peer.isTold = true
		this.#news.catchUp(peer)
	}

	/**
	 * Changes the document as the server itself, in one transaction: for births, and what has to be
	 * decided once. `change` is told whose a client id is. The promise keeps what it answers, once that is
	 * on the disk, and fails when it cannot be kept, or `change` threw.
	 */
	edit<Result>(change: Change<Result>): Promise<Result> {
		return new Promise((resolve, reject) => {
			this.#whenWhole(() => {
				try {
					const { result, taken } = this.#document.head.change(this.#serverClient, (doc) =>
						change(doc, (client) => this.#authors.of(client))
					)
					if (taken.novel !== null) this.#commit({ writer: null, from: null }, taken.novel, taken)
					this.#journal.afterCommits(
						() => resolve(result),
						() => reject(new Error('It could not be stored.'))
					)
				} catch (error) {
					reject(error as Error)
					this.#mend()
				}
			})
		})
	}

	take(edit: PeerEdit): void {
		this.#whenWhole(() => this.#takeNow(edit))
	}

	point(peer: Peer, entries: readonly Entry[]): void {
		if (!this.#presence.take(peer, entries)) peer.close('badMessage')
	}

	tellPresence(peer: Peer): void {
		this.#presence.introduce(peer)
	}

	greet(peer: Peer, { protocol, held }: Hello): void {
		if (protocol < oldestClientVersion) return peer.close('clientTooOld')
		const { generation } = this.#parts.store
		const stands = { generation, epoch: this.#journal.epoch, seq: this.#journal.seq }
		peer.send(welcomeTo(peer, this.#parts.store, stands))
		// It has not answered our step 1 yet, so nothing of another history is ever merged.
		if (held && !followsOn(held, stands)) return peer.close('otherHistory')
		this.#holds.greet(peer)
		this.#news.catchUp(peer)
		this.#relay.wake() // what it sent before it said hello may be saved already
	}

	decide(peer: Peer, decided: Decided): void {
		this.#whenWhole(() => this.#holds.decide(peer, decided))
	}

	/** Takes what was held as the edit of whoever made it: that an owner allows it is the difference. */
	#takeHeld({ update, person, senders }: Held): void {
		const wroteAs = new Set([...senders.keys()].flatMap((sender) => [...sender.wroteAs]))
		const writer: Writer = { person: { ...person, role: 'owner' }, wroteAs }
		const verdict = this.#guard.judge(this.#document.head, { peer: writer, update })
		const isSound = 'touched' in verdict
		const why = isSound ? this.#apply(update, verdict, { writer, from: null }) : verdict.refusal
		for (const [sender, count] of senders) {
			if (why !== null) this.#refuse(sender, why)
			else this.#journal.afterCommits(() => this.#settle(sender, count))
		}
	}

	#takeNow(edit: PeerEdit): void {
		const { peer, update, count } = edit
		if (peer.closedFor !== null) return // it came with, or after, what it was closed for
		if (isOfAnyHistory(edit, this.#journal.epoch)) return peer.close('clientTooOld')
		// What is held of it may become part of the document with what it sends now.
		const isNews = this.#holds.isSender(peer) || !this.#document.hasAll(update)
		if (isNews && !this.#takeNews(edit)) return
		this.#holds.taken(edit)
		if (count !== null) this.#journal.afterCommits(() => this.#settle(peer, count))
	}

	/** Takes what may be news. False when it was refused, or is held. */
	#takeNews(edit: PeerEdit): boolean {
		const { peer, isAnswer } = edit
		const update = this.#holds.joined(edit)
		const verdict = this.#guard.judge(this.#document.head, { peer, update })
		if (verdict.refusal === 'mass-deletion') {
			this.#holds.hold(edit, update, verdict.sweep)
			return false
		}
		if (verdict.refusal !== null) {
			if (!isAnswer && waitsFor.has(verdict.refusal)) peer.close('outOfStep', verdict.refusal)
			else this.#refuse(peer, verdict.refusal)
			return false
		}
		const problem = this.#apply(update, verdict, { writer: peer, from: peer })
		if (problem !== null) this.#refuse(peer, problem)
		return problem === null
	}

	/** Makes a judged update part of the document. Answers why it cannot be. */
	#apply(update: Uint8Array, { touched, isPlain }: Judged, by: By): Refusal | null {
		const { head } = this.#document
		const taken = head.take(update, isPlain)
		if (taken === null || !this.#guard.canRead(head, touched)) {
			this.#mend()
			return 'unreadable'
		}
		if (taken.novel !== null) this.#commit(by, taken.novel, taken)
		this.#journal.compactIfDue(() => this.#document.snapshot())
		return null
	}

	/** Nothing of what it sends is taken any more; the sender keeps it. */
	#refuse(peer: Peer, why: Refusal): void {
		this.#log.warn({ person: peer.person?.id, why }, 'an edit was refused')
		this.#parts.refused?.(peer, why)
		peer.close(closeFor[why] ?? 'refusedEdit', why)
	}

	/** Puts an edit on its way to the disk, and from there to everybody; without a writer it is the server's. */
	#commit({ writer, from }: By, novel: Uint8Array, taken: Taken): void {
		const { clients, overwrites, tidied } = taken
		// A copy: what came may be a small part of what the socket read, all of which it would keep.
		const kept = novel.slice()
		this.#guard.grew(kept.length)
		const authorship =
			writer === null
				? this.#authors.attributeToServer(this.#serverClient)
				: this.#authors.attribute(writer, clients)
		this.#journal.append(kept, authorship)
		const at = Date.now()
		this.#journal.afterCommits(() => {
			this.#document.committed(kept)
			this.#relay.push(writeSync(syncKinds.update, kept), from)
			if (from && tidied !== null) this.#relay.answer(writeSync(syncKinds.update, tidied), from)
			// Behind the relay's turn: who is told of a meeting has its outcome on the screen.
			for (const overwrite of overwrites) setImmediate(() => this.#news.report(overwrite, at))
			this.#parts.committed(this)
		})
	}

	#settle(peer: Peer, count: number): void {
		peer.settle(count)
		this.#relay.wake()
	}

	#whenWhole(run: () => void): void {
		if (this.#mending === null) run()
		else this.#mending.missed.push(run)
	}

	/** Opens the head anew, once everything that was taken has got to the disk. */
	#mend(): void {
		const missed: (() => void)[] = []
		const done = this.#journal.settled().then((isKept) => {
			this.#mending = null
			if (!isKept) return
			this.#document.discard()
			for (const run of missed) this.#whenWhole(run)
		})
		this.#mending = { missed, done }
	}

	/** What was edited goes into a snapshot, if that is worth it: the next to open it, or a server that starts, reads no log. */
	#fold(): void {
		if (!this.#document.isOpen || this.#mending !== null) return
		this.#journal.foldIfWorth(() => this.#document.snapshot())
	}

	get #isSettled(): boolean {
		return this.#journal.isIdle && this.#mending === null
	}

	#noteOpened(): void {
		if (!this.#document.head.isWhole) this.#log.error('what is stored lacks edits')
		this.#parts.opened?.(this)
	}

	#fail(error: unknown): void {
		this.#log.error({ error }, 'edits were not stored')
		this.#parts.failed(this)
		this.close('notStored')
	}
}

/** Whose edit it is, and the socket that it came by and need not be told; null tells everybody. */
type By = { writer: Writer | null; from: Peer | null }

type Judged = { touched: Touched; isPlain: boolean }
