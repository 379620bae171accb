import { Live, LiveRecords } from '$lib/client/live.svelte.ts'
import { mayAsk } from '#model/access.ts'
import { replies, repliesTo, type Reply } from '#model/bookings/replies.ts'
import { markOf } from '#model/bookings/asked.ts'
import type { Workspace } from '$lib/client/workspace.svelte.ts'
import { grouped } from '#model/core/grouped.ts'
import type { Clash, Severity } from '#model/bookings/clashes/clash.ts'
import { clashesOf } from '#model/bookings/clashes/clashes.ts'
import { holdsIn, type HoldRow } from '#model/bookings/queries/hold-rows.ts'
import { queuesOf, standingOf, type SessionStanding } from '#model/bookings/queries/holds.ts'
import { resourceOrder } from '#model/bookings/queries/resources.ts'
import { absences } from '#model/bookings/records/absence.ts'
import { requests } from '#model/bookings/records/request.ts'
import { resources, type Resource, type ResourceId } from '#model/bookings/records/resource.ts'
import { bookingRules } from '#model/bookings/records/rules.ts'
import { sessions, type Session, type SessionId } from '#model/bookings/records/session.ts'
import type { Step } from '#model/bookings/steps.ts'
import { readRulings, type RulingsState } from '#model/bookings/rulings.ts'
import type { BookingsState } from '#model/bookings/state.ts'
import { isZone } from '#model/core/zone.ts'
import { isWall, momentOf, wallAt } from '#model/bookings/time.ts'
import type { Edit } from '#model/core/edit.ts'
import type { Outcome } from '#model/core/outcome.ts'
import { byMoment, clockOf, dayName, refusals } from './appearance.ts'
import { Shoot } from './shoot.svelte.ts'

/** How the bookings are looked at, and how much of them at once. */
export type Look = 'timeline' | 'list' | 'agenda'
export type Span = 'day' | 'week' | 'month'

/** Which dialog is open. A session to be made knows when and on what it was drawn. */
export type Panel =
	| { kind: 'pencil'; start: string; minutes: number; resources: readonly ResourceId[] }
	| { kind: 'paste'; text: string }
	| { kind: 'resource'; id: ResourceId | null }
	| { kind: 'rules' }
	| { kind: 'move'; id: SessionId; start: string; minutes: number }
	| { kind: 'ask'; id: SessionId; step: Step; resources: readonly ResourceId[]; reason?: string }
	| { kind: 'link'; id: SessionId }
	| null

/** The bookings as one screen shows them. It changes the production only through commands. */
export class BookingsView {
	readonly workspace: Workspace
	readonly shoot: Shoot
	readonly #resources
	readonly #absences
	readonly #sessions
	readonly #requests
	readonly #rules
	readonly #rulings
	readonly #replies
	#look = $state<Look>('timeline')
	#span = $state<Span>('week')
	#date = $state('')
	#zone = $state<string | null>(null)
	#open = $state.raw<SessionId | null>(null)
	#isPaper = $state(false)
	#panel = $state.raw<Panel>(null)
	#said = $state('')

	constructor(workspace: Workspace) {
		this.workspace = workspace
		this.shoot = new Shoot(workspace)
		const doc = workspace.doc('bookings')
		const rulings = workspace.doc('rulings')
		this.#resources = new LiveRecords(doc, resources)
		this.#absences = new LiveRecords(doc, absences)
		this.#sessions = new LiveRecords(doc, sessions)
		this.#requests = new LiveRecords(doc, requests)
		this.#rules = new Live(doc, [bookingRules.root], () => bookingRules.read(doc))
		this.#rulings = new Live(rulings, ['holds', 'answers', 'history'], () => readRulings(rulings))
		this.#replies = new Live(rulings, [replies.root], () => replies.all(rulings))
	}

