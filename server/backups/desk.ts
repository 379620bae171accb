import { randomUUID } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { basename, dirname } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { databaseFile } from '../config.ts'
import { roomAt, toDisk } from '../disk.ts'
import type { Store } from '../store/store.ts'
import { aside, type Aside } from './aside.ts'
import { keptBackups, newBackupFile, pruneBackups, type KeptBackup } from './folder.ts'
import { beginsAsDatabase, NotRestorable } from './prepare.ts'
import { stageBackup } from './restore.ts'
import type { BackupPlan } from './schedule.ts'
import { stateOfBackups, type StateOfBackups } from './state.ts'
import { takeBackup } from './take.ts'

/** What a desk of backups needs. */
export type DeskParts = {
	dataDir: string
	plan: BackupPlan
	store: Pick<Store, 'backup'>
	/** Stops the server, puts the prepared backup in place, and starts again; null when nobody can. */
	beginAgain: (() => void) | null
	now: () => number
	look?: Aside
}

/** A backup on its way: its bytes, and how many there are to be. */
export type Parcel = { bytes: Readable; length: number }

/** A copy that was not made, and why, as a sentence. */
export class NotTaken extends Error {}

/** What people can do about backups while the server runs. */
export class BackupDesk {
	readonly #parts: DeskParts
	#isTaking = false
	#isPreparing = false

	constructor(parts: DeskParts) {
		this.#parts = parts
	}

	/** The copies that are there, newest first. */
	list(): Promise<KeptBackup[]> {
		return keptBackups(this.#parts.dataDir)
	}

	/** How the scheduled ones stand. */
	state(): Promise<StateOfBackups> {
		const { dataDir, plan, now } = this.#parts
		return stateOfBackups({ dataDir, backups: plan }, now())
	}

	/** Makes a copy now, and reads it back. Throws NotTaken when it cannot be made. */
	async take(): Promise<KeptBackup> {
		if (this.#isTaking) throw new NotTaken('A backup is being made already.')
		this.#isTaking = true
		try {
			const { dataDir, store, now, look = aside } = this.#parts
			const file = await newBackupFile(dataDir, { occasion: 'asked', at: now() })
			await takeBackup({ store, databaseFile: databaseFile({ dataDir }), file, look })
			return await this.#kept(file)
		} catch (error) {
			throw error instanceof NotTaken ? error : new NotTaken((error as Error).message)
		} finally {
			this.#isTaking = false
		}
	}

	/** A kept copy to take away; null when it is no longer there. */
	async open(name: string): Promise<Parcel | null> {
		const kept = await this.#named(name)
		return kept ? { bytes: createReadStream(kept.file), length: kept.bytes } : null
	}

	/** Keeps a backup from elsewhere beside the others. Throws NotRestorable when it is none, or too large. */
	async bring({ bytes, length }: Parcel): Promise<KeptBackup> {
		const { dataDir, now } = this.#parts
		const file = await newBackupFile(dataDir, { occasion: 'brought', at: now() })
		const unread = `${file}.unread-${randomUUID().slice(0, 8)}`
		try {
			await expectRoom(dirname(file), length)
			await pipeline(bytes, notMoreThan(length), createWriteStream(unread, { mode: 0o600 }))
			if (!(await beginsAsDatabase(unread))) throw new NotRestorable('This is no Daybreak backup.')
			await toDisk(unread)
			await rename(unread, file)
		} finally {
			await rm(unread, { force: true })
		}
		return this.#kept(file)
	}

	/**
	 * Gets a kept backup ready to take the place of everything; `beginAgain` then puts it there.
	 * Throws NotRestorable when it cannot be used, or another is being restored.
	 */
	async prepare(name: string): Promise<{ documents: number }> {
		const kept = await this.#named(name)
		if (kept === undefined) throw new NotRestorable('This backup is no longer there.')
		if (this.#isPreparing) throw new NotRestorable('A backup is being restored already.')
		this.#isPreparing = true
		try {
			const { dataDir, look = aside } = this.#parts
			return await stageBackup(kept.file, dataDir, look)
		} finally {
			this.#isPreparing = false
		}
	}

	/** Whether this server can begin again by itself. */
	get canBeginAgain(): boolean {
		return this.#parts.beginAgain !== null
	}

	beginAgain(): void {
		this.#parts.beginAgain?.()
	}

	/** What stands under a name now; the oldest copies have gone. */
	async #kept(file: string): Promise<KeptBackup> {
		const { dataDir, plan } = this.#parts
		await pruneBackups(dataDir, plan?.keep ?? Infinity)
		const kept = await this.#named(basename(file))
		if (kept === undefined) throw new NotTaken('The backup was not kept. Try again.')
		return kept
	}

	async #named(name: string): Promise<KeptBackup | undefined> {
		return (await this.list()).find((kept) => kept.name === name)
	}
}

/** It lies there twice while it is restored. */
async function expectRoom(folder: string, length: number): Promise<void> {
	if ((await roomAt(folder)) > 2.2 * length) return
	throw new NotRestorable(`The server’s disk has no room for it: it takes ${length} bytes, twice.`)
}

function notMoreThan(length: number) {
	return async function* (bytes: AsyncIterable<Uint8Array>) {
		let sum = 0
		for await (const piece of bytes) {
			sum += piece.length
			if (sum > length) throw new NotRestorable('More was sent than was said.')
			yield piece
		}
		if (sum < length) throw new NotRestorable('The backup did not arrive whole. Try again.')
	}
}
