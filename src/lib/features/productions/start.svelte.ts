import { visit } from '$lib/client/account.ts'
import type { Me } from '$lib/client/me.svelte.ts'
import type { Made, Production, Productions } from '$lib/client/productions.svelte.ts'
import { askForFile } from '$lib/ui/ask-for-file.ts'
import { sample } from './words.ts'

/** A question that waits for an answer over the page. */
export type Asking =
	| { about: 'empty' }
	| { about: 'remove'; production: Production }
	| { about: 'afresh'; production: Production }

/** A production as it opens: which, and what I am to it. */
export type Opened = { id: string; role: string | null }

/**
 * The page before a production is open: which there are, starting one, removing one. It asks
 * before it takes anything away.
 */
export class StartView {
	readonly me: Me
	readonly productions: Productions
	readonly #open: (production: Opened) => void
	#asking = $state.raw<Asking | null>(null)
	#busy = $state(false)
	#complaint = $state<string | null>(null)

	constructor(known: { me: Me; productions: Productions }, open: (production: Opened) => void) {
		this.me = known.me
		this.productions = known.productions
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

	/** Whether a fresh sample is to be had: by starting one, or as a visitor. */
	get maySample(): boolean {
		const { door, mayStart, person } = this.me
		return mayStart || (door.visits && (person === null || person.isVisitor))
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
		if (there) this.#open(there)
		else await this.#start(() => this.#makeSample())
	}

	async startEmpty(title: string): Promise<void> {
		await this.#start(() => this.productions.create({ title, from: 'empty' }))
	}

	/** Asks for a file of a whole production, and starts from it. */
	async pickFile(): Promise<void> {
		const file = await askForFile('.json,application/json')
		if (file) await this.startFromFile(file)
	}

	async startFromFile(file: File): Promise<void> {
		await this.#start(() => this.productions.createFrom(file))
	}

	/** Puts a clean sample in the place of a used one. */
	async startAfresh(used: Production): Promise<void> {
		await this.#attempt(async () => {
			const made = await this.#makeSample()
			if (!made.ok) return made.message
			// Made before the old one goes: if that fails, there are two and nothing is lost.
			const stays = await this.productions.remove(used.id)
			this.#open({ id: made.id, role: 'owner' })
			return stays
		})
	}

	/** Removes a production for everyone. */
	async remove(production: Production): Promise<void> {
		await this.#attempt(() => this.productions.remove(production.id))
	}

	/** Nobody becomes a visitor by looking at the sample. */
	async #makeSample(): Promise<Made> {
		const { person, mayStart } = this.me
		if (person && mayStart) return this.productions.create({ title: sample.title, from: 'sample' })
		const made = await visit()
		if (!made.ok) return { ok: false, message: made.message }
		await this.me.find()
		return { ok: true, id: made.value.id }
	}

	async #start(making: () => Promise<Made>): Promise<void> {
		await this.#attempt(async () => {
			const made = await making()
			if (!made.ok) return made.message
			this.#open({ id: made.id, role: 'owner' })
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
