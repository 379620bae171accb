import { Live, LiveRecords } from '$lib/client/live.svelte.ts'
import type { Edit } from '#model/core/edit.ts'
import type { Outcome } from '#model/core/outcome.ts'
import type { Report } from '#model/report.ts'
import {
	noteOnDay,
	noteScene,
	noteWork,
	publishReport,
	stampTime
} from '#model/stripboard/commands/daily-report.ts'
import { readDailyReport, type DailyReport } from '#model/stripboard/daily-report/facts.ts'
import { dailyReportPaper } from '#model/stripboard/daily-report/paper.ts'
import { dailyReportOf } from '#model/stripboard/daily-report/report.ts'
import { parseClock } from '#model/stripboard/minutes.ts'
import { closedDays, type ClosedDay } from '#model/stripboard/queries/board.ts'
import { callSheetRoot, issues, readSheetNotes } from '#model/stripboard/records/call-sheet.ts'
import {
	blankDay,
	dailyReportRoot,
	dailyReports,
	readDayNotes,
	type DailyReportIssue,
	type DayField,
	type DayNotes,
	type Milestone,
	type SceneStatus,
	type TakenField,
	type WorkField
} from '#model/stripboard/records/daily-report.ts'
import type { ElementId } from '#model/stripboard/records/element.ts'
import type { StripId } from '#model/stripboard/records/strip.ts'
import type { DayPages } from '../day-pages/day-pages.ts'
import type { StripboardView } from '../stripboard.svelte.ts'
import { minutesOf, type Now } from './stamp.ts'

/** A report that was published, under the name it goes by. */
export type NamedReport = DailyReportIssue & { name: string }

/** The daily reports as one screen shows them: the day chosen, what was noted, what was published. */
export class DailyReportsView implements DayPages {
	readonly #view: StripboardView
	readonly #notes
	readonly #sheetNotes
	readonly #issues
	readonly #published
	readonly #today: string
	#asked = $state('')
	#shown = $state('')

	constructor(view: StripboardView, { asked, today }: { asked: string; today: string }) {
		this.#view = view
		this.#asked = asked
		this.#today = today
		const doc = view.workspace.doc('stripboard')
		this.#notes = new Live(doc, [dailyReportRoot], () => readDayNotes(doc))
		this.#sheetNotes = new Live(doc, [callSheetRoot], () => readSheetNotes(doc))
		this.#issues = new LiveRecords(doc, issues)
		this.#published = new LiveRecords(doc, dailyReports)
	}

	readonly #days: readonly ClosedDay[] = $derived.by(() => closedDays(this.#view.board.days))

