import { SvelteMap } from 'svelte/reactivity'
import {
	elementColumns,
	factColumns,
	scheduleColumns,
	type ScheduleColumn
} from '#formats/schedule-columns.ts'
import { scheduleOf, type SheetFile } from '#formats/schedule-sheet.ts'
import type { TableRow } from '#formats/table.ts'
import { judged } from './read-file.ts'

/** Everything that a column can be, in groups. */
export const columnChoices: readonly {
	group: string
	options: readonly { id: ScheduleColumn; name: string }[]
}[] = [
	{
		group: 'Schedule',
		options: (Object.keys(factColumns) as (keyof typeof factColumns)[]).map((id) => ({
			id,
			name: factColumns[id]
		}))
	},
	{ group: 'Breakdown', options: elementColumns.map(({ id, name }) => ({ id, name })) }
]

/** A sheet before it is a schedule: what its columns are, as guessed and as chosen, and what that comes to. */
export class SheetView {
	readonly fileName: string
	readonly #sheet: SheetFile
	readonly #chosen = new SvelteMap<number, ScheduleColumn | null>()

	constructor(sheet: SheetFile, fileName: string) {
		this.#sheet = sheet
		this.fileName = fileName
	}

	readonly #guessed = $derived.by(() => scheduleColumns(this.#sheet.rows))

	readonly #columns: readonly (ScheduleColumn | null)[] = $derived.by(() =>
		this.#guessed.columns.map((guess, at) => {
			const chosen = this.#chosen.get(at)
			if (chosen !== undefined) return chosen
			// What somebody chose for one column is no longer what another was guessed to be.
			return [...this.#chosen.values()].includes(guess) ? null : guess
		})
	)

	readonly #reading = $derived.by(() =>
		judged(scheduleOf({ columns: [...this.#columns], rows: this.rows }, this.#sheet.format))
	)

	/** Rows below the headings. */
	get rows(): TableRow[] {
		return this.#guessed.rows
	}

	get columns(): readonly (ScheduleColumn | null)[] {
		return this.#columns
	}

	/** The sheet's own heading of a column; '' when it has none. */
	headingOf(at: number): string {
		const first = this.rows[0]?.row ?? Infinity
		const above = this.#sheet.rows.filter(({ row }) => row < first).at(-1)
		return above?.cells[at] ?? ''
	}

	/** The schedule that the columns come to, or why there is none. */
	get reading() {
		return this.#reading
	}

	/** Says what a column is; null leaves it out. What was that before is left out instead. */
	choose(at: number, column: ScheduleColumn | null): void {
		for (const [other, chosen] of this.#chosen) {
			if (chosen === column && column !== null) this.#chosen.set(other, null)
		}
		this.#chosen.set(at, column)
	}
}