	/** What people without an account have answered to a booking, the newest first. */
	repliesTo(session: SessionId, resource: ResourceId): Reply[] {
		return repliesTo(this.#replies.current.values(), { session, resource })
	}

	/** What an answer would have to be an answer to: when and where the session is now. */
	markOf(session: Session): string {
		return markOf(session, this.state)
	}

	readonly state: BookingsState = $derived.by(() => ({
		resources: this.#resources.current,
		absences: this.#absences.current,
		sessions: this.#sessions.current,
		requests: this.#requests.current,
		rules: this.#rules.current
	}))

	/** What may be booked, in the order of the timeline. */
	readonly resources: Resource[] = $derived.by(() =>
		[...this.state.resources.values()].filter(({ removed }) => !removed).sort(resourceOrder)
	)

	/** The sessions that count: those removed while something of them is still confirmed, too. */
	readonly sessions: Session[] = $derived.by(() => {
		const firm = new Set(
			[...this.rulings.holds.values()]
				.filter(({ status }) => status === 'confirmed' || status === 'inProgress')
				.map(({ session }) => session)
		)
		return [...this.state.sessions.values()]
			.filter(({ removed, id }) => !removed || firm.has(id))
			.sort(byMoment)
	})

	readonly #standings: ReadonlyMap<SessionId, SessionStanding> = $derived.by(() => {
		const queues = queuesOf(this.rulings.holds.values())
		const world = { queues, resources: this.state.resources }
		return new Map(
			this.sessions.map((session) => [session.id, standingOf(session, this.rulings, world)])
		)
	})

	/** One row for each thing that a session holds, as a timeline draws them. */
	readonly holdRows: readonly HoldRow[] = $derived.by(() =>
		holdsIn(this.sessions, (id) => this.standing(id))
	)

	readonly clashes: readonly Clash[] = $derived.by(() =>
		clashesOf({
			bookings: this.state,
			rulings: this.rulings,
			shootDays: this.shoot.days,
			holidays: this.shoot.holidays
		})
	)

	readonly #clashesBySession: ReadonlyMap<SessionId, Clash[]> = $derived.by(() =>
		groupedBySession(this.clashes)
	)

	/** What stands against a session, the worst first. */
	clashesOf(id: SessionId): readonly Clash[] {
		return this.#clashesBySession.get(id) ?? []
	}

	/** How bad the worst of it is that stands against one hold, or null. */
	worstClash(id: SessionId, resource: ResourceId | null): Severity | null {
		const mine = this.clashesOf(id).filter((each) => each.resource === resource)
		if (mine.some(({ severity }) => severity === 'hard')) return 'hard'
		return mine.length > 0 ? 'warn' : null
	}

	get rulings(): RulingsState {
		return this.#rulings.current
	}

	/** Whether I may give somebody a link. */
	get mayShare(): boolean {
		return mayAsk('links', this.workspace.me.role)
	}

	/** Whether I may ask somebody without an account to take a booking. */
	get mayAskByLink(): boolean {
		return mayAsk('asks', this.workspace.me.role)
	}

	get mayWrite(): boolean {
		return this.workspace.mayWrite('bookings')
	}

	get isEmpty(): boolean {
		return this.resources.length === 0 && this.sessions.length === 0
	}

	/** How a session stands with what it books. */
	standing(id: SessionId): SessionStanding {
		return this.#standings.get(id) ?? nothing
	}

	resource(id: ResourceId | ''): Resource | null {
		return (id === '' ? null : this.state.resources.get(id)) ?? null
	}

	session(id: SessionId | ''): Session | null {
		return (id === '' ? null : this.state.sessions.get(id)) ?? null
	}

	get look(): Look {
		return this.#look
	}

	set look(look: Look) {
		this.#look = look
	}

	get span(): Span {
		return this.#span
	}

	set span(span: Span) {
		this.#span = span
	}

	/** The day that is looked at, YYYY-MM-DD: at first the day of the next session, or today. */
	get date(): string {
		return this.#date || this.#firstDate
	}

	set date(date: string) {
		this.#date = date
	}

	readonly #firstDate: string = $derived.by(() => {
		const today = this.today
		const days = this.sessions
			.filter(({ start }) => isWall(start))
			.map(({ start }) => start.slice(0, 10))
		return days.find((day) => day >= today) ?? days.at(-1) ?? today
	})

	get today(): string {
		return wallAt(Date.now(), this.zone).slice(0, 10)
	}

	/** Asked for each hold on a timeline; what zone this device is in takes Intl a third of a millisecond. */
	readonly #shownZone: string = $derived.by(() => {
		const wanted = this.#zone ?? this.state.rules.zone
		return isZone(wanted) ? wanted : Intl.DateTimeFormat().resolvedOptions().timeZone
	})

	/** The zone that times are shown in: what I chose, else the production's, else this device's. */
	get zone(): string {
		return this.#shownZone
	}

	set zone(zone: string) {
		this.#zone = isZone(zone) ? zone : null
	}

	/** Every zone that something here is in, the shown one first. */
	get zones(): string[] {
		const used = [...this.resources, ...this.sessions].map(({ zone }) => zone)
		return [...new Set([this.zone, ...used])].filter(isZone)
	}

	/** A wall time of one zone as another shows it. */
	inZone(wall: string, from: string, to = this.zone): string {
		return isWall(wall) ? wallAt(momentOf(wall, from), to) : ''
	}

	/** A moment as a zone's clock shows it: `Thu 12 Mar 14:00`. */
	momentName(moment: number, zone: string): string {
		const wall = wallAt(moment, zone)
		return `${dayName(wall)} ${clockOf(wall)}`
	}

	get open(): SessionId | null {
		return this.#open
	}

	set open(id: SessionId | null) {
		this.#open = id
		if (id === null) this.#isPaper = false
	}

	/** Whether the paper of the open session stands in the place of the timeline. */
	get isPaper(): boolean {
		return this.#isPaper
	}

	set isPaper(isPaper: boolean) {
		this.#isPaper = isPaper
	}

	get panel(): Panel {
		return this.#panel
	}

	set panel(panel: Panel) {
		this.#said = ''
		this.#panel = panel
	}

	/** Opens the dialog for a new session. */
	pencil(
		drawn: { start?: string; minutes?: number; resources?: readonly ResourceId[] } = {}
	): void {
		const { start = `${this.date}T10:00`, minutes = 240, resources: booked = [] } = drawn
		this.panel = { kind: 'pencil', start, minutes, resources: booked }
	}

	/** Asks for the reason before a confirmed session is moved. */
	askToMove({ id }: Session, to: { start: string; minutes: number }): void {
		this.panel = { kind: 'move', id, ...to }
	}

	/** The resources that a session has confirmed: they are moved by asking, not by dragging. */
	firmHolds(id: SessionId): ResourceId[] {
		const { standings } = this.standing(id)
		return standings
			.filter(({ status }) => status === 'confirmed' || status === 'inProgress')
			.map(({ resource }) => resource)
	}

	get said(): string {
		return this.#said
	}

	say(text: string): void {
		this.#said = text
	}

	/** Runs a command as one step of mine. A refusal is said in words; null then. */
	run<Value, Reason extends string>(command: (edit: Edit) => Outcome<Value, Reason>): Value | null {
		const outcome = this.workspace.run('bookings', command)
		this.say(outcome.ok ? '' : (refusals[outcome.reason] ?? 'That did not work.'))
		return outcome.ok ? outcome.value : null
	}

	undo(): void {
		this.say(this.workspace.history.undo() ? 'Taken back' : 'A colleague has changed that since')
	}

	redo(): void {
		this.say(this.workspace.history.redo() ? 'Done again' : 'A colleague has changed that since')
	}
}

const nothing: SessionStanding = {
	standings: [],
	overall: { status: 'pending', rank: 0, confirmed: 0, required: 0 }
}

function groupedBySession(clashes: readonly Clash[]): Map<SessionId, Clash[]> {
	const worstFirst = [...clashes].sort((a, b) => a.severity.localeCompare(b.severity))
	return grouped(worstFirst, ({ session }) => session)
}
