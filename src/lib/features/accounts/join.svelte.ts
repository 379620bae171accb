import { acceptInvitation, lookAtInvitation, type Invitation } from '$lib/client/account.ts'
import type { Answer } from '$lib/client/api.ts'
import type { Me } from '$lib/client/me.svelte.ts'

/** What has become of an invitation: `looking` at it, it is `open`, it has `ended`, nobody `answered`. */
export type Standing = 'looking' | 'open' | 'ended' | 'unanswered'

/** The page of somebody who holds an invitation, with an account or without one. */
export class JoinView {
	readonly me: Me
	readonly token: string
	readonly #open: (production: { id: string; role: string }) => void
	#standing = $state<Standing>('looking')
	#invitation = $state.raw<Invitation | null>(null)
	#complaint = $state<string | null>(null)
	#busy = $state(false)

	constructor(
		held: { me: Me; token: string },
		open: (production: { id: string; role: string }) => void
	) {
		this.me = held.me
		this.token = held.token
		this.#open = open
	}

	get standing(): Standing {
		return this.#standing
	}

	/** What it is for; never null while it is open. */
	get invitation(): Invitation | null {
		return this.#invitation
	}

	/** Why it could not be looked at or taken, as a sentence. */
	get complaint(): string | null {
		return this.#complaint
	}

	/** It is being taken. */
	get busy(): boolean {
		return this.#busy
	}

	/** Asks the server what it is for. */
	async look(): Promise<void> {
		this.#standing = 'looking'
		const asked = await lookAtInvitation(this.token)
		this.#complaint = asked.ok ? null : asked.message
		if (asked.ok) {
			this.#invitation = asked.value
			this.#standing = 'open'
		} else this.#standing = isOver(asked.code) ? 'ended' : 'unanswered'
	}

	/** Joins with the account that is signed in. */
	async accept(): Promise<void> {
		if (this.#busy) return
		this.#busy = true
		const said = await acceptInvitation(this.token)
		if (said.ok) await this.joined(said.value.id)
		else this.#complain(said)
		this.#busy = false
	}

	/** Signed in a moment ago, which was all that was missing. */
	async signedIn(): Promise<void> {
		await this.me.find()
		await this.accept()
	}

	/** Goes to what was joined. */
	async joined(id: string): Promise<void> {
		await this.me.find()
		this.#open({ id, role: this.#invitation?.role ?? '' })
	}

	#complain(said: Extract<Answer<unknown>, { ok: false }>): void {
		this.#complaint = said.message
		if (isOver(said.code)) this.#standing = 'ended'
	}
}

const isOver = (code: string) => code === 'link-ended' || code === 'bad-request'
