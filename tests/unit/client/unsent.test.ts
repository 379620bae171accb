import 'fake-indexeddb/auto'
import { fromBase64 } from 'lib0/buffer'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { Device } from '$lib/client/device.ts'
import {
	leftOn,
	startsBeyond,
	startsIn,
	unsentFile,
	unsentRecords,
	unsentUpdate
} from '$lib/client/unsent.ts'
import { entryText } from '#model/core/entries.ts'

const roots = ['strips', 'settings']
let server: Y.Doc
let mine: Y.Doc

/** A server and I, who have one board of two strips. */
beforeEach(() => {
	server = new Y.Doc()
	server.transact(() => {
		strip(server, 's1', { place: 'main/a', text: 'Lunch' })
		strip(server, 's2', { place: 'main/b' })
	})
	mine = new Y.Doc()
	Y.applyUpdate(mine, Y.encodeStateAsUpdate(server))
})

function strip(doc: Y.Doc, id: string, fields: Record<string, unknown>): void {
	doc.getMap('strips').set(id, new Y.Map(Object.entries(fields)))
}

function change(doc: Y.Doc, id: string, field: string, value: unknown): void {
	const record = doc.getMap<Y.Map<unknown>>('strips').get(id)
	record?.set(field, value)
}

/** What the server says when my line opens. */
const told = () => ({
	vector: Y.encodeStateVector(server),
	answer: Y.encodeStateAsUpdate(server, Y.encodeStateVector(mine))
})

/** I hear the server out, and then measure. */
function beyond() {
	const said = told()
	Y.applyUpdate(mine, said.answer)
	return startsBeyond(mine, said)
}

describe('what only this device has', () => {
	test('is nothing when the server has it all, and more', () => {
		expect(beyond()).toBe(null)
		strip(server, 's3', { place: 'main/c' })
		change(server, 's1', 'text', 'Dinner')
		expect(beyond()).toBe(null)
	})

	test('begins where the server’s knowledge of me ends', () => {
		change(mine, 's1', 'place', 'main/x')
		Y.applyUpdate(server, Y.encodeStateAsUpdate(mine))
		change(mine, 's2', 'place', 'main/y')
		strip(server, 's3', { place: 'main/c' })
		expect(beyond()).toEqual(new Map([[mine.clientID, 1]]))
	})

	test('can be a removal alone', () => {
		mine.getMap('strips').delete('s1')
		expect(beyond()).toEqual(new Map())
	})
})

describe('where edits begin, by what visits wrote down', () => {
	const row = { document: 'p1/stripboard', tab: 't', edits: 1 }

	test('is the earliest of each writer', () => {
		const rows = [
			{ ...row, client: 7, from: 5 },
			{ ...row, client: 7, from: 3 },
			{ ...row, client: 8, from: 0 }
		]
		expect([...startsIn(rows, mine)]).toEqual([
			[7, 3],
			[8, 0]
		])
	})

	test('is everything where an older Daybreak did not say', () => {
		expect(startsIn([row], mine)).toEqual(new Map([[server.clientID, 0]]))
	})
})

describe('the records of unsent edits', () => {
	test('are those I changed, with what I changed and all there is to read', () => {
		change(mine, 's1', 'place', 'main/x')
		expect(unsentRecords(mine, roots, new Map([[mine.clientID, 0]]))).toEqual([
			{
				collection: 'strips',
				id: 's1',
				changed: ['place'],
				fields: { place: 'main/x', text: 'Lunch' }
			}
		])
	})

	test('leave out what was sent before', () => {
		change(mine, 's1', 'place', 'main/x')
		strip(mine, 's3', { place: 'main/c' })
		const starts = new Map([[mine.clientID, 1]])
		expect(unsentRecords(mine, roots, starts).map(({ id }) => id)).toEqual(['s3'])
	})

	test('are one where a root holds the fields itself', () => {
		mine.getMap('settings').set('title', 'Tide')
		expect(unsentRecords(mine, roots, new Map([[mine.clientID, 0]]))).toEqual([
			{ collection: 'settings', id: 'settings', changed: ['title'], fields: { title: 'Tide' } }
		])
	})

	test('are notes too, with their text, typed on from what was sent', () => {
		const text = new Y.XmlText()
		const paragraph = new Y.XmlElement('paragraph')
		paragraph.insert(0, [text])
		mine.getXmlFragment('note:scene1').insert(0, [paragraph])
		text.insert(0, 'Rain')
		const sent = Y.decodeStateVector(Y.encodeStateVector(mine)).get(mine.clientID) ?? 0
		text.insert(4, 'coat')
		expect(unsentRecords(mine, roots, new Map([[mine.clientID, sent]]))).toEqual([
			{
				collection: 'notes',
				id: 'scene1',
				changed: ['text'],
				fields: { text: '<paragraph>Raincoat</paragraph>' }
			}
		])
	})
})

