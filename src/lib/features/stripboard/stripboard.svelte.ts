import type { History } from '$lib/client/history.svelte.ts'
import type { Workspace } from '$lib/client/workspace.svelte.ts'
import type { Edit } from '#model/core/edit.ts'
import { ok, type Outcome } from '#model/core/outcome.ts'
import type { DocumentKind } from '#model/documents.ts'
import type { ProductionState } from '#model/production/records.ts'
import {
	boardOf,
	keepUnchanged,
	totalsOf,
	unitsOf,
	type BoardView,
	type ShootingDay
} from '#model/stripboard/queries/board.ts'
import type { Row, SceneRow } from '#model/stripboard/queries/rows.ts'
import { boardList } from '#model/stripboard/queries/boards.ts'
import type { Board, BoardId } from '#model/stripboard/records/board.ts'
import type { SceneId } from '#model/stripboard/records/scene.ts'
import type { StripId } from '#model/stripboard/records/strip.ts'
import type { StripboardState } from '#model/stripboard/state.ts'
import { Flags } from './flags/flags.svelte.ts'
import { askedFor } from './address.ts'
import { refusals, shownRefusals } from './appearance.ts'
import { isFiltering, matches, noFilter, type Filter } from './filter.ts'
import { StripboardRecords } from './records.svelte.ts'
import { Selection } from './selection.svelte.ts'

/** Which dialog is open over the board. */
export type Panel =
	| ('move' | 'day-breaks' | 'banner' | 'sort' | 'calendar' | 'cast' | 'add-scene' | 'split')
	| ('flags' | 'rules' | 'availability' | 'call' | 'sets' | 'locations')
	| ('board-new' | 'board-copy' | 'board-settings' | 'publish')
	| null

/** The board that was switched to in this visit: the pages beside the board open with it. */
const lastLookedAt = new WeakMap<Workspace, BoardId>()

const nothing: BoardView = {
	days: [],
	boneyard: [],
	totals: { scenes: 0, eighths: 0, minutes: 0, cast: 0, unknownLengths: 0 }
}

/**
 * The stripboard as one screen shows it: the live board, what is selected, filtered, held and open.
 * It changes the production only through commands.
 */
export class StripboardView {
	readonly workspace: Workspace
	readonly selection = new Selection()
	readonly flags: Flags
	readonly #records: StripboardRecords
	#previous: BoardView | null = null
	#held = $state.raw<BoardView | null>(null)
	#chosen = $state<BoardId | null>(null)
	#filter = $state.raw<Filter>(noFilter)
	#cut = $state.raw<readonly StripId[]>([])
	#panel = $state<Panel>(null)
	#openScene = $state<StripId | null>(null)
	#goal = $state<StripId | null>(null)
	#said = $state.raw<{ text: string; at: number } | null>(null)
	#refused = $state.raw<string | null>(null)

	constructor(workspace: Workspace) {
		this.workspace = workspace
		const asked = askedFor('board') as BoardId | null
		if (asked !== null) lastLookedAt.set(workspace, asked)
		this.#chosen = lastLookedAt.get(workspace) ?? null
		this.flags = new Flags(this)
		this.#records = new StripboardRecords(workspace)
	}

	readonly #boardList: readonly Board[] = $derived.by(() => boardList(this.#records.boards))

