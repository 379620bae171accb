import { rename, rm } from 'node:fs/promises'
import type { DocumentAddress } from '#model/documents.ts'
import { DiskLog, type DiskLogParts } from './disk-log.ts'
import { editsFolder, logFilesIn, type LogFiles } from './log-files.ts'
import { SqliteBridge } from './sqlite-bridge.ts'
import type { Generation } from './sqlite-jobs.ts'
import type {
	Authorship,
	Birth,
	NewEpoch,
	Production,
	Snapshot,
	Store,
	StoredDocument
} from './store.ts'
import { sentenceOfOpening } from './trouble.ts'
import { editsIn, fileAll, segmentsIn, withUnfiled } from './unfiled.ts'

/** How a store is opened. */
export type SqliteOptions = {
	/** Somebody else writes here: what they log is read and left to them, and nothing is logged. */
	isGuest?: boolean
	/** Where the edit log lies: in a folder beside the file, unless told otherwise. */
	files?: LogFiles
	/** A batch of edits has got to the disk. */
	committed?: DiskLogParts['committed']
}

/**
 * Opens the SQLite file of a data directory, and files what a crash left in the edit log. Throws a
 * sentence when it cannot be used.
 */
export async function openSqlite(file: string, options: SqliteOptions = {}): Promise<SqliteStore> {
	const files = options.files ?? logFilesIn(editsFolder(file))
	const bridge = await SqliteBridge.open(file).catch((error: Error) => {
		throw new Error(sentenceOfOpening(file, error), { cause: error })
	})
	try {
		if (options.isGuest !== true) {
			await fileAll(files, (segment) => bridge.ask('file', ownBytes(segment)))
		}
		const generation = await bridge.ask('generation', null)
		const seq = await bridge.ask('lastSeq', null)
		return new SqliteStore({ file, files, bridge, generation, seq, ...options })
	} catch (error) {
		await bridge.close()
		throw error
	}
}

type SqliteParts = SqliteOptions & {
	file: string
	files: LogFiles
	bridge: SqliteBridge
	generation: Generation
	seq: number
}

/** How long an edit may lie in the log before it is filed: as long as a log of deeds may lag. */
const fileAfterMs = 60_000

/**
 * The store in one SQLite file and, before it, an append-only log of the newest edits. An edit is
 * committed when it is in the log. Now and then, and before anything else that has to know all edits,
 * they are filed: taken into the tables, one transaction for thousands.
 */
export class SqliteStore implements Store {
	#file: string
	#files: LogFiles
	#bridge: SqliteBridge
	#isGuest: boolean
	#generation: Generation
	#committed: SqliteOptions['committed']
	#log: DiskLog
	#filing: Promise<void> = Promise.resolve()
	#timer: NodeJS.Timeout | null = null
	#isClosed = false

	constructor(parts: SqliteParts) {
		this.#file = parts.file
		this.#files = parts.files
		this.#bridge = parts.bridge
		this.#isGuest = parts.isGuest ?? false
		this.#generation = parts.generation
		this.#committed = parts.committed
		this.#log = this.#begin(parts.seq)
	}

	get generation(): string {
		return this.#generation.id
	}

	get restoredFrom(): number | null {
		return this.#generation.restoredFrom
	}

	/** How many commits the appends so far have taken. */
	get commits(): number {
		return this.#log.commits
	}

	/** How many edits are on their way to the disk. */
	get waiting(): number {
		return this.#log.waiting
	}

