import { writeOverwritten, type Overwritten } from '#protocol/messages/overwritten.ts'
import { theServer, type Authors } from './authors.ts'
import type { Overwrite } from './overwrites.ts'
import type { Peer } from './peer.ts'

/** Whom the news of overwrites goes to, and who keeps it for those who are away. */
export type OverwriteNewsParts = {
	peers: ReadonlySet<Peer>
	authors: Authors
	/** An overwrite, and the ids of the people who were there to hear of it. */
	noted?: ((message: Overwritten, told: ReadonlySet<string>) => void) | undefined
	/** What somebody has yet to be told; they are told with this. */
	owed?: ((person: string) => Overwritten[]) | undefined
}

/** Tells the two people of an overwrite what became of their writes: now, or when they come back. */
export class OverwriteNews {
	#parts: OverwriteNewsParts

	constructor(parts: OverwriteNewsParts) {
		this.#parts = parts
	}

	/** Tells whoever of the two is here. Nobody is told of what they themselves wrote twice. */
	report(overwrite: Overwrite, at: number): void {
		const { peers, authors, noted } = this.#parts
		if (authors.isOwn(overwrite)) return
		const { stands, lost, ...place } = overwrite
		const overwritten = {
			...place,
			stands: { person: authors.of(stands.client), value: stands.value },
			lost: { person: authors.of(lost.client), value: lost.value },
			at
		}
		const message = writeOverwritten(overwritten)
		const told = [...peers].filter((peer) => peer.knowsControl && authors.concerns(peer, overwrite))
		for (const peer of told) peer.send(message)
		noted?.(overwritten, new Set([theServer.id, ...told.flatMap(({ person }) => person?.id ?? [])]))
	}

	/** Tells a peer what it missed, once it has the document that this is about, and understands. */
	catchUp(peer: Peer): void {
		if (!peer.isTold || !peer.knowsControl || peer.person === null) return
		for (const overwritten of this.#parts.owed?.(peer.person.id) ?? []) {
			peer.send(writeOverwritten(overwritten))
		}
	}
}
