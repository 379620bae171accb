import * as Y from 'yjs'
import type { Arrivals } from './arrivals.ts'
import { limits } from './limits.ts'
import type { Holder, Place } from './places.ts'

/**
 * Counts what Yjs will have to search a place for, step by step: what does not simply follow on what
 * was there. Somebody's own edits always do, and so do those of colleagues who did not write at the
 * same spot; an update made to hold up the server does not.
 */
export class Tangles {
	#arrivals: Arrivals
	/** By field: the newest write, and how many did not follow on the one before. */
	#fields = new Map<Holder, Map<string, { newest: Y.ID; loose: number }>>()
	/** By what they were inserted behind: the newest insertion there, and whether it fitted in. */
	#behind = new Map<Holder, Map<string, { id: Y.ID; fits: boolean }>>()
	#looseInNotes = 0

	constructor(arrivals: Arrivals) {
		this.#arrivals = arrivals
	}

	/** Notes what arrives at a place. False when it is one tangle too many. */
	note(item: Y.Item, { holder, key }: Place): boolean {
		if (key !== null) return this.#noteWrite(item, holder, key)
		if (!this.#fitsIn(item, holder)) this.#looseInNotes++
		return this.#looseInNotes <= limits.maxTangles.inNotes
	}

	#noteWrite({ origin, lastId }: Y.Item, holder: Holder, key: string): boolean {
		const fields = entryOf(this.#fields, holder)
		const field = fields.get(key)
		const follows = field !== undefined && Y.compareIDs(origin, field.newest)
		const loose = (field?.loose ?? 0) + (follows ? 0 : 1)
		fields.set(key, { newest: lastId, loose })
		return loose <= limits.maxTangles.perField
	}

	/** Whether an insertion will lie between the two neighbours that it was made between. */
	#fitsIn({ id, origin, rightOrigin }: Y.Item, holder: Holder): boolean {
		const behind = entryOf(this.#behind, holder)
		const spot = origin === null ? '' : `${origin.client}:${origin.clock}`
		const before = behind.get(spot)
		const isFirst = before === undefined
		const fits = isFirst
			? this.#isNext(origin, rightOrigin, holder)
			: before.fits && Y.compareIDs(rightOrigin, before.id)
		behind.set(spot, { id, fits })
		return fits
	}

	/** Whether what is to the right of one is the other. Behind what only arrives there is nothing yet. */
	#isNext(origin: Y.ID | null, rightOrigin: Y.ID | null, holder: Holder): boolean {
		if (origin !== null && this.#arrivals.isNews(origin)) return true
		return Y.compareIDs(rightOrigin, this.#neighbour(origin, holder))
	}

	/** What is to the right of something that is part of the document; null at the end. */
	#neighbour(origin: Y.ID | null, holder: Holder): Y.ID | null {
		if (origin === null) {
			const start = 'type' in holder ? holder.type?._start : null
			return start?.id ?? null
		}
		const left = this.#arrivals.at(origin) as Y.Item
		const isWithin = origin.clock < left.id.clock + left.length - 1
		return isWithin ? Y.createID(origin.client, origin.clock + 1) : (left.right?.id ?? null)
	}
}

function entryOf<Value>(of: Map<Holder, Map<string, Value>>, holder: Holder): Map<string, Value> {
	const known = of.get(holder)
	if (known !== undefined) return known
	const made = new Map<string, Value>()
	of.set(holder, made)
	return made
}
