import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as z from 'zod'
import { databaseFile } from '../config.ts'
import type { Log } from '../log.ts'
import type { Store } from '../store/store.ts'
import { aside, type Aside } from './aside.ts'
import { backupFolder, keptBackups, newBackupFile, pruneBackups, sweepBackups } from './folder.ts'
import { takeBackup } from './take.ts'

/** How often a copy of everything is made, and how many are kept; null when none is made. */
export type BackupPlan = { everyMs: number; keep: number } | null

/** Time, as a schedule needs it. Moments are milliseconds since 1970. */
export type Clock = {
	now: () => number
	/** Does something later; answers what calls it off. */
	after: (ms: number, run: () => void) => () => void
}

export const systemClock: Clock = {
	now: () => Date.now(),
	after: (ms, run) => {
		const timer = setTimeout(run, ms).unref()
		return () => clearTimeout(timer)
	}
}

/** What a schedule needs, and whom it tells. */
export type ScheduleParts = {
	plan: BackupPlan
	dataDir: string
	store: Pick<Store, 'backup'>
	log: Log
	/** At the start, and after each attempt: what came of it, and when the newest that is there was made. */
	told: (outcome: 'found' | 'made' | 'failed', newestAt: number | null) => void
	clock?: Clock
	look?: Aside
}

/** A server that has just started has better things to do. */
const afterStartMs = 5 * 60_000

/** What failed is tried again soon: a disk that was full has been cleared, or has not. */
const retryMs = 60 * 60_000

/** Copies everything now and then while the server runs, reads each copy back, and keeps the newest. */
export class BackupSchedule {
	#parts: ScheduleParts
	#clock: Clock
	#callOff: () => void = () => {}
	#running: Promise<void> = Promise.resolve()
	#isStopped = false

	constructor(parts: ScheduleParts) {
		this.#parts = parts
		this.#clock = parts.clock ?? systemClock
	}

	/** Begins, without what is left of copies that were cut off: the next is due so long after the newest that is there. */
	async start(): Promise<void> {
		const { plan, dataDir } = this.#parts
		await sweepBackups(dataDir)
		if (plan === null) return
		const newest = await this.#newestAt()
		this.#parts.told('found', newest)
		const dueIn = newest === null ? 0 : newest + plan.everyMs - this.#clock.now()
		this.#plan(Math.max(afterStartMs, dueIn))
	}

	/** Resolves when the copy that is being made, if one is, has been made. */
	get settled(): Promise<void> {
		return this.#running
	}

	/** Makes no more copies. One that is being made may be cut off: it has no name yet, and is swept away. */
	stop(): void {
		this.#isStopped = true
		this.#callOff()
	}

	#plan(ms: number): void {
		if (this.#isStopped) return
		this.#callOff = this.#clock.after(ms, () => (this.#running = this.#run()))
	}

	async #run(): Promise<void> {
		const { plan, told, log } = this.#parts
		if (plan === null) return
		try {
			const { documents, bytes } = await this.#take(plan.keep)
			log.info({ documents, bytes }, 'backed up, and read back')
			told('made', await this.#newestAt())
			this.#plan(plan.everyMs)
		} catch (error) {
			log.error({ error }, 'no backup could be made')
			await this.#noteFailure((error as Error).message)
			told('failed', await this.#newestAt())
			this.#plan(Math.min(retryMs, plan.everyMs))
		}
	}

	async #take(keep: number) {
		const { dataDir, store, look = aside } = this.#parts
		const when = { occasion: 'scheduled', at: this.#clock.now() } as const
		const file = await newBackupFile(dataDir, when)
		const taken = await takeBackup({ store, databaseFile: databaseFile({ dataDir }), file, look })
		await pruneBackups(dataDir, keep)
		await rm(failureFile(dataDir), { force: true })
		return taken
	}

	async #newestAt(): Promise<number | null> {
		const kept = await keptBackups(this.#parts.dataDir)
		return kept.find(({ occasion }) => occasion === 'scheduled')?.at ?? null
	}

	/** For `doctor`, which is another process. On a full disk it has to do without. */
	async #noteFailure(message: string): Promise<void> {
		const text = JSON.stringify({ at: this.#clock.now(), message })
		await writeFile(failureFile(this.#parts.dataDir), text).catch(() => {})
	}
}

const failure = z.object({ at: z.number(), message: z.string() })

/** The newest attempt that failed, if none has succeeded since. */
export async function failedBackup(dataDir: string): Promise<z.infer<typeof failure> | null> {
	const text = await readFile(failureFile(dataDir), 'utf8').catch(() => null)
	if (text === null) return null
	try {
		return failure.parse(JSON.parse(text))
	} catch {
		return null
	}
}

function failureFile(dataDir: string): string {
	return join(backupFolder(dataDir), 'failed.json')
}
