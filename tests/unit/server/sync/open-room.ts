import { createHash } from 'node:crypto'
import { EventEmitter } from 'node:events'
import type { Duplex } from 'node:stream'
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import type { WebSocket } from 'ws'
import * as Y from 'yjs'
import type { DocumentAddress } from '#model/documents.ts'
import {
	carriesEdits,
	messageKinds,
	readControl,
	syncKinds,
	writeMessage,
	writeSync
} from '#protocol/frame.ts'
import type { Lineage } from '#protocol/lineage.ts'
import { readHeld, type Hold } from '#protocol/messages/held.ts'
import { writeHello } from '#protocol/messages/hello.ts'
import { readSaved } from '#protocol/messages/saved.ts'
import { readWelcome, type Welcome } from '#protocol/messages/welcome.ts'
import { protocolVersion } from '#protocol/version.ts'
import type { Refusal } from '#protocol/refusals.ts'
import { createLog } from '../../../../server/log.ts'
import type { Author } from '../../../../server/store/store.ts'
import { MemoryStore } from '../../../../server/store/memory.ts'
import type { HoldNews } from '../../../../server/sync/holds.ts'
import { Peer } from '../../../../server/sync/peer.ts'
import { Room } from '../../../../server/sync/room.ts'
import type { ShapeOf } from '../../../../server/sync/shapes.ts'

/** A room with a store in memory, and people who are in it over sockets that stay in this process. */
export class OpenRoom {
	readonly address: DocumentAddress
	/** Who was refused, and why. */
	readonly refusals: { name: string; why: Refusal | 'read-only' }[] = []
	/** What became of what was held. */
	readonly news: HoldNews[] = []
	#store: MemoryStore
	#room: Room

	private constructor(
		address: DocumentAddress,
		store: MemoryStore,
		room: (self: OpenRoom) => Room
	) {
		this.address = address
		this.#store = store
		this.#room = room(this)
	}

	/** Opens a document that was born as these bytes. */
	static async with(birth: Y.Doc, shapeOf?: ShapeOf): Promise<OpenRoom> {
		const kind = 'stripboard'
		const address: DocumentAddress = { production: 'p', kind }
		const store = new MemoryStore()
		const production = { id: 'p', title: 'Besieged', madeFrom: 'test', createdAt: 0 }
		await store.createProduction(production, [{ kind, bytes: Y.encodeStateAsUpdate(birth) }])
		const stored = await store.load(address)
		if (stored === null) throw new Error('a production that was created is stored')
		return new OpenRoom(address, store, (self) => {
			const refused = (peer: Peer, why: Refusal | 'read-only') =>
				void self.refusals.push({ name: peer.person?.name ?? '', why })
			const held = (news: HoldNews) => void self.news.push(news)
			const calls = {
				committed: () => {},
				emptied: () => {},
				failed: () => {},
				refused,
				held,
				shapeOf
			}
			return new Room({ address, store, log: createLog('silent'), stored, ...calls })
		})
	}

	/** Lets somebody in, with what they have; resolves when both ends have told each other all. */
	async enter(name: string, options: GuestOptions = {}): Promise<Guest> {
		const guest = this.dial(name, options)
		await turn()
		return guest
	}

