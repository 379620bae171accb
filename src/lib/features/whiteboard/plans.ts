import { snapped, type Guide } from '#model/whiteboard/arrange.ts'
import {
	boxAround,
	centreOf,
	holds,
	overlap,
	resized,
	shifted,
	type Box,
	type Handle,
	type Point
} from '#model/whiteboard/geometry.ts'
import type { DrawnArrow } from '#model/whiteboard/queries/arrows.ts'
import type { Canvas, Placed } from '#model/whiteboard/queries/canvas.ts'
import type { ObjectId } from '#model/whiteboard/records.ts'
import type { End } from '#model/whiteboard/spot.ts'

/*
 * What a gesture would do, as long as it goes on: pure functions from what is there and how far the
 * pointer went. The screen shows the plan; one command makes it so when the pointer is let go.
 */

/** Where things would go, and the lines they snap to. */
export type MovePlan = {
	/** Everything that would be elsewhere, also what goes along in a frame. */
	boxes: ReadonlyMap<ObjectId, Box>
	guides: readonly Guide[]
	by: Point
}

/** What goes when these are dragged: frames take along what lies in them. */
export function goesAlong(canvas: Canvas, ids: ReadonlySet<ObjectId>): Placed[] {
	return canvas.placed.filter(
		({ id, frame, object }) => !object.locked && (ids.has(id) || (frame !== null && ids.has(frame)))
	)
}

/** Things shifted, brought into line with what they pass. `within` is how near that must be, 0 for never. */
export function movePlan(
	moved: readonly Placed[],
	by: Point,
	{ others, within }: { others: readonly Box[]; within: number }
): MovePlan {
	const all = boxAround(moved.map(({ box }) => box))
	const snap = all && within > 0 ? snapped(shifted(all, by), others, within) : null
	const total = snap ? shifted(by, snap.by) : by
	const boxes = new Map(moved.map(({ id, box }) => [id, shifted(box, total)]))
	return { boxes, guides: snap?.guides ?? [], by: total }
}

/** What a dragged thing may line up with: everything seen that is not dragged itself. */
export function neighbours(seen: readonly Placed[], moved: ReadonlySet<ObjectId>): Box[] {
	return seen
		.filter(({ id, object }) => !moved.has(id) && object.kind !== 'ink')
		.map(({ box }) => box)
}

/** Things scaled together by one handle of the box round them. */
export function resizePlan(
	moved: readonly Placed[],
	by: Point,
	{ handle, ratio }: { handle: Handle; ratio: boolean }
): MovePlan {
	const before = boxAround(moved.map(({ box }) => box))
	if (before === null) return { boxes: new Map(), guides: [], by }
	const after = resized(before, by, { handle, ratio })
	const scale = { x: after.width / before.width, y: after.height / before.height }
	const boxes = moved.map(({ id, box }): [ObjectId, Box] => [
		id,
		{
			x: after.x + (box.x - before.x) * scale.x,
			y: after.y + (box.y - before.y) * scale.y,
			width: box.width * scale.x,
			height: box.height * scale.y
		}
	])
	return { boxes: new Map(boxes), guides: [], by }
}

/** What a box drawn over the board selects: what it touches, but a frame only when it holds all of it. */
export function boxed(canvas: Canvas, box: Box): Set<ObjectId> {
	const ids = new Set<ObjectId>()
	for (const { id, object, box: its } of canvas.placed) {
		const isIn = holds(box, its) && holds(box, { x: its.x + its.width, y: its.y + its.height })
		if (object.kind === 'frame' ? isIn : overlap(box, its)) ids.add(id)
	}
	for (const { id, from, to } of canvas.arrows) if (holds(box, from) && holds(box, to)) ids.add(id)
	return ids
}

/** The end of an arrow at a point: it sticks to the topmost thing there, frames last. */
export function endAt(canvas: Canvas, point: Point): End<ObjectId> {
	const at = { x: Math.round(point.x), y: Math.round(point.y) }
	const under = canvas.placed.findLast(
		({ object, box }) => object.kind !== 'ink' && holds(box, point)
	)
	return { ...at, object: under?.id ?? '' }
}

/** How near to a line counts as on it, in pixels of the screen. */
const lineSlack = 8

type Painted = {
	things: { painted: readonly Placed[] }
	arrows: { painted: readonly DrawnArrow[] }
}

/** What is painted at a point: an arrow, else the topmost thing; null for nothing. */
export function paintedAt(
	{ things, arrows }: Painted,
	point: Point,
	zoom: number
): ObjectId | null {
	const arrow = arrows.painted.findLast((each) => isOnLine(each, point, lineSlack / zoom))
	return arrow?.id ?? things.painted.findLast(({ box }) => holds(box, point))?.id ?? null
}

function isOnLine({ from, to }: DrawnArrow, { x, y }: Point, slack: number): boolean {
	const [dx, dy] = [to.x - from.x, to.y - from.y]
	const length = dx * dx + dy * dy
	const along = length === 0 ? 0 : ((x - from.x) * dx + (y - from.y) * dy) / length
	const part = Math.min(1, Math.max(0, along))
	return Math.hypot(from.x + part * dx - x, from.y + part * dy - y) <= slack
}

/** The nearest thing from here in a direction, for keys that walk over the board. */
export function neighbourOf(
	canvas: Canvas,
	from: Placed,
	direction: 'left' | 'right' | 'up' | 'down'
): Placed | null {
	const here = centreOf(from.box)
	let best: { placed: Placed; far: number } | null = null
	for (const placed of canvas.placed) {
		if (placed.id === from.id) continue
		const there = centreOf(placed.box)
		const [dx, dy] = [there.x - here.x, there.y - here.y]
		const [along, aside] = {
			left: [-dx, Math.abs(dy)],
			right: [dx, Math.abs(dy)],
			up: [-dy, Math.abs(dx)],
			down: [dy, Math.abs(dx)]
		}[direction] as [number, number]
		if (along <= 0) continue
		const far = along + 2 * aside
		if (best === null || far < best.far) best = { placed, far }
	}
	return best?.placed ?? null
}
