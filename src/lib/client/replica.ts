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

/** One tab's name in the shared database, so that two tabs do not count each other's edits. */
const tab = crypto.randomUUID()

/**
 * A document kept in step three ways: in memory, in this device's database, on the server. It
 * opens from the device without a network; the server's answer merges when it comes.
 */
export class Replica {
	readonly doc = new Y.Doc()
	readonly connection: Connection
	readonly name: string
	readonly #device: Device
	readonly #keeper: Keeper
	readonly #events: ReplicaEvents
	#kept: KeeperState = { unkept: 0, failure: null }
	#hasContent = false
	#synced = false
	#inheritedTabs: [string, string][] = []
	#recorded = 0

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

	/** Opens from this device, then dials. A device without a database still gets the server's copy. */
	async open(): Promise<void> {
		addEventListener('pagehide', this.#flush)
		document.addEventListener('visibilitychange', this.#flush)
		try {
			await this.#inherit()
			this.#hasContent = await this.#keeper.open()
		} catch (error) {
			this.#kept = { unkept: 0, failure: error instanceof Error ? error.name : 'UnknownError' }
		}
		this.connection.open()
		this.#changed()
	}

	/** Edits that earlier visits kept here and never got through wait again. */
	async #inherit(): Promise<void> {
		const rows = await this.#device.waiting.where('document').equals(this.name).toArray()
		this.#inheritedTabs = rows.map((row) => [row.document, row.tab])
		this.connection.ledger.inherited(rows.reduce((sum, row) => sum + row.edits, 0))
	}

	#changed(): void {
		if (this.connection.provider.synced) this.#synced = true
		this.#recordWaiting()
		this.#events.changed()
	}

	/** So that a reload without a network still says how much is waiting. */
	#recordWaiting(): void {
		const { waiting } = this.connection.ledger
		if (waiting === this.#recorded) return
		this.#recorded = waiting
		const table = this.#device.waiting
		const inherited = this.#inheritedTabs
		if (waiting === 0) this.#inheritedTabs = []
		const write =
			waiting === 0
				? table.bulkDelete([[this.name, tab], ...inherited])
				: table.put({ document: this.name, tab, edits: waiting })
		void Promise.resolve(write).catch(() => undefined)
	}

	#flush = (): void => {
		void this.#keeper.flush()
	}

	/** Writes what is left to the device and hangs up. */
	async close(): Promise<void> {
		removeEventListener('pagehide', this.#flush)
		document.removeEventListener('visibilitychange', this.#flush)
		this.connection.close()
		await this.#keeper.close()
		this.doc.destroy()
	}
}
