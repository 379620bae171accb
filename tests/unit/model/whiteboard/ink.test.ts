import { expect, test } from 'vitest'
import { readInk, writeInk } from '#model/whiteboard/ink.ts'
import { longestInk } from '#model/whiteboard/records.ts'

test('a stroke comes back from its text, from the corner of its box', () => {
	const stroke = [
		{ x: 100, y: 50, pressure: 0.5 },
		{ x: 110.4, y: 45, pressure: 0.7 },
		{ x: 90, y: 60, pressure: 1 }
	]
	const { box, ink } = writeInk(stroke)
	expect(box).toEqual({ x: 90, y: 45, width: 20, height: 15 })
	expect(ink).toBe('10,5,5 10,-5,7 -20,15,10')
	expect(readInk(ink)).toEqual([
		{ x: 10, y: 5, pressure: 0.5 },
		{ x: 20, y: 0, pressure: 0.7 },
		{ x: 0, y: 15, pressure: 1 }
	])
})

test('points on one spot are one, and a stroke without end is cut where it would not fit', () => {
	const still = Array.from({ length: 20 }, () => ({ x: 1, y: 1, pressure: 0.5 }))
	expect(writeInk(still).ink).toBe('0,0,5')
	const endless = Array.from({ length: 9000 }, (_, at) => ({ x: at * 3, y: at % 7, pressure: 0.5 }))
	expect(writeInk(endless).ink.length).toBeLessThanOrEqual(longestInk)
})

test.each(['', 'x', '1,2', '1,2,3 a,b,c', '1.5,2,3'])(
	'%j is read as far as it can be',
	(stored) => {
		expect(readInk(stored).length).toBe(stored.startsWith('1,2,3') ? 1 : 0)
	}
)
