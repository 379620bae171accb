import type { Person } from '../accounts/person.ts'
import { gone, stampState, writeEntries, type Entry, type Told } from './entries.ts'
import { limits } from './limits.ts'

/** Whoever speaks: a socket, and the person it belongs to. */
export type Speaker = { readonly person: Person | null }

type Here<Peer> = Told & {
	peer: Peer
	/** How far our clock is ahead of the client's own: it began anew under one that was used before. */
	ahead: number
}

/**
 * Who is here and where they point: the newest state of each client, and the peer that speaks for
 * it. Only that peer may: stock clients send everything they hear back to the server, and that must
 * neither return as news nor bring back who has left.
 *
 * The clock that is told is ours. A stock client passes over a state whose clock it has seen, so a
 * client that comes again under its old clock would stay invisible: ours goes on from where it was.
 */
export class Presence<Peer extends Speaker> {
	/** Whether this client id is not somebody else's: what binds ids to people lies beyond presence. */
	#mayUse: (peer: Peer, client: number) => boolean
	#here = new Map<number, Here<Peer>>()
	/** The last clock of each client that has left. */
	#departed = new Map<number, number>()
	/** The client that each peer spoke for first, before it had heard of others: its own. */
	#own = new Map<Peer, number | null>()
	#news = new Set<number>()

	constructor(mayUse: (peer: Peer, client: number) => boolean = () => true) {
		this.#mayUse = mayUse
	}

	/** Takes what a peer said. False when it said what cannot be told to others. */
	take(peer: Peer, entries: readonly Entry[]): boolean {
		if (!this.#own.has(peer)) {
			this.#own.set(peer, entries.length === 1 ? (entries[0] as Entry).client : null)
		}
		return entries.every((entry) => this.#takeEntry(peer, entry))
	}

	/** The clients of which others have yet to hear; from now on they are taken to have. */
	takeNews(): Set<number> {
		const news = this.#news
		this.#news = new Set()
		return news
	}

	get hasNews(): boolean {
		return this.#news.size > 0
	}

	/** The peers whose own clients, of these, are told under clocks that are ahead of their own. */
	peersAhead(clients: Iterable<number>): Set<Peer> {
		const peers = new Set<Peer>()
		for (const client of clients) {
			const here = this.#here.get(client)
			if (here !== undefined && here.ahead > 0) peers.add(here.peer)
		}
		return peers
	}

	/**
	 * The message that tells of these clients, or null. `to` is not told of itself: under a clock ahead
	 * of its own it would take an older state of its own for news.
	 */
	message(clients: Iterable<number>, to: Peer | null = null): Uint8Array | null {
		const told: Told[] = []
		for (const client of clients) {
			const here = this.#here.get(client)
			const left = this.#departed.get(client)
			if (here === undefined) {
				if (left !== undefined) told.push({ client, clock: left, state: gone })
			} else if (to === null || here.peer !== to) told.push(here)
		}
		return told.length === 0 ? null : writeEntries(told)
	}

	/** The message that tells a peer who else is here, or null. */
	everyone(to: Peer): Uint8Array | null {
		return this.message(this.#here.keys(), to)
	}

	/** Forgets a peer; its clients have left. */
	leave(peer: Peer): void {
		this.#own.delete(peer)
		for (const here of [...this.#here.values()]) if (here.peer === peer) this.#depart(here)
	}

	#takeEntry(peer: Peer, entry: Entry): boolean {
		const { client } = entry
		const known = this.#here.get(client)
		const goesOn = known?.peer === peer
		// Most of what comes is an echo: it is passed over before its state is read.
		if (goesOn && entry.clock + known.ahead < known.clock) return true
		if (!goesOn && !this.#mayBegin(peer, entry)) return true

		const state = stampState(entry.state, peer.person)
		if (state === null) return false
		if (!goesOn) {
			if (state !== gone) this.#begin(peer, { ...entry, state })
			return true
		}
		const clock = entry.clock + known.ahead
		if (state === gone) this.#depart({ client, clock })
		else if (clock > known.clock) this.#set({ ...known, clock, state })
		return true
	}

	/**
	 * A client that left comes back under its old clock when its socket is dialled again; the echo of
	 * one that left comes from a peer that speaks for a client already. A person whose old socket is
	 * not yet known to be dead takes their client over with the first word on the new one.
	 */
	#mayBegin(peer: Peer, { client, clock }: Entry): boolean {
		const isOwn = this.#own.get(peer) === client
		const known = this.#here.get(client)
		if (known !== undefined) return isOwn && isSamePerson(known.peer, peer)
		const mine = [...this.#here.values()].filter((here) => here.peer === peer).length
		if (mine >= limits.maxClientsPerPeer) return false
		const lastClock = this.#departed.get(client)
		if (lastClock !== undefined && clock <= lastClock && !isOwn) return false
		return this.#mayUse(peer, client)
	}

	#begin(peer: Peer, { client, clock, state }: Told): void {
		const last = this.#here.get(client)?.clock ?? this.#departed.get(client) ?? -1
		const ahead = Math.max(0, last + 1 - clock)
		this.#departed.delete(client)
		this.#set({ client, clock: clock + ahead, state, peer, ahead })
	}

	#set(here: Here<Peer>): void {
		this.#here.set(here.client, here)
		this.#news.add(here.client)
	}

	#depart({ client, clock }: { client: number; clock: number }): void {
		this.#here.delete(client)
		this.#departed.delete(client)
		this.#departed.set(client, clock)
		this.#news.add(client)
		if (this.#departed.size <= limits.maxDepartedClients) return
		const [oldest] = this.#departed.keys()
		this.#departed.delete(oldest as number)
	}
}

function isSamePerson(a: Speaker, b: Speaker): boolean {
	return a.person !== null && a.person.id === b.person?.id
}
