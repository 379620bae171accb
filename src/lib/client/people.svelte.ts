import * as z from 'zod/mini'
import { done, request, type Answer, type Asked } from './api.ts'
import { keepFresh } from './fresh.ts'

const member = z.object({
	person: z.object({ id: z.string(), name: z.string(), email: z.nullable(z.string()) }),
	/** A role's word, or one that only a newer server knows. */
	role: z.string(),
	/** Milliseconds since 1970, like every time here. */
	joinedAt: z.number(),
	lastSeenAt: z.nullable(z.number()),
	isOnline: z.boolean()
})
const invitation = z.object({
	id: z.string(),
	role: z.string(),
	email: z.nullable(z.string()),
	invitedBy: z.string(),
	createdAt: z.number(),
	expiresAt: z.number(),
	isReusable: z.boolean()
})
const listed = z.object({ members: z.array(member), invitations: z.array(invitation) })
const made = z.object({ id: z.string(), link: z.string(), mailed: z.boolean() })

/** Somebody with a role in the production. */
export type Member = z.infer<typeof member>

/** An invitation that nobody has taken up yet. */
export type Invitation = z.infer<typeof invitation>

/** What an invitation is made of. Without an address it is passed on as a link. */
export type Inviting = { role: string; email: string | null; days: number; isReusable: boolean }

/** An invitation just made: its link, which the server can never say again, and whether it was mailed. */
export type Invited = z.infer<typeof made>

/** How soon a colleague who came or went is seen to have. */
const freshMs = 15_000

/** The people of one production, as the server last said, and what can be asked of it about them. */
export class People {
	readonly #path: string
	#members = $state.raw<readonly Member[]>([])
	#invitations = $state.raw<readonly Invitation[]>([])
	#known = $state(false)
	#complaint = $state<string | null>(null)
	#asked = 0

	constructor(production: string) {
		this.#path = `/api/productions/${encodeURIComponent(production)}`
	}

	/** Who belongs to it, as the server orders them. */
	get members(): readonly Member[] {
		return this.#members
	}

	/** Invitations that are out; none for those who may not invite. */
	get invitations(): readonly Invitation[] {
		return this.#invitations
	}

	/** The server has answered at least once. */
	get known(): boolean {
		return this.#known
	}

	/** Why the list is not there, or not fresh. */
	get complaint(): string | null {
		return this.#complaint
	}

	/** What somebody is to the production; null when they are nobody to it, or it is not known yet. */
	roleOf(person: string): string | null {
		return this.#members.find((one) => one.person.id === person)?.role ?? null
	}

	/** Keeps the list fresh while somebody looks. Answers how to stop. */
	follow(): () => void {
		return keepFresh(() => this.refresh(), freshMs)
	}

	/** Asks who there is. */
	async refresh(): Promise<void> {
		const mine = ++this.#asked
		const asked = await request({ method: 'GET', path: `${this.#path}/members` }, listed)
		// A later question has a newer answer, whichever comes first.
		if (mine !== this.#asked) return
		this.#complaint = asked.ok ? null : asked.message
		if (!asked.ok) return
		this.#members = asked.value.members
		this.#invitations = asked.value.invitations
		this.#known = true
	}

	/** Makes somebody something else here. Answers a sentence when they stay what they are. */
	async giveRole(person: string, role: string): Promise<string | null> {
		return this.#change({ method: 'PATCH', path: this.#member(person), body: { role } })
	}

	/** Takes somebody off; myself, and I have left. Answers a sentence when they stay. */
	async remove(person: string): Promise<string | null> {
		return this.#change({ method: 'DELETE', path: this.#member(person) })
	}

	/** Makes somebody else the owner; I become a coordinator. Answers a sentence when I stay it. */
	async handOn(person: string): Promise<string | null> {
		return this.#change({ method: 'POST', path: `${this.#path}/owner`, body: { person } })
	}

	/** Makes an invitation. */
	async invite(values: Inviting): Promise<Answer<Invited>> {
		const path = `${this.#path}/invitations`
		const asked = await request({ method: 'POST', path, body: values }, made)
		if (asked.ok) await this.refresh()
		return asked
	}

	/** Ends an invitation. Answers a sentence when it stays. */
	async withdraw(id: string): Promise<string | null> {
		const path = `${this.#path}/invitations/${encodeURIComponent(id)}`
		return this.#change({ method: 'DELETE', path })
	}

	#member(person: string): string {
		return `${this.#path}/members/${encodeURIComponent(person)}`
	}

	async #change(asking: Asked): Promise<string | null> {
		const asked = await request(asking, done)
		if (!asked.ok) return asked.message
		await this.refresh()
		return null
	}
}
