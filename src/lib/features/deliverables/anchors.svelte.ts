import { Live } from '$lib/client/live.svelte.ts'
import type { Workspace } from '$lib/client/workspace.svelte.ts'
import type { Anchors } from '#model/deliverables/queries/due.ts'
import { documents } from '#model/documents.ts'
import { readProduction, type ProductionState } from '#model/production/records.ts'
import { calendarOf } from '#model/stripboard/queries/board.ts'
import { lastShootingDay } from '#model/stripboard/queries/last-day.ts'
import { readStripboard, type StripboardState } from '#model/stripboard/state.ts'

/**
 * What due dates hang on, live from the board and the calendar. They stay the same object while the
 * board is worked on and its last day stays where it is: a thousand lines need not be looked at again.
 */
export class LiveAnchors {
	readonly #workspace: Pick<Workspace, 'doc'>
	#read: { board: Live<StripboardState>; production: Live<ProductionState> } | null = null

	constructor(workspace: Pick<Workspace, 'doc'>) {
		this.#workspace = workspace
	}

	/** The documents are opened by whoever asks first. */
	get #opened() {
		if (this.#read) return this.#read
		const [board, production] = [
			this.#workspace.doc('stripboard'),
			this.#workspace.doc('production')
		]
		const roots = ['boards', 'scenes', 'sets', 'strips']
		this.#read = {
			board: new Live(board, roots, () => readStripboard(board)),
			production: new Live(production, documents.production, () => readProduction(production))
		}
		return this.#read
	}

	readonly #lastShootingDay = $derived.by(() =>
		lastShootingDay(this.#opened.board.current, this.#opened.production.current)
	)

	readonly current: Anchors = $derived.by(() => ({
		lastShootingDay: this.#lastShootingDay,
		calendar: calendarOf(this.#opened.production.current)
	}))
}
