import * as Y from 'yjs'
import { isOneHistory, type Lineage } from '#protocol/lineage.ts'
import { lineageOf, type Device, type StoredLineage, type StoredUpdate } from './device.ts'

/** Writes are this far apart: what comes after a pause is written at once, a burst of typing in one. */
const batchMs = 50
/** A database that failed is tried again, for as long as the page is open. */
const retryMs = 5000
/** So many rows make opening slower than writing the document out once. */
const compactAtRows = 200

export type KeeperState = { unkept: number; failure: string | null }

/** How a document stands to the server, as far as what is kept has to say it. */
export type Standing = {
	/** Whether the update that is being applied is the server's, and so on its disk. */
	isHearing: boolean
	/** Edits of this visit and of earlier ones that the server has not said are saved. */
	waiting: number
	/** Whether the line is open and the server has told what it has. */
	isInStep: boolean
	/** Which history the document follows, once that is known. */
	lineage: Lineage | null
}

type Batch = { bytes: Uint8Array; isUnsaved: boolean }[]

/**
 * Keeps one document in this device's database and opens it from there. Every update, mine or a
 * colleague's, is written in batches; `state.unkept` counts updates still in memory only.
 */
export class Keeper {
	readonly #device: Device
	readonly #document: string
	readonly #doc: Y.Doc
	readonly #onChange: (state: KeeperState) => void
	readonly #standing: () => Standing
	readonly #rows = new Set<number>()
	#buffer: Batch = []
	/** Whether rows are kept that may hold edits the server does not have. */
	#hasUnsaved = false
	/** Which history what was kept followed when it was opened, and whether that is noted with it. */
	#lineage: Lineage | null = null
	#isNoted = false
	#timer: ReturnType<typeof setTimeout> | null = null
	#flushedAt = 0
	#writing: Promise<void> = Promise.resolve()
	#state: KeeperState = { unkept: 0, failure: null }
	#closed = false
	#isAbandoned = false

	constructor(
		device: Device,
		document: { name: string; doc: Y.Doc; standing: () => Standing },
		onChange: (state: KeeperState) => void
	) {
		this.#device = device
		this.#document = document.name
		this.#doc = document.doc
		this.#standing = document.standing
		this.#onChange = onChange
	}

