/** Chance that can be replayed: one seed gives one run, on every machine. */
export type Random = {
	/** A number in [0, 1). */
	next: () => number
	/** A whole number from 0 to `count` - 1. */
	below: (count: number) => number
	/** True about once in `1 / share` times. */
	chance: (share: number) => boolean
	/** One of a list, which must not be empty. */
	pick: <Value>(list: readonly Value[]) => Value
	/** All of a list, in a random order. */
	shuffle: <Value>(list: readonly Value[]) => Value[]
	/** One to `most` of a list, as far as it goes, in a random order. */
	some: <Value>(list: readonly Value[], most: number) => Value[]
	/** A fresh id of 96 random bits. */
	id: () => string
	/** A Yjs client id. */
	clientId: () => number
}

/** A generator from a seed (mulberry32: small, quick, good enough to shuffle strips). */
export function seededRandom(seed: number): Random {
	let state = seed >>> 0
	const word = () => {
		state = (state + 0x6d2b79f5) >>> 0
		let mixed = Math.imul(state ^ (state >>> 15), state | 1)
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
		return (mixed ^ (mixed >>> 14)) >>> 0
	}
	const next = () => word() / 2 ** 32
	const below = (count: number) => Math.floor(next() * count)
	const pick = <Value>(list: readonly Value[]) => list[below(list.length)] as Value
	const shuffle = <Value>(list: readonly Value[]) => {
		const left = [...list]
		return list.map(() => left.splice(below(left.length), 1)[0] as Value)
	}
	return {
		next,
		below,
		chance: (share) => next() < share,
		pick,
		shuffle,
		some: (list, most) => shuffle(list).slice(0, 1 + below(most)),
		id: () => Array.from({ length: 3 }, () => word().toString(16).padStart(8, '0')).join(''),
		clientId: () => word()
	}
}

/** Runs a body for seeds 1 to `count`; a failure says which seed it was. */
export function forSeeds(count: number, body: (random: Random, seed: number) => void): void {
	for (let seed = 1; seed <= count; seed++) {
		try {
			body(seededRandom(seed), seed)
		} catch (error) {
			throw new Error(`With seed ${seed}: ${error instanceof Error ? error.message : error}`, {
				cause: error
			})
		}
	}
}
