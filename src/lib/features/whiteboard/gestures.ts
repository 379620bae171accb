import { connect, addObject, reattach } from '#model/whiteboard/commands/objects.ts'
import { placeObjects, shiftArrows, type Move } from '#model/whiteboard/commands/place.ts'
import { boxBetween, shifted, type Handle, type Point } from '#model/whiteboard/geometry.ts'
import { writeInk, type InkPoint } from '#model/whiteboard/ink.ts'
import type { Placed } from '#model/whiteboard/queries/canvas.ts'
import type { ObjectId } from '#model/whiteboard/records.ts'
import { readEnd } from '#model/whiteboard/spot.ts'
import { panned, toPlane, zoomedAt, type Camera } from './camera.ts'
import { landingOf, type Landing } from './landing.ts'
import { boxed, endAt, goesAlong, movePlan, neighbours, resizePlan } from './plans.ts'
import { takeEffect } from './things/effects.ts'
import { sizes, type Tool } from './tools.ts'
import type { WhiteboardView } from './whiteboard.svelte.ts'

/** What a pointer went down on. */
export type Under =
	| { kind: 'board' }
	| { kind: 'object'; id: ObjectId }
	| { kind: 'handle'; handle: Handle }
	| { kind: 'end'; arrow: ObjectId; side: 'from' | 'to' }

/** A pointer event in the terms of gestures. */
export type Touch = {
	/** From the upper left corner of the canvas, in pixels of the screen. */
	at: Point
	pressure: number
	shift: boolean
	alt: boolean
	/** Ctrl, or Cmd: nothing snaps. */
	free: boolean
}

/** A gesture from the pointer going down to its letting go. */
type Gesture = { move: (touch: Touch) => void; end: (touch: Touch) => void }

/** Within so many pixels of the screen a pointer has not moved, and things snap. */
const slack = 4
const snapWithin = 7

/** Begins what a pointer that goes down means, with the tool in hand. */
export function gestureFor(view: WhiteboardView, under: Under, start: Touch): Gesture {
	const { tool } = view
	if (tool === 'hand') return pan(view, start)
	if (tool === 'laser') return laser(view)
	if (!view.mayWrite || tool === 'select') return selecting(view, under, start)
	if (tool === 'pen') return ink(view, start)
	if (tool === 'arrow') return arrow(view, start)
	return draw(view, tool, start)
}

function selecting(view: WhiteboardView, under: Under, start: Touch): Gesture {
	if (under.kind === 'handle') return resize(view, under.handle, start)
	if (under.kind === 'end') return moveEnd(view, under, start)
	if (under.kind === 'board') return select(view, start)
	const isSelected = view.selection.has(under.id)
	if (start.shift) {
		const others = [...view.selection].filter((id) => id !== under.id)
		view.selection = isSelected ? others : [...others, under.id]
		return drag(view, start, null)
	}
	if (!isSelected) view.selection = [under.id]
	return drag(view, start, isSelected ? under.id : null)
}

/** How far the pointer has gone on the plane since it went down. */
function gone(view: WhiteboardView, start: Touch, now: Touch): Point {
	const { zoom } = view.camera
	return { x: (now.at.x - start.at.x) / zoom, y: (now.at.y - start.at.y) / zoom }
}

const isStill = (start: Touch, now: Touch) =>
	Math.hypot(now.at.x - start.at.x, now.at.y - start.at.y) < slack

/** Moves the view with the pointer. */
export function pan(view: WhiteboardView, start: Touch): Gesture {
	const before = view.camera
	return {
		move: ({ at }) => {
			view.camera = panned(before, { x: start.at.x - at.x, y: start.at.y - at.y })
		},
		end: () => {}
	}
}

/** Two fingers: the view moves and grows with them. */
export function pinch(view: WhiteboardView, [a, b]: readonly [Point, Point]) {
	const before: Camera = view.camera
	const spread = Math.max(1, Math.hypot(a.x - b.x, a.y - b.y))
	const middle = { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 }
	return ([c, d]: readonly [Point, Point]) => {
		const now = { x: (c.x + d.x) / 2, y: (c.y + d.y) / 2 }
		const scale = Math.hypot(c.x - d.x, c.y - d.y) / spread
		const moved = panned(before, { x: middle.x - now.x, y: middle.y - now.y })
		view.camera = zoomedAt(moved, before.zoom * scale, now)
	}
}

