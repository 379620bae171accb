import { mayAsk } from '#model/access.ts'
import { Live, LiveRecords } from '$lib/client/live.svelte.ts'
import type { FeedEvent } from '#model/feed.ts'
import { contactsOf } from '#model/office/queries.ts'
import { contacts } from '#model/office/records.ts'
import type { Report } from '#model/report.ts'
import { blanksOf } from '#model/stripboard/call-sheet/blanks.ts'
import { driftOf, type Drift } from '#model/stripboard/call-sheet/drift.ts'
import { readFacts, type CallSheet } from '#model/stripboard/call-sheet/facts.ts'
import { issuesOf, type NamedIssue } from '#model/stripboard/call-sheet/issues.ts'
import type { OfficeList } from '#model/stripboard/call-sheet/page.ts'
import { callSheetReport } from '#model/stripboard/call-sheet/paper.ts'
import { callSheetOf } from '#model/stripboard/call-sheet/sheet.ts'
import {
	callDepartment,
	callElement,
	fillInFrom,
	issueCallSheet,
	noteOnSheet
} from '#model/stripboard/commands/call-sheet.ts'
import { setCall } from '#model/stripboard/commands/strips.ts'
import { castEvents, crewEvents } from '#model/stripboard/feeds/calls.ts'
import { parseClock } from '#model/stripboard/minutes.ts'
import { closedDays, type ClosedDay } from '#model/stripboard/queries/board.ts'
import {
	blankNotes,
	callSheetRoot,
	issues,
	readSheetNotes,
	type CallField,
	type Issue,
	type SheetField,
	type SheetNotes
} from '#model/stripboard/records/call-sheet.ts'
import type { ElementId } from '#model/stripboard/records/element.ts'
import type { DayPages } from '../day-pages/day-pages.ts'
import type { StripboardView } from '../stripboard.svelte.ts'

/** Whose calls a calendar has. */
export type Called = { kind: 'cast'; element: ElementId } | { kind: 'crew'; department: string }

const nothing: Drift = { sentences: [], starred: new Set() }

/** The call sheets as one screen shows them: the day chosen, what was added to it, what went out. */
export class CallSheetsView implements DayPages {
	readonly #view: StripboardView
	readonly #notes
	readonly #issues
	readonly #contacts
	#asked = $state('')
	#shown = $state('')

	constructor(view: StripboardView, asked: string) {
		this.#view = view
		this.#asked = asked
		const { workspace } = view
		const doc = workspace.doc('stripboard')
		this.#notes = new Live(doc, [callSheetRoot], () => readSheetNotes(doc))
		this.#issues = new LiveRecords(doc, issues)
		this.#contacts = workspace.mayRead('office')
			? new LiveRecords(workspace.doc('office'), contacts)
			: null
	}

	readonly #days: readonly ClosedDay[] = $derived.by(() => closedDays(this.#view.board.days))

