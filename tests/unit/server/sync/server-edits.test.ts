import * as Y from 'yjs'
import { expect, test } from 'vitest'
import { createLog } from '../../../../server/log.ts'
import { MemoryStore } from '../../../../server/store/memory.ts'
import { Rooms } from '../../../../server/sync/rooms.ts'
import { OpenRoom, turn } from './open-room.ts'

function birth(): Y.Doc {
	const doc = new Y.Doc()
	doc.getMap('boards').set('b1', new Y.Map([['name', 'Main board']]))
	return doc
}

test('what the server writes is on the disk when it is answered, and everybody has it', async () => {
	const room = await OpenRoom.with(birth())
	const ann = await room.enter('Ann')
	const name = await room.edit((doc) => {
		const board = doc.getMap('boards').get('b1') as Y.Map<unknown>
		board.set('name', 'Weather cover')
		return board.get('name')
	})
	expect(name).toBe('Weather cover')
	expect((await room.stored()).getMap('boards').toJSON()).toEqual({ b1: { name: 'Weather cover' } })
	await turn()
	expect(ann.doc.getMap('boards').toJSON()).toEqual({ b1: { name: 'Weather cover' } })
})

test('nobody writes under the client id of the server', async () => {
	const room = await OpenRoom.with(birth())
	const ann = await room.enter('Ann')
	await room.edit((doc) => doc.getMap('boards').set('b2', new Y.Map([['name', 'Second unit']])))
	await turn()
	const servers = [...Y.decodeStateVector(Y.encodeStateVector(ann.doc)).keys()]
	const before = [...Y.decodeStateVector(Y.encodeStateVector(birth())).keys()]
	const mine = new Y.Doc()
	Y.applyUpdate(mine, Y.encodeStateAsUpdate(ann.doc))
	mine.clientID = servers.find((client) => !before.includes(client)) as number
	const seen = Y.encodeStateVector(mine)
	;(mine.getMap('boards').get('b2') as Y.Map<unknown>).set('name', 'Mine')
	ann.update(Y.encodeStateAsUpdate(mine, seen))
	await turn()
	expect(ann.closed?.reason).toContain('foreign-client')
})

test('a change that throws is not half made', async () => {
	const room = await OpenRoom.with(birth())
	const ann = await room.enter('Ann')
	const failing = room.edit((doc) => {
		doc.getMap('boards').set('b3', new Y.Map())
		throw new Error('no')
	})
	await expect(failing).rejects.toThrow('no')
	await turn()
	expect((await room.stored()).getMap('boards').toJSON()).toEqual({ b1: { name: 'Main board' } })
	expect(await room.edit((doc) => doc.getMap('boards').has('b3'))).toBe(false)
	expect(ann.doc.getMap('boards').has('b3')).toBe(false)
})

test('a document that nobody has open can be changed, and is let go of again', async () => {
	const store = new MemoryStore()
	const production = { id: 'p', title: 'Quiet', madeFrom: 'test', createdAt: 0 }
	await store.createProduction(production, [])
	const rooms = new Rooms({ store, log: createLog('silent'), committed: () => {}, idleUnloadMs: 0 })
	const address = { production: 'p', kind: 'stripboard' } as const
	await rooms.edit(address, (doc) => doc.getMap('boards').set('b1', new Y.Map()))
	expect((await store.load(address))?.updates).toHaveLength(1)
	await expect.poll(() => rooms.size).toBe(0)
	await expect(rooms.edit({ ...address, production: 'nobody' }, () => 1)).rejects.toThrow(
		'There is no'
	)
})
