import { describe, expect, test } from 'vitest'
import { lockObjects } from '#model/whiteboard/commands/change.ts'
import { raiseObjects } from '#model/whiteboard/commands/stack.ts'
import type { ObjectId } from '#model/whiteboard/records.ts'
import { copyOf, editBy, merge, transactionsIn } from '../../../../support/builders.ts'
import { at, done, put, recordIn, seen } from '../../../../support/whiteboard.ts'

const large = { width: 400, height: 300 }

describe('what lies over what', () => {
	test('to the front and to the back keeps the order among those moved; frames stay under all', () => {
		const edit = editBy('ann')
		const [a, b, c] = [0, 1, 2].map(() => put(edit, { box: at(0, 0) })) as [
			ObjectId,
			ObjectId,
			ObjectId
		]
		const frame = put(edit, { kind: 'frame', box: at(900, 0, large) })
		const order = () => seen(edit.doc).placed.map(({ id }) => id)
		done(raiseObjects(edit, [a, b], 'front'))
		expect(order()).toEqual([frame, c, a, b])
		done(raiseObjects(edit, [a, b], 'back'))
		expect(order()).toEqual([frame, a, b, c])
		done(raiseObjects(edit, [frame], 'front'))
		expect(order()).toEqual([frame, a, b, c])
	})

	test('its keys stay short after 2,000 turns', () => {
		const edit = editBy('ann')
		const [a, b] = [put(edit, { box: at(0, 0) }), put(edit, { box: at(0, 0) })]
		for (let turn = 0; turn < 1000; turn++) {
			done(raiseObjects(edit, [a], turn % 3 === 0 ? 'back' : 'front'))
			done(raiseObjects(edit, [b], turn % 2 === 0 ? 'back' : 'front'))
		}
		expect(recordIn(edit.doc, a).order.length).toBeLessThanOrEqual(24)
		expect(recordIn(edit.doc, b).order.length).toBeLessThanOrEqual(24)
	})
})

/** Four notes: a, b and d lie over each other, c lies apart. */
function pile() {
	const edit = editBy('ann')
	const [a, b] = [put(edit, { box: at(0, 0) }), put(edit, { box: at(10, 10) })]
	const c = put(edit, { box: at(900, 900) })
	const d = put(edit, { box: at(20, 20) })
	const order = () => seen(edit.doc).placed.map(({ id }) => id)
	return { edit, a, b, c, d, order }
}

describe('one step', () => {
	test('goes over or under the next that is touched, and writes one key', () => {
		const { edit, a, b, c, d, order } = pile()
		const count = transactionsIn(edit.doc, () => done(raiseObjects(edit, [b], 'forward')))
		expect([count, order()]).toEqual([1, [a, c, d, b]])
		done(raiseObjects(edit, [b], 'backward'))
		expect(order()).toEqual([a, c, b, d])
	})

	test('of several takes them along together', () => {
		const { edit, a, b, c, d, order } = pile()
		done(raiseObjects(edit, [b, a], 'forward'))
		expect(order()).toEqual([c, d, a, b])
		done(raiseObjects(edit, [a, b], 'backward'))
		expect(order()).toEqual([c, a, b, d])
	})

	test('is refused where there is nothing to go over, and for what is locked', () => {
		const { edit, a, c, d, order } = pile()
		const before = order()
		expect(raiseObjects(edit, [d], 'forward')).toMatchObject({ reason: 'already-outermost' })
		expect(raiseObjects(edit, [c], 'backward')).toMatchObject({ reason: 'already-outermost' })
		done(lockObjects(edit, [a], { locked: true }))
		expect(raiseObjects(edit, [a], 'forward')).toMatchObject({ reason: 'locked' })
		expect(order()).toEqual(before)
	})

	test('never makes a key longer than 24, however long two overtake each other', () => {
		const { edit, a, b, d, order } = pile()
		for (let turn = 0; turn < 1000; turn++) {
			const [lowest] = order().filter((id) => id === a || id === b)
			done(raiseObjects(edit, [lowest as ObjectId], 'forward'))
			if (order().indexOf(d) !== order().length - 1) done(raiseObjects(edit, [d], 'forward'))
		}
		for (const id of [a, b, d]) expect(recordIn(edit.doc, id).order.length).toBeLessThanOrEqual(24)
	})

	test('of two people at once leaves one order for both', () => {
		const { edit, a, b } = pile()
		const other = { ...editBy('bo'), doc: copyOf(edit.doc) }
		done(raiseObjects(edit, [a], 'forward'))
		done(raiseObjects(other, [b], 'backward'))
		merge(edit.doc, other.doc)
		merge(other.doc, edit.doc)
		expect(seen(edit.doc).placed.map(({ id }) => id)).toEqual(
			seen(other.doc).placed.map(({ id }) => id)
		)
	})
})
