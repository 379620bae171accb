import type { Author, Authorship } from '../store/store.ts'
import type { Overwrite } from './overwrites.ts'
import type { Peer } from './peer.ts'

/** Whom the Yjs client ids of a document belong to: whoever first brought edits under one. */
export class Authors {
	#known: Map<number, Author>

	constructor(known: Map<number, Author>) {
		this.#known = known
	}

	/** Notes who brings these; answers what of it the store does not know yet. */
	attribute(peer: Peer, clients: readonly number[]): Authorship | null {
		for (const client of clients) if (!this.#known.has(client)) peer.wroteAs.add(client)
		if (peer.person === null) return null
		const fresh = clients.filter((client) => !this.#known.has(client))
		if (fresh.length === 0) return null
		const author = { id: peer.person.id, name: peer.person.name }
		for (const client of fresh) this.#known.set(client, author)
		return { author, clients: fresh }
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
		return [stands.client, lost.client].some((client) => {
			const author = this.of(client)
			return peer.wroteAs.has(client) || (author !== null && author.id === peer.person?.id)
		})
	}
}
