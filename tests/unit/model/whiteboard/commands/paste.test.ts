import { expect, test } from 'vitest'
import { noteLines, noteOf, plainLines, plainText } from '#model/core/note.ts'
import type { SceneId } from '#model/stripboard/records/scene.ts'
import { pasteObjects } from '#model/whiteboard/commands/paste.ts'
import { blank, copiesOf, readCopies, textOf } from '#model/whiteboard/copies.ts'
import type { ObjectId } from '#model/whiteboard/records.ts'
import { editBy, transactionsIn } from '../../../../support/builders.ts'
import { at, done, join, put, seen, whereIs } from '../../../../support/whiteboard.ts'

const large = { width: 400, height: 300 }

/** A frame with a note and a scene card in it, and an arrow between the two. */
function wall() {
	const edit = editBy('ann')
	const frame = put(edit, { kind: 'frame', box: at(100, 100, large), text: 'Wall' })
	const note = put(edit, { box: at(120, 120), note: plainLines('Tide'), colour: 'blue' })
	const card = put(edit, { kind: 'scene', box: at(300, 200), scene: 's-1' as SceneId })
	const arrow = join(edit, note, card)
	return { edit, doc: edit.doc, frame, note, card, arrow }
}

test('a copied frame brings what lies in it, and arrows join the copies', () => {
	const { edit, doc, frame, arrow } = wall()
	const copies = copiesOf(doc, [frame, arrow])
	expect(copies.map(({ kind }) => kind)).toEqual(['frame', 'note', 'scene', 'arrow'])
	let ids: ObjectId[] = []
	const count = transactionsIn(doc, () => {
		ids = done(pasteObjects(edit, copies, { x: 1000, y: 0 }))
	})
	const [newFrame, newNote, newCard, newArrow] = ids as [ObjectId, ObjectId, ObjectId, ObjectId]
	expect([count, whereIs(doc, newNote)]).toEqual([1, { x: 1020, y: 20, frame: newFrame }])
	expect(plainText(noteLines(noteOf(doc, newNote)))).toBe('Tide')
	const drawn = seen(doc).arrowById.get(newArrow)
	expect([drawn?.from.object, drawn?.to.object]).toEqual([newNote, newCard])
})

test('an arrow whose end was not copied points at the place', () => {
	const { edit, doc, note, arrow } = wall()
	const ids = done(pasteObjects(edit, copiesOf(doc, [note, arrow]), { x: 0, y: 0 }))
	const drawn = seen(doc).arrowById.get(ids[1] as ObjectId)
	expect([drawn?.from.object, drawn?.to.object]).toEqual([ids[0], null])
})

test('copies survive the way through a clipboard', () => {
	const { doc, frame, arrow } = wall()
	const copies = copiesOf(doc, [frame, arrow])
	const value: unknown = JSON.parse(JSON.stringify(copies))
	expect(readCopies(value, { isSameProduction: true })).toEqual(copies)
	expect(textOf(copies)).toBe('Wall\nTide')
})

test('in another production a scene card is a note, and a frame has no day', () => {
	const { doc, frame, card } = wall()
	const copies = readCopies(copiesOf(doc, [frame, card]), { isSameProduction: false })
	expect(copies.map(({ kind, scene, day }) => [kind, scene, day])).toEqual([
		...[
			['frame', '', ''],
			['note', '', ''],
			['note', '', '']
		]
	])
})

test.each([
	[null],
	['text'],
	[[null, 7, { kind: 'robot', box: { x: 'a' }, note: [{ spans: [{ text: 5 }] }] }]],
	[[{ kind: 'arrow' }, { kind: 'note', text: 'half \uD800', note: 'x', ink: {} }]]
])('whatever a clipboard holds, it can be pasted or is nothing: %j', (value) => {
	const edit = editBy('ann')
	const copies = readCopies(value, { isSameProduction: true })
	if (copies.length > 0) done(pasteObjects(edit, copies, { x: 0, y: 0 }))
	expect(seen(edit.doc).placed.length + seen(edit.doc).arrows.length).toBe(copies.length)
})

test('what could be written only in part is not written at all', () => {
	const edit = editBy('ann')
	const good = { ...blank, kind: 'note' as const, box: at(0, 0) }
	const bad = { ...good, ink: 'x'.repeat(20_000) }
	expect(pasteObjects(edit, [good, bad], { x: 0, y: 0 })).toEqual({
		ok: false,
		reason: 'bad-value'
	})
	expect(pasteObjects(edit, [{ ...good, kind: 'arrow' }], { x: 0, y: 0 }).ok).toBe(false)
	expect(seen(edit.doc).placed).toEqual([])
})
