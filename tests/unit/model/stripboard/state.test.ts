import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { documents } from '#model/documents.ts'
import { rules } from '#model/stripboard/records/rules.ts'
import { readStripboard } from '#model/stripboard/state.ts'
import { drawBoard, editBy } from '../../../support/builders.ts'

test('an empty document has nothing in it', () => {
	const none = new Map()
	expect(readStripboard(new Y.Doc())).toEqual({
		boards: none,
		scenes: none,
		elements: none,
		sets: none,
		locations: none,
		strips: none,
		events: none,
		rules: rules.read(new Y.Doc()),
		holding: none,
		versions: none
	})
})

test('a strip of a kind that a newer version knows shows as a banner', () => {
	const edit = editBy('ann')
	const { strip } = drawBoard(edit, '1')
	const stored = edit.doc.getMap('strips').get(strip('1')) as Y.Map<unknown>
	stored.set('kind', 'weather')
	expect(readStripboard(edit.doc).strips.get(strip('1'))?.kind).toBe('banner')
})

test('a document full of nonsense is read without throwing', () => {
	const doc = new Y.Doc()
	for (const root of documents.stripboard) {
		doc.getMap(root).set('text', 'nonsense')
		doc.getMap(root).set('list', new Y.Array())
		doc
			.getMap(root)
			.set('map', new Y.Map(Object.entries({ name: 7, place: [], kind: {}, element: 1 })))
	}
	const { rules: read, holding, ...collections } = readStripboard(doc)
	expect(Object.values(collections).map(({ size }) => size)).toEqual([1, 1, 1, 1, 1, 1, 1, 1])
	expect([read, holding]).toEqual([rules.read(new Y.Doc()), new Map()])
})
