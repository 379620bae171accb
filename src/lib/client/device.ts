import { Dexie, type EntityTable, type Table } from 'dexie'
import * as Y from 'yjs'
import type { Lineage } from '#protocol/lineage.ts'

/** One batch of edits of a document, or all of it after compaction. */
export type StoredUpdate = {
	n: number
	document: string
	bytes: Uint8Array
	/** Set while they hold edits that the server has not said are saved. */
	unsaved?: true
}

/** Which history the copy of a document follows, and when it last was in step with the server. */
export type StoredLineage = Lineage & { document: string; at: number }

/** A copy that can no longer be merged, because the shared document has another history. */
export type Aside = {
	n: number
	document: string
	lineage: Lineage | null
	/** What the server was known to have, and all that this device had. */
	base: Uint8Array
	mine: Uint8Array
	/** When it was last in step with the server. */
	at: number
	/** When a tab began to make its edits again. */
	claimedAt?: number
}

/** Edits made in one visit and kept here, that the server has not said are saved. */
export type Waiting = {
	document: string
	tab: string
	edits: number
	/** Who Yjs says wrote them, and the clock of the first. Missing where an older Daybreak wrote the row. */
	client?: number
	from?: number
}

/** Small facts that must be there without a network: who I am, the productions I have seen. */
export type Remembered = { key: string; value: unknown }

/**
 * What Daybreak keeps on this device, in the browser's own database:
 *
 *   updates     the documents, as Yjs updates in the order they came
 *   waiting     how many edits per document and visit are not on the server yet
 *   lineages    which history each document's copy follows
 *   aside       copies of another history than the server's, until somebody has decided about them
 *   remembered  who I am, which productions exist
 */
export class Device extends Dexie {
	readonly updates!: EntityTable<StoredUpdate, 'n'>
	readonly waiting!: Table<Waiting, [string, string]>
	readonly lineages!: EntityTable<StoredLineage, 'document'>
	readonly aside!: EntityTable<Aside, 'n'>
	readonly remembered!: EntityTable<Remembered, 'key'>
	readonly #listeners = new Set<(address: string) => void>()
	/** Other tabs of this browser have the same database. */
	readonly #tabs: BroadcastChannel
	#busy: Promise<unknown> = Promise.resolve()

	constructor(name = 'daybreak') {
		super(name)
		this.version(1).stores({
			updates: '++n, document',
			waiting: '[document+tab], document',
			remembered: 'key'
		})
		this.version(2)
			.stores({ lineages: 'document', aside: '++n, document' })
			.upgrade(async () => {
				const waiting = new Set((await this.waiting.toArray()).map(({ document }) => document))
				await this.updates.filter(({ document }) => waiting.has(document)).modify({ unsaved: true })
			})
		this.#tabs = new BroadcastChannel(`${name}/forgotten`)
		this.#tabs.onmessage = ({ data }) => this.#tell(String(data))
	}

	/** A remembered fact, still unknown: the browser's database is outside like any other. */
	async recall(key: string): Promise<unknown> {
		return (await this.remembered.get(key))?.value
	}

	/** Remembers a fact under a key. */
	async remember(key: string, value: unknown): Promise<void> {
		await this.remembered.put({ key, value })
	}

	/** Something is still being written: whoever reads it next waits for that, see `settled`. */
	busy(work: Promise<unknown>): void {
		this.#busy = Promise.allSettled([this.#busy, work])
	}

	/** Resolves when what was closed has written its last. */
	async settled(): Promise<void> {
		await this.#busy
	}

	/** Takes the copies of a production (`p1`) or of one document (`p1/stripboard`) off this device. */
	forget(address: string): Promise<void> {
		return this.#take(address, [this.updates, this.waiting, this.lineages, this.aside])
	}

	/** Takes one document's copy off, to have the server's instead. What was laid aside stays. */
	startAnew(document: string): Promise<void> {
		return this.#take(document, [this.updates, this.waiting, this.lineages])
	}

