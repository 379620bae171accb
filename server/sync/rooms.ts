import { addressText, type DocumentAddress } from '#model/documents.ts'
import type { CloseReason } from '#protocol/close.ts'
import type { Refusal } from '#protocol/refusals.ts'
import type { Log } from '../log.ts'
import type { NewEpoch, Store } from '../store/store.ts'
import type { HoldNews } from './holds.ts'
import { limits } from './limits.ts'
import { Peer, type Link } from './peer.ts'
import { Room, type Change, type RoomParts } from './room.ts'

/** What all rooms share. */
export type RoomsParts = {
	store: Store
	log: Log
	/** Edits of a document have been committed. */
	committed: (room: Room) => void
	/** An edit of a peer was refused, for a reason that says nothing of its content. */
	refused?: (peer: Peer, address: DocumentAddress, why: Refusal | 'read-only') => void
	/** Who keeps, for a document, the news of overwrites for those who are away. */
	overwrites?: (address: DocumentAddress) => RoomParts['overwrites']
	/** What became of an edit that removes too much for one person. */
	held?: (news: HoldNews, address: DocumentAddress) => void
	/** What roots a document may have, where the model does not say. */
	shapeOf?: RoomParts['shapeOf']
	/** How long an empty room stays open; tests shorten it. */
	idleUnloadMs?: number
}

/** The documents that are open: at most one room each, however many ask for it at once. */
export class Rooms {
	#parts: RoomsParts
	#idleUnloadMs: number
	/** Rooms open or opening, by address; null when there turned out to be no such document. */
	#rooms = new Map<string, Promise<Room | null>>()
	#open = new Map<string, Room>()
	#unloads = new Map<Room, NodeJS.Timeout>()
	/** Documents whose history is being begun anew, by address. */
	#changing = new Map<string, Promise<void>>()
	/** Rooms whose documents are opened for editing, and since when without an edit; longest first. */
	#opened = new Map<Room, number>()
	#peers = new Map<Peer, DocumentAddress>()

	constructor(parts: RoomsParts) {
		this.#parts = parts
		this.#idleUnloadMs = parts.idleUnloadMs ?? limits.idleUnloadMs
	}

	/** How many documents are open. */
	get size(): number {
		return this.#open.size
	}

	/** Puts a socket into the room of a document; false when there is no such document. */
	async join(address: DocumentAddress, link: Link): Promise<boolean> {
		const room = await this.#whole(address)
		if (room === null) return false
		// No await from here on: the room must not be let go before the peer is in it.
		if (link.socket.readyState === link.socket.OPEN) this.#enter(room, link)
		else this.#unloadSoon(room)
		return true
	}

	/**
	 * Changes a document as the server itself, see `Room.edit`; fails when there is no such document.
	 * Whoever has it open sees the change as any other.
	 */
	async edit<Result>(address: DocumentAddress, change: Change<Result>): Promise<Result> {
		const room = await this.#whole(address)
		if (room === null) throw new Error(`There is no ${addressText(address)}.`)
		const edited = room.edit(change)
		if (room.isEmpty) this.#unloadSoon(room)
		return edited
	}

