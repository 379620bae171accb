/*
 * The plane of a whiteboard. Units are pixels at 100 %, x to the right, y down; what is stored is in
 * whole ones. Everything here is arithmetic: nothing reads a document or a screen.
 */

export type Point = { x: number; y: number }
export type Size = { width: number; height: number }
export type Box = Point & Size

/** As far from the middle as anything may lie, and as large as it may be. */
export const farthest = 900_000
export const smallest = 8

/** A number as it may be stored: whole, and on the plane. */
export function onPlane(value: number): number {
	return Number.isFinite(value) ? Math.round(Math.min(farthest, Math.max(-farthest, value))) : 0
}

/** A box with whole numbers, on the plane, of a size that can be seen. */
export function wholeBox(box: Box): Box {
	const side = (length: number) => Math.max(smallest, onPlane(length))
	return {
		x: onPlane(box.x),
		y: onPlane(box.y),
		width: side(box.width),
		height: side(box.height)
	}
}

export function centreOf({ x, y, width, height }: Box): Point {
	return { x: x + width / 2, y: y + height / 2 }
}

export function shifted<Shape extends Point>(shape: Shape, by: Point): Shape {
	return { ...shape, x: shape.x + by.x, y: shape.y + by.y }
}

/** The box between two corners, whichever they are. */
export function boxBetween(a: Point, b: Point): Box {
	return {
		x: Math.min(a.x, b.x),
		y: Math.min(a.y, b.y),
		width: Math.abs(a.x - b.x),
		height: Math.abs(a.y - b.y)
	}
}

/** The smallest box round all of them, or null when there are none. */
export function boxAround(boxes: readonly Box[]): Box | null {
	let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity]
	for (const { x, y, width, height } of boxes) {
		left = Math.min(left, x)
		top = Math.min(top, y)
		right = Math.max(right, x + width)
		bottom = Math.max(bottom, y + height)
	}
	if (boxes.length === 0) return null
	return { x: left, y: top, width: right - left, height: bottom - top }
}

/** A box with so much more on every side. */
export function widened({ x, y, width, height }: Box, by: number): Box {
	return { x: x - by, y: y - by, width: width + 2 * by, height: height + 2 * by }
}

export function overlap(a: Box, b: Box): boolean {
	return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height
}

export function holds({ x, y, width, height }: Box, point: Point): boolean {
	return point.x >= x && point.x <= x + width && point.y >= y && point.y <= y + height
}

export function isSameBox(a: Box, b: Box): boolean {
	return a.x === b.x && a.y === b.y && a.width === b.width && a.height === b.height
}

/** Where the line from a box's middle towards a point leaves the box, with a gap. */
export function edgeTowards(box: Box, to: Point, gap = 0): Point {
	const centre = centreOf(box)
	const [dx, dy] = [to.x - centre.x, to.y - centre.y]
	if (dx === 0 && dy === 0) return centre
	const { width, height } = widened(box, gap)
	const scale = Math.min(
		dx === 0 ? Infinity : width / 2 / Math.abs(dx),
		dy === 0 ? Infinity : height / 2 / Math.abs(dy)
	)
	return { x: centre.x + dx * scale, y: centre.y + dy * scale }
}

/** The handles of a selected box, as points of the compass. */
export const handles = ['nw', 'n', 'ne', 'e', 'se', 's', 'sw', 'w'] as const
export type Handle = (typeof handles)[number]

/** A box resized by dragging one of its handles; with `ratio`, width to height stay as they are. */
export function resized(box: Box, by: Point, { handle, ratio }: Resize): Box {
	const west = handle.includes('w')
	const north = handle.includes('n')
	const grow = (side: boolean, back: boolean, delta: number) => (side ? (back ? -delta : delta) : 0)
	let width = Math.max(smallest, box.width + grow(/[ew]/.test(handle), west, by.x))
	let height = Math.max(smallest, box.height + grow(/[ns]/.test(handle), north, by.y))
	if (ratio) {
		const scale = /[ew]/.test(handle) ? width / box.width : height / box.height
		width = Math.max(smallest, box.width * scale)
		height = Math.max(smallest, box.height * scale)
	}
	return {
		x: west ? box.x + box.width - width : box.x,
		y: north ? box.y + box.height - height : box.y,
		width,
		height
	}
}

type Resize = { handle: Handle; ratio: boolean }
