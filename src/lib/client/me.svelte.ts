import * as z from 'zod/mini'
import { request, type Answer } from './api.ts'
import type { Device } from './device.ts'

/** Somebody, as the server names them. */
export const person = z.object({
	id: z.string(),
	name: z.string(),
	email: z.nullable(z.string()),
	/** Looking at the sample without an account. */
	isVisitor: z.boolean()
})

/** Somebody who uses Daybreak. */
export type Person = z.infer<typeof person>

const door = z.object({
	needsSetUp: z.boolean(),
	visits: z.boolean(),
	passkeys: z.boolean(),
	mail: z.boolean(),
	provider: z.nullable(z.object({ name: z.string() }))
})

/** Which ways in this server has. */
export type Door = z.infer<typeof door>

const remembered = z.object({ person, mayStart: z.boolean() })
const answer = z.object({ person: z.nullable(person), mayStart: z.boolean(), door })

/** Nothing can be promised about a server that has not answered. */
const unknownDoor: Door = {
	needsSetUp: false,
	visits: false,
	passkeys: false,
	mail: false,
	provider: null
}

/** On a dead network the board opens from this device; nobody should wait long for that. */
const openingPatienceMs = 3000

/** Who I am: asked of the server, which knows me by a cookie; remembered here for when there is no network. */
export class Me {
	readonly #device: Device
	#person = $state.raw<Person | null>(null)
	#mayStart = $state(false)
	#door = $state.raw<Door>(unknownDoor)
	#known = $state(false)
	#complaint = $state<string | null>(null)

	constructor(device: Device) {
		this.#device = device
	}

	get person(): Person | null {
		return this.#person
	}

	/** Whether I may start productions on this server. */
	get mayStart(): boolean {
		return this.#mayStart
	}

	get door(): Door {
		return this.#door
	}

	/** Whether it is settled that there is a person or not. */
	get known(): boolean {
		return this.#known
	}

	/** Why the server did not say who I am, or what went wrong with signing out; null when all is well. */
	get complaint(): string | null {
		return this.#complaint
	}

	/** Asks the server, also after signing in; without one, this device's memory. */
	async find(): Promise<void> {
		const asked = await request(
			{ method: 'GET', path: '/api/me', patienceMs: openingPatienceMs },
			answer
		)
		this.#complaint = asked.ok ? null : asked.message
		if (asked.ok) {
			this.#door = asked.value.door
			await this.#settle(asked.value)
		} else {
			const recalled = await this.#recall()
			this.#person = recalled?.person ?? null
			this.#mayStart = recalled?.mayStart ?? false
		}
		this.#known = true
	}

	/** Changes my name. */
	async rename(name: string): Promise<Answer<unknown>> {
		const asked = await request(
			{ method: 'PATCH', path: '/api/me', body: { name } },
			z.object({ person })
		)
		if (asked.ok) await this.#settle({ person: asked.value.person, mayStart: this.#mayStart })
		return asked
	}

	/** Nobody is signed in here any more. */
	async forget(): Promise<void> {
		await this.#settle({ person: null, mayStart: false })
	}

	/** Says what went wrong with signing out to whoever is left before the page. */
	complain(sentence: string): void {
		this.#complaint = sentence
	}

	async #settle(found: { person: Person | null; mayStart: boolean }): Promise<void> {
		const { person, mayStart } = found
		await this.#keep(person && { person, mayStart }).catch(() => undefined)
		this.#person = person
		this.#mayStart = mayStart
	}

	/** Remembers who I am. Copies that somebody before me left on this device are not for me to read. */
	async #keep(me: z.infer<typeof remembered> | null): Promise<void> {
		const whose = await this.#device.recall('whose')
		if (me && typeof whose === 'string' && whose !== me.person.id) {
			await this.#device.handOver(whose, me.person.id)
		}
		await this.#device.remember('me', me)
		if (me) await this.#device.remember('whose', me.person.id)
	}

	async #recall(): Promise<z.infer<typeof remembered> | null> {
		const value = await this.#device.recall('me').catch(() => undefined)
		const parsed = remembered.safeParse(value)
		return parsed.success ? parsed.data : null
	}
}
