import * as Y from 'yjs'
import { addressText, type DocumentAddress } from '#model/documents.ts'
import { followsOn, type Lineage } from '#protocol/lineage.ts'
import type { Hold } from '#protocol/messages/held.ts'
import type { Overwritten } from '#protocol/messages/overwritten.ts'
import type { Welcome } from '#protocol/messages/welcome.ts'
import { Connection, type ConnectionState } from './connection.ts'
import { everything, isOf, type Device, type Waiting } from './device.ts'
import { Keeper, type KeeperState } from './keeper.ts'
import type { Told } from './told.ts'
import { startsBeyond, startsIn, unsentFile, type Starts, type UnsentFile } from './unsent.ts'

/** How a document stands between this device and the server. */
export type ReplicaStatus = {
	connection: ConnectionState
	/** Whether I may change it. */
	canWrite: boolean
	/** My edits that are on their way: the server has not said they are on its disk. */
	waiting: number
	/** My edits that will not get there, because I may no longer change it. */
	unsent: number
	/** What is held of mine for an owner to allow, and what I am asked to allow. */
	holds: readonly Hold[]
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
	welcomed: (message: Welcome) => void
	accessChanged: () => void
	/** Its copy was taken off this device: it must be opened anew. */
	forgotten: () => void
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
	/** Which history the document follows; null until that is known. */
	#lineage: Lineage | null = null
	#restoredFrom: number | null = null
	#isKept = false
	#synced = false
	#inherited: Waiting[] = []
	#recorded = 0
	/** What only this device has, once the server has told a reader; until then it is what visits wrote down. */
	#beyond: { starts: Starts | null } | null = null
	#isForgotten = false
	readonly #unlisten: () => void
	#isClosed = false

	constructor(
		where: { address: DocumentAddress; url: string; device: Device; mayWrite: boolean },
		events: ReplicaEvents
	) {
		this.name = addressText(where.address)
		this.#device = where.device
		this.#events = events
		const standing = () => ({
			isHearing: this.connection.isHearing,
			waiting: this.connection.ledger.waiting,
			isInStep: this.isInStep,
			lineage: this.#lineage
		})
		const { name, doc } = this
		this.#keeper = new Keeper(where.device, { name, doc, standing }, (state) => {
			this.#kept = state
			this.#changed()
		})
		this.connection = new Connection(
			{ url: where.url, name, doc, mayWrite: where.mayWrite, held: () => this.#lineage },
			{
				changed: () => this.#changed(),
				overwritten: (message) => events.overwritten(message),
				accessChanged: () => events.accessChanged(),
				told: (told) => this.#measure(told),
				saved: (stand) => this.#follow({ generation: this.#lineage?.generation ?? null, ...stand }),
				otherHistory: () => void this.#setAside(),
				welcomed: (message) => {
					this.#restoredFrom = message.restoredFrom
					this.#follow(message)
					this.#changed()
					events.welcomed(message)
				}
			}
		)
		this.#unlisten = where.device.onForgotten((address) => {
			if (!isOf(address, this.name)) return
			this.#abandon()
			// Where everything was taken off, nobody is signed in who could open it again.
			if (address !== everything) events.forgotten()
		})
	}

	get status(): ReplicaStatus {
		const { canWrite } = this.connection
		return {
			connection: this.connection.state,
			canWrite,
			waiting: canWrite ? this.connection.ledger.waiting : 0,
			unsent: canWrite ? 0 : this.#unsent,
			holds: this.connection.holds,
			unkept: this.#kept.unkept,
			keepFailure: this.#kept.failure,
			ready: this.#isKept || this.#synced,
			synced: this.#synced
		}
	}

	/** What only this device has is one edit at least, also where nobody counted it. */
	get #unsent(): number {
		const { waiting } = this.connection.ledger
		return this.#beyond?.starts ? Math.max(waiting, 1) : waiting
	}

	/** My unsent edits as a file. */
	exportUnsent(): UnsentFile {
		const from = this.connection.ledger.unsavedFrom
		const own = from === null ? [] : [this.#row(0, from)]
		const starts = this.#beyond?.starts ?? startsIn([...this.#inherited, ...own], this.doc)
		return unsentFile({ name: this.name, doc: this.doc, starts }, new Date())
	}

	/** What the server says it has shows whether anything of mine never got there. */
	#measure(told: Told): void {
		if (this.connection.canWrite) return
		this.#beyond = { starts: startsBeyond(this.doc, told) }
		if (this.#beyond.starts === null) this.connection.ledger.settled()
		this.#changed()
	}

	/** Which history the document follows, once the server has said so, and since when it does if a restore began it. */
	get history(): { lineage: Lineage; restoredFrom: number | null } | null {
		const lineage = this.#lineage
		return this.#synced && lineage ? { lineage, restoredFrom: this.#restoredFrom } : null
	}

	/** Follows the server as far as it goes; one of another history closes the line, see `#setAside`. */
	#follow(stands: Lineage): void {
		const { generation, epoch, seq } = stands
		if (this.#lineage !== null && !followsOn(this.#lineage, { generation, epoch, seq })) return
		this.#lineage = { generation, epoch, seq }
		this.connection.follow(this.#lineage)
	}

	/** The server's document has another history: this copy is laid aside, and the other one opened. */
	async #setAside(): Promise<void> {
		if (this.#isForgotten) return
		await this.#keeper.flush()
		await this.#device.setAside(this.name).catch(() => this.connection.giveUp())
	}

	/** Resolves when what was changed so far is in this device's database. */
	kept(): Promise<void> {
		return this.#keeper.flush()
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
			this.#isKept = await this.#keeper.open()
			this.#lineage = this.#keeper.lineage
			if (this.#lineage) this.connection.follow(this.#lineage)
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
		this.#inherited = rows
		this.connection.ledger.inherited(rows.reduce((sum, row) => sum + row.edits, 0))
	}

	#changed(): void {
		if (this.connection.provider.synced) this.#synced = true
		this.#recordWaiting()
		if (this.connection.ledger.waiting === 0) this.#keeper.settle()
		this.#events.changed()
	}

	/**
	 * So that a reload without a network still says how much is waiting. What earlier visits wrote
	 * down stays as it is until it is saved; this visit writes down only its own.
	 */
	#recordWaiting(): void {
		if (this.#isForgotten) return
		const { waiting, inheritedWaiting, unsavedFrom } = this.connection.ledger
		const mine = waiting - inheritedWaiting
		const settled = inheritedWaiting === 0 ? this.#inherited.splice(0) : []
		if (mine === this.#recorded && settled.length === 0) return
		this.#recorded = mine
		const table = this.#device.waiting
		const row = this.#row(mine, unsavedFrom ?? 0)
		if (mine === 0) settled.push(row)
		// Both are begun at once: an await between them would let a later count go first.
		const writes: Promise<unknown>[] = []
		const keys = settled.map(({ document, tab }): [string, string] => [document, tab])
		if (keys.length > 0) writes.push(table.bulkDelete(keys))
		if (mine > 0) writes.push(table.put(row))
		this.#device.busy(Promise.all(writes))
	}

	#row(edits: number, from: number): Waiting {
		return { document: this.name, tab: this.#visit, edits, client: this.doc.clientID, from }
	}

	#abandon(): void {
		this.#isForgotten = true
		this.#keeper.abandon()
	}

	#flush = (): void => {
		void this.#keeper.flush()
	}

	/** Writes what is left to the device and hangs up. */
	async close(): Promise<void> {
		this.#isClosed = true
		this.#unlisten()
		removeEventListener('pagehide', this.#flush)
		document.removeEventListener('visibilitychange', this.#flush)
		this.connection.close()
		await this.#keeper.close()
		this.doc.destroy()
	}
}
