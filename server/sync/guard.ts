import * as Y from 'yjs'
import { writtenOnce } from '#model/documents.ts'
import type { Refusal } from '#protocol/refusals.ts'
import { Arrivals } from './arrivals.ts'
import type { Authors, Writer } from './authors.ts'
import { Brake } from './brake.ts'
import { headClient, type Head } from './head.ts'
import { Judgement, type Touched } from './judgement.ts'
import { limits } from './limits.ts'
import type { Sweep } from './holds.ts'
import { Holders } from './places.ts'
import { isMarked } from './removals.ts'
import type { ShapeOf } from './shapes.ts'

/** What a guard needs. */
export type GuardParts = {
	shapeOf: ShapeOf
	authors: Authors
	/** How large the document is on the disk, about. */
	bytes: number
}

/** Why an update is refused or held up; what it touches, and whether it is plain, see `Head.take`. */
export type Verdict =
	| { refusal: Refusal }
	| { refusal: 'mass-deletion'; sweep: Sweep; touched: Touched; isPlain: boolean }
	| { refusal: null; touched: Touched; isPlain: boolean }

/**
 * Judges every update before it touches the head, so that what it lets through can neither fail to
 * apply, nor wait for something missing, nor hold up the server:
 *
 *   it decodes, follows on what the document has, and refers only to what is there;
 *   it is written under client ids of the person who sends it: what others wrote they send
 *   themselves, and what everybody has already is passed over;
 *   what is one person's own, as a comment is, it writes in the name of whoever sends it, and changes
 *   only theirs, unless they are an owner;
 *   it writes where the model reads, and values that the model can read;
 *   it destroys no record, for removal is a field, and removes no large part of what others made;
 *   it is no larger, deeper or more tangled than people's work can be.
 *
 * It does not promise that values make sense, nor that nobody writes nonsense into every field or
 * empties a note: who may write a document may write anything into its fields.
 */
export class Guard {
	#parts: GuardParts
	#holders: Holders
	#brake = new Brake()
	/** How large the document was when it was weighed, and what it has been given since. */
	#weight: { bytes: number; at: number; grown: number }

	constructor(parts: GuardParts) {
		this.#parts = parts
		this.#holders = new Holders(parts.shapeOf)
		this.#weight = { bytes: parts.bytes, at: -Infinity, grown: 0 }
	}

	/** Whether an update may be applied to the head as it is. */
	judge(head: Head, { peer, update }: { peer: Writer; update: Uint8Array }): Verdict {
		const arrivals = Arrivals.read(update, head.doc)
		if (typeof arrivals === 'string') return { refusal: arrivals }
		const foreign = this.#problemOfClients(arrivals, peer)
		if (foreign !== null) return { refusal: foreign }
		if (arrivals.fresh > 0 && this.#isFull(head)) return { refusal: 'full' }

		const judgement = new Judgement(arrivals, this.#holders, head.doc)
		const refusal = judgement.refusal()
		if (refusal !== null) return { refusal }
		if (!judgement.bylines.areBy(peer)) return { refusal: 'foreign-author' }
		const { touched, isPlain } = judgement
		const sweep = this.#sweepOf(head.doc, judgement, peer)
		if (sweep !== null) return { refusal: 'mass-deletion', sweep, touched, isPlain }
		return { refusal, touched, isPlain }
	}

	/** Whether everything that was touched can be read: called when it has been applied, not committed. */
	canRead({ doc }: Head, touched: Touched): boolean {
		try {
			for (const [shape, roots] of touched) {
				for (const [root, ids] of roots) {
					const records = doc.getMap(root)
					for (const id of ids) {
						const stored = records.get(id)
						if (stored instanceof Y.Map) shape.read(id, stored)
					}
				}
			}
			return true
		} catch {
			return false
		}
	}

	/** The document has grown. */
	grew(bytes: number): void {
		this.#weight.grown += bytes
	}

	#problemOfClients({ runs }: Arrivals, peer: Writer): Refusal | null {
		let fresh = 0
		for (const { client, known, end } of runs.values()) {
			if (end <= known) continue // nothing of it is news, whoever wrote it
			if (known === 0 && ++fresh > limits.maxNewClients) return 'too-much'
			if (!this.#mayWriteAs(peer, { client, isKnown: known > 0 })) return 'foreign-client'
		}
		return null
	}

	/** What was written before there were people, as a document's first content, is nobody's to go on with. */
	#mayWriteAs(peer: Writer, { client, isKnown }: { client: number; isKnown: boolean }): boolean {
		if (client === headClient) return false
		const owner = this.#parts.authors.ownerOf(client)
		if (owner !== null) return owner === peer.person?.id
		return !isKnown || peer.person === null || peer.wroteAs.has(client)
	}

	/** What it removes, when that is more than this person may remove by themselves. */
	#sweepOf(doc: Y.Doc, { removals }: Judgement, peer: Writer): Sweep | null {
		if (peer.person?.role === 'owner') return null
		const byRoot = new Map<string, { ids: string[]; back: string[] }>()
		const of = (root: string) => {
			const known = byRoot.get(root) ?? { ids: [], back: [] }
			byRoot.set(root, known)
			return known
		}
		for (const { root, id, madeBy, isLight } of removals.all()) {
			if (!isLight && !this.#parts.authors.isBy(peer, madeBy)) of(root).ids.push(id)
		}
		for (const { root, id } of removals.returned()) of(root).back.push(id)
		const person = peer.person?.id ?? ''
		for (const [root, sweep] of byRoot) {
			const live = () => liveIn(doc, root)
			const over = this.#brake.over({ person, root, live, ...sweep }, performance.now())
			if (over !== null) return { root, ...over }
		}
		return null
	}

	/** It shrinks when what is deleted is thrown away, so it is weighed before anybody is refused. */
	#isFull(head: Head): boolean {
		const { bytes, at, grown } = this.#weight
		const { maxDocumentBytes: most, weighEvery } = limits
		if (bytes + grown <= most) return false
		const now = performance.now()
		if (grown < weighEvery.bytes && now - at < weighEvery.ms) return bytes > most
		this.#weight = { bytes: head.snapshot().length, at: now, grown: 0 }
		return this.#weight.bytes > most
	}
}

/** How many records of a collection are there and not removed, or how many plain values. */
function liveIn(doc: Y.Doc, root: string): number {
	const isLog = writtenOnce.has(root)
	let live = 0
	for (const value of doc.getMap(root).values()) {
		const isRemoved =
			value instanceof Y.Map ? value.get('removed') === true : isLog && isMarked(value)
		if (!isRemoved) live++
	}
	return live
}