test('the update makes the server’s copy mine, removals too', () => {
	change(mine, 's1', 'place', 'main/x')
	mine.getMap('strips').delete('s2')
	Y.applyUpdate(server, unsentUpdate(mine, new Map([[mine.clientID, 0]])))
	expect(server.getMap('strips').toJSON()).toEqual(mine.getMap('strips').toJSON())
})

test('the file says where it is from, and its update can be taken in', () => {
	change(mine, 's1', 'place', 'main/x')
	const starts = new Map([[mine.clientID, 0]])
	const file = unsentFile({ name: 'p1/stripboard', doc: mine, starts }, new Date(0))
	expect(file).toMatchObject({
		format: 'daybreak-unsent',
		version: 1,
		production: 'p1',
		document: 'stripboard',
		exportedAt: '1970-01-01T00:00:00.000Z',
		records: [{ collection: 'strips', id: 's1' }]
	})
	Y.applyUpdate(server, fromBase64(file.update))
	expect(server.getMap('strips').toJSON()).toMatchObject({ s1: { place: 'main/x' } })
})

describe('what is left of documents I may not read any more', () => {
	let device: Device
	let database = 0
	beforeEach(() => {
		device = new Device(`unsent-${++database}`)
	})
	afterEach(() => device.close())

	const names = ['p1/stripboard', 'p1/production']

	/** A copy on this device, with so many edits of mine that were never sent. */
	async function copy(document: string, edits: number): Promise<void> {
		const bytes = Y.encodeStateAsUpdate(mine)
		await device.updates.add({ document, bytes } as never)
		const row = { document, tab: 't', edits, client: mine.clientID, from: 0 }
		if (edits > 0) await device.waiting.put(row)
	}

	test('is taken off where nothing is unsent, and kept where something is', async () => {
		change(mine, 's1', 'place', 'main/x')
		await copy('p1/stripboard', 1)
		await copy('p1/production', 0)
		await copy('p2/production', 0)
		const left = await leftOn(device, names)
		expect(left.map(({ kind, edits }) => [kind, edits])).toEqual([['stripboard', 1]])
		expect(left[0]?.exported().records.map(({ id }) => id)).toEqual(['s1'])
		const kept = (await device.updates.toArray()).map(({ document }) => document)
		expect(kept).toEqual(['p1/stripboard', 'p2/production'])
	})

	test('can be discarded', async () => {
		await copy('p1/stripboard', 2)
		const [left] = await leftOn(device, names)
		await left?.discard()
		expect([await leftOn(device, names), await device.updates.count()]).toEqual([[], 0])
	})

	test('is looked at only when what was just closed has written its last', async () => {
		device.busy(copy('p1/stripboard', 3))
		expect((await leftOn(device, names)).map(({ edits }) => edits)).toEqual([3])
	})
})

test('an unsent entry of a log is exported by itself, whole', () => {
	const log = ['deliverySteps']
	server.getMap('deliverySteps').set('old', entryText({ to: 'ready' }))
	Y.applyUpdate(mine, told().answer)
	const fields = { to: 'sent', reference: 'WB 7' }
	mine.getMap('deliverySteps').set('new', entryText(fields))
	expect(unsentRecords(mine, log, beyond() as never)).toEqual([
		{ collection: 'deliverySteps', id: 'new', changed: ['to', 'reference'], fields }
	])
})
