import { expect, test } from 'vitest'
import {
	readEnd,
	readSize,
	readSpot,
	writeEnd,
	writeSize,
	writeSpot
} from '#model/whiteboard/spot.ts'

test('places, sizes and ends come back from their texts', () => {
	const spot = { frame: 'f-1', x: -12, y: 40 }
	expect(readSpot(writeSpot(spot))).toEqual(spot)
	expect(readSpot(writeSpot({ ...spot, frame: '' }))).toEqual({ ...spot, frame: '' })
	expect(readSize(writeSize({ width: 300, height: 8 }))).toEqual({ width: 300, height: 8 })
	expect(readEnd(writeEnd({ object: 'a', x: 1, y: 2 }))).toEqual({ object: 'a', x: 1, y: 2 })
})

test.each(['', 'x', 'a b c', ' 1e99 NaN', '  '])('%j is a place all the same', (stored) => {
	const { x, y } = readSpot(stored)
	expect(Number.isFinite(x + y)).toBe(true)
})

test.each(['', '0 10', '10', '-5 9', '10.5 20', 'a b'])('%j is the size of a note', (stored) => {
	expect(readSize(stored)).toEqual({ width: 192, height: 128 })
})
