import { createContext } from 'svelte'
import { SvelteMap } from 'svelte/reactivity'
import type { Device } from '$lib/client/device.ts'
import { keepFresh } from '$lib/client/fresh.ts'
import { LiveRecords } from '$lib/client/live.svelte.ts'
import { People } from '$lib/client/people.svelte.ts'
import type { Workspace } from '$lib/client/workspace.svelte.ts'
import {
	changeComment,
	removeComment,
	writeComment,
	type NewComment,
	type Words,
	type Writing
} from '#model/comments/commands.ts'
import {
	messagesFor,
	subjectKey,
	talkIn,
	threadsBySubject,
	threadsOf,
	type Message,
	type Thread
} from '#model/comments/queries.ts'
import { comments, type Comment, type CommentId, type Subject } from '#model/comments/records.ts'
import { documentOf, isThere } from '#model/comments/subjects.ts'
import type { Edit } from '#model/core/edit.ts'
import { isObject } from '#model/core/json.ts'
import type { Outcome } from '#model/core/outcome.ts'
import { nothingSeen, recallSeen, rememberSeen, type Seen } from './seen.ts'
import { refusalWords, type CommentRefusal } from './words.ts'

/** Somebody who belongs to the production and can be told. */
export type Participant = { id: string; name: string; role: string }

/** How soon somebody who was invited can be mentioned. */
const freshMs = 60_000

/** What people of a production say about its things, for every area alike. */
export class Discussion {
	readonly me: Participant
	/** What was typed and not sent, by where: it outlives the sheet it was typed in. */
	readonly drafts = new SvelteMap<string, string>()
	readonly #workspace: Workspace
	readonly #device: Device
	readonly #records
	readonly #people: People
	#remembered = $state.raw<readonly Participant[]>([])
	#seen = $state.raw<Seen | null>(null)
	#isInboxOpen = $state(false)

	constructor(workspace: Workspace, device: Device) {
		this.me = workspace.me
		this.#workspace = workspace
		this.#device = device
		this.#people = new People(workspace.production)
		this.#records = new LiveRecords(workspace.doc('comments'), comments)
	}

	readonly #threads: readonly Thread[] = $derived.by(() => threadsOf(this.#records.current))
	readonly #bySubject = $derived.by(() => threadsBySubject(this.#threads))

	/** What was said to me, the newest first. */
	readonly messages: readonly Message[] = $derived.by(() => messagesFor(this.#threads, this.me.id))

	/** What of it I have not read, as far as this device knows. */
	readonly unread: readonly Message[] = $derived.by(() => {
		const seen = this.#seen
		if (seen === null) return []
		return this.messages.filter(
			({ comment }) => comment.at >= seen.since && !seen.ids.has(comment.id)
		)
	})

	readonly #unreadIds = $derived.by(() => new Set(this.unread.map(({ comment }) => comment.id)))

	/** Whom one can tell: everybody who can read it, by name. */
	readonly participants: readonly Participant[] = $derived.by(() => {
		const members = this.#people.members.map(({ person, role }) => ({ ...person, role }))
		const known = this.#people.known ? members : this.#remembered
		return known
			.filter(({ role }) => role !== 'guest')
			.map(({ id, name, role }) => ({ id, name, role }))
			.sort((a, b) => a.name.localeCompare(b.name, 'en'))
	})

	readonly #names = $derived.by(() => new Map(this.participants.map(({ id, name }) => [id, name])))

	/** Remembers what was read here, and who there is. Answers how to stop asking who there is. */
	open(): () => void {
		const now = Date.now()
		const { production } = this.#workspace
		void recallSeen(this.#device, production, now).then((seen) => {
			this.#seen = seen
			if (seen.ids.size === 0) void this.#remember(seen)
		})
		void this.#device
			.recall(this.#peopleKey)
			.then((stored) => (this.#remembered = participantsIn(stored)))
			.catch(() => undefined)
		return keepFresh(() => this.#askWhoThereIs(), freshMs)
	}

	/** Somebody is about to be mentioned: they may just have been invited. */
	askAgain(): void {
		void this.#askWhoThereIs()
	}

	get mayWrite(): boolean {
		return this.#workspace.mayWrite('comments')
	}

	get isInboxOpen(): boolean {
		return this.#isInboxOpen
	}

	set isInboxOpen(open: boolean) {
		this.#isInboxOpen = open
	}

	/** What was said about a thing. */
	about(subject: Subject): readonly Thread[] {
		return this.#bySubject.get(subjectKey(subject)) ?? []
	}

	/** How many comments on a thing are not settled: what its mark says. */
	openOn(kind: Subject['kind'], id: string): number {
		const threads = this.about({ kind, id })
		return talkIn(threads.filter(({ settled }) => settled === null)).comments
	}

	/** What somebody is called now; what they were called when they wrote, when they are gone. */
	nameOf(id: string, otherwise = 'Somebody'): string {
		return id === this.me.id ? this.me.name : (this.#names.get(id) ?? (otherwise || 'Somebody'))
	}

	isUnread(id: CommentId): boolean {
		return this.#unreadIds.has(id)
	}

	/** Whether what a comment is about is still there. */
	isThere(subject: Subject): boolean {
		const kind = documentOf(subject)
		if (kind === null || !this.#workspace.mayRead(kind)) return false
		return isThere(this.#workspace.doc(kind), subject)
	}

	mayRemove({ by }: Comment): boolean {
		return this.mayWrite && (by === this.me.id || this.me.role === 'owner')
	}

	/** I have read these. */
	see(messages: readonly Message[]): void {
		const seen = this.#seen ?? nothingSeen(Date.now())
		const ids = new Set([...seen.ids, ...messages.map(({ comment }) => comment.id)])
		if (ids.size === seen.ids.size) return
		this.#seen = { ...seen, ids }
		void this.#remember(this.#seen)
	}

	/** Says something. Answers a sentence when it was not said. */
	say(comment: NewComment): string | null {
		return this.#run((edit) => writeComment(edit, this.#writing(), comment))
	}

	change(id: CommentId, words: Words): string | null {
		return this.#run((edit) => changeComment(edit, this.#writing(), { id, ...words }))
	}

	remove(id: CommentId): string | null {
		const who = { id: this.me.id, isOwner: this.me.role === 'owner' }
		return this.#run((edit) => removeComment(edit, who, id))
	}

	#run(command: (edit: Edit) => Outcome<unknown, CommentRefusal>): string | null {
		const outcome = this.#workspace.run('comments', command)
		return outcome.ok ? null : refusalWords[outcome.reason]
	}

	#writing(): Writing {
		return { me: this.me, now: Date.now() }
	}

	async #askWhoThereIs(): Promise<void> {
		await this.#people.refresh()
		if (!this.#people.known) return
		await this.#device.remember(this.#peopleKey, this.participants).catch(() => undefined)
	}

	/** What cannot be kept here is told again at the next visit, which harms nobody. */
	async #remember(seen: Seen): Promise<void> {
		await rememberSeen(this.#device, this.#workspace.production, seen).catch(() => undefined)
	}

	get #peopleKey(): string {
		return `comments-people/${this.#workspace.production}`
	}
}

function participantsIn(stored: unknown): Participant[] {
	const isOne = (each: unknown): each is Participant =>
		isObject(each) && ['id', 'name', 'role'].every((field) => typeof each[field] === 'string')
	return Array.isArray(stored) ? stored.filter(isOne) : []
}

/** What is said about the production that is open; null for whoever may not read it. */
export const [getDiscussion, setDiscussion] = createContext<Discussion | null>()
