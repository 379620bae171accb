import { describe, expect, test } from 'vitest'
import { removeObjects, restoreObjects } from '#model/whiteboard/commands/change.ts'
import { connect } from '#model/whiteboard/commands/objects.ts'
import { raiseObjects } from '#model/whiteboard/commands/stack.ts'
import { placeObjects } from '#model/whiteboard/commands/place.ts'
import { canvasAfter } from '#model/whiteboard/queries/canvas-after.ts'
import { canvasOf, type Canvas } from '#model/whiteboard/queries/canvas.ts'
import { objects, readWhiteboard, type ObjectId } from '#model/whiteboard/records.ts'
import { editBy } from '../../../../support/builders.ts'
import { at, drawWhiteboard, put } from '../../../../support/whiteboard.ts'
import { forSeeds } from '../../../../support/random.ts'

type Records = ReturnType<typeof readWhiteboard>

/** The records of a document, those that are the same as before as the same objects. */
function readAgain(before: Records, now: Records): Records {
	const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b)
	const kept = [...now].map(([id, record]) => {
		const was = before.get(id)
		return [id, was !== undefined && same(was, record) ? was : record] as const
	})
	return new Map(kept)
}

/** A screen that keeps its canvas up to date, beside one that derives it anew. */
function screen() {
	const edit = editBy('ann')
	const drawn = drawWhiteboard(edit)
	let records = readWhiteboard(edit.doc)
	let canvas: Canvas = canvasAfter(null, records)
	const look = () => {
		records = readAgain(records, readWhiteboard(edit.doc))
		const before = canvas
		canvas = canvasAfter(canvas, records)
		expect(canvas).toEqual(canvasOf(records))
		return { before, canvas }
	}
	return { edit, ...drawn, look }
}

describe('the canvas after a change', () => {
	test('of nothing is the same canvas', () => {
		const { before, canvas } = screen().look()
		expect(canvas).toBe(before)
	})

	test('of a place has that thing and its arrows anew, and all others as they were', () => {
		const { edit, inside, outside, arrow, look } = screen()
		placeObjects(edit, [{ id: outside, box: at(700, 40) }])
		const { before, canvas } = look()
		expect(canvas.byId.get(outside)?.box).toMatchObject({ x: 700, y: 40 })
		expect(canvas.arrowById.get(arrow)).not.toBe(before.arrowById.get(arrow))
		expect(canvas.byId.get(inside)).toBe(before.byId.get(inside))
	})

	test('of a frame takes along what lies in it', () => {
		const { edit, frame, inside, look } = screen()
		placeObjects(edit, [{ id: frame, box: at(100, 100, { width: 400, height: 300 }) }])
		expect(look().canvas.byId.get(inside)?.box).toMatchObject({ x: 150, y: 150 })
	})

	test('whatever people do is the canvas derived anew', () => {
		forSeeds(20, ({ below, chance, pick }) => {
			const { edit, look } = screen()
			const any = () => pick([...objects.mapOf(edit.doc).keys()] as ObjectId[])
			const spot = () => at(below(900), below(900))
			const acts = [
				() => put(edit, { kind: chance(0.2) ? 'frame' : 'note', box: spot() }),
				() => placeObjects(edit, [{ id: any(), box: spot() }]),
				() => placeObjects(edit, [{ id: any(), box: spot() }]),
				() => removeObjects(edit, [any()], { name: 'Ann' }),
				() => restoreObjects(edit, [any()]),
				() => raiseObjects(edit, [any()], pick(['front', 'back', 'forward', 'backward'])),
				() =>
					connect(edit, { from: { object: any(), x: 0, y: 0 }, to: { object: any(), x: 9, y: 9 } })
			]
			for (let turn = 0; turn < 60; turn++) {
				pick(acts)()
				if (chance(0.7)) look()
			}
		})
	})
})
