import { expect, test } from 'vitest'
import {
	boxAround,
	boxBetween,
	edgeTowards,
	farthest,
	holds,
	onPlane,
	overlap,
	resized,
	wholeBox
} from '#model/whiteboard/geometry.ts'

const box = { x: 0, y: 0, width: 100, height: 50 }

test('what is stored is whole, on the plane, and large enough to be seen', () => {
	expect(wholeBox({ x: 0.6, y: -1e12, width: 0, height: NaN })).toEqual({
		...{ x: 1, y: -farthest, width: 8, height: 8 }
	})
	expect([onPlane(Infinity), onPlane(2.4)]).toEqual([0, 2])
})

test('a box between two corners is the same whichever was first', () => {
	const [a, b] = [
		{ x: 10, y: 40 },
		{ x: -5, y: 20 }
	]
	expect(boxBetween(a, b)).toEqual({ x: -5, y: 20, width: 15, height: 20 })
	expect(boxBetween(b, a)).toEqual(boxBetween(a, b))
})

test('the box round several holds them all; round none there is none', () => {
	expect(boxAround([box, { x: 200, y: -10, width: 10, height: 10 }])).toEqual({
		...{ x: 0, y: -10, width: 210, height: 60 }
	})
	expect(boxAround([])).toBeNull()
})

test('boxes that only touch do not overlap', () => {
	expect(overlap(box, { ...box, x: 100 })).toBe(false)
	expect(overlap(box, { ...box, x: 99 })).toBe(true)
	expect([holds(box, { x: 100, y: 50 }), holds(box, { x: 101, y: 0 })]).toEqual([true, false])
})

test('a line leaves a box where it crosses the edge, with its gap', () => {
	expect(edgeTowards(box, { x: 1000, y: 25 }, 5)).toEqual({ x: 105, y: 25 })
	expect(edgeTowards(box, { x: 50, y: -300 })).toEqual({ x: 50, y: 0 })
	expect(edgeTowards(box, { x: 50, y: 25 })).toEqual({ x: 50, y: 25 })
})

test.each([
	['se', { x: 20, y: 10 }, { x: 0, y: 0, width: 120, height: 60 }],
	['nw', { x: 20, y: 10 }, { x: 20, y: 10, width: 80, height: 40 }],
	['e', { x: -20, y: 99 }, { x: 0, y: 0, width: 80, height: 50 }],
	['n', { x: 7, y: 500 }, { x: 0, y: 42, width: 100, height: 8 }]
] as const)(
	'the %s handle moves only its sides, and never turns a box inside out',
	(handle, by, to) => {
		expect(resized(box, by, { handle, ratio: false })).toEqual(to)
	}
)

test('with its ratio kept a box grows in both directions', () => {
	const grown = resized(box, { x: 100, y: 0 }, { handle: 'e', ratio: true })
	expect(grown).toEqual({ x: 0, y: 0, width: 200, height: 100 })
})