function laser(view: WhiteboardView): Gesture {
	view.surface.tell({ laser: true })
	return { move: () => {}, end: () => view.surface.tell({ laser: false }) }
}

function select(view: WhiteboardView, start: Touch): Gesture {
	const before = start.shift ? [...view.selection] : []
	const from = toPlane(view.camera, start.at)
	view.selection = before
	return {
		move: (now) => {
			const box = boxBetween(from, toPlane(view.camera, now.at))
			if (view.plan === null && isStill(start, now)) return
			view.plan = { kind: 'box', box }
			view.selection = [...before, ...boxed(view.canvas, box)]
		},
		end: () => (view.plan = null)
	}
}

/** Drags what is selected; a click on what was selected before selects just that. */
function drag(view: WhiteboardView, start: Touch, clicked: ObjectId | null): Gesture {
	const moved = view.mayWrite ? goesAlong(view.canvas, view.selection) : []
	const ids = new Set(moved.map(({ id }) => id))
	const others = neighbours(view.onScreen.placed, ids)
	return {
		move: (now) => {
			if (moved.length === 0 || (view.plan === null && isStill(start, now))) return
			const within = now.free ? 0 : snapWithin / view.camera.zoom
			const plan = movePlan(moved, straightened(gone(view, start, now), now), { others, within })
			const landing = now.alt ? null : landingOf(view.canvas, plan.boxes, view.facts)
			view.plan = { kind: 'move', ...plan, landing }
			const told = moved.filter(({ id }) => view.selection.has(id)).slice(0, 100)
			view.surface.tell({ moving: { ids: told.map(({ id }) => id), by: plan.by } })
		},
		end: () => {
			if (view.plan?.kind === 'move') {
				// A colleague may have changed what the frame said while it was held there.
				const { landing, boxes } = view.plan
				drop(view, moved, landing && landingOf(view.canvas, boxes, view.facts))
			} else if (clicked !== null) view.selection = [clicked]
		}
	}
}

/** With Shift a drag goes straight across or straight down. */
function straightened(by: Point, { shift }: Touch): Point {
	if (!shift) return by
	return Math.abs(by.x) > Math.abs(by.y) ? { x: by.x, y: 0 } : { x: 0, y: by.y }
}

/** Puts what was dragged where it was let go. */
function drop(view: WhiteboardView, moved: readonly Placed[], landing: Landing | null): void {
	const { plan } = view
	if (plan?.kind !== 'move') return
	// What lies in a dragged frame goes with it by itself.
	const own = moved.filter(({ id }) => view.selection.has(id))
	const moves = own.map(({ id, box }) => ({ id, box: plan.boxes.get(id) ?? box }))
	view.surface.tell({ moving: null })
	view.history.together(() => {
		if (moves.length > 0) view.run((edit) => placeObjects(edit, moves))
		const arrows = [...view.selection].filter((id) => view.canvas.arrowById.has(id))
		if (arrows.length > 0) view.run((edit) => shiftArrows(edit, arrows, plan.by))
		if (landing !== null) land(view, landing)
	})
	view.plan = null
}

/** Puts things at boxes, and does what the frames that they come to lie in mean for them. */
export function dropInto(view: WhiteboardView, moves: readonly Move[]): void {
	const boxes = new Map(moves.map(({ id, box }) => [id, box]))
	const landing = landingOf(view.canvas, boxes, view.facts)
	view.history.together(() => {
		view.run((edit) => placeObjects(edit, moves))
		if (landing !== null) land(view, landing)
	})
}

/** What the frame means for the cards dropped into it is done, or it is said why not. */
function land(view: WhiteboardView, { effect, label }: Landing): void {
	const refused = effect === null ? label : takeEffect(view.workspace, view.things, effect)
	view.say(refused ?? label.replace(/^Moves/, 'Moved'))
}

