import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { readAddress } from '#model/documents.ts'
import { scenes } from '#model/stripboard/records/scene.ts'
import { strips } from '#model/stripboard/records/strip.ts'
import { MemoryStore } from '../../../server/store/memory.ts'
import { Head } from '../../../server/sync/head.ts'
import { OpenRoom, turn } from './sync/open-room.ts'

/*
 * What went wrong elsewhere, on the server's side: see `docs/data-loss.md`.
 */

const address = { production: 'p1', kind: 'stripboard' } as const

test('a document of two hundred thousand values opens', () => {
	const doc = new Y.Doc()
	const root = doc.getMap('strips')
	doc.transact(() => {
		for (let at = 0; at < 200_000; at++) root.set(`s${at}`, at)
	})
	const head = Head.from([Y.encodeStateAsUpdate(doc)])
	expect(head.doc.getMap('strips').size).toBe(200_000)
	head.destroy()
})

test('a production that is removed while its log is folded does not come back', async () => {
	const store = new MemoryStore()
	const production = { id: 'p1', title: 'Tide', madeFrom: 'empty', createdAt: 0 }
	await store.createProduction(production, [])
	const seq = await store.append(address, Y.encodeStateAsUpdate(new Y.Doc()), null)
	const folding = store.compact(
		address,
		{ bytes: Y.encodeStateAsUpdate(new Y.Doc()), vector: null },
		seq
	)
	await store.removeProduction('p1', 1)
	await folding
	expect([await store.load(address), await store.listProductions()]).toEqual([null, []])
})

test.each([
	'a:b/stripboard',
	'a/b:stripboard',
	'*/stripboard',
	'p1/*',
	'p1//stripboard',
	'P1/stripboard'
])('no two documents can be mistaken for one: %s is no address', (text) => {
	expect(readAddress(text)).toBeNull()
})

test('what was made and removed offline stays removed, and what else was done arrives', async () => {
	const room = await OpenRoom.with(new Y.Doc())
	const doc = new Y.Doc()
	for (const id of ['kept', 'gone']) doc.getMap('strips').set(id, new Y.Map([['text', id]]))
	;(doc.getMap('strips').get('gone') as Y.Map<unknown>).set('removed', true)
	await room.enter('bo', { doc })
	const ann = await room.enter('ann')
	expect(ann.doc.getMap('strips').toJSON()).toEqual({
		kept: { text: 'kept' },
		gone: { text: 'gone', removed: true }
	})
})

test('one record that nobody can read leaves all others readable', async () => {
	const birth = new Y.Doc()
	birth.getMap('strips').set('poison', 'no record at all')
	birth.getMap('strips').set('odd', new Y.Map([['place', 7]]))
	birth.getMap('strips').set('fine', new Y.Map([['place', 'main/a0']]))
	const room = await OpenRoom.with(birth)
	const { doc } = await room.enter('ann')
	const read = strips.all(doc)
	expect([...read.keys()].sort()).toEqual(['fine', 'odd'])
	;(doc.getMap('strips').get('fine') as Y.Map<unknown>).set('place', 'main/b0')
	await turn()
	expect((await room.stored()).getMap('strips').toJSON()).toMatchObject({
		fine: { place: 'main/b0' },
		poison: 'no record at all'
	})
})

test('a document as an earlier Daybreak wrote it opens with everything that was in it', () => {
	const golden = 'tests/golden/stripboard-1.json'
	expect(existsSync(golden), `${golden} is missing`).toBe(true)
	const {
		update,
		scenes: numbers,
		strips: count
	} = JSON.parse(readFileSync(golden, 'utf8')) as {
		update: string
		scenes: string[]
		strips: number
	}
	const doc = new Y.Doc()
	Y.applyUpdate(doc, Buffer.from(update, 'base64'))
	const found = [...scenes.all(doc).values()].map(({ number }) => number).sort()
	expect(found).toEqual(numbers)
	expect(strips.all(doc).size).toBe(count)
})
