import { expect, test } from 'vitest'
import {
	colourObjects,
	lockObjects,
	standFor,
	turnIntoCard,
	nameObject,
	removeObjects,
	restoreObjects
} from '#model/whiteboard/commands/change.ts'
import { placeObjects } from '#model/whiteboard/commands/place.ts'
import type { SceneId } from '#model/stripboard/records/scene.ts'
import type { StripId } from '#model/stripboard/records/strip.ts'
import type { Colour, ObjectId } from '#model/whiteboard/records.ts'
import { editBy, writesIn } from '../../../../support/builders.ts'
import { at, done, join, put, recordIn, seen } from '../../../../support/whiteboard.ts'

const nobody = 'nobody' as ObjectId

test('a change writes only the field it means to change', () => {
	const edit = editBy('ann')
	const frame = put(edit, { kind: 'frame', box: at(0, 0) })
	expect(writesIn(edit.doc, 'objects', () => colourObjects(edit, [frame], 'blue'))).toEqual([
		`${frame}.colour`
	])
	expect(writesIn(edit.doc, 'objects', () => nameObject(edit, frame, 'Day 7'))).toEqual([
		`${frame}.text`
	])
	done(standFor(edit, frame, { day: 'break-7' as StripId }))
	expect(recordIn(edit.doc, frame)).toMatchObject({ colour: 'blue', text: 'Day 7', day: 'break-7' })
})

test('a frame stands for one thing at a time', () => {
	const edit = editBy('ann')
	const frame = put(edit, { kind: 'frame', box: at(0, 0) })
	done(standFor(edit, frame, { day: 'break-7' as StripId }))
	done(standFor(edit, frame, { kind: 'status', id: 'delivered' }))
	expect(recordIn(edit.doc, frame)).toMatchObject({ day: '', about: 'status delivered' })
	expect(
		writesIn(edit.doc, 'objects', () => standFor(edit, frame, { kind: 'status', id: 'ready' }))
	).toEqual([`${frame}.about`])
	done(standFor(edit, frame, null))
	expect(recordIn(edit.doc, frame)).toMatchObject({ day: '', about: '' })
	const endless = { kind: 'location', id: 'x'.repeat(100) } as const
	expect(standFor(edit, frame, endless)).toEqual({ ok: false, reason: 'bad-value' })
})

test('a note becomes the card of what was made from it, and stays the same object', () => {
	const edit = editBy('ann')
	const note = put(edit, { box: at(0, 0) })
	const arrow = join(edit, note, put(edit, { box: at(500, 0) }))
	done(turnIntoCard(edit, note, { kind: 'session', id: 'mix' }))
	expect(recordIn(edit.doc, note)).toMatchObject({ kind: 'card', about: 'session mix' })
	expect(seen(edit.doc).arrowById.get(arrow)?.from).toMatchObject({ object: note, isGhost: false })
	const frame = put(edit, { kind: 'frame', box: at(0, 0) })
	for (const id of [note, arrow, frame])
		expect(turnIntoCard(edit, id, { scene: 'x' as SceneId })).toEqual({
			ok: false,
			reason: 'bad-value'
		})
	expect(turnIntoCard(edit, nobody, { scene: 'x' as SceneId }).ok).toBe(false)
})

test('what cannot be written is refused, and a day is a frame’s', () => {
	const edit = editBy('ann')
	const note = put(edit, { box: at(0, 0) })
	expect(colourObjects(edit, [note], 'mauve' as Colour).ok).toBe(false)
	expect(nameObject(edit, note, 'x'.repeat(201)).ok).toBe(false)
	expect(standFor(edit, note, null)).toEqual({ ok: false, reason: 'bad-value' })
	expect(nameObject(edit, nobody, 'x')).toEqual({ ok: false, reason: 'object-gone' })
})

test('what is locked is neither moved, changed nor removed, until it is unlocked', () => {
	const edit = editBy('ann')
	const map = put(edit, { box: at(0, 0) })
	done(lockObjects(edit, [map], { locked: true }))
	const locked = { ok: false, reason: 'locked' }
	expect(placeObjects(edit, [{ id: map, box: at(9, 9) }])).toEqual(locked)
	expect(colourObjects(edit, [map], 'blue')).toEqual(locked)
	expect(removeObjects(edit, [map], { name: 'Ann' })).toEqual(locked)
	done(lockObjects(edit, [map], { locked: false }))
	expect(removeObjects(edit, [map], { name: 'Ann' }).ok).toBe(true)
	expect(lockObjects(edit, [map], { locked: true })).toEqual({ ok: false, reason: 'object-gone' })
})

test('what was removed comes back as it was, and says who removed it', () => {
	const edit = editBy('ann')
	const note = put(edit, { box: at(0, 0), colour: 'pink' })
	const before = seen(edit.doc).placed
	done(removeObjects(edit, [note], { name: 'Bo Berg' }))
	expect([seen(edit.doc).placed, recordIn(edit.doc, note).removedBy]).toEqual([[], 'Bo Berg'])
	done(restoreObjects(edit, [note]))
	expect(seen(edit.doc).placed.map(({ box }) => box)).toEqual(before.map(({ box }) => box))
	expect(restoreObjects(edit, [note])).toEqual({ ok: false, reason: 'object-gone' })
})
