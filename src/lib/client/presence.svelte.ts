import { createSubscriber } from 'svelte/reactivity'
import type { Awareness } from 'y-protocols/awareness'
import * as z from 'zod/mini'

const state = z.object({
	person: z.object({
		id: z.string().check(z.maxLength(64)),
		name: z.string().check(z.maxLength(60)),
		role: z.string().check(z.maxLength(60))
	}),
	/** The strips being dragged, and the strip or list end they would land before. */
	held: z.optional(
		z.nullable(z.object({ ids: z.array(z.string()).check(z.maxLength(5000)), before: z.string() }))
	),
	/** What the person has selected or opened, so that others see where they are. */
	at: z.optional(z.nullable(z.string()))
})

type State = z.infer<typeof state>
type Person = State['person']

/** Somebody else who is here now, once per open window. */
export type Colleague = State & { client: number }

/**
 * Who is here and what they point at. Nothing of it is stored; whoever leaves is gone. What others
 * send is checked before anything shows it.
 */
export class Presence {
	readonly #awareness: Awareness
	readonly #subscribe: () => void

	constructor(awareness: Awareness, me: Person) {
		this.#awareness = awareness
		this.#subscribe = createSubscriber((update) => {
			// A moment later: an editor can put its caret somewhere while a screen is being drawn.
			const news = () => queueMicrotask(update)
			awareness.on('change', news)
			return () => awareness.off('change', news)
		})
		awareness.setLocalState({ person: me, held: null, at: null })
	}

	/** Every other window that is open, mine too when I have two. */
	get others(): Colleague[] {
		this.#subscribe()
		const others: Colleague[] = []
		for (const [client, raw] of this.#awareness.getStates()) {
			if (client === this.#awareness.clientID) continue
			const parsed = state.safeParse(raw)
			if (parsed.success) others.push({ client, ...parsed.data })
		}
		return others.sort((a, b) => a.client - b.client)
	}

	/** The people here, each once. */
	get people(): Person[] {
		const people = new Map<string, Person>()
		for (const other of this.others) people.set(other.person.id, other.person)
		return [...people.values()]
	}

	/** Shows others which strips I hold and where they would land; null when I let go. */
	hold(held: State['held']): void {
		this.#awareness.setLocalStateField('held', held ?? null)
	}

	/** Shows others where I am. */
	pointAt(id: string | null): void {
		if (this.#awareness.getLocalState()?.at !== id) this.#awareness.setLocalStateField('at', id)
	}

	/** Another name, or another role. */
	introduce(me: Person): void {
		this.#awareness.setLocalStateField('person', me)
	}
}
