import 'fake-indexeddb/auto'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { Device } from '$lib/client/device.ts'
import { Replica, type ReplicaEvents } from '$lib/client/replica.ts'
import { saveSentence, saveStateOf } from '$lib/client/save-state.ts'
import { writeOverwritten } from '#protocol/messages/overwritten.ts'
import { installLines, lastLine, timesDialled } from './support/line.ts'
import { happens, installPage } from './support/page.ts'

const address = { production: 'p1', kind: 'stripboard' } as const
let device: Device
let database = 0
const replicas: Replica[] = []

beforeEach(() => {
	installPage()
	installLines()
	device = new Device(`replica-${++database}`)
})

afterEach(async () => {
	for (const replica of replicas.splice(0)) await replica.close()
	device.close()
	vi.unstubAllGlobals()
})

/** A visit to the document: a page that was loaded and has not opened it yet. */
function visit(mayWrite = true, told: Partial<ReplicaEvents> = {}): Replica {
	const where = { address, url: 'ws://daybreak.test/sync', device, mayWrite }
	const replica = new Replica(where, { ...silent, ...told })
	replicas.push(replica)
	return replica
}

const silent: ReplicaEvents = {
	changed: () => {},
	overwritten: () => {},
	welcomed: () => {},
	accessChanged: () => {},
	forgotten: () => {}
}

/** A visit that has opened the document from this device. */
async function opened(): Promise<Replica> {
	const replica = visit()
	await replica.open()
	return replica
}

function edit(replica: Replica, ...keys: string[]): void {
	for (const key of keys) replica.doc.getMap('strips').set(key, 1)
}

const content = (replica: Replica) => replica.doc.getMap('strips').toJSON()
const saved = (replica: Replica) => saveSentence(saveStateOf([replica.status]))

/** How many edits wait according to this device's database, per row. */
async function recorded(): Promise<number[]> {
	return (await device.waiting.toArray()).map(({ edits }) => edits).sort()
}

test('before anything arrived it is opening', async () => {
	expect((await opened()).status).toEqual({
		connection: { state: 'connecting' },
		canWrite: true,
		waiting: 0,
		unsent: 0,
		holds: [],
		unkept: 0,
		keepFailure: null,
		ready: false,
		synced: false
	})
})

test('what is on this device is there without a network, and so says it', async () => {
	const first = await opened()
	edit(first, 'a')
	await first.close()
	const second = await opened()
	lastLine().closes()
	expect(content(second)).toEqual({ a: 1 })
	expect(second.status).toMatchObject({ ready: true, synced: false, waiting: 1 })
	expect(saved(second)).toBe('Offline, kept here, 1 edit waiting')
})

test('it dials only once what is kept has been read', async () => {
	const replica = visit()
	const opening = replica.open()
	expect(timesDialled()).toBe(0)
	await opening
	expect(timesDialled()).toBe(1)
})

test('the server’s answer makes it ready, and it stays in step when the line breaks', async () => {
	const replica = await opened()
	const server = new Y.Doc()
	server.getMap('strips').set('theirs', 1)
	const line = lastLine().opens()
	line.asks(server)
	line.tells(server)
	line.saves(1)
	expect(content(replica)).toEqual({ theirs: 1 })
	expect(saved(replica)).toBe('Saved')
	line.closes()
	expect(replica.status).toMatchObject({ ready: true, synced: true })
	expect(saved(replica)).toBe('Offline, kept here')
})

test('an edit is on its way until the server has saved it', async () => {
	const replica = await opened()
	const line = lastLine().opens()
	line.asks()
	line.tells(new Y.Doc())
	edit(replica, 'a', 'b')
	expect(saved(replica)).toBe('On this device, saving 2 edits')
	line.saves(3)
	expect(saved(replica)).toBe('Saved')
})

