import { messageKinds } from '#protocol/frame.ts'
import { binaryFrame } from './frames.ts'
import type { Peer } from './peer.ts'

/** Where a document stands on the disk. */
export type Stand = { readonly epoch: number; readonly seq: number }

type Queued = { frame: Buffer; from: Peer | null; isEdit: boolean }

/**
 * Tells the peers of a room what happened. A message is framed once for all of them, and what one
 * turn of the event loop has for a peer leaves in one write: writes are what fan-out costs.
 */
export class Relay {
	#peers: ReadonlySet<Peer>
	#stand: Stand
	#queue: Queued[] = []
	#scheduled = false

	constructor(peers: ReadonlySet<Peer>, stand: Stand) {
		this.#peers = peers
		this.#stand = stand
	}

	/** Sends a message to everyone but the peer it came from, at the end of this turn. */
	push(message: Uint8Array, from: Peer | null): void {
		const isEdit = message[0] === messageKinds.sync
		this.#queue.push({ frame: binaryFrame(message), from, isEdit })
		this.wake()
	}

	/** Tells every peer how much of its work is saved by then, at the end of this turn. */
	wake(): void {
		if (this.#scheduled) return
		this.#scheduled = true
		setImmediate(() => this.#flush())
	}

	#flush(): void {
		const queue = this.#queue
		this.#queue = []
		this.#scheduled = false
		const all = Buffer.concat(queue.map(({ frame }) => frame))
		const authors = new Set(queue.map(({ from }) => from))
		for (const peer of this.#peers) {
			const others = authors.has(peer) || !peer.isTold ? framesFor(queue, peer) : all
			const saved = peer.savedFrame(this.#stand)
			const frames = saved === null ? others : Buffer.concat([saved, others])
			if (frames.length > 0) peer.write(frames)
		}
	}
}

/** What others said; edits only when it has the document, whose answer will hold these. */
function framesFor(queue: readonly Queued[], peer: Peer): Buffer {
	const wanted = queue.filter(({ from, isEdit }) => from !== peer && (peer.isTold || !isEdit))
	return Buffer.concat(wanted.map(({ frame }) => frame))
}
