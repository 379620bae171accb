import type { Invitation, Member, People } from '$lib/client/people.svelte.ts'
import { roleName } from '$lib/client/roles.ts'
import { mayAsk, mayGive, type Role } from '#model/access.ts'
import { asRole } from './appearance.ts'

/** A question that waits for an answer over the page. */
export type Asking =
	| { about: 'invite' }
	| { about: 'withdraw'; invitation: Invitation }
	| { about: 'remove'; member: Member }
	| { about: 'hand-on'; member: Member }
	| { about: 'make-owner'; member: Member }
	| { about: 'leave' }

/** What was just done, and how to put it back when that is possible. */
export type Said = { text: string; putBack: (() => void) | null }

/**
 * The people of a production as one screen shows them: what I may do to whom, and what is being
 * asked. The server decides; this only keeps from offering what it would refuse.
 */
export class MembersView {
	readonly people: People
	readonly me: string
	readonly #roleBefore: () => string | null
	readonly #left: () => void
	#asking = $state.raw<Asking | null>(null)
	#said = $state.raw<Said | null>(null)
	#busy = $state(false)
	#complaint = $state<string | null>(null)

	constructor(input: {
		people: People
		/** My id. */
		me: string
		/** My role as this window knew it before the list came. */
		roleBefore: () => string | null
		/** I have left the production. */
		onleft: () => void
	}) {
		this.people = input.people
		this.me = input.me
		this.#roleBefore = input.roleBefore
		this.#left = input.onleft
	}

	/** What I am to the production. */
	readonly role: Role | null = $derived.by(() =>
		asRole(this.people.roleOf(this.me) ?? this.#roleBefore())
	)

	/** Me first, then who is here now, then the rest, each by name. */
	readonly members: readonly Member[] = $derived.by(() =>
		this.people.members.toSorted(
			(one, other) =>
				Number(this.isMe(other)) - Number(this.isMe(one)) ||
				Number(other.isOnline) - Number(one.isOnline) ||
				one.person.name.localeCompare(other.person.name)
		)
	)

	get owners(): readonly Member[] {
		return this.people.members.filter((member) => member.role === 'owner')
	}

	get mayInvite(): boolean {
		return mayAsk('people', this.role)
	}

	isMe(member: Member): boolean {
		return member.person.id === this.me
	}

	/** Whether I may make a member something else. Not myself: nobody locks themselves out by a slip. */
	mayChange(member: Member): boolean {
		const role = asRole(member.role)
		return role !== null && !this.isMe(member) && mayGive(this.role, role)
	}

	mayHandOnTo(member: Member): boolean {
		return !this.isMe(member) && member.role !== 'owner' && mayAsk('ownership', this.role)
	}

	/** Whether I can go: somebody has to stay who may do everything. */
	get mayLeave(): boolean {
		return this.role !== null && (this.role !== 'owner' || this.owners.length > 1)
	}

	get asking(): Asking | null {
		return this.#asking
	}

	get said(): Said | null {
		return this.#said
	}

	/** Something is on its way to the server. */
	get busy(): boolean {
		return this.#busy
	}

	/** Why the last thing asked for was not done. */
	get complaint(): string | null {
		return this.#complaint
	}

	ask(asking: Asking): void {
		this.#complaint = null
		this.#said = null
		this.#asking = asking
	}

	/** Leaves the question unanswered. */
	dismiss(): void {
		this.#asking = null
	}

	/** Somebody picked another role for a member. */
	async pickRole(member: Member, role: Role): Promise<void> {
		if (role === member.role) return
		if (role === 'owner') this.ask({ about: 'make-owner', member })
		else await this.giveRole(member, role)
	}

	async giveRole(member: Member, role: string): Promise<void> {
		const { id, name } = member.person
		const before = member.role
		const putBack = () => void this.giveRole({ ...member, role }, before)
		await this.#attempt(() => this.people.giveRole(id, role), {
			text: `${name} is ${roleName(role)} now, no longer ${roleName(before)}.`,
			putBack
		})
	}

	async remove({ person }: Member): Promise<void> {
		const text = `${person.name} has been taken off.`
		await this.#attempt(() => this.people.remove(person.id), { text, putBack: null })
	}

	async handOn({ person }: Member): Promise<void> {
		const text = `${person.name} is the owner now. You are a coordinator.`
		await this.#attempt(() => this.people.handOn(person.id), { text, putBack: null })
	}

	async withdraw(invitation: Invitation): Promise<void> {
		const text = 'The invitation has been withdrawn. Its link no longer works.'
		await this.#attempt(() => this.people.withdraw(invitation.id), { text, putBack: null })
	}

	async leave(): Promise<void> {
		const stays = await this.#attempt(() => this.people.remove(this.me), null)
		if (!stays) this.#left()
	}

	/** Does one thing at a time; a sentence that comes back stays on the page, and the question too. */
	async #attempt(doing: () => Promise<string | null>, said: Said | null): Promise<boolean> {
		if (this.#busy) return true
		this.#busy = true
		this.#said = null
		this.#complaint = await doing()
		this.#busy = false
		if (this.#complaint !== null) return true
		this.#asking = null
		this.#said = said
		return false
	}
}
