import { randomUUID } from 'node:crypto'
import * as Y from 'yjs'
import { must } from '#model/core/invariant.ts'
import type { Decided } from '#protocol/messages/decided.ts'
import { writeHeld, type Hold } from '#protocol/messages/held.ts'
import type { Person } from '../accounts/person.ts'
import type { Over } from './brake.ts'
import { limits } from './limits.ts'
import type { Peer, PeerEdit } from './peer.ts'

/** How many records of which root somebody has removed within a while, with this update, of how many. */
export type Sweep = { root: string } & Over

/** An edit that waits for an owner, and whom it comes from. */
export type Held = {
	id: string
	person: Person
	update: Uint8Array
	sweep: Sweep
	state: Hold['state']
	by: string | null
	/** The sockets that sent it, with how many of their edits are saved once it is. */
	senders: Map<Peer, number>
}

/** What became of an edit that removes too much: for the log of who did what. */
export type HoldNews = {
	kind: 'removal-held' | 'removal-allowed' | 'removal-kept'
	by: Person
	sweep: Sweep
}

type Parts = {
	peers: ReadonlySet<Peer>
	/** Makes it part of the document, as the edit of whoever made it. */
	take: (held: Held) => void
	tell: (news: HoldNews) => void
}

/**
 * What removes so much that an owner has to allow it: one edit a device, with everything that the
 * device did since, which may build on it. In memory only: the device keeps it and brings it again.
 */
export class Holds {
	#parts: Parts
	#byDevice = new Map<string, Held>()

	constructor(parts: Parts) {
		this.#parts = parts
	}

	/** Whether an owner has something to decide. */
	get areWaiting(): boolean {
		return [...this.#byDevice.values()].some(({ state }) => state === 'waiting')
	}

	/** Whether something of a peer is held. */
	isSender(peer: Peer): boolean {
		return this.#byDevice.get(peer.device)?.senders.has(peer) ?? false
	}

	/** What a peer sends, with what is held of it before. An answer is all that it has. */
	joined({ peer, update, isAnswer }: PeerEdit): Uint8Array {
		const held = this.#byDevice.get(peer.device)
		if (isAnswer || !held?.senders.has(peer)) return update
		return Y.mergeUpdates([held.update, update])
	}

	/** Holds an edit, in the place of what was held of that device. */
	hold({ peer, count }: PeerEdit, update: Uint8Array, sweep: Sweep): void {
		if (update.length > limits.maxMessageBytes) return peer.close('tooLarge')
		const person = must(peer.person, 'nobody is held up whom nobody knows')
		const before = this.#byDevice.get(peer.device)
		const isSame = before?.sweep.removes === sweep.removes && before.sweep.root === sweep.root
		const { id, state, by } = isSame ? before : asked()
		const senders = before?.senders ?? new Map<Peer, number>()
		const isKnown = isSame && senders.has(peer)
		senders.set(peer, Math.max(count ?? 0, senders.get(peer) ?? 0))
		this.#byDevice.set(peer.device, { id, state, by, person, update, sweep, senders })
		if (!isSame && before?.state !== 'waiting')
			this.#parts.tell({ kind: 'removal-held', by: person, sweep })
		if (!isKnown) this.#tell(senders)
	}

	/** An edit of a peer was taken: what was held of it was part of that, or is no more. */
	taken({ peer, isAnswer }: PeerEdit): void {
		const held = this.#byDevice.get(peer.device)
		if (held === undefined || !(isAnswer || held.senders.has(peer))) return
		this.#byDevice.delete(peer.device)
		this.#tell(held.senders.set(peer, 0))
	}

	/** An owner decides; what anybody else says about it is not heard. */
	decide(peer: Peer, { id, allow }: Decided): void {
		const held = [...this.#byDevice.values()].find((each) => each.id === id)
		if (held?.state !== 'waiting' || peer.person?.role !== 'owner') return
		if (allow) {
			for (const [device, each] of this.#byDevice) if (each === held) this.#byDevice.delete(device)
			this.#parts.take(held)
		} else {
			Object.assign(held, { state: 'kept', by: peer.person.name })
		}
		const kind = allow ? 'removal-allowed' : 'removal-kept'
		this.#parts.tell({ kind, by: peer.person, sweep: held.sweep })
		this.#tell(held.senders)
	}

	/** Somebody has come: whoever has to decide is asked, whose edit it is told. */
	greet(peer: Peer): void {
		const holds = this.#of(peer)
		if (holds.length > 0) peer.send(writeHeld({ holds }))
	}

	/** A peer has left: it brings its edit again when it is back, and the owner may decide before. */
	left(peer: Peer): void {
		for (const { senders } of this.#byDevice.values()) senders.delete(peer)
	}

	#tell(senders: ReadonlyMap<Peer, number>): void {
		for (const peer of this.#parts.peers) {
			if (!peer.knowsControl) continue
			if (peer.person?.role !== 'owner' && !senders.has(peer)) continue
			peer.send(writeHeld({ holds: this.#of(peer) }))
		}
	}

	#of(peer: Peer): Hold[] {
		return [...this.#byDevice].flatMap(([device, held]) => {
			const mayDecide = peer.person?.role === 'owner' && held.state === 'waiting'
			const isYours = device === peer.device
			if (!mayDecide && !isYours) return []
			const { id, state, by, sweep, person } = held
			const whose = { id: person.id, name: person.name }
			const { root: collection, removes, of } = sweep
			return [{ id, person: whose, isYours, collection, removes, of, state, by }]
		})
	}
}

function asked(): Pick<Held, 'id' | 'state' | 'by'> {
	return { id: randomUUID(), state: 'waiting', by: null }
}
