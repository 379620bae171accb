import { EventEmitter } from 'node:events'
import type { Duplex } from 'node:stream'
import * as Y from 'yjs'
import type { WebSocket } from 'ws'
import { documents, type DocumentAddress, type DocumentKind } from '#model/documents.ts'
import { closeCodes } from '#protocol/close.ts'
import { carriesEdits } from '#protocol/frame.ts'
import { createLog } from '../../server/log.ts'
import { Rooms } from '../../server/sync/rooms.ts'
import { shapeOf, type Shape } from '../../server/sync/shapes.ts'
import type { SocketEnd } from '../support/socket-pair.ts'
import type { Fault } from '../support/faulty-files.ts'
import { SimStore } from './sim-store.ts'
import type { SimServer } from './server.ts'

const address: DocumentAddress = { production: 'simulated', kind: 'stripboard' }
const log = createLog('silent')

/**
 * The real room, with the real log of edits on a disk that can be slow, full or torn. A restart leaves
 * what is on the disk and loses everything else.
 */
export class RoomServer implements SimServer {
	/** A peer hears of others' edits only once its step 1 is answered. */
	readonly leavesGaps = false
	/** How many messages that carry edits came in. */
	edits = 0
	#store: SimStore
	#rooms: Rooms
	#sockets = new Set<FakeSocket>()
	#committed = new Y.Doc()

	private constructor(store: SimStore) {
		this.#store = store
		this.#rooms = this.#open()
	}

	static async start(this: void, birth: Uint8Array): Promise<RoomServer> {
		const store = new SimStore()
		const production = {
			id: address.production,
			title: 'Simulated',
			madeFrom: 'test',
			createdAt: 0
		}
		await store.createProduction(production, [{ kind: address.kind, bytes: birth }])
		const server = new RoomServer(store)
		await server.work()
		return server
	}

	connect(end: SocketEnd, name: string): void {
		const socket = new FakeSocket(end, (message) => {
			if (carriesEdits(message)) this.edits++
		})
		this.#sockets.add(socket)
		const joined = this.#rooms.join(address, {
			socket: socket as unknown as WebSocket,
			stream: { write: (frames: Buffer) => socket.write(frames) } as unknown as Duplex,
			// Nobody owns it: what only an owner may do is never done here.
			person: { id: name, name, role: 'ad' },
			device: 'a device',
			canWrite: true
		})
		void joined.then(() => socket.listen())
	}

	/** Something is wrong with the disk from now on; nothing when there is no fault. */
	fault(fault: Fault | null): void {
		if (fault === null) this.#store.files.release()
		else this.#store.files.fault = fault
	}

	async restart(): Promise<void> {
		for (const socket of this.#sockets) socket.terminate()
		this.#sockets.clear()
		this.#store.crash()
		this.#rooms = this.#open()
		await this.work()
	}

	state(): Y.Doc {
		return this.#committed
	}

	/** One turn of the event loop: what was taken is committed, and what was committed is told. */
	async work(): Promise<boolean> {
		const before = Y.encodeStateVector(this.#committed).join()
		await new Promise((resolve) => setImmediate(resolve))
		await new Promise((resolve) => setImmediate(resolve))
		const stored = await this.#store.load(address)
		if (stored?.snapshot) Y.applyUpdate(this.#committed, stored.snapshot)
		for (const update of stored?.updates ?? []) Y.applyUpdate(this.#committed, update)
		return Y.encodeStateVector(this.#committed).join() !== before
	}

	#open(): Rooms {
		return new Rooms({
			store: this.#store,
			log,
			committed: () => {},
			shapeOf: anyShape,
			idleUnloadMs: 2 ** 30
		})
	}
}

/** One simulated document holds what all the documents of a production do. */
export function anyShape(root: string): Shape | null {
	const kinds = Object.keys(documents) as DocumentKind[]
	return kinds.map((kind) => shapeOf(kind, root)).find((shape) => shape !== null) ?? null
}

/** The few members of a ws socket that a peer of a room uses, on one end of a hand-flushed wire. */
class FakeSocket extends EventEmitter {
	readonly OPEN = 1
	readonly bufferedAmount = 0
	#end: SocketEnd
	/** What came while the room was still opening: the upgrade waits for it, as a socket does. */
	#early: Uint8Array[] = []

	constructor(end: SocketEnd, came: (message: Uint8Array) => void) {
		super()
		this.#end = end
		end.onMessage = (message) => {
			if (this.emit('message', Buffer.from(message), true)) came(message)
			else this.#early.push(message)
		}
		end.onClose = () => void this.emit('close')
	}

	/** Hands over what came early, now that a peer listens. */
	listen(): void {
		for (const message of this.#early.splice(0)) this.#end.onMessage(message)
	}

	get readyState(): number {
		return this.#end.isOpen ? this.OPEN : 3
	}

	/** Several unmasked binary frames in one write, each sent on as a message. */
	write(frames: Buffer): void {
		for (let at = 0; at < frames.length;) {
			const short = frames.readUInt8(at + 1)
			const header = short < 126 ? 2 : short === 126 ? 4 : 10
			const length =
				short < 126
					? short
					: short === 126
						? frames.readUInt16BE(at + 2)
						: Number(frames.readBigUInt64BE(at + 2))
			this.#end.send(Uint8Array.from(frames.subarray(at + header, at + header + length)))
			at += header + length
		}
	}

	ping(): void {}

	close(code: number, reason: string): void {
		this.#end.close()
		if (code === closeCodes.notStored) return // the disk's doing: whoever was closed dials again
		throw new Error(`The room closed an honest client: ${code} ${reason}`)
	}

	terminate(): void {
		this.#end.close()
	}
}
