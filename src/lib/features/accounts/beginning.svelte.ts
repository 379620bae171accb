import type { Answer } from '$lib/client/api.ts'
import {
	backupsToBeginWith,
	beginWithBackup,
	bringBackup,
	type Backup
} from '$lib/client/backups.ts'
import { Asked } from './asked.svelte.ts'

/** What is being done: a file is on its way, a backup is examined, the server starts again with it. */
type Doing = 'bringing' | 'examining' | 'starting' | null

/** How often a server that starts again is asked whether it is there. */
const askEveryMs = 700
const mostAsked = 180

const stayedAway =
	'The server has not come back with this backup. What it printed says why, or where to set it up.'

/** A new server that begins with a backup. */
export class Beginning {
	readonly backups: Asked<(Backup & { id: string })[]>
	readonly #token: string
	readonly #isSetUp: () => Promise<boolean>
	#doing = $state<Doing>(null)
	#complaint = $state('')

	/** `isSetUp` asks the server whether it has an owner by now. */
	constructor(token: string, isSetUp: () => Promise<boolean>) {
		this.#token = token
		this.#isSetUp = isSetUp
		this.backups = new Asked(async () => {
			const said = await backupsToBeginWith(token)
			if (!said.ok) return said
			return { ok: true, value: said.value.backups.map((one) => ({ ...one, id: one.name })) }
		})
	}

	get doing(): Doing {
		return this.#doing
	}

	/** Why it could not be done. */
	get complaint(): string {
		return this.#complaint
	}

	/** Sends a file to stand among the backups; answers it once it does. */
	async bring(file: File): Promise<Backup | null> {
		const said = await this.#attempt('bringing', () => bringBackup(this.#token, file))
		this.#doing = null
		if (said === null) return null
		await this.backups.refresh()
		return said.backup
	}

	/** Has the server begin with one; true once it runs with it. */
	async begin(name: string): Promise<boolean> {
		const said = await this.#attempt('examining', () => beginWithBackup(this.#token, name))
		if (said !== null) this.#doing = 'starting'
		const isThere = said !== null && (await this.#comesBack())
		if (said !== null && !isThere) this.#complaint = stayedAway
		this.#doing = null
		return isThere
	}

	async #comesBack(): Promise<boolean> {
		for (let asked = 0; asked < mostAsked; asked++) {
			await new Promise((go) => setTimeout(go, askEveryMs))
			if (await this.#isSetUp()) return true
		}
		return false
	}

	async #attempt<Value>(doing: Doing, ask: () => Promise<Answer<Value>>): Promise<Value | null> {
		if (this.#doing !== null) return null
		this.#doing = doing
		this.#complaint = ''
		const said = await ask()
		if (said.ok) return said.value
		this.#complaint = said.message
		return null
	}
}
