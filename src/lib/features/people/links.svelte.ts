import type { Links, ShareLink } from '$lib/client/links.svelte.ts'
import { Live, LiveRecords } from '$lib/client/live.svelte.ts'
import type { Workspace } from '$lib/client/workspace.svelte.ts'
import { mayAsk } from '#model/access.ts'
import { byOrder } from '#model/core/order.ts'
import {
	recipients,
	type Recipient,
	type RecipientId
} from '#model/deliverables/records/recipient.ts'
import { resources, type Resource, type ResourceId } from '#model/bookings/records/resource.ts'
import { documents } from '#model/documents.ts'
import { readProduction } from '#model/production/records.ts'
import { publishableDays, type PublishableDay } from '#model/stripboard/queries/published.ts'
import { feedSubjects, type FeedSubjects } from '#model/stripboard/feeds/subjects.ts'
import { callSheetRoot, readSheetNotes } from '#model/stripboard/records/call-sheet.ts'
import { readStripboard } from '#model/stripboard/state.ts'
import { asRole } from './appearance.ts'

/** A question that waits for an answer over the page. */
export type AskingLink =
	| { about: 'new' }
	/** `subject` as `calendars.ts` writes it. */
	| { about: 'calendar'; subject: string }
	| { about: 'end'; link: ShareLink }

/** The published pages of a production as one screen shows them. */
export class LinksView {
	readonly links: Links
	readonly #workspace: Workspace
	readonly #days: () => PublishableDay[]
	readonly #recipients: LiveRecords<RecipientId, Recipient> | null
	readonly #subjects: () => FeedSubjects
	readonly #resources: LiveRecords<ResourceId, Resource> | null
	#asking = $state.raw<AskingLink | null>(null)
	#said = $state<string | null>(null)
	#busy = $state(false)
	#complaint = $state<string | null>(null)

	constructor(links: Links, workspace: Workspace) {
		this.links = links
		this.#workspace = workspace
		const board = liveBoard(workspace)
		this.#days = board.days
		this.#subjects = board.subjects
		const canRead = workspace.mayRead('deliverables')
		const mayBook = workspace.mayRead('bookings')
		this.#resources = mayBook ? new LiveRecords(workspace.doc('bookings'), resources) : null
		this.#recipients = canRead ? new LiveRecords(workspace.doc('deliverables'), recipients) : null
	}

	get mayPublish(): boolean {
		return mayAsk('links', asRole(this.#workspace.me.role))
	}

	/** The shooting days of the board that can be published on their own. */
	get days(): PublishableDay[] {
		return this.#days()
	}

	/** Those whose delivery can be published for them. */
	get recipients(): Recipient[] {
		const all = [...(this.#recipients?.current.values() ?? [])]
		return all.filter(({ removed }) => !removed).sort(byOrder)
	}

	/** Whose calls a calendar can have. */
	get subjects(): FeedSubjects {
		return this.#subjects()
	}

	/** Whose sessions a calendar can have, by name; null for those who may not read bookings. */
	get booked(): Resource[] | null {
		if (this.#resources === null) return null
		return [...this.#resources.current.values()]
			.filter(({ removed }) => !removed)
			.sort((a, b) => a.name.localeCompare(b.name, 'en'))
	}

	get asking(): AskingLink | null {
		return this.#asking
	}

	/** What was just done. */
	get said(): string | null {
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

	ask(asking: AskingLink): void {
		this.#complaint = null
		this.#said = null
		this.#asking = asking
	}

	/** Leaves the question unanswered. */
	dismiss(): void {
		this.#asking = null
	}

	async publishAgain(link: ShareLink): Promise<void> {
		const said = `${link.recipient}’s link shows it as it is now.`
		await this.#attempt(() => this.links.publishAgain(link.id), said)
	}

	async end(link: ShareLink): Promise<void> {
		await this.#attempt(() => this.links.revoke(link.id), `${link.recipient}’s link has ended.`)
	}

	/** Does one thing at a time; a sentence that comes back stays on the page, and the question too. */
	async #attempt(doing: () => Promise<string | null>, said: string): Promise<void> {
		if (this.#busy) return
		this.#busy = true
		this.#said = null
		this.#complaint = await doing()
		this.#busy = false
		if (this.#complaint !== null) return
		this.#asking = null
		this.#said = said
	}
}

/** None for whoever may not read the board, who may not publish it either. */
function liveBoard(workspace: Workspace): {
	days: () => PublishableDay[]
	subjects: () => FeedSubjects
} {
	if (!workspace.mayRead('stripboard') || !workspace.mayRead('production'))
		return { days: () => [], subjects: () => ({ cast: [], departments: [] }) }
	const board = workspace.doc('stripboard')
	const facts = workspace.doc('production')
	const stripboard = new Live(board, documents.stripboard, () => readStripboard(board))
	const production = new Live(facts, documents.production, () => readProduction(facts))
	const notes = new Live(board, [callSheetRoot], () => readSheetNotes(board))
	return {
		days: () => publishableDays(stripboard.current, production.current),
		subjects: () => feedSubjects(stripboard.current, notes.current.values())
	}
}
