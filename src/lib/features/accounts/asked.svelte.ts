import type { Answer } from '$lib/client/api.ts'

/** Something the server is asked for: not known yet, there, or refused with a sentence. */
export class Asked<Value> {
	readonly #ask: () => Promise<Answer<Value>>
	#value = $state.raw<Value | null>(null)
	#complaint = $state<string | null>(null)

	constructor(ask: () => Promise<Answer<Value>>) {
		this.#ask = ask
		void this.refresh()
	}

	/** What the server last said; null until it has. */
	get value(): Value | null {
		return this.#value
	}

	/** Why there is nothing newer. */
	get complaint(): string | null {
		return this.#complaint
	}

	async refresh(): Promise<void> {
		const said = await this.#ask()
		this.#complaint = said.ok ? null : said.message
		if (said.ok) this.#value = said.value
	}
}