function resize(view: WhiteboardView, handle: Handle, start: Touch): Gesture {
	const moved = view.selectedPlaced.filter(({ object }) => !object.locked && object.kind !== 'ink')
	return {
		move: (now) => {
			if (moved.length === 0) return
			const plan = resizePlan(moved, gone(view, start, now), { handle, ratio: now.shift })
			view.plan = { kind: 'move', ...plan, landing: null }
		},
		end: () => {
			if (view.plan?.kind === 'move') drop(view, moved, null)
		}
	}
}

function draw(view: WhiteboardView, tool: Tool, start: Touch): Gesture {
	const from = toPlane(view.camera, start.at)
	return {
		move: (now) => {
			if (view.plan === null && isStill(start, now)) return
			view.plan = { kind: 'draw', tool, box: boxBetween(from, toPlane(view.camera, now.at)) }
		},
		end: () => {
			const size = sizes[tool] ?? { width: 160, height: 96 }
			const drawn = view.plan?.kind === 'draw' ? view.plan.box : null
			view.plan = null
			add(view, tool, drawn ?? { x: from.x - size.width / 2, y: from.y - size.height / 2, ...size })
		}
	}
}

/** Makes what a tool makes, selects it, and goes on to its words. */
export function add(view: WhiteboardView, tool: Tool, box: Placed['box']): ObjectId | null {
	if (tool !== 'note' && tool !== 'text' && tool !== 'frame' && !isShape(tool)) return null
	const colour = tool === 'note' ? 'yellow' : 'plain'
	const id = view.run((edit) => addObject(edit, { kind: tool, box, colour }))
	view.tool = 'select'
	if (id === null) return null
	view.selection = [id]
	view.editing = id
	return id
}

const isShape = (tool: Tool): tool is 'rectangle' | 'ellipse' =>
	tool === 'rectangle' || tool === 'ellipse'

function ink(view: WhiteboardView, start: Touch): Gesture {
	const at = ({ at, pressure }: Touch): InkPoint => ({ ...toPlane(view.camera, at), pressure })
	let points = [at(start)]
	const keep = () => {
		const stroke = writeInk(points)
		if (points.length > 1) view.run((edit) => addObject(edit, { kind: 'ink', ...stroke }))
	}
	return {
		move: (now) => {
			points = [...points, at(now)]
			view.plan = { kind: 'ink', points }
			// A stroke without end goes on as another, from where this one stops.
			if (points.length < 900) return
			keep()
			points = points.slice(-1)
		},
		end: () => {
			view.plan = null
			keep()
		}
	}
}

function arrow(view: WhiteboardView, start: Touch): Gesture {
	const from = endAt(view.canvas, toPlane(view.camera, start.at))
	return {
		move: (now) => {
			if (view.plan === null && isStill(start, now)) return
			const to = endAt(view.canvas, toPlane(view.camera, now.at))
			view.plan = { kind: 'arrow', from, to, arrow: null }
		},
		end: () => {
			const { plan } = view
			view.plan = null
			if (plan?.kind !== 'arrow') return
			const id = view.run((edit) => connect(edit, { from, to: plan.to }))
			if (id === null) return
			view.tool = 'select'
			view.selection = [id]
		}
	}
}

function moveEnd(
	view: WhiteboardView,
	{ arrow: id, side }: { arrow: ObjectId; side: 'from' | 'to' },
	start: Touch
): Gesture {
	const record = view.canvas.arrowById.get(id)?.object
	return {
		move: (now) => {
			if (!record || (view.plan === null && isStill(start, now))) return
			const end = endAt(view.canvas, toPlane(view.camera, now.at))
			const ends = { from: readEnd<ObjectId>(record.from), to: readEnd<ObjectId>(record.to) }
			view.plan = { kind: 'arrow', ...ends, [side]: end, arrow: id }
		},
		end: () => {
			const { plan } = view
			view.plan = null
			if (plan?.kind !== 'arrow') return
			view.run((edit) =>
				reattach(edit, id, side === 'from' ? { from: plan.from } : { to: plan.to })
			)
		}
	}
}

/** Shifts what is selected by keys. */
export function nudge(view: WhiteboardView, by: Point): void {
	const moved = view.selectedPlaced
	const moves = moved.map(({ id, box }) => ({ id, box: shifted(box, by) }))
	if (moves.length > 0) view.run((edit) => placeObjects(edit, moves))
}
