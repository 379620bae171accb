import { grouped } from '#model/core/grouped.ts'
import { clashes, type Clash } from '#model/stripboard/clashes/clashes.ts'
import type { Plan } from '#model/stripboard/clashes/plan.ts'
import type { ShootingDay } from '#model/stripboard/queries/board.ts'
import type { StripId } from '#model/stripboard/records/strip.ts'
import type { StripboardView } from '../stripboard.svelte.ts'
import { clashWords, isRed } from './flag-words.ts'

/** What a strip shows of its flags: their words, and whether one of them is red. */
export type Flagged = { words: string; red: boolean }

/** The red flags of the board on screen, by strip and by day. While a drag holds the board they hold still too. */
export class Flags {
	readonly #view: StripboardView

	constructor(view: StripboardView) {
		this.#view = view
	}

	readonly #all: readonly Clash[] = $derived.by(() => clashes(this.plan))

	readonly #keys: ReadonlySet<string> = $derived(new Set(this.#all.map(({ key }) => key)))

	readonly #ofStrips: ReadonlyMap<StripId, string> = $derived.by(() => {
		const found = new Map<StripId, string>()
		for (const clash of this.#all) {
			const line = `${isRed(clash) ? '!' : '?'}${this.words(clash)}`
			for (const id of clash.strips) {
				const before = found.get(id)
				found.set(id, before === undefined ? line : `${before}\n${line}`)
			}
		}
		return found
	})

	readonly #ofDays: ReadonlyMap<ShootingDay['id'], readonly Clash[]> = $derived.by(() => {
		const own = this.#all.filter(({ unit }) => unit === 0)
		return grouped(own, ({ day }) => day.id)
	})

	/** What is judged: the board as shown, its second units, and the rules. */
	get plan(): Plan {
		const { state, production, units } = this.#view
		return { state, production, units }
	}

	get all(): readonly Clash[] {
		return this.#all
	}

	/** Whether this is wrong already, with whatever numbers. */
	has(clash: Clash): boolean {
		return this.#keys.has(clash.key)
	}

	/** The flags of a strip as one text: a strip redraws only when that changes. '' for none. */
	onStrip(id: StripId): string {
		return this.#ofStrips.get(id) ?? ''
	}

	onDay(id: ShootingDay['id']): readonly Clash[] {
		return this.#ofDays.get(id) ?? []
	}

	words(clash: Clash): string {
		return clashWords(clash, this.#view.state)
	}
}

/** The flags of a strip out of their one text. */
export function readFlagged(text: string): Flagged | null {
	if (text === '') return null
	const lines = text.split('\n')
	return {
		words: lines.map((line) => line.slice(1)).join('\n'),
		red: lines.some((line) => line[0] === '!')
	}
}
