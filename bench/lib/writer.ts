import * as Y from 'yjs'
import type { Random } from '../../tests/support/random.ts'
import { LightClient, type Target } from './client.ts'
import { asMessage, Mover } from './moves.ts'
import type { Edit } from './tally.ts'
import { sleep } from './time.ts'

const inFlight = 8

/** A person with a live copy of the board, who moves strips as fast as edits are acknowledged. */
export class LiveWriter {
	/** Hears every edit of the others. */
	shown: (update: Uint8Array) => void = () => {}
	#client: LightClient
	#mover: Mover
	#edits: Edit[] = []
	/** How many of our messages are saved; the answer to the server's first question is one. */
	#saved = 0
	#isWriting = false

	private constructor(client: LightClient, mover: Mover) {
		this.#client = client
		this.#mover = mover
	}

	/** Opens one, up to date. */
	static async open(target: Target, random: Random): Promise<LiveWriter> {
		let writer: LiveWriter | null = null
		const early: Uint8Array[] = []
		const client = await LightClient.open(target, {
			edit: (_client, _clock, update) => {
				if (writer === null) early.push(update)
				else writer.#take(update)
			},
			saved: (count) => {
				if (writer !== null) writer.#hearSaved(count)
			}
		})
		const state = await client.whole()
		writer = new LiveWriter(client, new Mover(state, random))
		for (const update of early) Y.applyUpdate(writer.#mover.doc, update)
		return writer
	}

	get sent(): number {
		return this.#edits.length
	}

	/** The edits that the server has called saved. */
	acknowledged(): Edit[] {
		return this.#edits.slice(0, Math.max(0, this.#saved - 1))
	}

	/** The board as one update. */
	state(): Uint8Array {
		return Y.encodeStateAsUpdate(this.#mover.doc)
	}

	start(): void {
		this.#isWriting = true
		this.#pump()
	}

	/** Writes no more, and hears out what the other end had sent when it was killed. */
	async hearOut(): Promise<void> {
		this.#isWriting = false
		await Promise.race([this.#client.closed, sleep(1000)])
		await this.#client.drop()
	}

	async drop(): Promise<void> {
		await this.#client.drop()
	}

	#take(update: Uint8Array): void {
		Y.applyUpdate(this.#mover.doc, update)
		this.shown(update)
	}

	#hearSaved(count: number): void {
		this.#saved = count
		if (this.#isWriting) this.#pump()
	}

	#pump(): void {
		while (this.#edits.length - Math.max(0, this.#saved - 1) < inFlight) {
			const update = this.#mover.move()
			const { clock, doc } = this.#mover
			this.#edits.push({ client: doc.clientID, until: clock, update })
			this.#client.send(asMessage(update))
		}
	}
}
