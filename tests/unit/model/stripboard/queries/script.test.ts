import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { lastPosition } from '#model/stripboard/queries/script.ts'
import { scenes, type SceneId } from '#model/stripboard/records/scene.ts'

function withPositions(...positions: string[]): Y.Doc {
	const doc = new Y.Doc()
	positions.forEach((position, at) => scenes.create(doc, `scene-${at}` as SceneId, { position }))
	return doc
}

test('the script ends where its last scene stands', () => {
	expect(lastPosition(withPositions('a1', 'b00', 'Zz'))).toBe('b00')
	expect(lastPosition(withPositions())).toBeNull()
})

test('a position that is no order key is passed over: no key could be made behind it', () => {
	expect(lastPosition(withPositions('a1', '', 'zzz', 'a2~', 'a00'))).toBe('a1')
})
