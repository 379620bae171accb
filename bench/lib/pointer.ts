import type { Locator, Page } from 'playwright'
import { must } from '#model/core/invariant.ts'
import { sleep } from './time.ts'

/** About one frame: as often as a mouse reports to a page. */
const everyMs = 16

export type Point = { x: number; y: number }

/** A point in a row, well inside it. */
export async function pointIn(row: Locator): Promise<Point> {
	const box = must(await row.boundingBox(), 'the row is on the screen')
	return { x: box.x + Math.min(200, box.width / 2), y: box.y + box.height / 2 }
}

/** Moves the mouse in a straight line at the pace of a real one. */
export async function glide(
	page: Page,
	line: { from: Point; to: Point; moves: number }
): Promise<void> {
	const { from, to, moves } = line
	const start = performance.now()
	for (let move = 1; move <= moves; move++) {
		const part = move / moves
		await page.mouse.move(from.x + (to.x - from.x) * part, from.y + (to.y - from.y) * part)
		await sleep(start + move * everyMs - performance.now())
	}
}

/** Holds the mouse about a point, a hand's tremble from side to side, for so many moves. */
export async function hold(page: Page, at: Point, moves: number): Promise<void> {
	const start = performance.now()
	for (let move = 1; move <= moves; move++) {
		await page.mouse.move(at.x + (move % 2), at.y)
		await sleep(start + move * everyMs - performance.now())
	}
}