	/** Reads what is kept into the document, then keeps every change. Answers whether it was kept before. */
	async open(): Promise<boolean> {
		const rows = await this.#device.updates.where('document').equals(this.#document).sortBy('n')
		const read = () => rows.forEach((row) => Y.applyUpdate(this.#doc, row.bytes, this))
		// Not local: what earlier visits wrote is not an edit made now.
		Y.transact(this.#doc, read, this, false)
		for (const row of rows) this.#rows.add(row.n)
		this.#hasUnsaved = rows.some(({ unsaved }) => unsaved)
		const noted = await this.#device.lineages.get(this.#document)
		// Copies that were made before copies noted it are of the first history there was.
		const first = rows.length > 0 ? { generation: null, epoch: 1, seq: 0 } : null
		// One known to be empty follows whatever history there is: it has nothing to mix up.
		this.#lineage = first && noted ? lineageOf(noted) : first
		this.#isNoted = first !== null && noted !== undefined
		this.#doc.on('update', this.#collect)
		return first !== null || noted !== undefined
	}

	/** Which history what was kept follows; null when nothing was. */
	get lineage(): Lineage | null {
		return this.#lineage
	}

	#collect = (bytes: Uint8Array, origin: unknown): void => {
		if (origin === this) return
		this.#buffer.push({ bytes, isUnsaved: !this.#standing().isHearing })
		this.#change({ ...this.#state, unkept: this.#state.unkept + 1 })
		// Between the two, whatever the clock has been set to since.
		const wait = Math.max(0, this.#flushedAt + batchMs - Date.now())
		this.#timer ??= setTimeout(() => void this.flush(), Math.min(wait, batchMs))
	}

	/** Writes what is in memory now. Call it when the page hides. Never rejects: a failure is in the state. */
	flush(): Promise<void> {
		if (this.#timer !== null) clearTimeout(this.#timer)
		this.#timer = null
		this.#flushedAt = Date.now()
		this.#writing = this.#writing.then(() => this.#write())
		return this.#writing
	}

	/** All my edits are on the server: what is kept is marked so, even if that is nothing. */
	settle(): void {
		if (!this.#hasNews) return
		const settled = () => (this.#hasNews ? this.#store([]).catch(() => undefined) : undefined)
		this.#writing = this.#writing.then(settled)
	}

	/** Whether what is noted of the server's copy is behind. An empty one is noted too: it is known to be empty. */
	get #hasNews(): boolean {
		if (this.#isAbandoned) return false
		return this.#hasUnsaved || (!this.#isNoted && this.#standing().isInStep)
	}

	async #write(): Promise<void> {
		const batch = this.#buffer
		if (batch.length === 0 || this.#isAbandoned) return
		this.#buffer = []
		try {
			await this.#store(batch)
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

	/** Adds what came, and notes how far it follows which history: both or neither. */
	async #store(batch: Batch): Promise<void> {
		const { updates, waiting, lineages, aside } = this.#device
		const document = this.#document
		await this.#device.transaction('rw', [updates, waiting, lineages, aside], async () => {
			const { lineage, waiting: own, isInStep } = this.#standing()
			const stored = await lineages.get(document)
			if (this.#isElsewhere(lineage, stored)) return this.#layAside(batch)
			const others = await waiting.where('document').equals(document).count()
			const isSettled = own === 0 && others === 0
			if (isSettled && this.#hasUnsaved) await this.#unmark()
			for (const isUnsaved of [false, true]) {
				const part = batch.filter((each) => each.isUnsaved === isUnsaved)
				if (part.length > 0) await this.#add(merged(part), isUnsaved && !isSettled)
			}
			if (lineage === null) return
			const reached = stored && isOneHistory(stored, lineage) ? stored.seq : 0
			const seq = Math.max(lineage.seq, reached)
			const at = isInStep || !stored ? Date.now() : stored.at
			await lineages.put({ ...lineage, seq, document, at })
			this.#isNoted = true
		})
	}

	async #add(bytes: Uint8Array, isUnsaved: boolean): Promise<void> {
		const row = { document: this.#document, bytes, ...(isUnsaved && { unsaved: true as const }) }
		this.#rows.add(await this.#device.updates.add(row))
		this.#hasUnsaved ||= isUnsaved
	}

	async #unmark(): Promise<void> {
		const rows = this.#device.updates.where('document').equals(this.#document)
		await rows.modify((row) => void delete row.unsaved)
		this.#hasUnsaved = false
	}

	/** Whether another tab has found out that the server's document has another history, and begun anew. */
	#isElsewhere(lineage: Lineage | null, stored: StoredLineage | undefined): boolean {
		if (lineage === null || !this.#isNoted) return false
		return stored === undefined || !isOneHistory(stored, lineage)
	}

	#newestAside() {
		return this.#device.aside.where('document').equals(this.#document).last()
	}

	async #layAside(batch: Batch): Promise<void> {
		const newest = await this.#newestAside()
		if (newest === undefined || batch.length === 0) return
		const mine = Y.mergeUpdates([newest.mine, merged(batch)])
		await this.#device.aside.put({ ...newest, mine })
	}

	/** Only rows this tab has read or written are replaced: another tab's may not be in this document yet. */
	async #compact(): Promise<void> {
		const replaced = [...this.#rows]
		const { updates } = this.#device
		await this.#device
			.transaction('rw', updates, async () => {
				const rows = this.#hasUnsaved ? await updates.bulkGet(replaced) : []
				const bytes = Y.encodeStateAsUpdate(this.#doc)
				await updates.bulkDelete(replaced)
				this.#rows.clear()
				if (!this.#hasUnsaved) return this.#add(bytes, false)
				// What the server has stays apart from what it may not have.
				for (const isUnsaved of [false, true]) {
					const part = rows.filter(
						(row) => row !== undefined && (row.unsaved ?? false) === isUnsaved
					)
					if (part.length > 0) await this.#add(merged(part as StoredUpdate[]), isUnsaved)
				}
			})
			.catch((error: unknown) => {
				for (const n of replaced) this.#rows.add(n)
				throw error
			})
	}

	#change(state: KeeperState): void {
		this.#state = state
		this.#onChange(state)
	}

	/**
	 * Its rows are being taken off this device: stops at once and writes nothing back. Where they were
	 * laid aside, what is still in memory goes there too.
	 */
	abandon(): void {
		this.#closed = true
		this.#doc.off('update', this.#collect)
		this.#rows.clear()
		if (!this.#isNoted) this.#isAbandoned = true
		else void this.flush().then(() => (this.#isAbandoned = true))
	}

	/** Writes what is left and stops listening. */
	async close(): Promise<void> {
		this.#doc.off('update', this.#collect)
		this.#closed = true
		await this.flush()
	}
}

function merged(parts: readonly { bytes: Uint8Array }[]): Uint8Array {
	const all = parts.map(({ bytes }) => bytes)
	return all.length === 1 ? (all[0] as Uint8Array) : Y.mergeUpdates(all)
}