	append(address: DocumentAddress, bytes: Uint8Array, authorship: Authorship | null) {
		if (this.#isGuest) return Promise.reject(new Error(guestSentence))
		if (this.#isClosed) return Promise.reject(new Error('The store has stopped.'))
		this.#timer ??= setTimeout(() => this.#fileSoon(), fileAfterMs).unref()
		return this.#log.append(address, bytes, authorship)
	}

	async load(address: DocumentAddress) {
		if (this.#isGuest) return this.#loadAsGuest(address)
		if (this.#log.holds(address)) await this.file()
		return this.#bridge.ask('load', address)
	}

	async compact(address: DocumentAddress, { bytes, vector }: Snapshot, uptoSeq: number) {
		const snapshot = { bytes: ownBytes(bytes), vector: vector && ownBytes(vector) }
		await this.#bridge.ask('compact', { address, snapshot, uptoSeq })
	}

	async beginAnew(address: DocumentAddress, { before, fresh, ...rest }: NewEpoch) {
		const change = { address, before: ownBytes(before), fresh: ownBytes(fresh), at: Date.now() }
		await this.#bridge.ask('beginAnew', { ...change, ...rest })
	}

	async createProduction(production: Production, births: readonly Birth[], owner?: string) {
		await this.#bridge.ask('create', { production, births, owner: owner ?? null })
	}

	listProductions() {
		return this.#bridge.ask('list', null)
	}

	/** Every document that anything was ever written to, of productions that are not removed. */
	async listDocuments() {
		await this.file()
		return this.#bridge.ask('documents', null)
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

	/** Takes all edits committed so far into the tables, for whoever reads them there. */
	async file(): Promise<void> {
		if (this.#isGuest) return
		await this.#log.close()
		await this.#fileClosed()
	}

	/** Begins another line of history: what is in the file now did not follow on what was there before. */
	async renewGeneration(): Promise<void> {
		await this.file()
		this.#generation = await this.#bridge.ask('renew', null)
		this.#log = this.#begin(await this.#bridge.ask('lastSeq', null))
	}

	/**
	 * Through a connection of its own, so that edits go on being saved meanwhile. The log is read
	 * first: what is filed and removed while the tables are copied is in the copy either way.
	 */
	async backup(file: string) {
		const partial = `${file}.partial`
		await rm(partial, { force: true })
		const segments = segmentsIn(this.#files)
		const reader = await SqliteBridge.open(this.#file)
		try {
			await reader.ask('backup', partial)
		} finally {
			await reader.close()
		}
		const copy = await SqliteBridge.open(partial)
		try {
			for (const segment of segments) await copy.ask('file', ownBytes(segment))
			await copy.ask('toOneFile', null)
		} finally {
			await copy.close()
		}
		await rename(partial, file)
	}

	async close() {
		this.#isClosed = true
		if (this.#timer !== null) clearTimeout(this.#timer)
		await this.file()
		await this.#bridge.close()
	}

	#begin(seq: number): DiskLog {
		return new DiskLog({
			files: this.#files,
			generation: this.#generation.id,
			seq,
			committed: this.#committed,
			closed: () => this.#fileSoon()
		})
	}

	#fileSoon(): void {
		if (this.#timer !== null) clearTimeout(this.#timer)
		this.#timer = null
		// What cannot be filed stays in the log, where it is safe, until the next time.
		this.file().catch(
			() => (this.#timer ??= setTimeout(() => this.#fileSoon(), fileAfterMs).unref())
		)
	}

	/** One after the other, and never two at once. */
	#fileClosed(): Promise<void> {
		const file = async () => {
			for (const name of this.#log.filable) {
				const segment = this.#files.read(name)
				if (segment !== null) await this.#bridge.ask('file', ownBytes(segment))
				this.#log.filed(name)
			}
		}
		const filing = this.#filing.then(file, file)
		this.#filing = filing
		return filing
	}

	/** The tables lag behind the log of whoever writes here, and that is read first for the same reason. */
	async #loadAsGuest(address: DocumentAddress): Promise<StoredDocument | null> {
		const logged = editsIn(segmentsIn(this.#files), this.#generation.id)
		const stored = await this.#bridge.ask('load', address)
		return stored === null ? null : withUnfiled(address, stored, logged)
	}
}

const guestSentence =
	'A Daybreak server is running on this data: stop it first, or do this in the browser.'

/** Posting a view to a worker copies the whole buffer behind it, which may be a large shared one. */
function ownBytes(bytes: Uint8Array): Uint8Array {
	const whole = bytes.byteLength === bytes.buffer.byteLength && bytes.constructor === Uint8Array
	return whole ? bytes : Uint8Array.from(bytes)
}
