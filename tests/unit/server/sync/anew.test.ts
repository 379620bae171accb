import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { createLog } from '../../../../server/log.ts'
import { MemoryStore } from '../../../../server/store/memory.ts'
import { isOutgrown, withoutHistory } from '../../../../server/sync/anew.ts'
import { limits } from '../../../../server/sync/limits.ts'
import { Rooms } from '../../../../server/sync/rooms.ts'
import { shapeOf } from '../../../../server/sync/shapes.ts'

const roots = (root: string) => shapeOf('stripboard', root)

/** A board of one strip that was moved so often that its history is all there is, and a note. */
function moved(moves: number): Y.Doc {
	const doc = new Y.Doc()
	doc.getMap('strips').set('x', new Y.Map([['place', 'main/a0']]))
	const note = new Y.XmlElement('paragraph')
	doc.getXmlFragment('note:s1').insert(0, [note])
	const text = new Y.XmlText('The lamp ')
	note.insert(0, [text])
	text.insert(9, 'is lit.', { bold: true })
	doc.transact(() => {
		for (let move = 0; move < moves; move++) {
			// Every visit has a client id of its own, and that is what a history keeps for good.
			doc.clientID = 1000 + move
			;(doc.getMap('strips').get('x') as Y.Map<unknown>).set('place', `main/a${move}`)
		}
	})
	return doc
}

const contentOf = (doc: Y.Doc) => [
	doc.getMap('strips').toJSON(),
	doc.getXmlFragment('note:s1').toString()
]

test('the content goes on, and nothing of its history', () => {
	const doc = moved(3000)
	const fresh = withoutHistory(doc, { client: 7, shapeOf: roots }) as Y.Doc
	expect(contentOf(fresh)).toEqual(contentOf(doc))
	expect([...Y.decodeStateVector(Y.encodeStateVector(fresh)).keys()]).toEqual([7])
	const [before, after] = [doc, fresh].map((each) => Y.encodeStateAsUpdate(each).length)
	expect(after as number).toBeLessThan((before as number) / 50)
})

test('what the model has no place for is not left behind', () => {
	const doc = moved(3)
	doc.getMap('from a newer Daybreak').set('a', 1)
	expect(withoutHistory(doc, { client: 7, shapeOf: roots })).toBeNull()
})

test('only what is large and mostly history is outgrown', () => {
	const doc = moved(3)
	expect(isOutgrown(doc, limits.beginAnew.leastBytes - 1)).toBe(false)
	expect(isOutgrown(doc, limits.beginAnew.leastBytes)).toBe(true)
	const full = new Y.Doc()
	full.getMap('strips').set('x', new Y.Map([['text', 'x'.repeat(60_000)]]))
	expect(isOutgrown(full, limits.beginAnew.leastBytes)).toBe(false)
})

test('it is begun anew when nobody has it open, and whoever asks meanwhile gets one or the other whole', async () => {
	const store = new MemoryStore()
	const address = { production: 'p', kind: 'stripboard' } as const
	const doc = moved(30_000)
	const bytes = Y.encodeStateAsUpdate(doc)
	expect(bytes.length).toBeGreaterThan(limits.beginAnew.leastBytes)
	const production = { id: 'p', title: 'Long', madeFrom: 'test', createdAt: 0 }
	await store.createProduction(production, [{ kind: 'stripboard', bytes }])
	const rooms = new Rooms({ store, log: createLog('silent'), committed: () => {}, idleUnloadMs: 0 })
	const edit = (value: string) =>
		rooms.edit(address, (open) =>
			(open.getMap('strips').get('x') as Y.Map<unknown>).set('place', value)
		)
	await edit('main/b1')
	await expect.poll(async () => (await store.load(address))?.epoch).toBe(2)
	await edit('main/b2')
	await expect.poll(() => rooms.size).toBe(0)
	const stored = await store.load(address)
	expect(stored?.epoch).toBe(2)
	const reopened = new Y.Doc()
	for (const update of [stored?.snapshot, ...(stored?.updates ?? [])]) {
		Y.applyUpdate(reopened, update as Uint8Array)
	}
	expect(contentOf(reopened)).toEqual([{ x: { place: 'main/b2' } }, contentOf(doc)[1]])
	expect(stored?.snapshot?.length).toBeLessThan(2000)
})
