import { Live, LiveRecords } from '$lib/client/live.svelte.ts'
import type { Workspace } from '$lib/client/workspace.svelte.ts'
import { fileOf, type FileKind } from '$lib/paper/file.ts'
import { usualPaper } from '$lib/paper/sizes.ts'
import { saveAs } from '$lib/ui/download.ts'
import { calendarDayWords, isoToday } from '$lib/ui/when.ts'
import { grouped } from '#model/core/grouped.ts'
import { issueSchedule, moveMilestones } from '#model/bookings/commands/milestones.ts'
import { milestones, type Milestone, type MilestoneId } from '#model/bookings/records/milestone.ts'
import { postPlan, type PostPlan } from '#model/bookings/records/post-plan.ts'
import {
	postSchedule,
	type Placed,
	type PostSchedule,
	type ScheduleInput
} from '#model/bookings/schedule/dates.ts'
import { scheduleInput } from '#model/bookings/schedule/ends.ts'
import { scheduleReport } from '#model/bookings/schedule/report.ts'
import { movedTo, rippleOf, type Change, type Ripple } from '#model/bookings/schedule/ripple.ts'
import { BookingsView } from '../bookings.svelte.ts'

/** How the schedule is looked at. */
export type PostLook = 'list' | 'chart' | 'month'

/** Which dialog is open. */
export type PostPanel =
	| { kind: 'begin' }
	| { kind: 'milestone'; id: MilestoneId | null }
	| { kind: 'move'; id: MilestoneId; date: string }
	| { kind: 'plan' }
	| null

/** The post schedule as one screen shows it: dates are derived, and change only through commands. */
export class PostView {
	readonly bookings: BookingsView
	readonly #milestones
	readonly #plan
	#look = $state<PostLook>('list')
	#episode = $state('')
	#panel = $state.raw<PostPanel>(null)

	constructor(workspace: Workspace) {
		this.bookings = new BookingsView(workspace)
		const doc = workspace.doc('bookings')
		this.#milestones = new LiveRecords(doc, milestones)
		this.#plan = new Live(doc, [postPlan.root], () => postPlan.read(doc))
	}

	get plan(): PostPlan {
		return this.#plan.current
	}

	readonly input: ScheduleInput = $derived.by(() =>
		scheduleInput({
			milestones: this.#milestones.current,
			plan: this.plan,
			lastShootingDay: this.bookings.shoot.wrap,
			holidays: this.bookings.shoot.holidays
		})
	)

	/** The last shooting day: the one that was said, else the board's. */
	get wrap(): string {
		return this.input.wrap
	}

	readonly schedule: PostSchedule = $derived.by(() => postSchedule(this.input))

	/** The episodes, in the order of the schedule; one without a name for what belongs to none. */
	readonly episodes: readonly string[] = $derived.by(() => [
		...grouped(this.schedule.rows, ({ milestone }) => milestone.episode).keys()
	])

	/** What is shown: all, or one episode. */
	readonly rows: readonly Placed[] = $derived.by(() =>
		this.schedule.rows.filter(
			({ milestone }) => this.#episode === '' || milestone.episode === this.#episode
		)
	)

	get isEmpty(): boolean {
		return this.schedule.rows.length === 0
	}

	get mayWrite(): boolean {
		return this.bookings.mayWrite
	}

	get look(): PostLook {
		return this.#look
	}

	set look(look: PostLook) {
		this.#look = look
	}

	get episode(): string {
		return this.#episode
	}

	set episode(episode: string) {
		this.#episode = episode
	}

	get panel(): PostPanel {
		return this.#panel
	}

	set panel(panel: PostPanel) {
		this.bookings.say('')
		this.#panel = panel
	}

	milestone(id: string): Milestone | null {
		const found = this.#milestones.current.get(id as MilestoneId)
		return found && !found.removed ? found : null
	}

	/** What it would come to when a milestone began on a date, or null when it cannot be moved. */
	rippleTo(id: MilestoneId, date: string): { change: Change; ripple: Ripple } | null {
		const change = movedTo(this.input, id, date)
		if (!change) return null
		return { change, ripple: rippleOf(this.input, [change], this.bookings.state.sessions) }
	}

	/** Moves a milestone at once when nothing else is concerned; else asks, showing what would be. */
	move(id: MilestoneId, date: string): void {
		const to = this.rippleTo(id, date)
		if (!to) return
		const { moved, early, endangered } = to.ripple
		const isAlone = moved.length <= 1 && early.length === 0 && endangered.length === 0
		if (isAlone) this.bookings.run((edit) => moveMilestones(edit, [to.change]))
		else this.panel = { kind: 'move', id, date }
	}

	/** Notes the dates as sent out. */
	issue(): void {
		const dated = this.schedule.rows.filter(({ dateless }) => dateless === null)
		const dates = dated.map(({ milestone, start, end }) => ({ id: milestone.id, start, end }))
		const count = this.bookings.run((edit) => issueSchedule(edit, dates, isoToday()))
		if (count !== null) this.bookings.say(`Issue ${count}: what changes from now on is marked.`)
	}

	/** Takes the schedule away as a file; the rows that are shown. */
	async take(kind: FileKind): Promise<void> {
		const report = scheduleReport({
			production: this.bookings.shoot.title,
			printedOn: calendarDayWords(isoToday()),
			rows: this.rows,
			plan: $state.snapshot(this.plan) as PostPlan,
			nameOf: (id) => this.milestone(id)?.name ?? ''
		})
		try {
			const file = await fileOf(report, kind, { size: usualPaper(navigator.language), tones: {} })
			saveAs(file.name, file.content)
		} catch {
			this.bookings.say('The file could not be made. Try once more.')
		}
	}
}
