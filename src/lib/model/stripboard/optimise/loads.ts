import type { Assignment, Problem } from './problem.ts'

/**
 * What is shot together on one day, wherever that day lies: for each load who works, where it is and
 * how much it is, kept up to date as pieces go from one load to another.
 */
export class Loads {
	/** The load of each piece. */
	readonly of: Int32Array
	/** The pieces of each load, in no order. */
	readonly members: readonly number[][]
	/** How many pieces of each load a person is in, at `person * loads + load`. */
	readonly works: Int32Array
	readonly sizes: Float64Array
	readonly lasts: Float64Array
	/** How many places a load is shot in. */
	readonly distinct: Int32Array
	/** How many pieces need daylight, and how many darkness. */
	readonly daylight: Int32Array
	readonly darkness: Int32Array
	readonly #problem: Problem
	readonly #count: number
	/** How many pieces of a load are at a place, at `place * loads + load`. */
	readonly #placed: Int32Array
	/** A bit for each place of a load, in words of 32. */
	readonly #bits: Int32Array
	readonly #words: number
	readonly #isEven: boolean

	constructor(problem: Problem, from: Assignment) {
		const { pieces, people, places, days } = problem
		const count = days.length
		this.#problem = problem
		this.#count = count
		this.of = new Int32Array(pieces.length)
		this.members = days.map(() => [])
		this.works = new Int32Array(people.length * count)
		this.sizes = new Float64Array(count)
		this.lasts = new Float64Array(count)
		this.distinct = new Int32Array(count)
		this.daylight = new Int32Array(count)
		this.darkness = new Int32Array(count)
		this.#placed = new Int32Array(places * count)
		this.#words = Math.ceil(places / 32)
		this.#bits = new Int32Array(count * this.#words)
		this.#isEven = pieces.every(({ lasts }) => lasts === 1)
		if (this.#isEven) this.lasts.fill(1)
		for (let piece = 0; piece < pieces.length; piece++) this.#put(piece, from[piece]!)
	}

	/** Puts a piece into another load. */
	shift(piece: number, to: number): void {
		this.#take(piece)
		this.#put(piece, to)
	}

	/** Lets two pieces change loads. */
	swap(piece: number, other: number): void {
		const [from, to] = [this.of[piece]!, this.of[other]!]
		this.shift(piece, to)
		this.shift(other, from)
	}

	/** Whether two loads are shot in one place, or nobody knows where one of them is. */
	sharePlace(a: number, b: number): boolean {
		if (this.distinct[a] === 0 || this.distinct[b] === 0) return true
		const words = this.#words
		for (let at = 0; at < words; at++)
			if ((this.#bits[a * words + at]! & this.#bits[b * words + at]!) !== 0) return true
		return false
	}

	#put(piece: number, load: number): void {
		this.of[piece] = load
		this.members[load]!.push(piece)
		this.#add(piece, load, 1)
	}

	#take(piece: number): void {
		const load = this.of[piece]!
		const members = this.members[load]!
		const last = members.pop()!
		if (last !== piece) members[members.indexOf(piece)] = last
		this.#add(piece, load, -1)
	}

	#add(piece: number, load: number, by: 1 | -1): void {
		const { size, cast, place, light } = this.#problem.pieces[piece]!
		this.sizes[load]! += by * size
		for (const person of cast) this.works[person * this.#count + load]! += by
		if (light === 'day') this.daylight[load]! += by
		else if (light === 'night') this.darkness[load]! += by
		if (place >= 0) this.#countPlace(place, load, by)
		if (!this.#isEven) this.#measure(load)
	}

	#countPlace(place: number, load: number, by: 1 | -1): void {
		const before = this.#placed[place * this.#count + load]!
		this.#placed[place * this.#count + load] = before + by
		if (before + by !== (by === 1 ? 1 : 0)) return
		const word = load * this.#words + (place >> 5)
		this.#bits[word]! ^= 1 << (place & 31)
		this.distinct[load]! += by
	}

	/** A day takes as long as the longest that is shot on it. */
	#measure(load: number): void {
		let longest = 0
		for (const piece of this.members[load]!)
			longest = Math.max(longest, this.#problem.pieces[piece]!.lasts)
		this.lasts[load] = longest
	}
}