	/** The board that was asked for, while it is there; else the main board. */
	readonly #shown: Board | null = $derived.by(() => {
		const chosen = this.#boardList.find((board) => board.id === this.#chosen)
		return chosen ?? this.#boardList[0] ?? null
	})

	readonly #boardId: BoardId | null = $derived(this.#shown?.id ?? null)

	readonly #live: BoardView = $derived.by(() => {
		if (this.#boardId === null) return nothing
		const now = boardOf(this.state, this.production, this.#boardId)
		this.#previous = keepUnchanged(this.#previous, now)
		return this.#previous
	})

	readonly #units: readonly BoardView[] = $derived.by(() => {
		const others = unitsOf(this.#records.boards, this.#boardId)
		const views = others.map((id) => boardOf(this.state, this.production, id))
		return [this.board, ...views]
	})

	readonly #order: StripId[] = $derived.by(() => [
		...this.board.days.flatMap((day) => [
			...day.rows.filter((row) => this.shows(row)).map((row) => row.id),
			...(day.id === 'open' ? [] : [day.id])
		]),
		...this.board.boneyard.filter((row) => this.shows(row)).map((row) => row.id)
	])

	readonly #rows: ReadonlyMap<StripId, { row: Row; day: ShootingDay | null }> = $derived.by(() => {
		const rows = new Map<StripId, { row: Row; day: ShootingDay | null }>()
		for (const day of this.board.days) for (const row of day.rows) rows.set(row.id, { row, day })
		for (const row of this.board.boneyard) rows.set(row.id, { row, day: null })
		return rows
	})

	/** The address of the board; the pages beside it lie beneath. */
	get home(): string {
		return `/p/${this.workspace.production}/stripboard`
	}

	/** The board as shown. While something is dragged it holds still, whatever colleagues do. */
	get board(): BoardView {
		return this.#held ?? this.#live
	}

	/** The board and its second units: whose days are checked, and charted, together. */
	get units(): readonly BoardView[] {
		return this.#units
	}

	/** The board of a unit of `units`. */
	unitBoard(unit: number): BoardId | null {
		if (unit === 0) return this.#boardId
		return unitsOf(this.state.boards, this.#boardId)[unit - 1] ?? null
	}

	/** What a unit of `units` is called: by its board. */
	unitName(unit: number): string {
		const id = this.unitBoard(unit)
		return this.#boardList.find((board) => board.id === id)?.name ?? ''
	}

	/** Whether I may change the board: break it down, schedule it. */
	get mayWrite(): boolean {
		return this.workspace.mayWrite('stripboard')
	}

	/** Whether I may change what all areas share: the title, the calendar. */
	get mayPlan(): boolean {
		return this.workspace.mayWrite('production')
	}

	get state(): StripboardState {
		return this.#records.state
	}

	get production(): ProductionState {
		return this.#records.production
	}

	get boardId(): BoardId | null {
		return this.#boardId
	}

	/** The production's boards: the main one first, archived ones last. */
	get boards(): readonly Board[] {
		return this.#boardList
	}

	/** The record of the board that is shown: its name, its status. */
	get shownBoard(): Board | null {
		return this.#shown
	}

	/** Shows another board; what was selected, cut and open on this one is let go. */
	switchTo(board: BoardId): void {
		if (board === this.#boardId) return
		this.#chosen = board
		lastLookedAt.set(this.workspace, board)
		this.#openScene = null
		this.#cut = []
		this.selection.clear()
	}

	/** Every strip that can be reached, in reading order: days with their breaks, then the boneyard. */
	get order(): readonly StripId[] {
		return this.#order
	}

	get isEmpty(): boolean {
		return this.#rows.size === 0
	}

	rowOf(id: StripId): Row | null {
		return this.#rows.get(id)?.row ?? null
	}

	/** The strip on this board by which a scene is shown, or its first part. */
	stripOf(scene: SceneId): StripId | null {
		for (const { row } of this.#rows.values())
			if (row.kind === 'scene' && row.scene.id === scene) return row.id
		return null
	}

	/** The rows of these strips; day breaks, which have none, are passed over. */
	rowsOf(ids: readonly StripId[]): Row[] {
		return ids.map((id) => this.rowOf(id)).filter((row) => row !== null)
	}

	/** The day a strip lies in; for a day break, the day it closes. Null in the boneyard. */
	dayOf(id: StripId): ShootingDay | null {
		return this.#rows.get(id)?.day ?? this.board.days.find((day) => day.id === id) ?? null
	}

	isInBoneyard(id: StripId): boolean {
		return this.#rows.get(id)?.day === null
	}

	/** The selected scene rows, in board order. */
	get selectedScenes(): SceneRow[] {
		return this.rowsOf(this.selectedIds).filter((row) => row.kind === 'scene')
	}

	get selectedIds(): StripId[] {
		return this.selection.in(this.#order)
	}

	get selectedTotals() {
		return totalsOf(this.rowsOf(this.selectedIds))
	}

	get filter(): Filter {
		return this.#filter
	}

	set filter(filter: Filter) {
		this.#filter = filter
	}

	get isFiltering(): boolean {
		return isFiltering(this.#filter)
	}

	shows(row: Row): boolean {
		return matches(row, this.#filter)
	}

	get cut(): readonly StripId[] {
		return this.#cut
	}

	set cut(ids: readonly StripId[]) {
		this.#cut = ids
	}

	get panel(): Panel {
		return this.#panel
	}

	set panel(panel: Panel) {
		this.#panel = panel
	}

	/** The strip whose scene is open in the sheet. */
	get openScene(): StripId | null {
		return this.#openScene
	}

	set openScene(id: StripId | null) {
		this.#openScene = id
	}

	/** A strip that a panel leads to: the board brings it into view and takes the goal away. */
	get goal(): StripId | null {
		return this.#goal
	}

	set goal(id: StripId | null) {
		this.#goal = id
	}

	/** Leads to a strip, also on another board. */
	leadTo(id: StripId): void {
		const board = this.state.strips.get(id)?.board
		if (board) this.switchTo(board)
		this.#goal = id
	}

	/** The last thing said about what happened, for the eye and for a screen reader. */
	get said(): { text: string; at: number } | null {
		return this.#said
	}

	say(text: string): void {
		this.#said = { text, at: performance.now() }
	}

	/** Why the last command would not, for the eye as well, until the next one. */
	get refused(): string | null {
		return this.#refused
	}

	putRefusalAway(): void {
		this.#refused = null
	}

	/** Holds the board still while a pointer drags, and lets it catch up after. */
	hold(): void {
		this.#held = this.#live
	}

	release(): void {
		this.#held = null
	}

	get isHeld(): boolean {
		return this.#held !== null
	}

	/** Runs a command as one step of mine. A refusal is said in words; null then. */
	run<Value, Reason extends string>(
		command: (edit: Edit, board: BoardId) => Outcome<Value, Reason>,
		kind: DocumentKind = 'stripboard'
	): Value | null {
		const board = this.#boardId
		if (board === null) return null
		const outcome = this.workspace.run(kind, (edit) => command(edit, board))
		this.#refused = null
		if (outcome.ok) return outcome.value
		const why = refusals[outcome.reason] ?? 'That did not work.'
		this.say(why)
		if (shownRefusals.has(outcome.reason)) this.#refused = why
		return null
	}

	/** Runs a command whose value nobody needs; whether it was done. */
	did<Reason extends string>(
		command: (edit: Edit, board: BoardId) => Outcome<unknown, Reason>
	): boolean {
		const done = this.run((edit, board) => {
			const outcome = command(edit, board)
			return outcome.ok ? ok(true) : outcome
		})
		return done === true
	}

	get history(): History {
		return this.workspace.history
	}
}
