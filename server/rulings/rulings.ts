import type { DocumentAddress, DocumentKind } from '#model/documents.ts'
import type { Log } from '../log.ts'

/** Decides what has to be decided once, in one document's affairs. */
export type Judge = {
	/** The document whose edits call for a judgement. */
	watches: DocumentKind
	/**
	 * Judges a production as it stands and writes the rulings. Judging twice changes nothing. Answers
	 * when time alone will next have something to say, in milliseconds since 1970; null for never.
	 */
	judge: (production: string) => Promise<number | null>
}

/** The longest that a timer can be set for; whatever is later is looked at again then. */
const longestTimerMs = 2 ** 31 - 1

/**
 * Calls the judges: after each edit of what they watch, when somebody comes in, and at deadlines.
 * One production has one judgement of a kind at a time, so that two requests are never decided at
 * once; what arrives meanwhile is judged right after.
 */
export class Rulings {
	readonly #judges: readonly Judge[]
	readonly #log: Log
	/** What is being judged; true when there is more to judge by now. */
	readonly #running = new Map<string, { done: Promise<void>; again: boolean }>()
	readonly #timers = new Map<string, NodeJS.Timeout>()
	#isStopped = false

	constructor(judges: readonly Judge[], log: Log) {
		this.#judges = judges
		this.#log = log
	}

	/** Edits of a document have been committed, or somebody has come into it. */
	look({ production, kind }: DocumentAddress): void {
		for (const judge of this.#judges) if (judge.watches === kind) this.#call(judge, production)
	}

	/** Judges no more, once what is being judged is done. */
	async stop(): Promise<void> {
		this.#isStopped = true
		for (const timer of this.#timers.values()) clearTimeout(timer)
		await Promise.all([...this.#running.values()].map(({ done }) => done))
	}

	#call(judge: Judge, production: string): void {
		if (this.#isStopped) return
		const key = `${judge.watches} ${production}`
		const running = this.#running.get(key)
		if (running) running.again = true
		else this.#running.set(key, { done: this.#judge(judge, production), again: false })
	}

	async #judge(judge: Judge, production: string): Promise<void> {
		const key = `${judge.watches} ${production}`
		let next: number | null = null
		for (let again = true; again;) {
			// What is called for while this one runs is judged after it.
			await Promise.resolve()
			const running = this.#running.get(key)
			if (running) running.again = false
			try {
				next = await judge.judge(production)
			} catch (error) {
				this.#log.error({ error, production, kind: judge.watches }, 'a judgement failed')
			}
			again = !this.#isStopped && (this.#running.get(key)?.again ?? false)
		}
		this.#running.delete(key)
		if (!this.#isStopped) this.#wake(judge, production, next)
	}

	#wake(judge: Judge, production: string, at: number | null): void {
		const key = `${judge.watches} ${production}`
		clearTimeout(this.#timers.get(key))
		this.#timers.delete(key)
		if (at === null) return
		const ms = Math.min(Math.max(0, at - Date.now()), longestTimerMs)
		this.#timers.set(key, setTimeout(() => this.#call(judge, production), ms).unref())
	}
}
