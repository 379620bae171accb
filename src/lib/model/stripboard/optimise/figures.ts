import type { Person, Problem } from './problem.ts'
import { impossible } from './unfit.ts'

/** What an order comes to, in numbers that a person can weigh. */
export type Figures = {
	days: number
	/** Days of work and days of holding, of each person. */
	people: readonly { work: number; hold: number }[]
	hold: number
	/** Changes of place between two scenes of a day, and from one day to the next. */
	moves: number
	overnight: number
	/** Days that pass the limit, and by how much in all. */
	over: number
	overBy: number
	/** Scenes on a day on which somebody or something cannot be had. */
	away: number
	/** Days that follow a night without a day off between. */
	turnArounds: number
}

/** The figures of an order: the pieces of each day, in the order of shooting. */
export function figuresOf(problem: Problem, order: readonly (readonly number[])[]): Figures {
	const { pieces, days, limit } = problem
	const workDays = problem.people.map((): number[] => [])
	order.forEach((on, day) => {
		const working = new Set(on.flatMap((piece) => pieces[piece]!.cast))
		for (const person of working) workDays[person]!.push(day)
	})
	const people = workDays.map((worked, person) => ({
		work: worked.length,
		hold: heldDays(problem.people[person]!, worked, problem)
	}))
	const sizes = order.map((on, day) =>
		on.reduce((sum, piece) => sum + pieces[piece]!.size, days[day]?.taken ?? 0)
	)
	const over = sizes.map((size) => Math.max(0, size - limit.most)).filter((by) => by > 0)
	const unfit = order.flatMap((on, day) => on.map((piece) => pieces[piece]!.unfit[day] ?? 0))
	return {
		days: order.length,
		people,
		hold: people.reduce((sum, { hold }) => sum + hold, 0),
		...movesIn(problem, order),
		over: over.length,
		overBy: over.reduce((sum, by) => sum + by, 0),
		away: unfit.filter((cost) => cost >= impossible).length,
		turnArounds: order.filter((_, day) => turnsAfter(problem, order, day)).length
	}
}

/** The days between first and last day of work that are paid without work. */
function heldDays(
	{ holding, dropGap }: Person,
	worked: readonly number[],
	{ days }: Problem
): number {
	if (holding === 'none') return 0
	let [held, isDropped] = [0, false]
	worked.slice(1).forEach((day, at) => {
		const last = worked[at]!
		const [from, to] = [days[last]?.date ?? null, days[day]?.date ?? null]
		const drops =
			holding === 'drop' && !isDropped && from !== null && to !== null && to - from - 1 >= dropGap
		if (drops) isDropped = true
		else held += day - last - 1
	})
	return held
}

function movesIn({ pieces }: Problem, order: readonly (readonly number[])[]) {
	let [moves, overnight, place] = [0, 0, -1]
	for (const on of order) {
		let isFirst = true
		for (const piece of on) {
			const next = pieces[piece]!.place
			if (next < 0) continue
			if (place >= 0 && next !== place) {
				if (isFirst) overnight++
				else moves++
			}
			place = next
			isFirst = false
		}
	}
	return { moves, overnight }
}

function turnsAfter(
	{ pieces, days }: Problem,
	order: readonly (readonly number[])[],
	day: number
): boolean {
	const lights = (at: number) => new Set((order[at] ?? []).map((piece) => pieces[piece]!.light))
	const [now, next] = [lights(day), lights(day + 1)]
	const isNight = now.has('night') && !now.has('day')
	return isNight && next.has('day') && !next.has('night') && days[day]?.restsAfter === false
}
