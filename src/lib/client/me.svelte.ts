import * as z from 'zod/mini'
import { request } from './api.ts'
import type { Device } from './device.ts'

const person = z.object({ id: z.string(), name: z.string(), role: z.string() })

/** Somebody who uses Daybreak. */
export type Person = z.infer<typeof person>

const answer = z.object({ person: z.nullable(person) })

/** On a dead network the board opens from this device; nobody should wait long for that. */
const openingPatienceMs = 3000

/** Who I am: asked once, known to the server by a cookie, remembered here for when there is no network. */
export class Me {
	readonly #device: Device
	#person = $state.raw<Person | null>(null)
	#known = $state(false)

	constructor(device: Device) {
		this.#device = device
	}

	get person(): Person | null {
		return this.#person
	}

	/** Whether it is settled that there is a person or not. */
	get known(): boolean {
		return this.#known
	}

	/** Asks the server; without one, this device's memory. */
	async find(): Promise<void> {
		const asked = await request(
			{ method: 'GET', path: '/api/me', patienceMs: openingPatienceMs },
			answer
		)
		const found = asked.ok ? asked.value.person : await this.#recall()
		if (asked.ok && found) await this.#remember(found)
		this.#person = found
		this.#known = true
	}

	/** Says my name and role. Answers a sentence when the server would not have it. */
	async introduce(values: { name: string; role: string }): Promise<string | null> {
		const said = await request({ method: 'POST', path: '/api/me', body: values }, answer)
		if (!said.ok) return said.message
		this.#person = said.value.person
		if (this.#person) await this.#remember(this.#person)
		return null
	}

	async #recall(): Promise<Person | null> {
		const parsed = person.safeParse(await this.#device.recall('me').catch(() => undefined))
		return parsed.success ? parsed.data : null
	}

	async #remember(found: Person): Promise<void> {
		await this.#device.remember('me', found).catch(() => undefined)
	}
}
