import { rename, rm } from 'node:fs/promises'
import type { DocumentAddress } from '#model/documents.ts'
import { SqliteBridge } from './sqlite-bridge.ts'
import type { AppendRow } from './sqlite-jobs.ts'
import type { Authorship, Birth, Production, Store } from './store.ts'

type Append = AppendRow & { resolve: (seq: number) => void; reject: (error: Error) => void }

/** A batch of edits that has got to the disk, and how long the first of them had waited for it. */
export type Commit = { edits: number; waitedMs: number }

type Told = {
	/** Called once for each batch. */
	committed?: (commit: Commit) => void
}

/** Opens the SQLite file of a data directory. Throws a sentence when it cannot be used. */
export async function openSqlite(file: string, told: Told = {}): Promise<SqliteStore> {
	const bridge = await SqliteBridge.open(file)
	return new SqliteStore({
		file,
		bridge,
		generation: await bridge.ask('generation', null),
		...told
	})
}

/**
 * The store in one SQLite file. Appends gather here while the worker is busy and go over as one
 * batch, one transaction, one fsync: the slower the disk, the more edits share a commit.
 */
export class SqliteStore implements Store {
	#file: string
	#bridge: SqliteBridge
	#queue: Append[] = []
	#committing: Promise<void> | null = null
	/** How many transactions the appends so far have taken. */
	commits = 0

	#generation: string
	#committed: Told['committed']
	/** When the first edit of the queue came, and how many are with the worker. */
	#queuedAt = 0
	#inFlight = 0

	constructor(parts: { file: string; bridge: SqliteBridge; generation: string } & Told) {
		this.#file = parts.file
		this.#bridge = parts.bridge
		this.#generation = parts.generation
		this.#committed = parts.committed
	}

	get generation(): string {
		return this.#generation
	}

	/** How many edits are on their way to the disk. */
	get waiting(): number {
		return this.#queue.length + this.#inFlight
	}

	/** Begins another line of history: what is in the file now did not follow on what was there before. */
	async renewGeneration(): Promise<void> {
		this.#generation = await this.#bridge.ask('renew', null)
	}

	append(address: DocumentAddress, bytes: Uint8Array, authorship: Authorship | null) {
		return new Promise<number>((resolve, reject) => {
			const row = { address, bytes: ownBytes(bytes), authorship, at: Date.now() }
			if (this.#queue.length === 0) this.#queuedAt = performance.now()
			this.#queue.push({ ...row, resolve, reject })
			this.#committing ??= this.#commit()
		})
	}

	load(address: DocumentAddress) {
		return this.#bridge.ask('load', address)
	}

	async compact(address: DocumentAddress, snapshot: Uint8Array, uptoSeq: number) {
		await this.#bridge.ask('compact', { address, snapshot: ownBytes(snapshot), uptoSeq })
	}

	async createProduction(production: Production, births: readonly Birth[], owner?: string) {
		await this.#bridge.ask('create', { production, births, owner: owner ?? null })
	}

	listProductions() {
		return this.#bridge.ask('list', null)
	}

	async renameProduction(id: string, title: string) {
		await this.#bridge.ask('rename', { id, title })
	}

	removeProduction(id: string, at: number) {
		return this.#bridge.ask('remove', { id, at })
	}

	async check() {
		await this.#bridge.ask('check', null)
	}

	verify() {
		return this.#bridge.ask('verify', null)
	}

	/** Through a connection of its own, so that edits go on being saved meanwhile. */
	async backup(file: string) {
		const partial = `${file}.partial`
		await rm(partial, { force: true })
		const reader = await SqliteBridge.open(this.#file)
		try {
			await reader.ask('backup', partial)
		} finally {
			await reader.close()
		}
		await rename(partial, file)
	}

	async close() {
		await this.#committing
		await this.#bridge.close()
	}

	async #commit(): Promise<void> {
		while (this.#queue.length > 0) {
			const batch = this.#queue
			this.#queue = []
			await this.#commitBatch(batch)
		}
		this.#committing = null
	}

	async #commitBatch(batch: Append[]): Promise<void> {
		const since = this.#queuedAt
		this.#inFlight = batch.length
		try {
			const rows = batch.map(({ resolve: _, reject: __, ...row }) => row)
			const seqs = await this.#bridge.ask('append', rows)
			this.commits++
			this.#committed?.({ edits: batch.length, waitedMs: performance.now() - since })
			for (const [index, append] of batch.entries()) append.resolve(seqs[index] as number)
		} catch (error) {
			// What queued up behind the failure may depend on what has just been lost.
			const lost = [...batch, ...this.#queue]
			this.#queue = []
			for (const append of lost) append.reject(error as Error)
		} finally {
			this.#inFlight = 0
		}
	}
}

/** Posting a view to a worker copies the whole buffer behind it, which may be a large shared one. */
function ownBytes(bytes: Uint8Array): Uint8Array {
	const whole = bytes.byteLength === bytes.buffer.byteLength && bytes.constructor === Uint8Array
	return whole ? bytes : Uint8Array.from(bytes)
}
