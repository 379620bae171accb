import type { Target } from './client.ts'
import { LightClient } from './client.ts'
import { sleep, until } from './time.ts'

/** Edits of one person in order, and the clock of the first: so an edit is known by its clock. */
export type Script = { firstClock: number; messages: readonly Uint8Array[] }

/** One room with one editor and everyone else looking on. */
export class Fanout {
	/** Milliseconds from an edit sent to its receipt, one for each other person. */
	readonly seen: number[] = []
	/** Milliseconds from an edit sent to the word that it is on the disk. */
	readonly acked: number[] = []
	#script: Script
	#sentAt: number[] = []
	#ackedCount = 0
	#clients: LightClient[] = []
	/** Edits are forgotten before this one: they only warmed everything up. */
	#countFrom = 0

	private constructor(script: Script) {
		this.#script = script
	}

	/** Opens a room of so many people. */
	static async open(target: Target, people: number, script: Script): Promise<Fanout> {
		const room = new Fanout(script)
		room.#clients.push(await LightClient.join(target, { saved: (count) => room.#hearSaved(count) }))
		for (let person = 1; person < people; person++) {
			const listener = { edit: (_: number, clock: number) => room.#hearEdit(clock) }
			room.#clients.push(await LightClient.join(target, listener))
		}
		await sleep(200) // everyone has answered the server's first question
		return room
	}

	/** Sends the next edits, `everyMs` apart whatever comes back. */
	async play(count: number, everyMs: number): Promise<void> {
		const start = performance.now()
		for (let edit = 0; edit < count; edit++) {
			await sleep(start + edit * everyMs - performance.now())
			const message = this.#script.messages[this.#sentAt.length]
			if (message === undefined) return
			this.#sentAt.push(performance.now())
			this.#clients[0]?.send(message)
		}
		await sleep(start + count * everyMs - performance.now())
	}

	/** Measures from here on. */
	startCounting(): void {
		this.#countFrom = this.#sentAt.length
		this.seen.length = 0
		this.acked.length = 0
	}

	/** Waits for what is still under way; answers how many receipts never came. */
	async settle(mostMs: number): Promise<number> {
		const wanted = (this.#sentAt.length - this.#countFrom) * (this.#clients.length - 1)
		await until(() => this.seen.length >= wanted, mostMs)
		return wanted - this.seen.length
	}

	async close(): Promise<void> {
		await Promise.all(this.#clients.map((client) => client.drop()))
	}

	#hearEdit(clock: number): void {
		const edit = clock - this.#script.firstClock
		const sentAt = this.#sentAt[edit]
		if (sentAt !== undefined && edit >= this.#countFrom) this.seen.push(performance.now() - sentAt)
	}

	/** The answer to the server's first question counts as one message too. */
	#hearSaved(count: number): void {
		const now = performance.now()
		for (; this.#ackedCount < count - 1; this.#ackedCount++) {
			const sentAt = this.#sentAt[this.#ackedCount]
			if (sentAt !== undefined && this.#ackedCount >= this.#countFrom) this.acked.push(now - sentAt)
		}
	}
}
