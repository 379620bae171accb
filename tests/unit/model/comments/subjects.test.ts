import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { documentOf, isThere } from '#model/comments/subjects.ts'
import { subjectKinds } from '#model/comments/records.ts'
import { documents } from '#model/documents.ts'

test('everything that can be talked about lies in a document, but what only a newer client knows', () => {
	const found = subjectKinds.map((kind) => documentOf({ kind, id: '1' }))
	expect(found.filter((kind) => kind === null)).toHaveLength(1)
	for (const kind of found) if (kind !== null) expect(Object.keys(documents)).toContain(kind)
})

test('a thing is there until it is removed', () => {
	const doc = new Y.Doc()
	const scene = new Y.Map<unknown>()
	doc.getMap('scenes').set('s1', scene)
	expect(isThere(doc, { kind: 'scene', id: 's1' })).toBe(true)
	expect(isThere(doc, { kind: 'scene', id: 's2' })).toBe(false)
	expect(isThere(doc, { kind: 'other', id: 's1' })).toBe(false)
	scene.set('removed', true)
	expect(isThere(doc, { kind: 'scene', id: 's1' })).toBe(false)
})
