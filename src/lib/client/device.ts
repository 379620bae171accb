import { Dexie, type EntityTable, type Table } from 'dexie'

/** One batch of edits of a document, or all of it after compaction. */
export type StoredUpdate = { n: number; document: string; bytes: Uint8Array }

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
 *   remembered  who I am, which productions exist
 */
export class Device extends Dexie {
	readonly updates!: EntityTable<StoredUpdate, 'n'>
	readonly waiting!: Table<Waiting, [string, string]>
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
	async forget(address: string): Promise<void> {
		this.#tell(address)
		const rows = (table: Table) =>
			table.where('document').equals(address).or('document').startsWith(`${address}/`).delete()
		const tables = [this.updates, this.waiting]
		const work = this.transaction('rw', tables, () => Promise.all(tables.map(rows)))
		this.busy(work)
		await work
		this.#tabs.postMessage(address)
	}

	/** Takes everything off this device: the copies, who I am, what I have seen. */
	async wipe(): Promise<void> {
		this.#tell(everything)
		const tables = [this.updates, this.waiting, this.remembered]
		const work = this.transaction('rw', tables, () =>
			Promise.all(tables.map((table) => table.clear()))
		)
		this.busy(work)
		await work
		this.#tabs.postMessage(everything)
	}

	/**
	 * Somebody else sits here now. What the one before never got to send is laid aside under their
	 * id, for it must neither be read nor be sent by another; all else of theirs is taken off. What
	 * was laid aside for who sits here now is taken up again.
	 */
	async handOver(before: string, now: string): Promise<void> {
		await this.settled()
		this.#tell(everything)
		await this.transaction('rw', [this.updates, this.waiting, this.remembered], async () => {
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
			await this.updates.toCollection().modify((row) => {
				row.document = renamed(row.document)
			})
			await this.waiting.clear()
			await this.waiting.bulkPut(
				waiting.map((row) => ({ ...row, document: renamed(row.document) }))
			)
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
