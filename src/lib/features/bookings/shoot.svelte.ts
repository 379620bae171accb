import { Live, LiveRecords } from '$lib/client/live.svelte.ts'
import type { Workspace } from '$lib/client/workspace.svelte.ts'
import { shootDaysOf, type ShootDays } from '#model/bookings/queries/shoot-days.ts'
import { standing } from '#model/core/merged.ts'
import { documents } from '#model/documents.ts'
import { readProduction } from '#model/production/records.ts'
import { compareCast } from '#model/stripboard/queries/rows.ts'
import { lastShootingDay } from '#model/stripboard/queries/last-day.ts'
import { elements, type Element, type ElementId } from '#model/stripboard/records/element.ts'
import { readStripboard } from '#model/stripboard/state.ts'

/** The shoot as bookings need it: who is in the cast, and on which days they shoot. Live from the board. */
export class Shoot {
	readonly #board
	readonly #production
	readonly #elements

	constructor(workspace: Workspace) {
		const stripboard = workspace.doc('stripboard')
		const production = workspace.doc('production')
		this.#elements = new LiveRecords(stripboard, elements)
		this.#board = new Live(stripboard, ['boards', 'scenes', 'elements', 'sets', 'strips'], () =>
			readStripboard(stripboard)
		)
		this.#production = new Live(production, documents.production, () => readProduction(production))
	}

	/** The cast, by number. */
	readonly cast: readonly Element[] = $derived.by(() =>
		[...this.#elements.current.values()]
			.filter(({ category, removed }) => category === 'cast' && !removed)
			.sort(compareCast)
	)

	/** Who each id of the cast stands for: themselves, or the one they were merged into. */
	readonly castById: ReadonlyMap<ElementId, Element> = $derived.by(() =>
		standing(this.#elements.current)
	)

	/** The shooting days of each cast member. */
	readonly days: ShootDays = $derived.by(() =>
		shootDaysOf(this.#board.current, this.#production.current)
	)

	/** The last shooting day, or '' when the board does not say it. */
	readonly wrap: string = $derived.by(() =>
		lastShootingDay(this.#board.current, this.#production.current)
	)

	/** The production's holidays: date and name. */
	readonly holidays: ReadonlyMap<string, string> = $derived.by(
		() => this.#production.current.holidays
	)

	/** The production's title. */
	get title(): string {
		return this.#production.current.settings.title
	}
}