	/** The day that was asked for, else today's, else the first that has no report yet. */
	readonly #day: ClosedDay | null = $derived.by(() => {
		const days = this.#days
		const wanted =
			days.find(({ id }) => id === this.#asked) ?? days.find(({ date }) => date === this.#today)
		const out = new Set([...this.#published.current.values()].map(({ day }) => day))
		return wanted ?? days.find(({ id }) => !out.has(id)) ?? days[0] ?? null
	})

	readonly #report: DailyReport | null = $derived.by(() => {
		const { state, production } = this.#view
		if (this.#day === null) return null
		const [sheetNotes, notes] = [this.#sheetNotes.current, this.#notes.current]
		const source = { state, production, sheetNotes, notes, issues: this.#issues.current }
		return dailyReportOf(source, this.#day.id)
	})

	readonly #out: readonly NamedReport[] = $derived.by(() =>
		[...this.#published.current.values()]
			.filter(({ day, removed }) => day === this.#day?.id && !removed)
			.sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1))
			.map((issue, at) => ({ ...issue, name: at === 0 ? 'Published' : `Correction ${at}` }))
	)

	/** Both read in one way, so that their fields have one order. */
	readonly #isOut: boolean = $derived.by(() => {
		const published = this.#out.at(-1)
		if (!published || this.#report === null) return false
		const [then, now] = [published.facts, JSON.stringify(this.#report)].map(readDailyReport)
		return JSON.stringify(then) === JSON.stringify(now)
	})

	get days(): readonly ClosedDay[] {
		return this.#days
	}

	get day(): ClosedDay | null {
		return this.#day
	}

	choose(day: string): void {
		this.#asked = day
		this.#shown = ''
	}

	get mayWrite(): boolean {
		return this.#view.mayWrite
	}

	/** What was noted of the chosen day, as it was typed. */
	get notes(): DayNotes {
		return (this.#day && this.#notes.current.get(this.#day.id)) ?? blankDay
	}

	/** The report as it stands. */
	get report(): DailyReport | null {
		return this.#report
	}

	/** What was published of the chosen day, first to last. */
	get out(): readonly NamedReport[] {
		return this.#out
	}

	get last(): NamedReport | null {
		return this.#out.at(-1) ?? null
	}

	/** Whether the report as it stands is what was published last. */
	get isOut(): boolean {
		return this.#isOut
	}

	get shown(): string {
		return this.#out.some(({ id }) => id === this.#shown) ? this.#shown : ''
	}

	set shown(id: string) {
		this.#shown = id
	}

	/** The paper of what is looked at: what was published as it was, or the report as it stands. */
	paper(printedOn: string): Report | null {
		const issue = this.#out.find(({ id }) => id === this.shown)
		const report = issue ? readDailyReport(issue.facts) : this.#report
		const name = issue?.name ?? (this.isOut ? (this.last?.name ?? '') : 'Draft')
		return report && dailyReportPaper(report, { name, printedOn })
	}

	/** Notes that something happens now. */
	stamp(milestone: Milestone, now: Now): void {
		if (this.#day) this.#setTime(milestone, minutesOf(this.#day.date ?? '', now))
	}

	/** Corrects a time; '' takes it out. */
	setTime(milestone: Milestone, typed: string): void {
		const minutes = typed === '' ? null : parseClock(typed)
		if (minutes === null && typed !== '') this.#view.say('Write the time as 7:42, 19:30 or 7 pm.')
		else this.#setTime(milestone, minutes)
	}

	#setTime(milestone: Milestone, minutes: number | null): void {
		const by = this.#view.workspace.me.name
		this.#on((edit, day) => stampTime(edit, day, { milestone, minutes, by }))
	}

	/** Says what became of a scene; said again, it is unsaid. */
	mark(strip: string, status: SceneStatus): void {
		const now = this.notes.scenes.get(strip as StripId)?.status
		this.noteScene(strip, 'status', now === status ? '' : status)
	}

	noteScene(strip: string, field: TakenField, value: string): void {
		this.#on((edit, day) => noteScene(edit, day, { strip: strip as StripId, field, value }))
	}

	/** Adds a scene that was shot although it was not of the day. False when the board has none of that number. */
	addScene(number: string): boolean {
		const wanted = number.trim().toLowerCase()
		const { days, boneyard } = this.#view.board
		const rows = [...days.flatMap(({ rows }) => rows), ...boneyard]
		const row = rows.find((each) => each.kind === 'scene' && each.number.toLowerCase() === wanted)
		if (!row || wanted === '') return false
		this.noteScene(row.id, 'status', 'shot')
		return true
	}

	noteWork(element: string, field: WorkField, value: string): void {
		this.#on((edit, day) => noteWork(edit, day, { element: element as ElementId, field, value }))
	}

	note(field: DayField, value: string): void {
		this.#on((edit, day) => noteOnDay(edit, day, { field, value }))
	}

	/** Publishes the report as it stands. */
	publish(at: number): void {
		const [day, report] = [this.#day, this.#report]
		if (!day || !report) return
		const by = this.#view.workspace.me.name
		const facts = JSON.stringify(report)
		if (this.#view.run((edit) => publishReport(edit, day.id, { at, by, facts })) !== null)
			this.#view.say(`Day ${day.number}: the report is published and kept as it is.`)
	}

	#on<Reason extends string>(command: (edit: Edit, day: StripId) => Outcome<null, Reason>): void {
		const day = this.#day
		if (day) this.#view.run((edit) => command(edit, day.id))
	}
}
