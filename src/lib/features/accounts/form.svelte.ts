import type { Answer } from '$lib/client/api.ts'
import type { Check } from './checks.ts'

type Field = { check: Check; value?: string }

/**
 * What a page asks for: what was written, what is wrong with it, and sending it, one at a time.
 * A server that has been asked too often is left alone for as long as it wants.
 */
export class Form<Name extends string> {
	readonly #checks: Record<Name, Check>
	#values = $state() as Record<Name, string>
	#faults = $state<Partial<Record<Name, string>>>({})
	#busy = $state(false)
	#complaint = $state<string | null>(null)
	#code = $state<string | null>(null)
	#waitSeconds = $state(0)

	constructor(fields: Record<Name, Field>) {
		const entries = Object.entries(fields) as [Name, Field][]
		this.#checks = record(entries, (field) => field.check)
		this.#values = record(entries, (field) => field.value ?? '')
	}

	get values(): Readonly<Record<Name, string>> {
		return this.#values
	}

	/** On its way to the server. */
	get busy(): boolean {
		return this.#busy
	}

	/** Why the server would not have it, as a sentence. */
	get complaint(): string | null {
		return this.#complaint
	}

	/** Why the server would not have it, as a word for the page. */
	get code(): string | null {
		return this.#code
	}

	/** How long until it may be sent again. */
	get waitSeconds(): number {
		return this.#waitSeconds
	}

	fault(name: Name): string | null {
		return this.#faults[name] ?? null
	}

	/** Writes into a field, whose fault is gone with that. */
	write(name: Name, value: string): void {
		this.#values[name] = value
		delete this.#faults[name]
	}

	/** Empties every field, as passwords are once they are changed. */
	clear(): void {
		for (const name of this.#names()) this.#values[name] = ''
	}

	/** Sends it when nothing is wrong with it. Answers the value the server gave, or null. */
	async send<Value>(
		doing: (values: Record<Name, string>) => Promise<Answer<Value>>
	): Promise<{ value: Value } | null> {
		if (this.#busy || this.#waitSeconds > 0 || !this.#isSound()) return null
		this.#busy = true
		this.#complaint = this.#code = null
		const said = await doing({ ...this.#values })
		this.#busy = false
		if (said.ok) return { value: said.value }
		this.#complaint = said.message
		this.#code = said.code
		if (said.waitMs !== undefined) this.#wait(said.waitMs)
		return null
	}

	#isSound(): boolean {
		const faults: Partial<Record<Name, string>> = {}
		for (const name of this.#names()) {
			const fault = this.#checks[name](this.#values[name])
			if (fault !== null) faults[name] = fault
		}
		this.#faults = faults
		return Object.keys(faults).length === 0
	}

	#wait(ms: number): void {
		this.#waitSeconds = Math.ceil(ms / 1000)
		const timer = setInterval(() => {
			this.#waitSeconds -= 1
			if (this.#waitSeconds > 0) return
			clearInterval(timer)
			this.#complaint = this.#code = null
		}, 1000)
	}

	#names(): Name[] {
		return Object.keys(this.#checks) as Name[]
	}
}

function record<Name extends string, From, To>(
	entries: [Name, From][],
	map: (from: From) => To
): Record<Name, To> {
	return Object.fromEntries(entries.map(([name, from]) => [name, map(from)])) as Record<Name, To>
}
