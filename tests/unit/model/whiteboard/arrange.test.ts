import { expect, test } from 'vitest'
import { aligned, cardGap, distributed, inGrid, snapped } from '#model/whiteboard/arrange.ts'

const boxes = [
	{ x: 0, y: 0, width: 100, height: 40 },
	{ x: 130, y: 30, width: 50, height: 80 },
	{ x: 400, y: 10, width: 100, height: 40 }
]

test('things are brought to one edge or one middle line', () => {
	expect(aligned(boxes, 'left').map(({ x }) => x)).toEqual([0, 0, 0])
	expect(aligned(boxes, 'right').map(({ x }) => x)).toEqual([400, 450, 400])
	expect(aligned(boxes, 'centre').map(({ x }) => x)).toEqual([200, 225, 200])
	expect(aligned(boxes, 'top').map(({ y }) => y)).toEqual([0, 0, 0])
	expect(aligned(boxes, 'bottom').map(({ y }) => y)).toEqual([70, 30, 70])
	expect(aligned(boxes, 'middle').map(({ y }) => y)).toEqual([35, 15, 35])
	expect(aligned([], 'left')).toEqual([])
})

test('gaps become equal, the outermost two stay', () => {
	expect(distributed(boxes, 'across').map(({ x }) => x)).toEqual([0, 225, 400])
	expect(distributed(boxes.toReversed(), 'across').map(({ x }) => x)).toEqual([400, 225, 0])
})

test('a grid has the gap of cards, however large the cards are', () => {
	expect(inGrid(boxes, 2).map(({ x, y }) => [x, y])).toEqual([
		[0, 0],
		[100 + cardGap, 0],
		[0, 80 + cardGap]
	])
})

test('a dragged box snaps to an edge, to a middle, and beside a card with its gap', () => {
	const other = { x: 0, y: 0, width: 100, height: 100 }
	const dragged = { x: 103, y: 4, width: 60, height: 30 }
	expect(snapped(dragged, [other], 5).by).toEqual({ x: -3, y: -4 })
	const beside = snapped({ ...dragged, x: 119 }, [other], 5)
	expect(beside.by.x).toBe(-3)
	expect(snapped({ ...dragged, x: 25, y: 400 }, [other], 25).by.x).toBe(-5)
	expect(snapped({ ...dragged, x: 300, y: 300 }, [other], 5)).toEqual({
		...{ by: { x: 0, y: 0 }, guides: [] }
	})
})

test('the guides reach over both boxes', () => {
	const other = { x: 0, y: 0, width: 100, height: 100 }
	const { guides } = snapped({ x: 2, y: 300, width: 60, height: 30 }, [other], 5)
	expect(guides).toEqual([{ axis: 'across', at: 0, from: 0, to: 330 }])
})

const box = (x: number, y: number) => ({ x, y, width: 100, height: 60 })

test('a box snaps to the gap that two others have, beside them and between them', () => {
	const [a, b] = [box(0, 0), box(340, 0)]
	// Their gap is 240: the next stands at 680, and one between them has 70 on either side.
	expect(snapped(box(683, 30), [a, b], 6).by.x).toBe(-3)
	expect(snapped(box(166, 30), [a, b], 6).by.x).toBe(4)
	expect(snapped(box(683, 500), [a, b], 6).by.x).toBe(0)
})
