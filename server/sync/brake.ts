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

/** So many removed, of so many that there were. */
export type Over = { removes: number; of: number }

/**
 * Stops whoever removes a large part of what others made: at once, or bit by bit within a while. It
 * forgets when the room is let go of, which takes longer with nobody in it than a slip or a fit.
 */
export class Brake {
	/** By person and collection: what was removed of late, and when. */
	#lately = new Map<string, Map<string, number>>()

	/** How much of how much that makes within a while when it is too much, else null; then it is counted. */
	over({ person, root, ids, back, live }: Sweep, now: number): Over | null {
		const key = `${person}/${root}`
		const lately = this.#lately.get(key) ?? new Map<string, number>()
		const { share, ofAtLeast, withinMs } = limits.massDeletion
		for (const [id, at] of lately) if (now - at > withinMs) lately.delete(id)
		for (const id of back) lately.delete(id)
		const before = lately.size
		const removed = new Set([...lately.keys(), ...ids]).size
		if (removed > before && removed > share * ofAtLeast) {
			const all = live() + before
			if (all >= ofAtLeast && removed > share * all) return { removes: removed, of: all }
		}
		for (const id of ids) lately.set(id, now)
		if (lately.size > 0) this.#lately.set(key, lately)
		else this.#lately.delete(key)
		return null
	}
}
