import { expect, test } from 'vitest'
import { overlapPoints, pointsPerPixel, scaleAcross, tilesOf } from '#model/whiteboard/tiles.ts'

const page = { width: 535, height: 750 }

test('all on one page, never larger than life', () => {
	const small = tilesOf({ x: 10, y: 20, width: 100, height: 50 }, page, null)
	expect([small?.tiles.length, small?.scale]).toEqual([1, 1])
	const large = tilesOf({ x: 0, y: 0, width: 10_000, height: 1000 }, page, null)
	expect(large?.tiles.length).toBe(1)
	expect((large?.scale ?? 0) * 10_000 * pointsPerPixel).toBeCloseTo(535)
})

test('at scale, pages cover all of it, and neighbours share a strip to glue', () => {
	const area = { x: -50, y: 70, width: 3000, height: 2000 }
	const { tiles, rows, columns } = tilesOf(area, page, 1)!
	expect(tiles.length).toBe(rows * columns)
	const right = Math.max(...tiles.map(({ box }) => box.x + box.width))
	const bottom = Math.max(...tiles.map(({ box }) => box.y + box.height))
	expect(right).toBeGreaterThanOrEqual(area.x + area.width)
	expect(bottom).toBeGreaterThanOrEqual(area.y + area.height)
	const [first, second] = tiles.filter(({ row }) => row === 0)
	const shared = first!.box.x + first!.box.width - second!.box.x
	expect(shared * pointsPerPixel).toBeCloseTo(overlapPoints)
	// And not one page more than that takes.
	const lastColumn = tiles.filter(({ column }) => column === columns - 1)
	expect(lastColumn[0]!.box.x).toBeLessThan(area.x + area.width)
})

test('a scale that would take hundreds of pages is refused', () => {
	expect(tilesOf({ x: 0, y: 0, width: 100_000, height: 100_000 }, page, 1)).toBe(null)
})

test('so many pages wide is that many, whatever the area and the paper', () => {
	const area = { x: 0, y: 0, width: 2731, height: 1900 }
	for (const pages of [1, 2, 3, 7, 12]) {
		const tiling = tilesOf(area, page, scaleAcross(area, page, pages))
		expect(tiling?.columns).toBe(pages)
	}
})
