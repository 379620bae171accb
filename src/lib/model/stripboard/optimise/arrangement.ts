import type { Assignment, Problem } from './problem.ts'
import { Loads } from './loads.ts'

/** A change of an arrangement: the numbers mean what its kind says. */
export type Move =
	/** A piece goes to another load, and from where it comes. */
	| { kind: 'shift'; piece: number; from: number; to: number }
	/** Two pieces of different loads change places. */
	| { kind: 'swap'; piece: number; other: number }
	/** Whole days among the movable ones: two change places, one goes elsewhere, a run turns round. */
	| { kind: 'days'; how: 'swap' | 'carry' | 'reverse'; from: number; to: number }

/**
 * An order that is being changed: which load lies on which day, and what that costs. A move is tried,
 * which works out only what it touched, and is then kept or taken back.
 */
export class Arrangement {
	readonly problem: Problem
	readonly loads: Loads
	/** The load on each day, and the day of each load. */
	readonly loadAt: Int32Array
	readonly dayOf: Int32Array
	/** Days whose load may go to another day, in order. */
	readonly movable: readonly number[]
	cost = 0
	readonly #people: Cached
	readonly #days: Cached
	/** What lies between a day and the next. */
	readonly #links: Cached
	readonly #isUneven: boolean
	readonly #suitsAlways: boolean

	constructor(problem: Problem, from: Assignment) {
		this.problem = problem
		const count = problem.days.length
		this.loads = new Loads(problem, from)
		this.loadAt = Int32Array.from({ length: count }, (_, at) => at)
		this.dayOf = Int32Array.from(this.loadAt)
		const kept = new Set(problem.pieces.flatMap(({ stays }, piece) => (stays ? [from[piece]] : [])))
		this.movable = problem.days.flatMap(({ isClosed }, day) =>
			isClosed || kept.has(day) ? [] : [day]
		)
		this.#isUneven = problem.pieces.some(({ lasts }) => lasts !== 1)
		this.#suitsAlways = problem.pieces.every(({ unfit }) => unfit.length === 0)
		this.#people = new Cached(problem.people.length, (person) => this.#costOfPerson(person))
		this.#days = new Cached(count, (day) => this.#costOfDay(day))
		this.#links = new Cached(Math.max(0, count - 1), (day) => this.#costOfLink(day))
		this.cost = this.#people.all() + this.#days.all() + this.#links.all()
	}

	/** The day of each piece now. */
	assignment(): number[] {
		return this.problem.pieces.map((_, piece) => this.dayOf[this.loads.of[piece]!]!)
	}

	/** Makes a move and answers what it adds to the cost; `takeBack` undoes just this one. */
	try(move: Move): number {
		this.#people.begin()
		this.#days.begin()
		this.#links.begin()
		if (move.kind === 'days') this.#touchDays(move)
		else this.#touchLoads(move)
		this.#make(move)
		const added = this.#people.renew() + this.#days.renew() + this.#links.renew()
		this.cost += added
		return added
	}

	/** Undoes the move that was tried last. */
	takeBack(move: Move): void {
		this.cost -= this.#people.restore() + this.#days.restore() + this.#links.restore()
		if (move.kind === 'shift') this.loads.shift(move.piece, move.from)
		else if (move.kind === 'swap') this.loads.swap(move.piece, move.other)
		else this.#moveDays({ ...move, from: move.to, to: move.from })
	}

