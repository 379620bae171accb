import type { Assignment, Light, Problem } from '#model/stripboard/optimise/problem.ts'
import type { Random } from './random.ts'

/** A made-up problem: so many scenes on so many days, at least one to each, with a bit of everything. */
export function anyProblem(random: Random, scenes: number, count: number): Problem {
	const people = 1 + random.below(5)
	const places = 1 + random.below(4)
	const all = Array.from({ length: scenes }, (_, scene) => scene)
	const start = random.shuffle(all.map((scene) => (scene < count ? scene : random.below(count))))
	const closed = new Set(random.chance(0.3) ? [random.below(count)] : [])
	let date = 40_000
	const days = Array.from({ length: count }, (_, day) => {
		const restsAfter = random.chance(0.2)
		const known = date
		date += restsAfter ? 3 : 1
		return { date: known, restsAfter, taken: random.below(3), isClosed: closed.has(day) }
	})
	return {
		pieces: all.map((scene) => ({
			size: random.below(12),
			cast: Array.from({ length: people }, (_, person) => person).filter(() => random.chance(0.4)),
			place: random.below(places + 1) - 1,
			light: random.pick<Light>(['day', 'night', null]),
			lasts: 1,
			stays: closed.has(start[scene] ?? 0) || random.chance(0.1),
			unfit: random.chance(0.3) ? days.map(() => random.below(2) * 20) : []
		})),
		people: Array.from({ length: people }, () => ({
			weight: 1 + random.below(5),
			holding: random.pick(['none', 'hold', 'drop']),
			dropGap: 1 + random.below(3)
		})),
		places,
		days,
		start,
		limit: { least: 4, most: 16 },
		weights: { move: 3, overnight: 1, over: 5, thin: 1, turnAround: 9, split: 2 }
	}
}

/** A made-up talent-scheduling problem of so many scenes. */
export function anyTalent(random: Random, scenes: number) {
	const actors = 2 + random.below(6)
	return {
		scenes,
		pay: Array.from({ length: actors }, () => 1 + random.below(20)),
		isIn: Array.from({ length: actors }, () =>
			Array.from({ length: scenes }, () => random.chance(0.35))
		),
		lasts: Array.from({ length: scenes }, () => 1 + random.below(4))
	}
}

/** What an order costs, said as plainly and slowly as can be. */
export function slowCost(problem: Problem, assignment: Assignment): number {
	const { pieces, people, days } = problem
	const on = days.map((_, day) => pieces.filter((_, piece) => assignment[piece] === day))
	const lasts = on.map((all) => Math.max(0, ...all.map((piece) => piece.lasts)))
	let cost = 0
	for (const [person, { weight, holding, dropGap }] of people.entries()) {
		const work = days.flatMap((_, day) =>
			on[day]!.some(({ cast }) => cast.includes(person)) ? [day] : []
		)
		const paid = new Set(work)
		let isDropped = false
		for (const [at, day] of work.entries()) {
			const next = work[at + 1]
			if (next === undefined || holding === 'none') continue
			const gap = (days[next]!.date ?? 0) - (days[day]!.date ?? 0) - 1
			const isKnown = days[next]!.date !== null && days[day]!.date !== null
			if (holding === 'drop' && !isDropped && isKnown && gap >= dropGap) isDropped = true
			else for (let between = day; between < next; between++) paid.add(between)
		}
		for (const day of paid) cost += lasts[day]! * weight
	}
	return cost + costOfDays(problem, on)
}

type Pieces = Problem['pieces']

function costOfDays({ pieces, days, limit, weights }: Problem, on: readonly Pieces[]): number {
	let cost = 0
	for (const [day, all] of on.entries()) {
		const needs = (of: Pieces, light: Light) => of.some((piece) => piece.light === light)
		const placesOf = (of: Pieces) => new Set(of.map(({ place }) => place).filter((at) => at >= 0))
		const { isClosed, taken, restsAfter } = days[day]!
		const size = all.reduce((sum, piece) => sum + piece.size, taken)
		if (!isClosed && size > limit.most) cost += (size - limit.most) * weights.over
		if (!isClosed && size < limit.least) cost += (limit.least - size) * weights.thin
		cost += Math.max(0, placesOf(all).size - 1) * weights.move
		if (needs(all, 'day') && needs(all, 'night')) cost += weights.split
		for (const piece of all) cost += piece.unfit[day] ?? 0
		const next = on[day + 1]
		if (!next) continue
		const [here, there] = [placesOf(all), placesOf(next)]
		const meets = [...here].some((place) => there.has(place))
		if (here.size > 0 && there.size > 0 && !meets) cost += weights.overnight
		const isNight = needs(all, 'night') && !needs(all, 'day')
		const isDay = needs(next, 'day') && !needs(next, 'night')
		if (isNight && isDay && !restsAfter) cost += weights.turnAround
	}
	return pieces.length === 0 ? 0 : cost
}

/** The least that a small problem can cost: every way to give its pieces days is tried. */
export function exactCost(problem: Problem): number {
	const { pieces, days, start } = problem
	const assignment = [...start]
	let best = Infinity
	const tryFrom = (piece: number): void => {
		if (piece === pieces.length) {
			const used = new Set(assignment)
			if (days.every((_, day) => used.has(day)))
				best = Math.min(best, slowCost(problem, assignment))
			return
		}
		if (pieces[piece]!.stays) return tryFrom(piece + 1)
		for (let day = 0; day < days.length; day++) {
			if (days[day]!.isClosed) continue
			assignment[piece] = day
			tryFrom(piece + 1)
		}
	}
	tryFrom(0)
	return best
}

/**
 * The optimum of a talent-scheduling problem by dynamic programming over the sets of scenes shot so
 * far: what a scene costs next depends only on who was there before and who has yet to come.
 */
export function exactTalent({ scenes, pay, isIn, lasts }: ReturnType<typeof anyTalent>): number {
	const masks = isIn.map((row) => row.reduce((mask, is, scene) => mask | (is ? 1 << scene : 0), 0))
	const best = new Float64Array(2 ** scenes).fill(Infinity)
	best[0] = 0
	for (let shot = 0; shot < best.length; shot++) {
		for (let scene = 0; scene < scenes; scene++) {
			if (shot & (1 << scene)) continue
			const then = shot | (1 << scene)
			const rest = ~shot
			const daily = masks.reduce((sum, mask, actor) => {
				const isOn = (mask & then) !== 0 && (mask & rest) !== 0
				return isOn ? sum + (pay[actor] ?? 0) : sum
			}, 0)
			best[then] = Math.min(best[then]!, best[shot]! + daily * (lasts[scene] ?? 0))
		}
	}
	return best.at(-1) ?? 0
}
