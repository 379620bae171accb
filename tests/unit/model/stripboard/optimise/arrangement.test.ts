import { expect, test } from 'vitest'
import { Arrangement } from '#model/stripboard/optimise/arrangement.ts'
import { Moves } from '#model/stripboard/optimise/moves.ts'
import { problemOfTalent } from '../../../../../bench/lib/talent.ts'
import { anyProblem, anyTalent, slowCost } from '../../../../support/orders.ts'
import { forSeeds, type Random } from '../../../../support/random.ts'

const shapes = {
	'a board': (random: Random) => anyProblem(random, 6 + random.below(20), 3 + random.below(4)),
	'talent alone': (random: Random) => problemOfTalent(anyTalent(random, 3 + random.below(12)))
}

test.each(Object.entries(shapes))(
	'%s: what a move adds is what the whole costs more, and taken back it is as it was',
	(_, make) => {
		forSeeds(12, (random) => {
			const problem = make(random)
			const order = new Arrangement(problem, problem.start)
			expect(order.cost).toBeCloseTo(slowCost(problem, problem.start))
			const moves = new Moves(order, random.next)
			for (let step = 0; step < 60; step++) {
				const move = moves.next()
				if (move === null) continue
				const before = { cost: order.cost, assignment: order.assignment() }
				const added = order.try(move)
				expect(order.cost).toBeCloseTo(slowCost(problem, order.assignment()))
				expect(added).toBeCloseTo(order.cost - before.cost)
				if (random.chance(0.5)) continue
				order.takeBack(move)
				expect(order.assignment()).toEqual(before.assignment)
				expect(order.cost).toBeCloseTo(before.cost)
			}
		})
	}
)

test('no day is left empty, what stays stays, and closed days are let alone', () => {
	forSeeds(15, (random) => {
		const problem = anyProblem(random, 8 + random.below(8), 4)
		const order = new Arrangement(problem, problem.start)
		const moves = new Moves(order, random.next)
		for (let step = 0; step < 200; step++) {
			const move = moves.next()
			if (move !== null) order.try(move)
		}
		const now = order.assignment()
		expect(new Set(now).size).toBe(4)
		problem.pieces.forEach(({ stays }, piece) => {
			if (stays) expect(now[piece]).toBe(problem.start[piece])
			else expect(problem.days[now[piece]!]?.isClosed).toBe(false)
		})
	})
})
