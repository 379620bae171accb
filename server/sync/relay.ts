import { binaryFrame } from './frames.ts'
import type { Peer } from './peer.ts'

/** Where a document stands on the disk. */
export type Stand = { readonly epoch: number; readonly seq: number }

/** What is sent on; what the server itself wrote is from nobody. */
type Queued = { frame: Buffer; from: Peer | null; to: 'others' | 'sender' }

/**
 * Tells the peers of a room what was edited and what is saved. A message is framed once for all of them, and what one
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

	/** Sends an edit to everyone but the peer it came from, at the end of this turn. */
	push(message: Uint8Array, from: Peer | null): void {
		this.#queue.push({ frame: binaryFrame(message), from, to: 'others' })
		this.wake()
	}

	/** Sends what came of an edit to the peer it came from, in turn with what others sent. */
	answer(message: Uint8Array, from: Peer): void {
		this.#queue.push({ frame: binaryFrame(message), from, to: 'sender' })
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
		const all = framesFor(queue, null)
		const authors = new Set(queue.map(({ from }) => from))
		for (const peer of this.#peers) {
			const others = authors.has(peer) ? framesFor(queue, peer) : all
			// Before it has the document, an edit could build on what it lacks; the document will hold it.
			const edits = peer.isTold ? others : nothing
			const saved = peer.savedFrame(this.#stand)
			const frames = saved === null ? edits : Buffer.concat([saved, edits])
			if (frames.length > 0) peer.write(frames)
		}
	}
}

const nothing = Buffer.alloc(0)

/** What others said, and what came of what it said itself; for no peer, what everybody said. */
function framesFor(queue: readonly Queued[], peer: Peer | null): Buffer {
	const isWanted = ({ from, to }: Queued) => (to === 'others') === (from === null || from !== peer)
	const wanted = queue.filter(isWanted)
	return Buffer.concat(wanted.map(({ frame }) => frame))
}
