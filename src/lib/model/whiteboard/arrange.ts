import { boxAround, centreOf, shifted, type Box, type Point } from './geometry.ts'

/** Which edge or middle line things are brought to. */
export const edges = ['left', 'centre', 'right', 'top', 'middle', 'bottom'] as const
export type Edge = (typeof edges)[number]
export type Axis = 'across' | 'down'

/** The boxes brought to one edge, or one middle line, of the box round them all. */
export function aligned(boxes: readonly Box[], edge: Edge): Box[] {
	const all = boxAround(boxes)
	if (all === null) return []
	const middle = centreOf(all)
	return boxes.map((box) => {
		switch (edge) {
			case 'left':
				return { ...box, x: all.x }
			case 'right':
				return { ...box, x: all.x + all.width - box.width }
			case 'centre':
				return { ...box, x: middle.x - box.width / 2 }
			case 'top':
				return { ...box, y: all.y }
			case 'bottom':
				return { ...box, y: all.y + all.height - box.height }
			case 'middle':
				return { ...box, y: middle.y - box.height / 2 }
		}
	})
}

/** The boxes with equal gaps between them; the outermost two stay. In the order given. */
export function distributed(boxes: readonly Box[], axis: Axis): Box[] {
	const [start, length] = axis === 'across' ? (['x', 'width'] as const) : (['y', 'height'] as const)
	const order = boxes.map((_, at) => at).sort((a, b) => boxes[a]![start] - boxes[b]![start])
	const all = boxAround(boxes)
	if (all === null) return []
	const filled = boxes.reduce((sum, box) => sum + box[length], 0)
	const gap = (all[length] - filled) / Math.max(1, boxes.length - 1)
	const result = [...boxes]
	let at = all[start]
	for (const index of order) {
		const box = boxes[index]!
		result[index] = { ...box, [start]: at }
		at += box[length] + gap
	}
	return result
}

/** Between cards laid out by us. */
export const cardGap = 16

/** The boxes in rows of `columns`, from the upper left corner of the box round them all. In the order given. */
export function inGrid(boxes: readonly Box[], columns: number): Box[] {
	const all = boxAround(boxes)
	if (all === null) return []
	const width = Math.max(...boxes.map((box) => box.width)) + cardGap
	const height = Math.max(...boxes.map((box) => box.height)) + cardGap
	return boxes.map((box, at) => ({
		...box,
		x: all.x + (at % columns) * width,
		y: all.y + Math.floor(at / columns) * height
	}))
}

/** A line that shows what a dragged box lines up with. */
export type Guide = { axis: Axis; at: number; from: number; to: number }

/**
 * How far to shift a dragged box so that an edge or its middle lines up with another box near it, or
 * so that it stands beside that box with the gap of cards; with the lines that show it.
 */
export function snapped(
	box: Box,
	others: readonly Box[],
	within: number
): { by: Point; guides: Guide[] } {
	const across = nearest(box, others, { axis: 'across', within })
	const down = nearest(box, others, { axis: 'down', within })
	const by = { x: across?.by ?? 0, y: down?.by ?? 0 }
	const moved = shifted(box, by)
	const guides = [across, down].flatMap((found): Guide[] => {
		if (found === null) return []
		const [start, length] =
			found.axis === 'across' ? (['y', 'height'] as const) : (['x', 'width'] as const)
		const from = Math.min(moved[start], found.other[start])
		const to = Math.max(moved[start] + moved[length], found.other[start] + found.other[length])
		return [{ axis: found.axis, at: found.at, from, to }]
	})
	return { by, guides }
}

type Found = { axis: Axis; by: number; at: number; other: Box }

function nearest(
	box: Box,
	others: readonly Box[],
	{ axis, within }: { axis: Axis; within: number }
): Found | null {
	const [start, length] = axis === 'across' ? (['x', 'width'] as const) : (['y', 'height'] as const)
	let best: Found | null = null
	const lines = [box[start], box[start] + box[length] / 2, box[start] + box[length]]
	for (const other of others) {
		const end = other[start] + other[length]
		const tries: [mine: number | undefined, at: number][] = [
			[lines[0], other[start]],
			[lines[1], other[start] + other[length] / 2],
			[lines[2], end],
			[lines[0], end],
			[lines[2], other[start]],
			[lines[0], end + cardGap],
			[lines[2], other[start] - cardGap]
		]
		for (const [mine = 0, at] of tries) {
			const by = at - mine
			if (Math.abs(by) > within || (best && Math.abs(by) >= Math.abs(best.by))) continue
			best = { axis, by, at, other }
		}
	}
	return best ?? evenGap(box, others, { axis, within })
}

/** Where a box would have the same gap to its neighbours as they have: between two, or after two. */
function evenGap(
	box: Box,
	others: readonly Box[],
	{ axis, within }: { axis: Axis; within: number }
): Found | null {
	const [start, length] = axis === 'across' ? (['x', 'width'] as const) : (['y', 'height'] as const)
	const [side, depth] = axis === 'across' ? (['y', 'height'] as const) : (['x', 'width'] as const)
	const inLine = others
		.filter((each) => each[side] < box[side] + box[depth] && box[side] < each[side] + each[depth])
		.sort((a, b) => a[start] - b[start])
	let best: Found | null = null
	for (let at = 0; at + 1 < inLine.length; at++) {
		const [a, b] = [inLine[at]!, inLine[at + 1]!]
		const gap = b[start] - a[start] - a[length]
		if (gap <= 0) continue
		const between = a[start] + a[length] + (gap - box[length]) / 2
		const places = [b[start] + b[length] + gap, a[start] - gap - box[length]]
		for (const place of gap > box[length] ? [...places, between] : places) {
			const by = place - box[start]
			if (Math.abs(by) > within || (best && Math.abs(by) >= Math.abs(best.by))) continue
			best = { axis, by, at: place, other: boxAround([a, b]) ?? a }
		}
	}
	return best
}
