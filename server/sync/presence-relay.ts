import type { Entry } from './entries.ts'
import { binaryFrame } from './frames.ts'
import { limits } from './limits.ts'
import { Presence, type Speaker } from './presence.ts'
import { Pulse, type Beat } from './pulse.ts'

/** What this needs of a peer. */
export type Listener = Speaker & {
	/** What its socket has been sent and has not read. */
	readonly backlogBytes: number
	write: (frames: Buffer) => void
}

/**
 * Tells the peers of a room who is where. However often people move, a telling holds the newest
 * state of each, encoded and framed once for everybody; who hears their own back passes over it.
 * A socket that lags is left out, and told the newest of what it missed once it has read on.
 */
export class PresenceRelay<Peer extends Listener> {
	#peers: ReadonlySet<Peer>
	#presence: Presence<Peer>
	#pulse = new Pulse(() => this.#tell())
	/** The clients of whose newest state each lagging peer has yet to hear. */
	#missed = new Map<Peer, Set<number>>()

	constructor(peers: ReadonlySet<Peer>, mayUse: (peer: Peer, client: number) => boolean) {
		this.#peers = peers
		this.#presence = new Presence(mayUse)
	}

	/** Takes what a peer said of itself. False when that cannot be told to anybody. */
	take(peer: Peer, entries: readonly Entry[]): boolean {
		const isTellable = this.#presence.take(peer, entries)
		this.#wake()
		return isTellable
	}

	/** Tells a peer who else is here. */
	introduce(peer: Peer): void {
		const message = this.#presence.everyone(peer)
		if (message !== null) peer.write(binaryFrame(message))
	}

	/** Forgets a peer, and tells the others. */
	leave(peer: Peer): void {
		this.#missed.delete(peer)
		this.#presence.leave(peer)
		this.#wake()
	}

	stop(): void {
		this.#pulse.stop()
	}

	#wake(): void {
		if (this.#presence.hasNews) this.#pulse.wake()
	}

	#tell(): Beat {
		const news = this.#presence.takeNews()
		const apart = this.#presence.peersAhead(news)
		const forAll = framed(this.#presence.message(news))
		for (const peer of this.#peers) {
			if (peer.backlogBytes > limits.maxPresenceBacklogBytes) this.#postpone(peer, news)
			else if (this.#missed.has(peer) || apart.has(peer)) this.#tellApart(peer, news)
			else if (forAll !== null) peer.write(forAll)
		}
		const lagging = this.#missed.size
		return { isStrained: lagging > this.#peers.size / 4, someWait: lagging > 0 }
	}

	#postpone(peer: Peer, news: Set<number>): void {
		const missed = this.#missed.get(peer) ?? new Set()
		for (const client of news) missed.add(client)
		if (missed.size > 0) this.#missed.set(peer, missed)
	}

	#tellApart(peer: Peer, news: Set<number>): void {
		const clients = new Set([...(this.#missed.get(peer) ?? []), ...news])
		this.#missed.delete(peer)
		const frame = framed(this.#presence.message(clients, peer))
		if (frame !== null) peer.write(frame)
	}
}

function framed(message: Uint8Array | null): Buffer | null {
	return message === null ? null : binaryFrame(message)
}
