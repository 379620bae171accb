import { endEverywhere } from '$lib/client/account.ts'
import type { App } from '$lib/client/app.ts'
import { signOut, unsavedOnThisDevice } from '$lib/client/sign-out.ts'

/** What has to be said before somebody is signed out. */
export type Parting =
	| { about: 'unsaved'; edits: number }
	| { about: 'everywhere'; edits: number }
	| { about: 'refused'; sentence: string }

/** Signing out: at once where nothing is lost by it, else after asking. */
export class Leaving {
	readonly #app: App
	#parting = $state.raw<Parting | null>(null)
	#busy = false

	constructor(app: App) {
		this.#app = app
	}

	/** What is asked just now. */
	get parting(): Parting | null {
		return this.#parting
	}

	/** Signs out here. */
	async leave(): Promise<void> {
		if (this.#busy) return
		this.#busy = true
		const edits = await unsavedOnThisDevice(this.#app.device)
		if (edits > 0) this.#parting = { about: 'unsaved', edits }
		else {
			const sentence = await this.#signOut()
			if (sentence !== null) this.#parting = { about: 'refused', sentence }
		}
		this.#busy = false
	}

	/** Asks whether to sign out on every device. */
	async leaveEverywhere(): Promise<void> {
		const edits = await unsavedOnThisDevice(this.#app.device)
		this.#parting = { about: 'everywhere', edits }
	}

	/** Does what was asked about. Answers a sentence when it could not be done. */
	async confirm(): Promise<string | null> {
		if (this.#parting?.about === 'everywhere') {
			const said = await endEverywhere()
			if (!said.ok) return said.message
		}
		return this.#signOut()
	}

	/** Stays signed in. */
	stay(): void {
		this.#parting = null
	}

	async #signOut(): Promise<string | null> {
		const sentence = await signOut(this.#app)
		if (sentence === null || this.#app.me.person !== null) return sentence
		// Signed out, but not cleanly: this page goes away, so the next one has to say it.
		this.#app.me.complain(sentence)
		return null
	}
}
