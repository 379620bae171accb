import { describe, expect, test } from 'vitest'
import {
	boxed,
	endAt,
	goesAlong,
	movePlan,
	neighbourOf,
	neighbours,
	paintedAt,
	resizePlan
} from '$lib/features/whiteboard/plans.ts'
import { must } from '#model/core/invariant.ts'
import { lockObjects } from '#model/whiteboard/commands/change.ts'
import { editBy } from '../../../support/builders.ts'
import { at, done, drawWhiteboard, seen } from '../../../support/whiteboard.ts'

/** A frame with a note in it, another note outside, and an arrow between the two. */
function wall() {
	const edit = editBy('ann')
	const ids = drawWhiteboard(edit)
	return { ...ids, edit, canvas: seen(edit.doc), now: () => seen(edit.doc) }
}

describe('a drag', () => {
	test('of a frame takes along what lies in it; what is locked stays', () => {
		const { edit, canvas, frame, inside, outside, now } = wall()
		expect(goesAlong(canvas, new Set([frame])).map(({ id }) => id)).toEqual([frame, inside])
		done(lockObjects(edit, [outside], { locked: true }))
		expect(goesAlong(now(), new Set([outside]))).toEqual([])
	})

	test('brings things into line with what they pass, together', () => {
		const { canvas, inside, outside } = wall()
		const moved = goesAlong(canvas, new Set([outside]))
		const others = neighbours(canvas.placed, new Set([outside])).filter(({ x }) => x === 50)
		const plan = movePlan(moved, { x: -547, y: 200 }, { others, within: 7 })
		expect(plan.boxes.get(outside)).toEqual(at(50, 200))
		expect(plan.guides).toHaveLength(1)
		const free = movePlan(moved, { x: -547, y: 200 }, { others, within: 0 })
		expect([free.boxes.get(outside)?.x, free.guides, free.boxes.has(inside)]).toEqual([
			53,
			[],
			false
		])
	})

	test('of a handle scales several things together', () => {
		const { canvas, inside, outside } = wall()
		const moved = goesAlong(canvas, new Set([inside, outside]))
		const { boxes } = resizePlan(moved, { x: 650, y: 110 }, { handle: 'se', ratio: false })
		expect(boxes.get(inside)).toEqual({ x: 50, y: 100, width: 200, height: 120 })
		expect(boxes.get(outside)?.x).toBe(1150)
		expect(resizePlan([], { x: 1, y: 1 }, { handle: 'e', ratio: true }).boxes.size).toBe(0)
	})
})

test('a box drawn over the board selects what it touches, and a frame only when it holds all of it', () => {
	const { canvas, frame, inside, outside, arrow } = wall()
	expect([...boxed(canvas, { x: 20, y: 20, width: 60, height: 60 })]).toEqual([inside])
	const all = boxed(canvas, { x: -50, y: -50, width: 2000, height: 2000 })
	expect([...all].sort()).toEqual([frame, inside, outside, arrow].sort())
})

test('the end of an arrow sticks to the topmost thing under it', () => {
	const { canvas, frame, inside } = wall()
	expect(endAt(canvas, { x: 60.4, y: 60 })).toEqual({ x: 60, y: 60, object: inside })
	expect(endAt(canvas, { x: 390, y: 290 }).object).toBe(frame)
	expect(endAt(canvas, { x: -500, y: 0 }).object).toBe('')
})

test('keys walk to the nearest thing in a direction, or nowhere', () => {
	const { canvas, inside, outside } = wall()
	const from = must(canvas.byId.get(outside), 'it is there')
	expect(neighbourOf(canvas, from, 'left')?.id).not.toBe(outside)
	expect(neighbourOf(canvas, from, 'right')).toBeNull()
	const left = must(canvas.byId.get(inside), 'it is there')
	expect(neighbourOf(canvas, left, 'right')?.id).toBeDefined()
})

test('what is only painted is found where it lies: arrows first, then what is on top', () => {
	const { canvas, inside, outside, arrow } = wall()
	const painted = {
		things: { painted: canvas.placed.filter(({ object }) => object.kind !== 'frame') },
		arrows: { painted: canvas.arrows }
	}
	const { from, to } = must(canvas.arrowById.get(arrow), 'the arrow')
	const middle = { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 }
	expect(paintedAt(painted, middle, 0.2)).toBe(arrow)
	expect(paintedAt(painted, { x: 60, y: 60 }, 0.2)).toBe(inside)
	expect(paintedAt(painted, { x: 640, y: 20 }, 4)).toBe(outside)
	expect(paintedAt(painted, { x: 9000, y: 0 }, 0.2)).toBe(null)
})