	#make(move: Move): void {
		if (move.kind === 'shift') this.loads.shift(move.piece, move.to)
		else if (move.kind === 'swap') this.loads.swap(move.piece, move.other)
		else this.#moveDays(move)
	}

	#moveDays({ how, from, to }: Move & { kind: 'days' }): void {
		if (how === 'swap') return this.#exchange(from, to)
		if (how === 'carry') {
			const step = from < to ? 1 : -1
			for (let at = from; at !== to; at += step) this.#exchange(at, at + step)
			return
		}
		let [low, high] = from < to ? [from, to] : [to, from]
		while (low < high) this.#exchange(low++, high--)
	}

	#exchange(a: number, b: number): void {
		const [dayA, dayB] = [this.movable[a]!, this.movable[b]!]
		const [loadA, loadB] = [this.loadAt[dayA]!, this.loadAt[dayB]!]
		this.loadAt[dayA] = loadB
		this.loadAt[dayB] = loadA
		this.dayOf[loadB] = dayA
		this.dayOf[loadA] = dayB
	}

	#touchLoads(move: Move & { kind: 'shift' | 'swap' }): void {
		const { pieces } = this.problem
		const others = move.kind === 'swap' ? pieces[move.other]!.cast : []
		for (const person of pieces[move.piece]!.cast) this.#people.touch(person)
		for (const person of others) this.#people.touch(person)
		const from = this.loads.of[move.piece]!
		const to = move.kind === 'swap' ? this.loads.of[move.other]! : move.to
		if (this.#isUneven) this.#touchEverybody()
		this.#touchDay(this.dayOf[from]!)
		this.#touchDay(this.dayOf[to]!)
	}

	#touchDays({ how, from, to }: Move & { kind: 'days' }): void {
		const [low, high] = from < to ? [from, to] : [to, from]
		// Where days differ in length, two that change places move the others of the days between.
		if (how === 'swap' && this.#isUneven) this.#touchEverybody()
		const step = how === 'swap' ? high - low || 1 : 1
		for (let at = low; at <= high; at += step) {
			const day = this.movable[at]!
			this.#touchDay(day)
			for (const piece of this.loads.members[this.loadAt[day]!]!)
				for (const person of this.problem.pieces[piece]!.cast) this.#people.touch(person)
		}
	}

	#touchEverybody(): void {
		for (let person = 0; person < this.problem.people.length; person++) this.#people.touch(person)
	}

	#touchDay(day: number): void {
		this.#days.touch(day)
		if (day > 0) this.#links.touch(day - 1)
		if (day + 1 < this.problem.days.length) this.#links.touch(day)
	}

	/** What somebody is paid: from first to last day of work, but not while dropped; by the day if never held. */
	#costOfPerson(person: number): number {
		const { weight, holding, dropGap } = this.problem.people[person]!
		const { days } = this.problem
		const { works, lasts } = this.loads
		const row = person * days.length
		let [paid, since, last, isDropped] = [0, 0, -1, false]
		for (let day = 0; day < days.length; day++) {
			const load = this.loadAt[day]!
			const length = lasts[load]!
			if (works[row + load] === 0) {
				since += length
				continue
			}
			if (last >= 0 && holding !== 'none') {
				const leaves = holding === 'drop' && !isDropped && this.#gap(last, day) >= dropGap
				if (leaves) isDropped = true
				else paid += since
			}
			paid += length
			since = 0
			last = day
		}
		return paid * weight
	}

	#gap(last: number, day: number): number {
		const [from, to] = [this.problem.days[last]!.date, this.problem.days[day]!.date]
		return from === null || to === null ? -1 : to - from - 1
	}

	#costOfDay(day: number): number {
		const { limit, weights, pieces, days } = this.problem
		const { loads } = this
		const load = this.loadAt[day]!
		let cost = Math.max(0, loads.distinct[load]! - 1) * weights.move
		if (loads.daylight[load]! > 0 && loads.darkness[load]! > 0) cost += weights.split
		const { isClosed, taken } = days[day]!
		if (!isClosed) {
			const size = loads.sizes[load]! + taken
			cost += Math.max(0, size - limit.most) * weights.over
			cost += Math.max(0, limit.least - size) * weights.thin
		}
		if (this.#suitsAlways) return cost
		for (const piece of loads.members[load]!) cost += pieces[piece]!.unfit[day] ?? 0
		return cost
	}

	/** Over night the company need not move when two days share a place; after a night it needs its rest. */
	#costOfLink(day: number): number {
		const { weights, days } = this.problem
		const { loads } = this
		const [load, next] = [this.loadAt[day]!, this.loadAt[day + 1]!]
		const isNight = loads.darkness[load]! > 0 && loads.daylight[load] === 0
		const isDay = loads.daylight[next]! > 0 && loads.darkness[next] === 0
		const turns = isNight && isDay && !days[day]!.restsAfter
		const cost = turns ? weights.turnAround : 0
		return weights.overnight === 0 || loads.sharePlace(load, next) ? cost : cost + weights.overnight
	}
}

/** Costs that are kept one by one: those that were touched are worked out anew, and can be put back. */
class Cached {
	readonly #of: (at: number) => number
	readonly #costs: Float64Array
	readonly #stamps: Int32Array
	readonly #touched: Int32Array
	readonly #before: Float64Array
	#count = 0
	#stamp = 0

	constructor(size: number, of: (at: number) => number) {
		this.#of = of
		this.#costs = new Float64Array(size)
		this.#stamps = new Int32Array(size)
		this.#touched = new Int32Array(size)
		this.#before = new Float64Array(size)
	}

	/** Works out everything; the sum. */
	all(): number {
		let sum = 0
		for (let at = 0; at < this.#costs.length; at++) sum += this.#costs[at] = this.#of(at)
		return sum
	}

	begin(): void {
		this.#count = 0
		this.#stamp++
	}

	touch(at: number): void {
		if (this.#stamps[at] === this.#stamp) return
		this.#stamps[at] = this.#stamp
		this.#touched[this.#count++] = at
	}

	/** Works out what was touched; by how much the sum grew. */
	renew(): number {
		let grown = 0
		for (let index = 0; index < this.#count; index++) {
			const at = this.#touched[index]!
			const before = this.#costs[at]!
			this.#before[index] = before
			grown += (this.#costs[at] = this.#of(at)) - before
		}
		return grown
	}

	/** Puts back what was touched; by how much the sum had grown. */
	restore(): number {
		let grown = 0
		for (let index = 0; index < this.#count; index++) {
			const at = this.#touched[index]!
			grown += this.#costs[at]! - this.#before[index]!
			this.#costs[at] = this.#before[index]!
		}
		return grown
	}
}
