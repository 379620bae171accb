import { Dexie, type EntityTable, type Table } from 'dexie'

/** One batch of edits of a document, or all of it after compaction. */
export type StoredUpdate = { n: number; document: string; bytes: Uint8Array }

/** Edits made in one visit and kept here, that the server has not said are saved. */
export type Waiting = { document: string; tab: string; edits: number }

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

	constructor(name = 'daybreak') {
		super(name)
		this.version(1).stores({
			updates: '++n, document',
			waiting: '[document+tab], document',
			remembered: 'key'
		})
	}

	/** A remembered fact, still unknown: the browser's database is outside like any other. */
	async recall(key: string): Promise<unknown> {
		return (await this.remembered.get(key))?.value
	}

	/** Remembers a fact under a key. */
	async remember(key: string, value: unknown): Promise<void> {
		await this.remembered.put({ key, value })
	}

	/** Takes everything of a production off this device. */
	async forget(production: string): Promise<void> {
		const prefix = `${production}/`
		await this.transaction('rw', [this.updates, this.waiting], async () => {
			await this.updates.where('document').startsWith(prefix).delete()
			await this.waiting.where('document').startsWith(prefix).delete()
		})
	}
}
