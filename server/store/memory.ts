import { randomUUID } from 'node:crypto'
import { addressText, type DocumentAddress } from '#model/documents.ts'
import type {
	Author,
	Authorship,
	Birth,
	NewEpoch,
	Production,
	Snapshot,
	Store,
	StoredDocument
} from './store.ts'

type Document = {
	snapshot: Uint8Array | null
	vector: Uint8Array | null
	snapshotSeq: number
	epoch: number
	log: { seq: number; bytes: Uint8Array }[]
	authors: Map<number, Author>
}

/** A store that forgets: for tests of everything above it, and the shortest reading of the port. */
export class MemoryStore implements Store {
	readonly generation: string = randomUUID()
	readonly restoredFrom = null
	#productions = new Map<string, Production & { removedAt: number | null }>()
	#documents = new Map<string, Document>()
	#seq = 0

	async append(address: DocumentAddress, bytes: Uint8Array, authorship: Authorship | null) {
		return this.#add(address, bytes, authorship)
	}

	async load(address: DocumentAddress): Promise<StoredDocument | null> {
		if (this.#productions.get(address.production)?.removedAt !== null) return null
		const { epoch, snapshot, vector, snapshotSeq, log, authors } = this.#document(address)
		const updates = log.map((row) => row.bytes)
		const seq = log.at(-1)?.seq ?? snapshotSeq
		return { epoch, snapshot, vector, updates, seq, authors: new Map(authors) }
	}

	async compact(address: DocumentAddress, { bytes, vector }: Snapshot, uptoSeq: number) {
		const document = this.#document(address)
		if (uptoSeq <= document.snapshotSeq) return
		document.snapshot = bytes
		document.vector = vector
		document.snapshotSeq = uptoSeq
		document.log = document.log.filter((row) => row.seq > uptoSeq)
	}

	async beginAnew(address: DocumentAddress, { fresh, uptoSeq }: NewEpoch) {
		await this.compact(address, { bytes: fresh, vector: null }, uptoSeq)
		this.#document(address).epoch++
	}

	async createProduction(production: Production, births: readonly Birth[]) {
		if (this.#productions.has(production.id)) throw new Error(`${production.id} exists already`)
		this.#productions.set(production.id, { ...production, removedAt: null })
		for (const { kind, bytes } of births) {
			this.#document({ production: production.id, kind }).snapshot = bytes.slice()
		}
	}

	async listProductions() {
		return [...this.#productions.values()]
			.filter((production) => production.removedAt === null)
			.map(({ id, title, madeFrom, createdAt }) => ({ id, title, madeFrom, createdAt }))
			.sort((a, b) => b.createdAt - a.createdAt || (a.id < b.id ? -1 : 1))
	}

	async renameProduction(id: string, title: string) {
		const production = this.#productions.get(id)
		if (production) production.title = title
	}

	async removeProduction(id: string, at: number) {
		const production = this.#productions.get(id)
		if (production?.removedAt !== null) return false
		production.removedAt = at
		return true
	}

	async check() {}

	async verify() {
		return []
	}

	async backup() {
		throw new Error('This store lives in memory only: there is nothing to copy.')
	}

	async file() {}

	async close() {}

	#add(address: DocumentAddress, bytes: Uint8Array, authorship: Authorship | null): number {
		const document = this.#document(address)
		const seq = ++this.#seq
		document.log.push({ seq, bytes: bytes.slice() })
		for (const client of authorship?.clients ?? []) {
			if (!document.authors.has(client)) document.authors.set(client, authorship!.author)
		}
		return seq
	}

	#document(address: DocumentAddress): Document {
		const key = addressText(address)
		let document = this.#documents.get(key)
		if (!document) {
			const never = { epoch: 1, snapshot: null, vector: null, snapshotSeq: 0 }
			document = { ...never, log: [], authors: new Map() }
			this.#documents.set(key, document)
		}
		return document
	}
}