	/** Takes everything off this device: the copies, who I am, what I have seen. */
	wipe(): Promise<void> {
		return this.#take(everything, this.tables)
	}

	async #take(address: string, tables: Table[]): Promise<void> {
		this.#tell(address)
		const rows = (table: Table) =>
			address === everything
				? table.clear()
				: table.where('document').equals(address).or('document').startsWith(`${address}/`).delete()
		const work = this.transaction('rw', tables, () => Promise.all(tables.map(rows)))
		this.busy(work)
		await work
		this.#tabs.postMessage(address)
	}

	/**
	 * Lays a document's copy aside: it follows another history than the server's, and must not be merged
	 * with that. Tabs that have it open write what they still hold to what was laid aside.
	 */
	async setAside(document: string): Promise<void> {
		const tables = [this.updates, this.waiting, this.lineages, this.aside]
		const work = this.transaction('rw', tables, async () => {
			const updates = await this.updates.where('document').equals(document).sortBy('n')
			const stored = await this.lineages.get(document)
			if (updates.length > 0) {
				const bytes = (rows: StoredUpdate[]) => Y.mergeUpdates(rows.map((row) => row.bytes))
				await this.aside.add({
					document,
					lineage: stored ? lineageOf(stored) : null,
					base: bytes(updates.filter(({ unsaved }) => !unsaved)),
					mine: bytes(updates),
					at: stored?.at ?? Date.now()
				})
			}
			for (const table of [this.updates, this.waiting]) {
				await table.where('document').equals(document).delete()
			}
			await this.lineages.delete(document)
		})
		this.busy(work)
		await work
		this.#tell(document)
		this.#tabs.postMessage(document)
	}

	/**
	 * Somebody else sits here now. What the one before never got to send is laid aside under their
	 * id, for it must neither be read nor be sent by another; all else of theirs is taken off. What
	 * was laid aside for who sits here now is taken up again.
	 */
	async handOver(before: string, now: string): Promise<void> {
		await this.settled()
		this.#tell(everything)
		await this.transaction('rw', this.tables, async () => {
			await this.remembered.clear()
			const waiting = await this.waiting.toArray()
			const unsent = new Set(waiting.map(({ document }) => document))
			await this.updates.filter(({ document }) => !unsent.has(document)).delete()
			const renamed = (document: string) => {
				if (!document.includes(aside)) return `${before}${aside}${document}`
				return document.startsWith(`${now}${aside}`)
					? document.slice(now.length + aside.length)
					: document
			}
			const rename = (row: { document: string }) => void (row.document = renamed(row.document))
			await this.updates.toCollection().modify(rename)
			await this.aside.toCollection().modify(rename)
			const lineages = await this.lineages.toArray()
			await Promise.all([this.waiting.clear(), this.lineages.clear()])
			await this.waiting.bulkPut(
				waiting.map((row) => ({ ...row, document: renamed(row.document) }))
			)
			const kept = lineages.filter(({ document }) => unsent.has(document))
			await this.lineages.bulkPut(kept.map((row) => ({ ...row, document: renamed(row.document) })))
		})
		this.#tabs.postMessage(everything)
	}

	/**
	 * Calls back when copies are taken off, by this tab or another: an open one must not write
	 * itself back. `isOf` says whether it was one's own. Answers how to stop.
	 */
	onForgotten(listen: (address: string) => void): () => void {
		this.#listeners.add(listen)
		return () => this.#listeners.delete(listen)
	}

	#tell(address: string): void {
		for (const listen of [...this.#listeners]) listen(address)
	}
}

/** Stands between who it was laid aside for and the address of a document, where neither can have it. */
const aside = '|'

/** The address of all there is on a device. */
export const everything = '*'

/** Whether a document is among what was taken off. */
export function isOf(address: string, document: string): boolean {
	return address === everything || document === address || document.startsWith(`${address}/`)
}

/** Which history a stored copy follows. */
export function lineageOf({ generation, epoch, seq }: StoredLineage): Lineage {
	return { generation, epoch, seq }
}
