import { randomUUID } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { rename, rm, statfs } from 'node:fs/promises'
import { dirname } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { aside, type Aside } from './aside.ts'
import { toDisk } from './files.ts'
import { keptBackups, newBackupFile, pruneBackups, type KeptBackup } from './folder.ts'
import { beginsAsDatabase, NotRestorable } from './prepare.ts'
import { stageBackup } from './restore.ts'
import type { BackupPlan } from './schedule.ts'
import { stateOfBackups, type StateOfBackups } from './state.ts'

/** What a desk of backups needs. */
export type DeskParts = {
	dataDir: string
	plan: BackupPlan
	/** Stops the server, puts the prepared backup in place, and starts again; null when nobody can. */
	beginAgain: (() => void) | null
	now: () => number
	look?: Aside
}

/** A backup that somebody brings: its bytes, and how many they say there are. */
export type Brought = { bytes: Readable; length: number }

/** What people can do about backups while the server runs. */
export class BackupDesk {
	readonly #parts: DeskParts
	#isBusy = false

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

	/** Keeps a backup from elsewhere beside the others. Throws NotRestorable when it is none, or too large. */
	async bring({ bytes, length }: Brought): Promise<KeptBackup> {
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
		await pruneBackups(dataDir, this.#parts.plan?.keep ?? Infinity)
		const kept = (await this.list()).find((one) => one.file === file)
		if (kept === undefined) throw new NotRestorable('The backup was not kept. Try again.')
		return kept
	}

	/**
	 * Gets a kept backup ready to take the place of everything; `beginAgain` then puts it there.
	 * Throws NotRestorable when it cannot be used, or another is being restored.
	 */
	async prepare(name: string): Promise<{ documents: number }> {
		const kept = (await this.list()).find((one) => one.name === name)
		if (kept === undefined) throw new NotRestorable('This backup is no longer there.')
		if (this.#isBusy) throw new NotRestorable('A backup is being restored already.')
		this.#isBusy = true
		try {
			const { dataDir, look = aside } = this.#parts
			return await stageBackup(kept.file, dataDir, look)
		} finally {
			this.#isBusy = false
		}
	}

	/** Whether this server can begin again by itself. */
	get canBeginAgain(): boolean {
		return this.#parts.beginAgain !== null
	}

	beginAgain(): void {
		this.#parts.beginAgain?.()
	}
}

/** It lies there twice while it is restored. */
async function expectRoom(folder: string, length: number): Promise<void> {
	const { bavail, bsize } = await statfs(folder)
	if (bavail * bsize > 2.2 * length) return
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
