import * as Y from 'yjs'
import type { Device } from './device.ts'

/** Long enough to gather a burst of typing into one write, short enough that a closing tab loses nothing it has shown. */
const batchMs = 50
/** A database that failed is tried again, for as long as the page is open. */
const retryMs = 5000
/** So many rows make opening slower than writing the document out once. */
const compactAtRows = 200

export type KeeperState = { unkept: number; failure: string | null }

/**
 * Keeps one document in this device's database and opens it from there. Every update, mine or a
 * colleague's, is written in batches; `state.unkept` counts updates still in memory only.
 */
export class Keeper {
	readonly #device: Device
	readonly #document: string
	readonly #doc: Y.Doc
	readonly #onChange: (state: KeeperState) => void
	readonly #rows = new Set<number>()
	#buffer: Uint8Array[] = []
	#timer: ReturnType<typeof setTimeout> | null = null
	#writing: Promise<void> = Promise.resolve()
	#state: KeeperState = { unkept: 0, failure: null }
	#closed = false
	#isAbandoned = false

	constructor(
		device: Device,
		document: { name: string; doc: Y.Doc },
		onChange: (state: KeeperState) => void
	) {
		this.#device = device
		this.#document = document.name
		this.#doc = document.doc
		this.#onChange = onChange
	}

	/** Reads what is kept into the document, then keeps every change. Answers whether anything was there. */
	async open(): Promise<boolean> {
		const rows = await this.#device.updates.where('document').equals(this.#document).sortBy('n')
		const read = () => rows.forEach((row) => Y.applyUpdate(this.#doc, row.bytes, this))
		// Not local: what earlier visits wrote is not an edit made now.
		Y.transact(this.#doc, read, this, false)
		for (const row of rows) this.#rows.add(row.n)
		this.#doc.on('update', this.#collect)
		return rows.length > 0
	}

	#collect = (bytes: Uint8Array, origin: unknown): void => {
		if (origin === this) return
		this.#buffer.push(bytes)
		this.#change({ ...this.#state, unkept: this.#state.unkept + 1 })
		this.#timer ??= setTimeout(() => void this.flush(), batchMs)
	}

	/** Writes what is in memory now. Call it when the page hides. Never rejects: a failure is in the state. */
	flush(): Promise<void> {
		if (this.#timer !== null) clearTimeout(this.#timer)
		this.#timer = null
		this.#writing = this.#writing.then(() => this.#write())
		return this.#writing
	}

	async #write(): Promise<void> {
		const batch = this.#buffer
		if (batch.length === 0 || this.#isAbandoned) return
		this.#buffer = []
		const bytes = batch.length === 1 ? batch[0] : Y.mergeUpdates(batch)
		try {
			const row = { document: this.#document, bytes: bytes ?? new Uint8Array() }
			this.#rows.add(await this.#device.updates.add(row as typeof row & { n: number }))
			this.#change({ unkept: this.#state.unkept - batch.length, failure: null })
		} catch (error) {
			this.#buffer = [...batch, ...this.#buffer]
			const failure = error instanceof Error ? error.name : 'UnknownError'
			if (!this.#closed) this.#timer ??= setTimeout(() => void this.flush(), retryMs)
			return this.#change({ ...this.#state, failure })
		}
		// Should it fail, every row is still there, and the next write tries it again.
		if (this.#rows.size > compactAtRows) await this.#compact().catch(() => undefined)
	}

	/** Only rows this tab has read or written are replaced: another tab's may not be in this document yet. */
	async #compact(): Promise<void> {
		const replaced = [...this.#rows]
		const bytes = Y.encodeStateAsUpdate(this.#doc)
		const n = await this.#device.transaction('rw', this.#device.updates, async () => {
			await this.#device.updates.bulkDelete(replaced)
			const row = { document: this.#document, bytes }
			return this.#device.updates.add(row as typeof row & { n: number })
		})
		this.#rows.clear()
		this.#rows.add(n)
	}

	#change(state: KeeperState): void {
		this.#state = state
		this.#onChange(state)
	}

	/** Its rows are being taken off this device: stops at once and writes nothing back. */
	abandon(): void {
		this.#closed = true
		this.#isAbandoned = true
		this.#doc.off('update', this.#collect)
		this.#buffer = []
		this.#rows.clear()
	}

	/** Writes what is left and stops listening. */
	async close(): Promise<void> {
		this.#doc.off('update', this.#collect)
		this.#closed = true
		await this.flush()
	}
}
