import { expect, test } from 'vitest'
import { beside, freeSpot, linesOf } from '$lib/features/whiteboard/twin.ts'
import { must } from '#model/core/invariant.ts'
import { holds, centreOf } from '#model/whiteboard/geometry.ts'
import { editBy } from '../../../support/builders.ts'
import { at, drawWhiteboard, put, seen } from '../../../support/whiteboard.ts'

const card = { width: 100, height: 60 }

function wall() {
	const edit = editBy('ann')
	const ids = drawWhiteboard(edit)
	const second = put(edit, { box: at(200, 50) })
	const placed = (id: typeof second) => must(seen(edit.doc).byId.get(id), 'it is there')
	return { ...ids, second, edit, placed, canvas: () => seen(edit.doc) }
}

test('the list has every thing once: what lies in a frame follows it', () => {
	const { canvas, frame, inside, second, outside } = wall()
	const lines = linesOf(canvas()).map(({ placed, isInside }) => [placed.id, isInside])
	expect(lines).toHaveLength(4)
	expect(lines.slice(lines.findIndex(([id]) => id === frame)).slice(0, 3)).toEqual([
		...[
			[frame, false],
			[inside, true],
			[second, true]
		]
	])
	expect(lines).toContainEqual([outside, false])
})

test('room is found below what is there, inside the frame that is asked for', () => {
	const { edit, canvas, frame, placed } = wall()
	for (let count = 0; count < 6; count++) {
		const box = freeSpot(canvas(), placed(frame), card)
		expect(holds(placed(frame).box, centreOf(box))).toBe(true)
		put(edit, { box })
	}
	expect(linesOf(canvas()).filter(({ isInside }) => isInside)).toHaveLength(8)
	expect(freeSpot(canvas(), null, card).y).toBeGreaterThan(300)
	expect(freeSpot(seen(editBy('bo').doc), null, card)).toEqual(at(0, 0, card))
})

test('the one before and the one after are those of the same frame', () => {
	const { canvas, inside, second, placed } = wall()
	expect(beside(canvas(), placed(inside), 1)?.id).toBe(second)
	expect(beside(canvas(), placed(second), 1)).toBeNull()
	expect(beside(canvas(), placed(inside), -1)).toBeNull()
})