describe('edits that wait', () => {
	test('wait in the next visit too, and in the one after that, and are not counted twice', async () => {
		const first = await opened()
		edit(first, 'a', 'b', 'c')
		await first.close()
		expect(await recorded()).toEqual([3])
		for (let reload = 0; reload < 3; reload++) {
			const again = await opened()
			expect([again.status.waiting, await recorded()]).toEqual([3, [3]])
			await again.close()
		}
	})

	test('of several visits add up', async () => {
		const first = await opened()
		edit(first, 'a', 'b')
		await first.close()
		const second = await opened()
		edit(second, 'c')
		expect(second.status.waiting).toBe(3)
		await second.close()
		expect((await opened()).status.waiting).toBe(3)
	})

	test('of an earlier visit are saved with the answer to step 2, and forgotten', async () => {
		const first = await opened()
		edit(first, 'a', 'b')
		await first.close()
		const second = await opened()
		const line = lastLine().opens()
		line.asks()
		expect(line.received.getMap('strips').toJSON()).toEqual({ a: 1, b: 1 })
		edit(second, 'c')
		expect(second.status.waiting).toBe(3)
		line.saves(1)
		expect([second.status.waiting, await recorded()]).toEqual([1, [1]])
		line.saves(2)
		expect([second.status.waiting, await recorded()]).toEqual([0, []])
	})

	test('of another document are another matter', async () => {
		await device.waiting.put({ document: 'p1/production', tab: 'x', edits: 7 })
		expect((await opened()).status.waiting).toBe(0)
	})

	test('of two tabs are counted once, whichever of them is opened again', async () => {
		const one = await opened()
		edit(one, 'a', 'b')
		const other = await opened()
		edit(other, 'c')
		await one.close()
		await other.close()
		for (let reload = 0; reload < 2; reload++) {
			const again = await opened()
			expect(again.status.waiting).toBe(3)
			await again.close()
		}
	})

	test('of a visit that was saved leave no trace', async () => {
		const first = await opened()
		edit(first, 'a')
		const line = lastLine().opens()
		line.asks()
		line.saves(1)
		await first.close()
		expect([(await opened()).status.waiting, await recorded()]).toEqual([0, []])
	})
})

describe('a device that cannot keep', () => {
	test('says why, and the server’s copy comes all the same', async () => {
		device.close()
		const replica = await opened()
		expect(replica.status).toMatchObject({ keepFailure: 'DatabaseClosedError', ready: false })
		const server = new Y.Doc()
		server.getMap('strips').set('theirs', 1)
		lastLine().opens().tells(server)
		expect(content(replica)).toEqual({ theirs: 1 })
		expect(replica.status.ready).toBe(true)
	})

	test('puts edits at risk until the server has them', async () => {
		device.close()
		const replica = await opened()
		const line = lastLine().opens()
		line.asks()
		line.tells(new Y.Doc())
		expect(saved(replica)).toBe('Saved')
		edit(replica, 'a')
		expect(saved(replica)).toBe('Not kept on this device: 1 edit at risk')
		line.saves(2)
		expect(saved(replica)).toBe('Saved')
	})
})

test.each([
	['the page hides', () => happens('pagehide')],
	['another tab comes to the front', () => document.dispatchEvent(new Event('visibilitychange'))]
])('when %s, what is in memory is written', async (_when, hide) => {
	const replica = await opened()
	edit(replica, 'a')
	const writes = new Promise<void>((resolve) => device.updates.hook('creating', () => resolve()))
	vi.useFakeTimers({ toFake: ['setTimeout'] })
	hide()
	await writes
	vi.useRealTimers()
	expect(replica.status).toMatchObject({ keepFailure: null })
})

test('closed while it is still opening, it never dials', async () => {
	const replica = visit()
	const opening = replica.open()
	await replica.close()
	await opening
	expect(timesDialled()).toBe(0)
})

test('a meeting that the server tells of is handed on', async () => {
	const met: unknown[] = []
	const replica = visit(true, { overwritten: (message) => met.push(message) })
	await replica.open()
	const side = { person: null, value: null }
	const message = { collection: 'a', record: 'b', field: 'c', stands: side, lost: side, at: 1 }
	lastLine().opens().says(writeOverwritten(message))
	expect(met).toEqual([message])
})