	readonly #day: ClosedDay | null = $derived.by(
		() => this.#days.find(({ id }) => id === this.#asked) ?? this.#days[0] ?? null
	)

	readonly #sheet: CallSheet | null = $derived.by(() => {
		const { state, production } = this.#view
		if (this.#day === null) return null
		return callSheetOf(state, production, { day: this.#day.id, notes: this.notes })
	})

	readonly #out: readonly NamedIssue[] = $derived.by(() =>
		this.#day === null ? [] : issuesOf(this.#issues.current, this.#day.id)
	)

	readonly #drift: Drift = $derived.by(() => {
		const frozen = this.#frozen(this.#out.length - 1)
		return frozen && this.#sheet ? driftOf(frozen, this.#sheet) : nothing
	})

	readonly #office: OfficeList | null = $derived.by(() => {
		if (this.#contacts === null) return null
		const all = contactsOf({ contacts: this.#contacts.current })
		return {
			crew: all.filter(({ element }) => element === ''),
			performers: new Map(all.map(({ element, name }) => [element, name]))
		}
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

	get production(): string {
		return this.#view.workspace.production
	}

	/** Whether I may give somebody a link. */
	get mayShare(): boolean {
		return mayAsk('links', this.#view.workspace.me.role)
	}

	/** Somebody's calls on every day, as a calendar has them. */
	callsOf(called: Called, zone: string): FeedEvent[] {
		const { state, production } = this.#view
		const [notes, issues] = [this.#notes.current, this.#issues.current]
		const source = { state, production, notes, issues, zone }
		return called.kind === 'cast'
			? castEvents(source, called.element)
			: crewEvents(source, called.department)
	}

	/** What was added to the chosen day, as it was typed. */
	get notes(): SheetNotes {
		return (this.#day && this.#notes.current.get(this.#day.id)) ?? blankNotes
	}

	/** The sheet as the board and its notes have it now. */
	get sheet(): CallSheet | null {
		return this.#sheet
	}

	/** What went out for the chosen day, first to last. */
	get out(): readonly NamedIssue[] {
		return this.#out
	}

	/** What went out last; null when nothing did. */
	get last(): NamedIssue | null {
		return this.#out.at(-1) ?? null
	}

	/** What has become different since then. */
	get drift(): Drift {
		return this.#drift
	}

	/** Whether the sheet as it stands is what went out last. */
	get isOut(): boolean {
		return this.last !== null && this.#drift.sentences.length === 0
	}

	get isPublished(): boolean {
		return this.#out.some(({ state }) => state === 'published')
	}

	/** Who plays whom, by the cast member, for those who may read the contact list. */
	get performers(): ReadonlyMap<string, string> {
		return this.#office?.performers ?? new Map()
	}

	/** Departments of the contact list, for those who may read it. */
	get departments(): readonly string[] {
		return (this.#office?.crew ?? []).map(({ department }) => department)
	}

	/** Which of those that went out is looked at; '' for the sheet as it stands. */
	get shown(): string {
		return this.#out.some(({ id }) => id === this.#shown) ? this.#shown : ''
	}

	set shown(id: string) {
		this.#shown = id
	}

	/** The paper of what is looked at: what went out as it went out, or the sheet as it stands. */
	paper(printedOn: string): Report | null {
		const office = this.#office
		const at = this.#out.findIndex(({ id }) => id === this.shown)
		const issue = this.#out[at]
		if (issue) {
			const [frozen, before] = [this.#frozen(at), this.#frozen(at - 1)]
			if (!frozen) return null
			const { starred } = before ? driftOf(before, frozen) : nothing
			const { name, colour } = issue
			return callSheetReport(frozen, { name, colour, printedOn, starred, office })
		}
		if (!this.#sheet) return null
		const { starred } = this.#drift
		const { name, colour } = (this.isOut && this.last) || { name: 'Draft', colour: '' }
		return callSheetReport(this.#sheet, { name, colour, printedOn, starred, office })
	}

	#frozen(at: number): CallSheet | null {
		const issue = this.#out[at]
		return issue ? readFacts(issue.facts) : null
	}

	/** Sets the general call: that of the day, on the board too. */
	call(typed: string): void {
		const day = this.#day
		if (!day) return
		const call = typed === '' ? null : parseClock(typed)
		if (call === null && typed !== '') this.#view.say('Write the call as 7:00, 19:30 or 7 pm.')
		else this.#view.run((edit) => setCall(edit, day.id, call))
	}

	note(field: SheetField, value: string): void {
		const day = this.#day
		if (day) this.#view.run((edit) => noteOnSheet(edit, day.id, { field, value }))
	}

	/** The day before, when it has something that this one lacks; null otherwise. */
	get before(): ClosedDay | null {
		const before = this.#days[this.#days.findIndex(({ id }) => id === this.#day?.id) - 1]
		const theirs = before && this.#notes.current.get(before.id)
		if (!before || !theirs) return null
		const { fields, crew } = blanksOf(this.notes, theirs)
		return fields.length + crew.length > 0 ? before : null
	}

	/** Fills in what is blank as it was the day before. */
	fillInFrom(before: ClosedDay): void {
		const day = this.#day
		if (day) this.#view.run((edit) => fillInFrom(edit, day.id, before.id))
	}

	callElement(element: string, field: CallField, value: string): void {
		const day = this.#day
		if (!day) return
		const call = { element: element as ElementId, field, value }
		this.#view.run((edit) => callElement(edit, day.id, call))
	}

	callDepartment(department: string, value: string): void {
		const day = this.#day
		if (day) this.#view.run((edit) => callDepartment(edit, day.id, { department, value }))
	}

	/** Lets the sheet go out as it stands. */
	issue(state: Issue['state'], at: number): void {
		const [day, sheet] = [this.#day, this.#sheet]
		if (!day || !sheet) return
		const by = this.#view.workspace.me.name
		const facts = JSON.stringify(sheet)
		const id = this.#view.run((edit) => issueCallSheet(edit, day.id, { state, at, by, facts }))
		if (id === null) return
		const name = this.#out.find((issue) => issue.id === id)?.name ?? ''
		this.#view.say(`Day ${day.number}: ${name.toLowerCase()}. What it says is kept as it went out.`)
	}
}
