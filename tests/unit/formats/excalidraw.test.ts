import { expect, test } from 'vitest'
import { readExcalidraw } from '#formats/excalidraw.ts'
import { plainText } from '#model/core/note.ts'
import { pasteObjects } from '#model/whiteboard/commands/paste.ts'
import { editBy } from '../../support/builders.ts'
import { done, seen } from '../../support/whiteboard.ts'

const note = {
	id: 'a',
	type: 'rectangle',
	x: 100,
	y: 50,
	width: 200,
	height: 80,
	backgroundColor: '#ffec99'
}
const words = {
	id: 't',
	type: 'text',
	containerId: 'a',
	text: 'Ask the\nmaster',
	originalText: 'Ask the master'
}
const oval = {
	id: 'b',
	type: 'ellipse',
	x: 400,
	y: 50,
	width: 100,
	height: 80,
	backgroundColor: 'transparent'
}
const arrow = {
	...{
		id: 'c',
		type: 'arrow',
		x: 300,
		y: 90,
		width: 100,
		height: 0,
		points: [
			[0, 0],
			[100, 0]
		]
	},
	...{ startBinding: { elementId: 'a' }, endBinding: { elementId: 'b' } }
}
const ink = {
	id: 'd',
	type: 'freedraw',
	x: 0,
	y: 0,
	width: 5,
	height: 5,
	points: [
		[0, 0],
		[5, 5]
	],
	pressures: [0.2, 0.9]
}
const clip = (...elements: object[]) => JSON.stringify({ type: 'excalidraw/clipboard', elements })

test('notes keep their words and colour, arrows what they join', () => {
	const copies = readExcalidraw(clip(note, words, oval, arrow)) ?? []
	expect(copies.map(({ kind, colour }) => [kind, colour])).toEqual([
		['note', 'yellow'],
		['ellipse', 'plain'],
		['arrow', 'plain']
	])
	expect(plainText(copies[0]!.note)).toBe('Ask the master')
	const edit = editBy('ann')
	const [a, b] = done(pasteObjects(edit, copies, { x: 0, y: 0 }))
	const [drawn] = seen(edit.doc).arrows
	expect([drawn?.from.object, drawn?.to.object]).toEqual([a, b])
})

test('ink keeps its points; what was deleted stays away', () => {
	const copies = readExcalidraw(clip(ink, { ...oval, isDeleted: true })) ?? []
	expect(copies.map(({ kind, ink }) => [kind, ink])).toEqual([['ink', '0,0,2 5,5,9']])
})

test.each([
	'',
	'Ask the master',
	'{"type":"excalidraw"',
	'{"type":"other","elements":[]}',
	'{"type":"excalidraw","elements":5}'
])('%j is not from there', (text) => expect(readExcalidraw(text)).toBe(null))

test('elements that make no sense do no harm', () => {
	const odd = [
		null,
		7,
		{},
		{ type: 'arrow' },
		{ type: 'freedraw', points: [null, ['x']] },
		{ type: 'rectangle', x: 'NaN' }
	]
	const copies = readExcalidraw(clip(...(odd as object[]))) ?? []
	done(pasteObjects(editBy('ann'), copies, { x: 0, y: 0 }))
})
