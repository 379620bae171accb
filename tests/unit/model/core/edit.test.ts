import { expect, test } from 'vitest'
import { transact } from '#model/core/edit.ts'
import { editBy } from '../../../support/builders.ts'

test('what is done together is one update, and carries the origin that undo asks for', () => {
	const edit = editBy('ann')
	const origins: unknown[] = []
	edit.doc.on('update', (_: Uint8Array, origin: unknown) => origins.push(origin))
	transact(edit, () => {
		edit.doc.getMap('any').set('a', 1)
		transact(edit, () => edit.doc.getMap('any').set('b', 2))
	})
	expect(origins).toEqual(['ann'])
})
