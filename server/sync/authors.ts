import type { Author, Authorship } from '../store/store.ts'
import { limits } from './limits.ts'
import type { Overwrite } from './overwrites.ts'
import type { Peer } from './peer.ts'

/** Who decides what only one can decide; no account has this id. */
export const theServer: Author = { id: 'daybreak', name: 'Daybreak' }

/** Who writes, and the Yjs client ids that they were the first to bring. */
export type Writer = Pick<Peer, 'person' | 'wroteAs'>

/**
 * Whom the Yjs client ids of a document belong to: the person who first brought edits under one, for
 * good, or who is the first to be here under one, for as long as the room is open. An edit under an id
 * that is somebody else's is refused, so nobody can write, or be seen, as another.
 *
 * What a restore from an old backup lost comes back by value, as edits of whoever brings it.
 */
export class Authors {
	#known: Map<number, Author>
	/** Who was here under a client id that has written nothing yet. */
	#claims = new Map<number, string>()

	constructor(known: Map<number, Author>) {
		this.#known = known
	}

	/** Notes who brings these; answers who it is, with the client ids that the store does not know yet. */
	attribute(peer: Writer, clients: readonly number[]): Authorship | null {
		for (const client of clients) if (!this.#known.has(client)) peer.wroteAs.add(client)
		if (peer.person === null) return null
		const fresh = clients.filter((client) => !this.#known.has(client))
		const author = { id: peer.person.id, name: peer.person.name }
		for (const client of fresh) this.#known.set(client, author)
		return { author, clients: fresh }
	}

	/** Notes that the server writes under this client id, and nobody else may. */
	attributeToServer(client: number): Authorship {
		const clients = this.#known.has(client) ? [] : [client]
		this.#known.set(client, theServer)
		return { author: theServer, clients }
	}

	/** Takes a client id for the person of a peer. False when it is somebody else's. */
	claim(peer: Peer, client: number): boolean {
		const person = peer.person?.id ?? null
		const owner = this.ownerOf(client)
		if (owner !== null) return owner === person
		if (person !== null) this.#note(client, person)
		return true
	}

	/** The id of the person that a client id belongs to; null while it is nobody's. */
	ownerOf(client: number): string | null {
		return this.#known.get(client)?.id ?? this.#claims.get(client) ?? null
	}

	/** Whether what was written under a client id was written by this peer, or another of its person's. */
	isBy(peer: Writer, client: number): boolean {
		const author = this.of(client)
		return peer.wroteAs.has(client) || (author !== null && author.id === peer.person?.id)
	}

	/** Who writes under a client id, if anybody with a name does. */
	of(client: number): Author | null {
		return this.#known.get(client) ?? null
	}

	/** Whether both sides of an overwrite are one writer's: nobody else has lost anything. */
	isOwn({ stands, lost }: Overwrite): boolean {
		const author = this.of(stands.client)
		return (
			stands.client === lost.client || (author !== null && author.id === this.of(lost.client)?.id)
		)
	}

	/** Whether a peer is one of the two writers, in this tab or another of theirs. */
	concerns(peer: Peer, { stands, lost }: Overwrite): boolean {
		return [stands.client, lost.client].some((client) => this.isBy(peer, client))
	}

	/** Whoever claims without end pushes out their own claims, and nobody else's. */
	#note(client: number, person: string): void {
		this.#claims.set(client, person)
		const mine = [...this.#claims].filter(([, owner]) => owner === person)
		const [oldest] = mine
		if (mine.length > limits.maxClaimsPerPerson && oldest) this.#claims.delete(oldest[0])
	}
}
