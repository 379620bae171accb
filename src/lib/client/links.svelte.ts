import * as z from 'zod/mini'
import { done, request, type Answer, type Asked } from './api.ts'
import { keepFresh } from './fresh.ts'

const link = z.object({
	id: z.string(),
	/** `one-line`, `day`, `delivery`, `feed` for a calendar, `booking` for one that is asked for, or what only a newer server knows. */
	kind: z.string(),
	day: z.nullable(z.string()),
	/** What it shows, in words. */
	heading: z.string(),
	recipient: z.string(),
	isWatermarked: z.boolean(),
	publishedBy: z.string(),
	/** Milliseconds since 1970, like every time here. */
	createdAt: z.number(),
	publishedAt: z.number(),
	expiresAt: z.number(),
	opens: z.number(),
	lastOpenedAt: z.nullable(z.number())
})
const listed = z.object({ links: z.array(link) })
const made = z.object({ id: z.string(), link: z.string() })

/** A published page and the link it is read by. */
export type ShareLink = z.infer<typeof link>

/** What a link is made of: the one-line schedule, the day that this break closes, the delivery to this recipient. */
export type Sharing = {
	kind: 'one-line' | 'day' | 'delivery'
	day: string | null
	recipient: string
	isWatermarked: boolean
	days: number
}

/**
 * What a calendar is about: the shooting days; one cast member's calls, or a department's ('' for all
 * crew); the sessions of one thing that is booked ('' for all of them).
 */
export type Following =
	| { kind: 'shooting-days' }
	| { kind: 'cast'; element: string }
	| { kind: 'crew'; department: string }
	| { kind: 'sessions'; resource: string; isBusyOnly: boolean }

/** A calendar to be followed. `zone` is the IANA zone that call times are in. */
export type FeedOrder = { subject: Following; zone: string; recipient: string; days: number }

/** A booking that somebody without an account is asked to take. */
export type BookingOrder = {
	session: string
	resource: string
	recipient: string
	message: string
	days: number
}

/** A link just made: its address, which the server can never say again. */
export type Shared = z.infer<typeof made>

/** How soon an opened link is seen to have been. */
const freshMs = 60_000

/** The published pages of one production, as the server last said. */
export class Links {
	readonly #path: string
	readonly #asks: string
	#list = $state.raw<readonly ShareLink[]>([])
	#known = $state(false)
	#complaint = $state<string | null>(null)
	#asked = 0

	constructor(production: string) {
		this.#path = `/api/productions/${encodeURIComponent(production)}/links`
		this.#asks = `/api/productions/${encodeURIComponent(production)}/booking-links`
	}

	/** Last published first. */
	get list(): readonly ShareLink[] {
		return this.#list
	}

	/** The server has answered at least once. */
	get known(): boolean {
		return this.#known
	}

	/** Why the list is not there, or not fresh. */
	get complaint(): string | null {
		return this.#complaint
	}

	/** Keeps the list fresh while somebody looks. Answers how to stop. */
	follow(): () => void {
		return keepFresh(() => this.refresh(), freshMs)
	}

	/** Asks which there are. */
	async refresh(): Promise<void> {
		const mine = ++this.#asked
		const asked = await request({ method: 'GET', path: this.#path }, listed)
		// A later question has a newer answer, whichever comes first.
		if (mine !== this.#asked) return
		this.#complaint = asked.ok ? null : asked.message
		if (!asked.ok) return
		this.#list = asked.value.links.toSorted((one, other) => other.publishedAt - one.publishedAt)
		this.#known = true
	}

	/** Publishes a page and makes a link to it. */
	async share(values: Sharing): Promise<Answer<Shared>> {
		return this.#make(values)
	}

	/** Makes a calendar that follows the board, and the address that calendar programs read it at. */
	async makeCalendar(values: FeedOrder): Promise<Answer<Shared>> {
		return this.#make({ kind: 'feed', ...values })
	}

	/** Asks somebody to take a booking, by a link. */
	async askBooking(values: BookingOrder): Promise<Answer<Shared>> {
		return this.#make(values, this.#asks)
	}

	/** Makes a link show the board as it is now. Answers a sentence when it shows what it did. */
	async publishAgain(id: string): Promise<string | null> {
		return this.#change({ method: 'POST', path: `${this.#one(id)}/publish`, body: {} })
	}

	/** Ends a link. Answers a sentence when it stays open. */
	async revoke(id: string): Promise<string | null> {
		return this.#change({ method: 'DELETE', path: this.#one(id) })
	}

	async #make(body: object, path = this.#path): Promise<Answer<Shared>> {
		const asked = await request({ method: 'POST', path, body }, made)
		if (asked.ok) await this.refresh()
		return asked
	}

	#one(id: string): string {
		return `${this.#path}/${encodeURIComponent(id)}`
	}

	async #change(asking: Asked): Promise<string | null> {
		const asked = await request(asking, done)
		if (!asked.ok) return asked.message
		await this.refresh()
		return null
	}
}
