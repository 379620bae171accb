import { limits } from './limits.ts'

/** What somebody removes from a collection, and brings back to it, with one update. */
export type Sweep = {
	person: string
	root: string
	ids: readonly string[]
	back: readonly string[]
	/** How many records the collection has now, without those removed. */
	live: () => number
}

/**
 * Stops whoever removes a large part of what others made: at once, or bit by bit within a while. It
 * forgets when the room is let go of, which takes longer with nobody in it than a slip or a fit.
 */
export class Brake {
	/** By person and collection: what was removed of late, and when. */
	#lately = new Map<string, Map<string, number>>()

	/** Whether that is still little enough; it is counted when it is. */
	allows({ person, root, ids, back, live }: Sweep, now: number): boolean {
		const key = `${person}/${root}`
		const lately = this.#lately.get(key) ?? new Map<string, number>()
		const { share, ofAtLeast, withinMs } = limits.massDeletion
		for (const [id, at] of lately) if (now - at > withinMs) lately.delete(id)
		for (const id of back) lately.delete(id)
		const before = lately.size
		const removed = new Set([...lately.keys(), ...ids]).size
		if (removed > before && removed > share * ofAtLeast) {
			const all = live() + before
			if (all >= ofAtLeast && removed > share * all) return false
		}
		for (const id of ids) lately.set(id, now)
		if (lately.size > 0) this.#lately.set(key, lately)
		else this.#lately.delete(key)
		return true
	}
}
