import { expect, test } from 'vitest'
import { spread } from '#model/stripboard/optimise/spread.ts'
import { forSeeds } from '../../../../support/random.ts'

const piece = (size: number, stays = false) => ({ size, stays })
const open = (count: number) => Array.from({ length: count }, () => ({ isClosed: false }))

test('days that are there stay; others are filled in order, about evenly', () => {
	const pieces = [4, 4, 4, 4, 8, 8].map((size) => piece(size))
	const now = [0, 1, 1, 1, 1, 2]
	expect(spread({ pieces, days: open(3), now, isAsItWas: true })).toEqual(now)
	expect(spread({ pieces, days: open(2), now, isAsItWas: false })).toEqual([0, 0, 0, 0, 1, 1])
	expect(spread({ pieces, days: open(4), now, isAsItWas: false })).toEqual([0, 0, 1, 1, 2, 3])
})

test('what stays keeps its day, closed days get nothing, and every open day gets something', () => {
	forSeeds(50, (random) => {
		const count = 2 + random.below(6)
		const days = open(count).map(() => ({ isClosed: random.chance(0.2) }))
		const now = Array.from({ length: count * 3 }, () => random.below(count)).sort((a, b) => a - b)
		const pieces = now.map((day) =>
			piece(random.below(9), (days[day]?.isClosed ?? false) || random.chance(0.1))
		)
		const start = spread({ pieces, days, now, isAsItWas: false })
		const used = new Set(start)
		pieces.forEach(({ stays }, at) => {
			if (stays) expect(start[at]).toBe(now[at])
			else expect(days[start[at]!]?.isClosed).toBe(false)
		})
		const going = pieces.filter(({ stays }) => !stays).length
		if (going >= count) days.forEach((day, at) => expect(used.has(at) || day.isClosed).toBe(true))
	})
})

test('with fewer scenes than days the last days are left', () => {
	const start = spread({
		pieces: [piece(1), piece(1)],
		days: open(5),
		now: [0, 0],
		isAsItWas: false
	})
	expect(start).toEqual([0, 1])
})
