import { describe, expect, test } from 'vitest'
import { removeObjects, restoreObjects } from '#model/whiteboard/commands/change.ts'
import { placeObjects, shiftArrows } from '#model/whiteboard/commands/place.ts'
import { connect } from '#model/whiteboard/commands/objects.ts'
import type { ObjectId } from '#model/whiteboard/records.ts'
import { copyOf, editBy, merge, transactionsIn, writesIn } from '../../../../support/builders.ts'
import { at, done, put, recordIn, seen, whereIs } from '../../../../support/whiteboard.ts'

const large = { width: 400, height: 300 }

/** A frame at 0, 0 with one note in it, and another note outside. */
function wall() {
	const edit = editBy('ann')
	const frame = put(edit, { kind: 'frame', box: at(0, 0, large) })
	const inside = put(edit, { box: at(50, 50) })
	const outside = put(edit, { box: at(600, 0) })
	return { edit, doc: edit.doc, frame, inside, outside }
}

describe('a move', () => {
	test('is one transaction and one write for each thing', () => {
		const { edit, doc, inside, outside } = wall()
		const move = () =>
			placeObjects(edit, [
				{ id: outside, box: at(700, 10) },
				{ id: inside, box: at(60, 60) }
			])
		const written: string[] = []
		const count = transactionsIn(doc, () => written.push(...writesIn(doc, 'objects', move)))
		expect([count, written]).toEqual([1, [`${inside}.spot`, `${outside}.spot`].sort()])
	})

	test('into a frame and out of it changes where it lies', () => {
		const { edit, doc, frame, outside } = wall()
		placeObjects(edit, [{ id: outside, box: at(100, 100) }])
		expect(whereIs(doc, outside)).toEqual({ x: 100, y: 100, frame })
		placeObjects(edit, [{ id: outside, box: at(900, 900) }])
		expect(whereIs(doc, outside)).toEqual({ x: 900, y: 900, frame: null })
	})

	test('of a frame takes along what lies in it, with a single write', () => {
		const { edit, doc, frame, inside } = wall()
		const written = writesIn(doc, 'objects', () =>
			placeObjects(edit, [{ id: frame, box: at(1000, 500, large) }])
		)
		expect(written).toEqual([`${frame}.spot`])
		expect(whereIs(doc, inside)).toEqual({ x: 1050, y: 550, frame })
	})

	test('of a frame together with what lies in it moves that once', () => {
		const { edit, doc, frame, inside } = wall()
		placeObjects(edit, [
			{ id: inside, box: at(150, 50) },
			{ id: frame, box: at(100, 0, large) }
		])
		expect(whereIs(doc, inside)).toEqual({ x: 150, y: 50, frame })
	})

	test('that changes nothing, or nowhere, or of something gone or locked is refused', () => {
		const { edit, outside, inside } = wall()
		expect(placeObjects(edit, [{ id: outside, box: at(600, 0) }])).toEqual({
			...{ ok: false, reason: 'nothing-moved' }
		})
		expect(placeObjects(edit, [{ id: outside, box: at(NaN, 0) }])).toEqual({
			...{ ok: false, reason: 'bad-value' }
		})
		done(removeObjects(edit, [inside], { name: 'Ann' }))
		expect(placeObjects(edit, [{ id: inside, box: at(0, 0) }])).toEqual({
			...{ ok: false, reason: 'object-gone' }
		})
	})
})

describe('a frame that changes its size', () => {
	test('leaves what lies in it where it is', () => {
		const { edit, doc, frame, inside } = wall()
		placeObjects(edit, [{ id: frame, box: at(-100, -100, { width: 500, height: 400 }) }])
		expect(whereIs(doc, inside)).toEqual({ x: 50, y: 50, frame })
	})

	test('takes in what is now under it, and lets go of what no longer is', () => {
		const { edit, doc, frame, inside, outside } = wall()
		placeObjects(edit, [{ id: frame, box: at(300, 0, { width: 700, height: 300 }) }])
		expect(whereIs(doc, outside).frame).toBe(frame)
		expect(whereIs(doc, inside)).toEqual({ x: 50, y: 50, frame: null })
	})
})

describe('two people', () => {
	test('drag one card at once: it is in one place, the same for both', () => {
		const { doc, outside, frame } = wall()
		const theirs = copyOf(doc, 7)
		placeObjects(editBy('ann', doc), [{ id: outside, box: at(100, 100) }])
		placeObjects(editBy('bo', theirs), [{ id: outside, box: at(900, 900) }])
		merge(doc, theirs)
		expect(whereIs(doc, outside)).toEqual(whereIs(theirs, outside))
		expect([frame, null]).toContain(whereIs(doc, outside).frame)
	})

	test('one moves a frame while the other drops a card into it: the card goes along', () => {
		const { doc, outside, frame } = wall()
		const theirs = copyOf(doc, 7)
		placeObjects(editBy('ann', doc), [{ id: frame, box: at(2000, 0, large) }])
		placeObjects(editBy('bo', theirs), [{ id: outside, box: at(100, 100) }])
		merge(doc, theirs)
		expect(whereIs(doc, outside)).toEqual({ x: 2100, y: 100, frame })
	})

	test('one moves a card while the other removes its frame: it stays where it is seen', () => {
		const { doc, inside, frame } = wall()
		const theirs = copyOf(doc, 7)
		placeObjects(editBy('ann', doc), [{ id: inside, box: at(80, 80) }])
		removeObjects(editBy('bo', theirs), [frame], { name: 'Bo' })
		merge(doc, theirs)
		expect(whereIs(doc, inside)).toEqual({ x: 80, y: 80, frame: null })
		restoreObjects(editBy('ann', doc), [frame])
		expect(whereIs(doc, inside)).toEqual({ x: 80, y: 80, frame })
	})
})

test('free ends of an arrow are shifted, those that stick to something stay', () => {
	const { edit, doc, outside } = wall()
	const free = { object: '' as const, x: 10, y: 20 }
	const arrow = done(connect(edit, { from: free, to: { object: outside, x: 1, y: 1 } }))
	done(shiftArrows(edit, [arrow], { x: 5, y: -5 }))
	expect([recordIn(doc, arrow).from, recordIn(doc, arrow).to]).toEqual([' 15 15', `${outside} 1 1`])
	expect(shiftArrows(edit, [outside], { x: 1, y: 1 }).ok).toBe(false)
	expect(shiftArrows(edit, ['nobody' as ObjectId], { x: NaN, y: 0 }).ok).toBe(false)
	expect(seen(doc).arrows).toHaveLength(1)
})
