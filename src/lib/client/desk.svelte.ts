import { createContext } from 'svelte'
import { SvelteSet } from 'svelte/reactivity'
import type { Subject } from '#model/comments/records.ts'
import type { Action } from './action.ts'
import type { Workspace } from './workspace.svelte.ts'

/** Something the palette found: a scene, a day. */
export type Found = { id: string; label: string; note: string; run: () => void }

/** What an area offers to the palette and the key help while it is on screen. */
export type Offer = {
	actions: () => readonly Action[]
	/** What matches a text, best first. */
	find: (text: string) => readonly Found[]
}

/** What is open on this screen: the production, and what the area on it lets a person do. */
export class Desk {
	readonly workspace: Workspace
	readonly #offers = new SvelteSet<Offer>()
	#palette = $state(false)
	#keyHelp = $state(false)
	#wanted = $state.raw<Subject | null>(null)

	constructor(workspace: Workspace) {
		this.workspace = workspace
	}

	/** An area puts its offer on the desk; the answer takes it off again. */
	offer(offer: Offer): () => void {
		this.#offers.add(offer)
		return () => this.#offers.delete(offer)
	}

	get actions(): readonly Action[] {
		return [...this.#offers].flatMap((offer) => offer.actions())
	}

	find(text: string): readonly Found[] {
		return [...this.#offers].flatMap((offer) => offer.find(text))
	}

	get palette(): boolean {
		return this.#palette
	}

	set palette(open: boolean) {
		this.#palette = open
	}

	/** A thing that somebody is led to: its area opens it, and takes it off the desk. */
	get wanted(): Subject | null {
		return this.#wanted
	}

	set wanted(subject: Subject | null) {
		this.#wanted = subject
	}

	get keyHelp(): boolean {
		return this.#keyHelp
	}

	set keyHelp(open: boolean) {
		this.#keyHelp = open
	}
}

export const [getDesk, setDesk] = createContext<Desk>()
