import { describe, expect, test } from 'vitest'
import { Undo } from '#model/core/undo.ts'
import { noteLines, noteOf, plainLines, plainText } from '#model/core/note.ts'
import { removeObjects } from '#model/whiteboard/commands/change.ts'
import { addObject, addObjects, connect, reattach } from '#model/whiteboard/commands/objects.ts'
import type { ObjectId } from '#model/whiteboard/records.ts'
import { copyOf, editBy, merge, transactionsIn } from '../../../../support/builders.ts'
import { at, done, join, put, recordIn, seen, whereIs } from '../../../../support/whiteboard.ts'

const nobody = 'nobody' as ObjectId
const large = { width: 400, height: 300 }

describe('something new', () => {
	test('lies on top, in the frame under its middle, with its words', () => {
		const edit = editBy('ann')
		const frame = put(edit, { kind: 'frame', box: at(0, 0, large) })
		const first = put(edit, { box: at(20, 20), note: plainLines('one\ntwo') })
		const second = put(edit, { box: at(-90, 0) })
		expect(seen(edit.doc).placed.map(({ id }) => id)).toEqual([frame, first, second])
		expect([whereIs(edit.doc, first).frame, whereIs(edit.doc, second).frame]).toEqual([frame, null])
		expect(plainText(noteLines(noteOf(edit.doc, first)))).toBe('one\ntwo')
	})

	test('that is a frame takes in what lies under it, in the same step', () => {
		const edit = editBy('ann')
		const note = put(edit, { box: at(20, 20) })
		let frame = nobody
		const count = transactionsIn(edit.doc, () => {
			frame = put(edit, { kind: 'frame', box: at(0, 0, large) })
		})
		expect([count, whereIs(edit.doc, note)]).toEqual([1, { x: 20, y: 20, frame }])
	})

	test('with a frame among it lies in that frame', () => {
		const edit = editBy('ann')
		const [note, frame] = done(
			addObjects(edit, [
				{ kind: 'note', box: at(20, 20) },
				{ kind: 'frame', box: at(0, 0, large) }
			])
		) as [ObjectId, ObjectId]
		expect(whereIs(edit.doc, note).frame).toBe(frame)
	})

	test('that cannot be written leaves everything as it was', () => {
		const edit = editBy('ann')
		const good = { kind: 'note' as const, box: at(0, 0) }
		const long = { ...good, text: 'x'.repeat(201) }
		expect(addObjects(edit, [good, long])).toEqual({ ok: false, reason: 'bad-value' })
		expect(addObject(edit, { ...good, box: at(Infinity, 0) }).ok).toBe(false)
		expect(addObjects(edit, []).ok).toBe(false)
		expect(seen(edit.doc).placed).toEqual([])
	})

	test('is taken away by undo and comes back by redo', () => {
		const edit = editBy('ann')
		const undo = new Undo({ doc: edit.doc, roots: ['objects'], origin: edit.origin })
		const note = put(edit, { box: at(0, 0), note: plainLines('kept') })
		undo.undo()
		expect(seen(edit.doc).placed).toEqual([])
		undo.redo()
		expect(seen(edit.doc).placed.map(({ id }) => id)).toEqual([note])
		expect(plainText(noteLines(noteOf(edit.doc, note)))).toBe('kept')
	})
})

describe('an arrow', () => {
	test('goes from edge to edge and follows what it sticks to', () => {
		const edit = editBy('ann')
		const [left, right] = [put(edit, { box: at(0, 0) }), put(edit, { box: at(300, 0) })]
		join(edit, left, right)
		const [arrow] = seen(edit.doc).arrows
		expect(arrow?.from).toEqual({ x: 106, y: 30, object: left, isGhost: false })
		expect(arrow?.to).toEqual({ x: 294, y: 30, object: right, isGhost: false })
	})

	test('shows where a thing lay that was removed', () => {
		const edit = editBy('ann')
		const [left, right] = [put(edit, { box: at(0, 0) }), put(edit, { box: at(300, 0) })]
		join(edit, left, right)
		const before = seen(edit.doc).arrows[0]?.to
		done(removeObjects(edit, [right], { name: 'Ann' }))
		expect(seen(edit.doc).arrows[0]?.to).toEqual({ ...before, isGhost: true })
		expect(recordIn(edit.doc, right).removedBy).toBe('Ann')
	})

	test('joins two different things that are there', () => {
		const edit = editBy('ann')
		const note = put(edit, { box: at(0, 0) })
		const end = { object: note, x: 0, y: 0 }
		expect(connect(edit, { from: end, to: end })).toEqual({ ok: false, reason: 'same-object' })
		const gone = { object: nobody, x: 0, y: 0 }
		expect(connect(edit, { from: end, to: gone })).toEqual({ ok: false, reason: 'object-gone' })
	})

	test('can be taken to another thing, or let go of', () => {
		const edit = editBy('ann')
		const [a, b, c] = [0, 300, 600].map((x) => put(edit, { box: at(x, 0) })) as [
			ObjectId,
			ObjectId,
			ObjectId
		]
		const arrow = join(edit, a, b)
		done(reattach(edit, arrow, { to: { object: c, x: 0, y: 0 } }))
		done(reattach(edit, arrow, { from: { object: '', x: 5, y: 6 } }))
		const [drawn] = seen(edit.doc).arrows
		expect([drawn?.from.x, drawn?.from.y, drawn?.to.object]).toEqual([5, 6, c])
		expect(reattach(edit, a, { to: { object: c, x: 0, y: 0 } }).ok).toBe(false)
	})

	test('drawn to a thing that a colleague removes meanwhile is there, and shows it', () => {
		const edit = editBy('ann')
		const [a, b] = [put(edit, { box: at(0, 0) }), put(edit, { box: at(300, 0) })]
		const theirs = copyOf(edit.doc, 9)
		join(edit, a, b)
		removeObjects(editBy('bo', theirs), [b], { name: 'Bo' })
		merge(edit.doc, theirs)
		expect(seen(theirs).arrows.map(({ to }) => to.isGhost)).toEqual([true])
	})
})
