import { timingSafeEqual } from 'node:crypto'
import { hashOfToken, newToken } from './tokens.ts'

/**
 * The one-use address by which a fresh server gets its owner. It is printed where only whoever
 * started the server can read it, and a new one with every start until it has been used.
 */
export class SetUp {
	#token: string | null

	constructor({ isNeeded }: { isNeeded: boolean }) {
		this.#token = isNeeded ? newToken() : null
	}

	/** Whether the server still waits for its owner. */
	get isNeeded(): boolean {
		return this.#token !== null
	}

	/** The address to print; null when there is nothing to set up. */
	address(origin: string): string | null {
		return this.#token === null ? null : `${origin}/set-up#${this.#token}`
	}

	/** Whether a token is the one that was printed. */
	opens(token: string): boolean {
		if (this.#token === null) return false
		const [given, expected] = [token, this.#token].map((text) => Buffer.from(hashOfToken(text)))
		return timingSafeEqual(given as Buffer, expected as Buffer)
	}

	/** Takes the token once; false when somebody else was faster. */
	use(): boolean {
		const wasNeeded = this.isNeeded
		this.#token = null
		return wasNeeded
	}

	/** Waits again, under a new address, because making the owner failed. */
	reopen(): void {
		this.#token = newToken()
	}
}