describe('who may no longer change it', () => {
	const sentRecords = (replica: Replica) =>
		replica.exportUnsent().records.map(({ collection, changed }) => ({ collection, changed }))

	/** A server that has these edits and no others. */
	function serverWith(...updates: Uint8Array[]): Y.Doc {
		const server = new Y.Doc()
		for (const update of updates) Y.applyUpdate(server, update)
		return server
	}

	/** A visit that may write, with edits of which none is saved, put down; and what it made. */
	async function unsavedVisit(...keys: string[]): Promise<Uint8Array> {
		const writer = await opened()
		edit(writer, ...keys)
		const made = Y.encodeStateAsUpdate(writer.doc)
		await writer.close()
		return made
	}

	async function looking(told: Partial<ReplicaEvents> = {}): Promise<Replica> {
		const replica = visit(false, told)
		await replica.open()
		return replica
	}

	test('is told what never got there, also without a network, and after a reload', async () => {
		await unsavedVisit('a', 'b')
		for (let reload = 0; reload < 2; reload++) {
			const reader = await looking()
			expect(reader.status).toMatchObject({ canWrite: false, waiting: 0, unsent: 2 })
			expect(sentRecords(reader)).toEqual([{ collection: 'strips', changed: ['a', 'b'] }])
			await reader.close()
		}
		expect(await recorded()).toEqual([2])
	})

	test('has nothing unsent when the server has it after all, and nothing is left of it', async () => {
		const made = await unsavedVisit('a', 'b')
		const reader = await looking()
		const line = lastLine().opens()
		const server = serverWith(made)
		line.asks(server)
		line.tells(server)
		expect([reader.status.unsent, await recorded()]).toEqual([0, []])
	})

	test('has just that unsent which the server does not have', async () => {
		const made = await unsavedVisit('a')
		await unsavedVisit('b')
		const reader = await looking()
		const line = lastLine().opens()
		const server = serverWith(made)
		line.asks(server)
		line.tells(server)
		expect(reader.status.unsent).toBe(2)
		expect(sentRecords(reader)).toEqual([{ collection: 'strips', changed: ['b'] }])
	})

	test('finds out of edits that nobody counted', async () => {
		await unsavedVisit('a')
		await device.waiting.clear()
		const reader = await looking()
		expect(reader.status.unsent).toBe(0)
		const line = lastLine().opens()
		line.asks()
		line.tells(new Y.Doc())
		expect(reader.status.unsent).toBe(1)
	})

	test('finds out of a removal, which has no clock', async () => {
		const server = serverWith(await unsavedVisit('a'))
		const writer = await opened()
		writer.doc.getMap('strips').delete('a')
		await writer.close()
		await device.waiting.clear()
		const reader = await looking()
		const line = lastLine().opens()
		line.asks(server)
		line.tells(server)
		expect([content(reader), reader.status.unsent]).toEqual([{}, 1])
	})

	test('sends it all once they may again', async () => {
		await unsavedVisit('a', 'b')
		await (await looking()).close()
		const writer = await opened()
		const line = lastLine().opens()
		line.asks()
		expect(line.received.getMap('strips').toJSON()).toEqual({ a: 1, b: 1 })
		line.saves(1)
		expect([writer.status, await recorded()]).toMatchObject([{ waiting: 0, unsent: 0 }, []])
	})

	test('gives it up: the copy is gone, and nothing writes itself back', async () => {
		await unsavedVisit('a')
		const happened: string[] = []
		const reader = await looking({ forgotten: () => happened.push('forgotten') })
		await device.forget(reader.name)
		edit(reader, 'late')
		await reader.close()
		await device.settled()
		expect(happened).toEqual(['forgotten'])
		expect([await device.updates.count(), await recorded()]).toEqual([0, []])
	})
})
