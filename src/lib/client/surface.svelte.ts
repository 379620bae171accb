import { createSubscriber } from 'svelte/reactivity'
import type { Awareness } from 'y-protocols/awareness'
import * as z from 'zod/mini'
import { crowdMs, paced } from './pace.ts'

const number = z.number().check(z.gte(-1e7), z.lte(1e7))
const point = z.object({ x: number, y: number })

const doing = z.object({
	/** Where the pointer is on the surface; null when it is off it. */
	point: z.nullable(point),
	/** The pointer leaves a trail that fades. */
	laser: z.boolean(),
	/** What is being moved, and how far so far. */
	moving: z.nullable(
		z.object({ ids: z.array(z.string().check(z.maxLength(64))).check(z.maxLength(100)), by: point })
	),
	/** What the person sees of the surface. */
	view: z.nullable(z.object({ x: number, y: number, width: number, height: number })),
	/** Asks everyone to come along, since when; 0 for not. */
	callsSince: z.number(),
	/** A clock that counts down for everyone, until this moment in ms; 0 for none. */
	timerUntil: z.number()
})

const state = z.object({
	person: z.object({
		id: z.string().check(z.maxLength(64)),
		name: z.string().check(z.maxLength(60))
	}),
	surface: doing
})

/** What somebody is doing on a surface now. */
export type Doing = z.infer<typeof doing>

/** Somebody else on the surface, once per open window. */
export type Visitor = { client: number; person: { id: string; name: string } } & Doing

/** Others are told this often at most, and see the rest as one smooth movement. */
const tellMs = 100

const nothing: Doing = {
	...{ point: null, laser: false, moving: null },
	...{ view: null, callsSince: 0, timerUntil: 0 }
}

/** Who is on a surface that one can point at: their pointers, and what they move. Nothing is stored. */
export class Surface {
	readonly #awareness: Awareness
	readonly #subscribe: () => void
	readonly #known = new WeakMap<object, Visitor | null>()
	#mine: Doing = nothing
	#waiting: ReturnType<typeof setTimeout> | null = null
	#toldAt = 0

	constructor(awareness: Awareness, me: { id: string; name: string; role: string }) {
		this.#awareness = awareness
		this.#subscribe = createSubscriber((update) => {
			// Never at once: an editor can put its caret somewhere while a screen is being drawn.
			const { ask, drop } = paced(update, crowdMs)
			awareness.on('change', ask)
			return () => {
				drop()
				awareness.off('change', ask)
			}
		})
		awareness.setLocalState({ person: me, surface: nothing })
	}

	/** Everybody else's window on this surface. */
	get others(): Visitor[] {
		this.#subscribe()
		const others: Visitor[] = []
		for (const [client, raw] of this.#awareness.getStates()) {
			if (client === this.#awareness.clientID) continue
			const visitor = this.#read(client, raw)
			if (visitor !== null) others.push(visitor)
		}
		return others.sort((a, b) => a.client - b.client)
	}

	/** What somebody said; read once, for most of what is there when one speaks is what was there before. */
	#read(client: number, raw: object): Visitor | null {
		const known = this.#known.get(raw)
		if (known !== undefined) return known
		const { success, data } = state.safeParse(raw)
		const visitor = success ? { client, person: data.person, ...data.surface } : null
		this.#known.set(raw, visitor)
		return visitor
	}

	/** Tells others what I am doing: at once when that is a while ago, else a moment later. */
	tell(values: Partial<Doing>): void {
		this.#mine = { ...this.#mine, ...values }
		if (this.#waiting !== null) return
		const wait = Math.max(0, this.#toldAt + tellMs - performance.now())
		this.#waiting = setTimeout(() => this.#send(), wait)
	}

	#send(): void {
		this.#waiting = null
		this.#toldAt = performance.now()
		this.#awareness.setLocalStateField('surface', this.#mine)
	}

	/** I am off the surface: nobody sees me there any more. */
	leave(): void {
		if (this.#waiting !== null) clearTimeout(this.#waiting)
		this.#waiting = null
		this.#awareness.setLocalState(null)
	}
}
