import * as z from 'zod/mini'
import { request } from './api.ts'

const person = z.object({ id: z.string(), name: z.string() })
const entry = z.object({
	id: z.string(),
	/** Milliseconds since 1970. */
	at: z.number(),
	kind: z.string(),
	person: z.nullable(person),
	/** The document it happened in or to, by its word. */
	document: z.nullable(z.string()),
	detail: z.nullable(z.string()),
	/** How many edits one entry stands for. */
	count: z.number()
})
const page = z.object({
	entries: z.array(entry),
	/** Where the next page begins; null on the last one. */
	next: z.nullable(z.string()),
	kinds: z.array(z.string()),
	people: z.array(person)
})

/** One thing that somebody did or was refused. */
export type LogEntry = z.infer<typeof entry>

/** What of the log is shown; an empty word is everything. */
export type LogFilter = { kind: string; person: string; document: string }

const everything: LogFilter = { kind: '', person: '', document: '' }

/** Who did what and when in one production: the newest page, and older ones as they are asked for. */
export class Log {
	readonly #path: string
	#entries = $state.raw<readonly LogEntry[]>([])
	#kinds = $state.raw<readonly string[]>([])
	#people = $state.raw<readonly z.infer<typeof person>[]>([])
	#filter = $state.raw<LogFilter>(everything)
	#next = $state<string | null>(null)
	#busy = $state(false)
	#known = $state(false)
	#complaint = $state<string | null>(null)
	#asked = 0

	constructor(production: string) {
		this.#path = `/api/productions/${encodeURIComponent(production)}/log`
	}

	/** Newest first. */
	get entries(): readonly LogEntry[] {
		return this.#entries
	}

	/** The kinds of things that have happened here. */
	get kinds(): readonly string[] {
		return this.#kinds
	}

	/** Who is in the log, people who have left too. */
	get people(): readonly { id: string; name: string }[] {
		return this.#people
	}

	get filter(): LogFilter {
		return this.#filter
	}

	get isFiltered(): boolean {
		return Object.values(this.#filter).some((wanted) => wanted !== '')
	}

	/** There is more before what is shown. */
	get hasOlder(): boolean {
		return this.#next !== null
	}

	/** A page is on its way. */
	get busy(): boolean {
		return this.#busy
	}

	/** The server has answered at least once. */
	get known(): boolean {
		return this.#known
	}

	get complaint(): string | null {
		return this.#complaint
	}

	/** Shows what matches, from the newest. */
	async show(filter: Partial<LogFilter>): Promise<void> {
		this.#filter = { ...this.#filter, ...filter }
		await this.refresh()
	}

	/** Asks for the newest page. */
	async refresh(): Promise<void> {
		const found = await this.#ask(null)
		if (found) this.#entries = found
	}

	/** Asks for the page before what is shown. */
	async older(): Promise<void> {
		if (this.#next === null || this.#busy) return
		const found = await this.#ask(this.#next)
		if (found) this.#entries = [...this.#entries, ...found]
	}

	async #ask(before: string | null): Promise<readonly LogEntry[] | null> {
		const mine = ++this.#asked
		this.#busy = true
		const wanted = Object.entries({ ...this.#filter, before: before ?? '' })
		const query = new URLSearchParams(wanted.filter(([, value]) => value !== ''))
		const path = `${this.#path}${query.size > 0 ? `?${query.toString()}` : ''}`
		const asked = await request({ method: 'GET', path }, page)
		// Another filter was chosen meanwhile: its answer is the one to show.
		if (mine !== this.#asked) return null
		this.#busy = false
		this.#complaint = asked.ok ? null : asked.message
		if (!asked.ok) return null
		this.#next = asked.value.next
		this.#kinds = asked.value.kinds
		this.#people = asked.value.people
		this.#known = true
		return asked.value.entries
	}
}
