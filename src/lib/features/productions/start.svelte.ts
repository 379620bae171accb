import type { Production, Productions } from '$lib/client/productions.svelte.ts'
import { sample } from './words.ts'

/** A question that waits for an answer over the page. */
export type Asking =
	| { about: 'empty' }
	| { about: 'remove'; production: Production }
	| { about: 'afresh'; production: Production }

/**
 * The page before a production is open: which there are, starting one, removing one. It asks
 * before it takes anything away.
 */
export class StartView {
	readonly productions: Productions
	readonly #open: (id: string) => void
	#asking = $state.raw<Asking | null>(null)
	#busy = $state(false)
	#complaint = $state<string | null>(null)

	constructor(productions: Productions, open: (id: string) => void) {
		this.productions = productions
		this.#open = open
	}

	get asking(): Asking | null {
		return this.#asking
	}

	/** Something is on its way to the server. */
	get busy(): boolean {
		return this.#busy
	}

	/** Why the last thing asked for was not done. */
	get complaint(): string | null {
		return this.#complaint
	}

	ask(asking: Asking): void {
		this.#complaint = null
		this.#asking = asking
	}

	/** Leaves the question unanswered. */
	dismiss(): void {
		this.#asking = null
	}

	/** Opens the sample that is there; makes one when there is none. */
	async openSample(): Promise<void> {
		const there = this.productions.list.find((one) => one.madeFrom === 'sample')
		if (there) this.#open(there.id)
		else await this.#start({ title: sample.title, from: 'sample' })
	}

	async startEmpty(title: string): Promise<void> {
		await this.#start({ title, from: 'empty' })
	}

	/** Puts a clean sample in the place of a used one. */
	async startAfresh(used: Production): Promise<void> {
		await this.#attempt(async () => {
			const made = await this.productions.create({ title: sample.title, from: 'sample' })
			if (!made.ok) return made.message
			// Made before the old one goes: if that fails, there are two and nothing is lost.
			const stays = await this.productions.remove(used.id)
			this.#open(made.id)
			return stays
		})
	}

	/** Removes a production for everyone. */
	async remove(production: Production): Promise<void> {
		await this.#attempt(() => this.productions.remove(production.id))
	}

	async #start(values: { title: string; from: 'empty' | 'sample' }): Promise<void> {
		await this.#attempt(async () => {
			const made = await this.productions.create(values)
			if (!made.ok) return made.message
			this.#open(made.id)
			return null
		})
	}

	/** Does one thing at a time; a sentence that comes back stays on the page, and the question too. */
	async #attempt(doing: () => Promise<string | null>): Promise<void> {
		if (this.#busy) return
		this.#busy = true
		this.#complaint = await doing()
		this.#busy = false
		if (this.#complaint === null) this.#asking = null
	}
}
