import type { Arrangement, Move } from './arrangement.ts'

/** Makes up moves by chance: pieces to other days, whole days to other dates. */
export class Moves {
	readonly #order: Arrangement
	readonly #chance: () => number
	/** Pieces that may go to another day, and loads that they may go to. */
	readonly #free: readonly number[]
	readonly #open: readonly number[]

	constructor(order: Arrangement, chance: () => number) {
		const { pieces, days } = order.problem
		const { loads, dayOf } = order
		const isClosed = (load: number) => days[dayOf[load]!]!.isClosed
		this.#order = order
		this.#chance = chance
		// With a scene to each day, only days can change places: no day is ever left empty.
		const areDays = pieces.length === days.length
		this.#free = pieces.flatMap(({ stays }, piece) =>
			stays || areDays || isClosed(loads.of[piece]!) ? [] : [piece]
		)
		this.#open = days.flatMap((_, load) => (isClosed(load) ? [] : [load]))
	}

	/** Whether there is anything to move at all. */
	get areNone(): boolean {
		return (this.#free.length === 0 || this.#open.length < 2) && this.#order.movable.length < 2
	}

	/** A move, or null when chance made up none that can be made. */
	next(): Move | null {
		const canMoveDays = this.#order.movable.length > 1
		const canMovePieces = this.#free.length > 0 && this.#open.length > 1
		if (canMoveDays && (!canMovePieces || this.#chance() < 0.25)) return this.#ofDays()
		return canMovePieces ? this.#ofPieces() : null
	}

	#below(count: number): number {
		return Math.floor(this.#chance() * count)
	}

	#ofDays(): Move | null {
		const count = this.#order.movable.length
		const from = this.#below(count)
		const to = this.#below(count)
		if (from === to) return null
		const draw = this.#chance()
		const how = draw < 0.5 ? 'carry' : draw < 0.8 ? 'swap' : 'reverse'
		return { kind: 'days', how, from, to }
	}

	#ofPieces(): Move | null {
		const { loads } = this.#order
		const piece = this.#free[this.#below(this.#free.length)]!
		const other = this.#free[this.#below(this.#free.length)]!
		const from = loads.of[piece]!
		const isAlone = loads.members[from]!.length === 1
		const swaps = isAlone || this.#chance() < 0.4
		const to = this.#chance() < 0.5 ? loads.of[other]! : this.#open[this.#below(this.#open.length)]!
		if (swaps) return loads.of[other] === from ? null : { kind: 'swap', piece, other }
		return to === from ? null : { kind: 'shift', piece, from, to }
	}
}
