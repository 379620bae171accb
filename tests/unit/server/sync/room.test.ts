import * as Y from 'yjs'
import { expect, test } from 'vitest'
import { limits } from '../../../../server/sync/limits.ts'
import { OpenRoom, turn, type Guest } from './open-room.ts'

/** A board with a name that is about to be written again and again. */
function birth(): Y.Doc {
	const doc = new Y.Doc()
	doc.getMap('boards').set('b1', new Y.Map([['name', 'Main board']]))
	return doc
}

const letters = 50
async function rename(guest: Guest, times: number): Promise<void> {
	for (let at = 0; at < times; at++) {
		const board = guest.doc.getMap('boards').get('b1') as Y.Map<unknown>
		board.set('name', String(at).padEnd(letters, '.'))
		if (at % 100 === 99) await turn()
	}
	await turn()
}

test('however long a document is written in, the room keeps little more than what stands', async () => {
	const room = await OpenRoom.with(birth())
	const ann = await room.enter('Ann')
	await rename(ann, 10 * limits.compactAfter.updates)
	const between = limits.compactAfter.updates + 100
	expect(room.bytes).toBeLessThan(2 * between * (letters + 50))
	const bo = await room.enter('Bo')
	expect(bo.doc.getMap('boards').toJSON()).toEqual(ann.doc.getMap('boards').toJSON())
})

test('when the last has left, what was edited goes into a snapshot at once', async () => {
	const room = await OpenRoom.with(birth())
	const ann = await room.enter('Ann')
	await rename(ann, limits.foldAfter.updates + 10)
	expect(await room.tail()).toBe(limits.foldAfter.updates + 10)
	ann.leave()
	expect(await room.tail()).toBe(0)
	const names = (await room.stored()).getMap('boards').toJSON()
	expect(names).toEqual(ann.doc.getMap('boards').toJSON())
})
