import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { messageKinds, writeMessage } from '#protocol/frame.ts'
import { limits } from './limits.ts'

/** One client's presence, its state as the JSON text it came in. */
export type Entry = { client: number; clock: number; state: string }

const gone = 'null'

/**
 * Who is here and where they point: the newest state of each client, and the peer that speaks for
 * it. Only the peer that first used a client id may: stock clients send everything they hear back
 * to the server, and that must neither return as news nor bring back who has left.
 */
export class Presence<Peer> {
	#here = new Map<number, Entry & { peer: Peer }>()
	/** The last clock of each client that has left. */
	#departed = new Map<number, number>()

	/** Takes what a peer said; answers the message that is news to others, or null. */
	take(peer: Peer, entries: readonly Entry[]): Uint8Array | null {
		const news = entries.filter((entry) => this.#takeEntry(peer, entry))
		return news.length === 0 ? null : writeEntries(news)
	}

	/** The message that tells a newcomer who is here, or null. */
	everyone(): Uint8Array | null {
		return this.#here.size === 0 ? null : writeEntries([...this.#here.values()])
	}

	/** Forgets a peer; answers the message that tells others its clients have left. */
	leave(peer: Peer): Uint8Array | null {
		const left = [...this.#here.values()].filter((entry) => entry.peer === peer)
		for (const entry of left) this.#depart(entry)
		return left.length === 0 ? null : writeEntries(left.map((entry) => ({ ...entry, state: gone })))
	}

	#takeEntry(peer: Peer, entry: Entry): boolean {
		const known = this.#here.get(entry.client)
		if (known ? known.peer !== peer : !this.#mayBegin(peer, entry)) return false
		if (known && !isNewer(entry, known)) return false
		if (entry.state === gone) this.#depart(entry)
		else this.#here.set(entry.client, { ...entry, peer })
		return true
	}

	/**
	 * A client that left comes back under its old clock when its socket is dialled again; the echo
	 * of one that left comes from a peer that speaks for a client already.
	 */
	#mayBegin(peer: Peer, entry: Entry): boolean {
		if (entry.state === gone) return false
		const mine = [...this.#here.values()].filter((known) => known.peer === peer).length
		if (mine >= limits.maxClientsPerPeer) return false
		const lastClock = this.#departed.get(entry.client)
		return lastClock === undefined || entry.clock > lastClock || mine === 0
	}

	#depart({ client, clock }: Entry): void {
		this.#here.delete(client)
		this.#departed.delete(client)
		this.#departed.set(client, clock)
		if (this.#departed.size <= limits.maxDepartedClients) return
		const [oldest] = this.#departed.keys()
		this.#departed.delete(oldest as number)
	}
}

function isNewer(entry: Entry, known: Entry): boolean {
	return entry.clock > known.clock || (entry.clock === known.clock && entry.state === gone)
}

/** The entries of an awareness update (y-protocols/awareness). Throws when malformed. */
export function readEntries(update: Uint8Array): Entry[] {
	const decoder = decoding.createDecoder(update)
	const entries: Entry[] = []
	for (let left = decoding.readVarUint(decoder); left > 0; left--) {
		const client = decoding.readVarUint(decoder)
		const clock = decoding.readVarUint(decoder)
		const state = decoding.readVarString(decoder)
		if (state.length > limits.maxPresenceBytes) throw new Error('presence too large')
		JSON.parse(state) // other clients would throw on it
		entries.push({ client, clock, state })
	}
	if (decoding.hasContent(decoder)) throw new Error('trailing bytes')
	return entries
}

/** An awareness message saying these entries. */
function writeEntries(entries: readonly Entry[]): Uint8Array {
	const encoder = encoding.createEncoder()
	encoding.writeVarUint(encoder, entries.length)
	for (const { client, clock, state } of entries) {
		encoding.writeVarUint(encoder, client)
		encoding.writeVarUint(encoder, clock)
		encoding.writeVarString(encoder, state)
	}
	const update = encoding.toUint8Array(encoder)
	return writeMessage(messageKinds.awareness, (message) =>
		encoding.writeVarUint8Array(message, update)
	)
}