	/** The same, without waiting. */
	dial(name: string, options: GuestOptions = {}): Guest {
		const guest = new Guest(this.#room, name, options)
		guest.say(writeSync(syncKinds.step1, Y.encodeStateVector(guest.doc)))
		return guest
	}

	/** Lets somebody in who does not ask for the document. */
	knock(name: string): Guest {
		return new Guest(this.#room, name, {})
	}

	/** Changes the document as the server itself. */
	edit<Result>(change: (doc: Y.Doc) => Result): Promise<Result> {
		return this.#room.edit(change)
	}

	/** What is on the disk. */
	async stored(): Promise<Y.Doc> {
		await turn()
		const stored = await this.#store.load(this.address)
		const doc = new Y.Doc()
		if (stored?.snapshot) Y.applyUpdate(doc, stored.snapshot)
		for (const update of stored?.updates ?? []) Y.applyUpdate(doc, update)
		return doc
	}

	/** Who the disk says wrote under which Yjs client id. */
	async authors(): Promise<Map<number, Author>> {
		return (await this.#store.load(this.address))?.authors ?? new Map<number, Author>()
	}

	/** How many bytes the room keeps of the document. */
	get bytes(): number {
		return this.#room.bytes
	}

	/** How many updates lie on the disk besides the snapshot. */
	async tail(): Promise<number> {
		await turn()
		return (await this.#store.load(this.address))?.updates.length ?? 0
	}

	/** Whether it could be let go. */
	get isIdle(): boolean {
		return this.#room.isIdle
	}

	/** What is on the disk, as one hash. */
	async hash(): Promise<string> {
		const state = Y.encodeStateAsUpdate(await this.stored())
		return createHash('sha256').update(state).digest('hex')
	}
}

/** Lets what was taken be committed, and what was committed be told. */
export async function turn(): Promise<void> {
	for (let at = 0; at < 3; at++) await new Promise((resolve) => setImmediate(resolve))
}

/** Who somebody is, and the copy of the document they come with. */
export type GuestOptions = {
	role?: string
	canWrite?: boolean
	doc?: Y.Doc
	/** Which history that copy is of, for whoever says hello. */
	held?: Lineage | null
	/** The device it is, where somebody has several. */
	device?: string
}

/** What came over the wire is not sent back. */
export const wire = 'the wire'

/** Somebody in a room: a copy of the document, and what came over the wire. */
export class Guest {
	readonly doc: Y.Doc
	/** How many messages that carry edits were sent. */
	edits = 0
	/** Why the server closed the socket. */
	closed: { code: number; reason: string } | null = null
	/** The awareness updates that were heard. */
	readonly presence: Uint8Array[] = []
	/** What was said to be held, the newest last; how many edits were said to be saved. */
	readonly holds: Hold[][] = []
	saved = 0
	welcome: Welcome | null = null
	readonly #socket = new Socket()

	constructor(room: Room, name: string, options: GuestOptions) {
		const { role = 'ad', canWrite = true, doc, held, device = name } = options
		this.doc = doc ?? new Y.Doc()
		this.#socket.onClose = (closed) => (this.closed = closed)
		this.doc.on('update', this.#send)
		const stream = { write: (frames: Buffer) => this.#hear(frames) } as unknown as Duplex
		const socket = this.#socket as unknown as WebSocket
		const link = { socket, stream, person: { id: name, name, role }, device, canWrite }
		const peer = new Peer(link, room)
		if (held !== undefined) this.say(writeHello({ protocol: protocolVersion, held }))
		room.join(peer)
	}

	/** Sends a message, as far as the server still listens. */
	say(message: Uint8Array): void {
		if (!this.#socket.isOpen) return
		if (carriesEdits(message)) this.edits++
		this.#socket.emit('message', Buffer.from(message), true)
	}

	update(update: Uint8Array): void {
		this.say(writeSync(syncKinds.update, update))
	}

	/** Says something of itself. */
	point(awareness: Uint8Array): void {
		const write = (to: encoding.Encoder) => encoding.writeVarUint8Array(to, awareness)
		this.say(writeMessage(messageKinds.awareness, write))
	}

	/** Hangs up. */
	leave(): void {
		this.doc.off('update', this.#send)
		this.#socket.isOpen = false
		this.#socket.emit('close')
	}

	#send = (update: Uint8Array, origin: unknown): void => {
		if (origin !== wire) this.update(update)
	}

	#hear(frames: Buffer): void {
		for (let at = 0; at < frames.length;) {
			const short = frames.readUInt8(at + 1)
			const [header, length] =
				short < 126
					? [2, short]
					: short === 126
						? [4, frames.readUInt16BE(at + 2)]
						: [10, Number(frames.readBigUInt64BE(at + 2))]
			this.#read(Uint8Array.from(frames.subarray(at + header, at + header + length)))
			at += header + length
		}
	}

	#read(message: Uint8Array): void {
		const decoder = decoding.createDecoder(message)
		const kind = decoding.readVarUint(decoder)
		if (kind === messageKinds.awareness) this.presence.push(decoding.readVarUint8Array(decoder))
		if (kind === messageKinds.held) this.holds.push(readHeld(readControl(decoder)).holds)
		if (kind === messageKinds.welcome) this.welcome = readWelcome(readControl(decoder))
		if (kind === messageKinds.saved) this.saved = readSaved(decoder).count
		if (kind !== messageKinds.sync) return
		const step = decoding.readVarUint(decoder)
		const bytes = decoding.readVarUint8Array(decoder)
		if (step !== syncKinds.step1) return Y.applyUpdate(this.doc, bytes, wire)
		this.say(writeSync(syncKinds.step2, Y.encodeStateAsUpdate(this.doc, bytes)))
	}
}

/** The few members of a ws socket that a peer of a room uses. */
class Socket extends EventEmitter {
	readonly OPEN = 1
	readonly bufferedAmount = 0
	isOpen = true
	onClose: (closed: { code: number; reason: string }) => void = () => {}

	get readyState(): number {
		return this.isOpen ? this.OPEN : 3
	}

	close(code: number, reason: string): void {
		this.isOpen = false
		this.onClose({ code, reason })
	}
}
