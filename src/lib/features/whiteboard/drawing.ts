import { getStroke } from 'perfect-freehand'
import type { Point } from '#model/whiteboard/geometry.ts'
import { readInk, type InkPoint } from '#model/whiteboard/ink.ts'
import type { BoardObject } from '#model/whiteboard/records.ts'

/** The outline of a stroke as the path of an SVG. */
export function inkPath(points: readonly InkPoint[]): string {
	// A mouse has one pressure all along: then the speed of the hand stands for it.
	const isEven = points.every(({ pressure }) => pressure === points[0]?.pressure)
	const outline = getStroke([...points], { size: 5, thinning: 0.55, simulatePressure: isEven })
	const [first, ...rest] = outline
	if (first === undefined) return ''
	const at = ([x = 0, y = 0]: number[]) => `${x.toFixed(1)} ${y.toFixed(1)}`
	return `M${at(first)}L${rest.map(at).join(' ')}Z`
}

const known = new WeakMap<BoardObject, string>()

/** The path of a stored stroke, from the corner of its box; worked out once. */
export function storedInkPath(object: BoardObject): string {
	const before = known.get(object)
	if (before !== undefined) return before
	const path = inkPath(readInk(object.ink))
	known.set(object, path)
	return path
}

/** A line from one point to another, with its head at the second. */
export function arrowPath(from: Point, to: Point): { line: string; head: string } {
	const angle = Math.atan2(to.y - from.y, to.x - from.x)
	const side = (turn: number) => ({
		x: to.x - 12 * Math.cos(angle + turn),
		y: to.y - 12 * Math.sin(angle + turn)
	})
	const at = ({ x, y }: Point) => `${x.toFixed(1)} ${y.toFixed(1)}`
	const [left, right] = [side(0.42), side(-0.42)]
	return {
		line: `M${at(from)}L${at(to)}`,
		head: `M${at(left)}L${at(to)}L${at(right)}`
	}
}
