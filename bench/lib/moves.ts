import * as Y from 'yjs'
import type { Edit } from '#model/core/edit.ts'
import { must } from '#model/core/invariant.ts'
import { orderBetween } from '#model/core/order.ts'
import { moveStrips } from '#model/stripboard/commands/move.ts'
import { readPlace, writePlace } from '#model/stripboard/place.ts'
import { stripsIn } from '#model/stripboard/queries/rows.ts'
import { boards, type BoardId } from '#model/stripboard/records/board.ts'
import { strips, type StripId } from '#model/stripboard/records/strip.ts'
import { syncKinds, writeSync } from '#protocol/frame.ts'
import type { Random } from '../../tests/support/random.ts'

/** A person at a board of their own copy, who moves strips by the real commands. */
export class Mover {
	readonly doc = new Y.Doc()
	/** How many Yjs structs this person has written: the next edit's clock. */
	get clock(): number {
		return Y.getState(this.doc.store, this.doc.clientID)
	}
	#random: Random
	#edit: Edit
	#board: BoardId
	#strips: StripId[]
	/** Two neighbours' keys, between which `replace` writes. */
	#gap: { after: string; before: string }
	#made: Uint8Array | null = null

	/** `state` is a stripboard as one update. */
	constructor(state: Uint8Array, random: Random) {
		this.#random = random
		this.doc.clientID = random.clientId()
		Y.applyUpdate(this.doc, state)
		this.#edit = { doc: this.doc, newId: random.id, random: random.next, origin: 'me' }
		this.#board = must([...boards.all(this.doc).keys()][0], 'a board')
		const list = stripsIn(strips.all(this.doc), { board: this.#board, list: 'main' })
		this.#strips = list.map(({ id }) => id)
		const [after, before] = list.map(({ place }) => readPlace(place).order)
		this.#gap = { after: must(after, 'a strip'), before: must(before, 'two strips') }
		this.doc.on('update', (bytes: Uint8Array, origin: unknown) => {
			if (origin === 'me') this.#made = bytes
		})
	}

	/** Moves one strip before another, as a drop on the board does; answers the update. */
	move(): Uint8Array {
		for (let tries = 0; tries < 100; tries++) {
			const [id, before] = [this.#random.pick(this.#strips), this.#random.pick(this.#strips)]
			if (id === before) continue
			const moved = moveStrips(this.#edit, [id], { board: this.#board, list: 'main', before })
			if (moved.ok) return this.#taken()
		}
		throw new Error('No strip of this board can be moved.')
	}

	/**
	 * Writes a new place for a strip of this person's share: the same bytes as a move, without
	 * working out the neighbours. For when tens of thousands are needed.
	 */
	replace(share: { index: number; of: number }): Uint8Array {
		const own = this.#strips.filter((_, at) => at % share.of === share.index)
		const order = orderBetween(this.#gap.after, this.#gap.before, this.#random.next)
		const place = writePlace({ list: 'main', order })
		this.doc.transact(() => strips.patch(this.doc, this.#random.pick(own), { place }), 'me')
		return this.#made === null ? this.replace(share) : this.#taken() // the very key it had
	}

	#taken(): Uint8Array {
		const made = must(this.#made, 'a move is one update')
		this.#made = null
		return made
	}
}

/** An update as a client sends it. */
export function asMessage(update: Uint8Array): Uint8Array {
	return writeSync(syncKinds.update, update)
}
