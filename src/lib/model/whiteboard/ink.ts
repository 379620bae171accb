import { boxAround, onPlane, type Box, type Point } from './geometry.ts'
import { longestInk } from './records.ts'

/** A point of a stroke; pressure from 0 to 1. */
export type InkPoint = Point & { pressure: number }

/*
 * A stroke as text: points from the corner of its box, each as the step from the one before, with
 * the pressure in tenths:
 *
 *     "0,4,5 2,1,6 3,0,6"
 */

/** The points of a stroke, from the corner of its box. What cannot be read ends it. */
export function readInk(stored: string): InkPoint[] {
	const points: InkPoint[] = []
	let [x, y] = [0, 0]
	for (const step of stored.split(' ')) {
		const [dx, dy, tenths] = step.split(',').map(Number)
		if (dx === undefined || dy === undefined || tenths === undefined) break
		if (![dx, dy, tenths].every((number) => Number.isInteger(number))) break
		x += dx
		y += dy
		points.push({ x, y, pressure: Math.min(10, Math.max(0, tenths)) / 10 })
	}
	return points
}

/** A stroke as it is stored, and the box it fills. Points that would not fit are left out. */
export function writeInk(points: readonly InkPoint[]): { box: Box; ink: string } {
	const whole = points.map(({ x, y, pressure }) => ({ x: onPlane(x), y: onPlane(y), pressure }))
	const box = boxAround(whole.map((point) => ({ ...point, width: 0, height: 0 })))
	let before: Point = box ?? { x: 0, y: 0 }
	const steps: string[] = []
	let length = 0
	for (const { x, y, pressure } of whole) {
		if (steps.length > 0 && x === before.x && y === before.y) continue
		const step = `${x - before.x},${y - before.y},${Math.round(pressure * 10)}`
		length += step.length + 1
		if (length > longestInk) break
		steps.push(step)
		before = { x, y }
	}
	return { box: box ?? { x: 0, y: 0, width: 0, height: 0 }, ink: steps.join(' ') }
}
