import * as Y from 'yjs'
import { addressText, type DocumentAddress } from '#model/documents.ts'
import type { Overwritten } from '#protocol/messages/overwritten.ts'
import { Connection, type ConnectionState } from './connection.ts'
import type { Device } from './device.ts'
import { Keeper, type KeeperState } from './keeper.ts'

/** How a document stands between this device and the server. */
export type ReplicaStatus = {
	connection: ConnectionState
	/** My edits that the server has not said are on its disk. */
	waiting: number
	/** Updates that are not even in this device's database yet. */
	unkept: number
	/** Why this device cannot keep edits, or null when it can. */
	keepFailure: string | null
	/** There is something to show: the kept copy was opened, or the server has answered. */
	ready: boolean
	/** The server's content has arrived at least once in this visit. */
	synced: boolean
}

export type ReplicaEvents = {
	changed: () => void
	overwritten: (message: Overwritten) => void
}

/**
 * A document kept in step three ways: in memory, in this device's database, on the server. It
 * opens from the device without a network; the server's answer merges when it comes.
 */
export class Replica {
	readonly doc = new Y.Doc()
	readonly connection: Connection
	readonly name: string
	/** This visit's name in the shared database, so that two do not count each other's edits. */
	readonly #visit = crypto.randomUUID()
	readonly #device: Device
	readonly #keeper: Keeper
	readonly #events: ReplicaEvents
	#kept: KeeperState = { unkept: 0, failure: null }
	#hasContent = false
	#synced = false
	#inherited: [document: string, visit: string][] = []
	#recorded = 0
	#isClosed = false

	constructor(
		where: { address: DocumentAddress; url: string; device: Device },
		events: ReplicaEvents
	) {
		this.name = addressText(where.address)
		this.#device = where.device
		this.#events = events
		this.#keeper = new Keeper(where.device, { name: this.name, doc: this.doc }, (state) => {
			this.#kept = state
			this.#changed()
		})
		this.connection = new Connection(
			{ url: where.url, name: this.name, doc: this.doc },
			{
				changed: () => this.#changed(),
				overwritten: (message) => events.overwritten(message),
				welcomed: () => this.#changed()
			}
		)
	}

	get status(): ReplicaStatus {
		return {
			connection: this.connection.state,
			waiting: this.connection.ledger.waiting,
			unkept: this.#kept.unkept,
			keepFailure: this.#kept.failure,
			ready: this.#hasContent || this.#synced,
			synced: this.#synced
		}
	}

	/** The line is open and the server has told what it has. */
	get isInStep(): boolean {
		return this.connection.provider.synced
	}

	/** Opens from this device, then dials. A device without a database still gets the server's copy. */
	async open(): Promise<void> {
		addEventListener('pagehide', this.#flush)
		document.addEventListener('visibilitychange', this.#flush)
		try {
			this.#hasContent = await this.#keeper.open()
			await this.#inherit()
		} catch (error) {
			this.#kept = { unkept: 0, failure: error instanceof Error ? error.name : 'UnknownError' }
		}
		if (this.#isClosed) return
		this.connection.open()
		this.#changed()
	}

	/** Edits that earlier visits kept here and never got through wait again. */
	async #inherit(): Promise<void> {
		const rows = await this.#device.waiting.where('document').equals(this.name).toArray()
		this.#inherited = rows.map((row) => [row.document, row.tab])
		this.connection.ledger.inherited(rows.reduce((sum, row) => sum + row.edits, 0))
	}

	#changed(): void {
		if (this.connection.provider.synced) this.#synced = true
		this.#recordWaiting()
		this.#events.changed()
	}

	/**
	 * So that a reload without a network still says how much is waiting. What earlier visits wrote
	 * down stays as it is until it is saved; this visit writes down only its own.
	 */
	#recordWaiting(): void {
		const { waiting, inheritedWaiting } = this.connection.ledger
		const mine = waiting - inheritedWaiting
		const settled = inheritedWaiting === 0 ? this.#inherited.splice(0) : []
		if (mine === this.#recorded && settled.length === 0) return
		this.#recorded = mine
		const table = this.#device.waiting
		const row = { document: this.name, tab: this.#visit, edits: mine }
		if (mine === 0) settled.push([row.document, row.tab])
		// Both are begun at once: an await between them would let a later count go first.
		const writes: Promise<unknown>[] = []
		if (settled.length > 0) writes.push(table.bulkDelete(settled))
		if (mine > 0) writes.push(table.put(row))
		void Promise.all(writes).catch(() => undefined)
	}

	#flush = (): void => {
		void this.#keeper.flush()
	}

	/** Writes what is left to the device and hangs up. */
	async close(): Promise<void> {
		this.#isClosed = true
		removeEventListener('pagehide', this.#flush)
		document.removeEventListener('visibilitychange', this.#flush)
		this.connection.close()
		await this.#keeper.close()
		this.doc.destroy()
	}
}
