import { Arrangement } from './arrangement.ts'
import { chanceFrom } from './chance.ts'
import { Moves } from './moves.ts'
import type { Assignment, Problem } from './problem.ts'

/** The best order found so far. */
export type Found = {
	assignment: Assignment
	cost: number
	/** How many moves were tried until now. */
	steps: number
	/** Whether it is better than what was told before. */
	isBetter: boolean
}

/** So many moves are tried between two answers: a few milliseconds. */
const stepsATurn = 1000
const firstRound = 8000
/** A round is no longer than this: many are better than one that never ends. */
const longestRound = 2_000_000

/**
 * Looks for a cheap order by annealing, in rounds that double: each begins hot, takes worse orders
 * too, and cools until only better ones are taken. It goes on for as long as it is asked, which is
 * the caller's to decide, and its answers follow from the problem and the seed alone.
 */
export function* search(problem: Problem, seed: number): Generator<Found, void, undefined> {
	const chance = chanceFrom(seed)
	let best: Found = {
		assignment: problem.start,
		cost: new Arrangement(problem, problem.start).cost,
		steps: 0,
		isBetter: true
	}
	yield best
	for (let round = 0; ; round++) {
		// Every other round goes on from the best order, less hot; the others begin anew.
		const goesOn = round % 2 === 1
		const order = new Arrangement(problem, goesOn ? best.assignment : problem.start)
		const moves = new Moves(order, chance)
		if (moves.areNone) return
		const hot = heatOf(order, moves) * (goesOn ? 0.03 : 0.12)
		const length = Math.min(firstRound * 2 ** Math.floor(round / 2), longestRound)
		for (let done = 0; done < length; done += stepsATurn) {
			let isBetter = false
			for (let step = done; step < done + stepsATurn; step++) {
				const warmth = hot * coldest ** (step / length)
				if (!isTaken(order, moves, { warmth, chance })) continue
				if (order.cost >= best.cost - smallest) continue
				isBetter = true
				best = { ...best, assignment: order.assignment(), cost: order.cost }
			}
			best = { ...best, steps: best.steps + stepsATurn, isBetter }
			yield best
		}
	}
}

/** A round ends this much colder than it began. */
const coldest = 0.06
/** Less than this is not better, only rounded otherwise. */
const smallest = 1e-6

function isTaken(
	order: Arrangement,
	moves: Moves,
	{ warmth, chance }: { warmth: number; chance: () => number }
): boolean {
	const move = moves.next()
	if (move === null) return false
	const added = order.try(move)
	if (added <= 0 || chance() < Math.exp(-added / warmth)) return true
	order.takeBack(move)
	return false
}

/** How much a move usually changes, which is the measure of heat: few, but very wrong ones do not count. */
function heatOf(order: Arrangement, moves: Moves): number {
	const changes: number[] = []
	for (let step = 0; step < 500; step++) {
		const move = moves.next()
		if (move === null) continue
		const added = Math.abs(order.try(move))
		order.takeBack(move)
		if (added > smallest) changes.push(added)
	}
	return changes.sort((a, b) => a - b)[Math.floor(changes.length / 2)] ?? 1
}