	/** Everybody who is connected, and the document they are in. */
	*present(): Iterable<{ peer: Peer; address: DocumentAddress }> {
		for (const [peer, address] of this.#peers) yield { peer, address }
	}

	/** The ids of those who have something of a production open. */
	online(production: string): Set<string> {
		const ids = new Set<string>()
		for (const [peer, address] of this.#peers) {
			if (address.production === production && peer.person) ids.add(peer.person.id)
		}
		return ids
	}

	/** Asks every socket for a sign of life, and closes documents that are not edited any more. */
	beat(): void {
		for (const peer of this.#peers.keys()) peer.beat()
		const before = performance.now() - limits.closeAfterMs
		for (const [room, since] of this.#opened) if (since < before) this.#rest(room)
	}

	/** Closes the rooms of one production, or all of them. */
	close(reason: CloseReason, production?: string): void {
		for (const room of [...this.#open.values()]) {
			if (production !== undefined && room.address.production !== production) continue
			this.#forget(room)
			room.close(reason)
		}
	}

	#enter(room: Room, link: Link): void {
		const peer = new Peer(link, room)
		this.#peers.set(peer, room.address)
		link.socket.once('close', () => this.#peers.delete(peer))
		room.join(peer)
	}

	/** The room of a document, once peers may join it. */
	async #whole(address: DocumentAddress): Promise<Room | null> {
		for (;;) {
			const room = await this.#openOnce(address)
			if (room === null) return null
			if (room.mended !== null) await room.mended
			else if (this.#open.get(addressText(address)) === room) return room
			// Forgotten in the meantime: its successor is asked for.
		}
	}

	#openOnce(address: DocumentAddress): Promise<Room | null> {
		const key = addressText(address)
		const known = this.#rooms.get(key)
		if (known) return known
		const opening = this.#load(address)
		this.#rooms.set(key, opening)
		const forget = () => void this.#rooms.delete(key)
		opening.then((room) => room ?? forget(), forget)
		return opening
	}

	async #load(address: DocumentAddress): Promise<Room | null> {
		const { store, log, refused, overwrites, held, shapeOf } = this.#parts
		await this.#changing.get(addressText(address))
		const stored = await store.load(address)
		if (stored === null) return null
		const room = new Room({
			address,
			store,
			log,
			stored,
			committed: (room) => this.#noteCommit(room),
			refused: (peer, why) => refused?.(peer, address, why),
			overwrites: overwrites?.(address),
			held: (news) => held?.(news, address),
			shapeOf,
			opened: (room) => this.#noteOpened(room),
			emptied: (room) => this.#unloadSoon(room),
			failed: (room) => this.#forget(room)
		})
		this.#open.set(addressText(address), room)
		return room
	}

	#unloadSoon(room: Room): void {
		if (this.#open.get(addressText(room.address)) !== room) return // forgotten already
		clearTimeout(this.#unloads.get(room))
		const timer = setTimeout(() => this.#unload(room), this.#idleUnloadMs)
		this.#unloads.set(room, timer.unref())
	}

	#unload(room: Room): void {
		this.#unloads.delete(room)
		if (!room.isEmpty) return
		if (!room.isIdle) return this.#unloadSoon(room) // a commit is under way
		room.rest()
		if (!room.isIdle) return this.#unloadSoon(room) // a snapshot is on its way
		const change = room.outgrown()
		this.#forget(room)
		room.destroy()
		if (change !== null) this.#beginAnew(room.address, change)
	}

	/** Whoever asks for the document meanwhile waits, and gets it as it is then, whichever that is. */
	#beginAnew(address: DocumentAddress, change: NewEpoch): void {
		const { store, log } = this.#parts
		const key = addressText(address)
		const sizes = { from: change.before.length, to: change.fresh.length }
		const begun = store
			.beginAnew(address, change)
			.then(
				() => log.info({ ...address, ...sizes }, 'a document goes on without its history'),
				(error: unknown) => log.error({ error, ...address }, 'a history was not begun anew')
			)
			.finally(() => this.#changing.delete(key))
		this.#changing.set(key, begun)
	}

	#noteCommit(room: Room): void {
		if (this.#opened.delete(room)) this.#opened.set(room, performance.now())
		this.#parts.committed(room)
	}

	/** Keeps the documents that are opened within bounds: those that were edited last stay. */
	#noteOpened(room: Room): void {
		this.#opened.set(room, performance.now())
		let bytes = 0
		for (const { bytes: each } of this.#opened.keys()) bytes += each
		for (const other of this.#opened.keys()) {
			if (bytes <= limits.maxOpenedBytes || other === room) return
			if (this.#rest(other)) bytes -= other.bytes
		}
	}

	#rest(room: Room): boolean {
		return room.rest() && this.#opened.delete(room)
	}

	/** Whoever asks for this document from now on gets a new room. */
	#forget(room: Room): void {
		clearTimeout(this.#unloads.get(room))
		this.#unloads.delete(room)
		this.#opened.delete(room)
		const key = addressText(room.address)
		if (this.#open.get(key) !== room) return
		this.#open.delete(key)
		this.#rooms.delete(key)
	}
}
