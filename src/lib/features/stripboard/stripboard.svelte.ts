import type { History } from '$lib/client/history.svelte.ts'
import { Live, LiveRecords } from '$lib/client/live.svelte.ts'
import type { Workspace } from '$lib/client/workspace.svelte.ts'
import type { Edit } from '#model/core/edit.ts'
import type { Outcome } from '#model/core/outcome.ts'
import { documents, type DocumentKind } from '#model/documents.ts'
import { readProduction } from '#model/production/records.ts'
import {
	boardOf,
	keepUnchanged,
	totalsOf,
	unitsOf,
	type BoardView,
	type ShootingDay
} from '#model/stripboard/queries/board.ts'
import type { Row, SceneRow } from '#model/stripboard/queries/rows.ts'
import { boards, type BoardId } from '#model/stripboard/records/board.ts'
import { elements } from '#model/stripboard/records/element.ts'
import { events } from '#model/stripboard/records/event.ts'
import { readHolding, rules } from '#model/stripboard/records/rules.ts'
import { scenes } from '#model/stripboard/records/scene.ts'
import { locations, sets } from '#model/stripboard/records/set.ts'
import { strips, type StripId } from '#model/stripboard/records/strip.ts'
import type { StripboardState } from '#model/stripboard/state.ts'
import { byOrder } from '#model/core/order.ts'
import { refusals } from './appearance.ts'
import { Flags } from './flags/flags.svelte.ts'
import { isFiltering, matches, noFilter, type Filter } from './filter.ts'
import { Selection } from './selection.svelte.ts'

/** Which dialog is open over the board. */
export type Panel =
	| ('move' | 'day-breaks' | 'banner' | 'sort' | 'calendar' | 'cast' | 'add-scene')
	| ('flags' | 'rules' | 'availability' | 'call')
	| null

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
	readonly #boards
	readonly #scenes
	readonly #elements
	readonly #sets
	readonly #locations
	readonly #strips
	readonly #events
	readonly #rules
	readonly #holding
	readonly #production
	#previous: BoardView | null = null
	#held = $state.raw<BoardView | null>(null)
	#filter = $state.raw<Filter>(noFilter)
	#cut = $state.raw<readonly StripId[]>([])
	#panel = $state<Panel>(null)
	#openScene = $state<StripId | null>(null)
	#goal = $state<StripId | null>(null)
	#said = $state.raw<{ text: string; at: number } | null>(null)

	constructor(workspace: Workspace) {
		this.workspace = workspace
		this.flags = new Flags(this)
		const doc = workspace.doc('stripboard')
		const production = workspace.doc('production')
		this.#boards = new LiveRecords(doc, boards)
		this.#scenes = new LiveRecords(doc, scenes)
		this.#elements = new LiveRecords(doc, elements)
		this.#sets = new LiveRecords(doc, sets)
		this.#locations = new LiveRecords(doc, locations)
		this.#strips = new LiveRecords(doc, strips)
		this.#events = new LiveRecords(doc, events)
		this.#rules = new Live(doc, [rules.root], () => rules.read(doc))
		this.#holding = new Live(doc, ['holding'], () => readHolding(doc))
		this.#production = new Live(production, documents.production, () => readProduction(production))
	}

	readonly #state: StripboardState = $derived.by(() => ({
		boards: this.#boards.current,
		scenes: this.#scenes.current,
		elements: this.#elements.current,
		sets: this.#sets.current,
		locations: this.#locations.current,
		strips: this.#strips.current,
		events: this.#events.current,
		rules: this.#rules.current,
		holding: this.#holding.current
	}))

	readonly #boardId: BoardId | null = $derived.by(() => {
		const live = [...this.#boards.current.values()].filter((board) => !board.removed)
		return live.sort(byOrder)[0]?.id ?? null
	})

	readonly #live: BoardView = $derived.by(() => {
		if (this.#boardId === null) return nothing
		const now = boardOf(this.#state, this.#production.current, this.#boardId)
		this.#previous = keepUnchanged(this.#previous, now)
		return this.#previous
	})

	readonly #units: readonly BoardView[] = $derived.by(() => {
		const others = unitsOf(this.#boards.current, this.#boardId)
		const views = others.map((id) => boardOf(this.#state, this.#production.current, id))
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

	/** The board as shown. While something is dragged it holds still, whatever colleagues do. */
	get board(): BoardView {
		return this.#held ?? this.#live
	}

	/** The board and its second units: whose days are checked, and charted, together. */
	get units(): readonly BoardView[] {
		return this.#units
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
		return this.#state
	}

	get production() {
		return this.#production.current
	}

	get boardId(): BoardId | null {
		return this.#boardId
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

	/** The last thing said about what happened, for the eye and for a screen reader. */
	get said(): { text: string; at: number } | null {
		return this.#said
	}

	say(text: string): void {
		this.#said = { text, at: performance.now() }
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
		if (outcome.ok) return outcome.value
		this.say(refusals[outcome.reason] ?? 'That did not work.')
		return null
	}

	get history(): History {
		return this.workspace.history
	}
}
