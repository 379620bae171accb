import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { Connection, type ConnectionEvents } from '$lib/client/connection.ts'
import type { Told } from '$lib/client/told.ts'
import { closeCodes } from '#protocol/close.ts'
import { writeOverwritten, type Overwritten } from '#protocol/messages/overwritten.ts'
import { writeWelcome, type Welcome } from '#protocol/messages/welcome.ts'
import { protocolVersion } from '#protocol/version.ts'
import { installLines, lastLine, nextLine, timesDialled, type Line } from './support/line.ts'
import { happens, installPage } from './support/page.ts'

let doc: Y.Doc
let connection: Connection
let told: unknown[]
let changes: number

beforeEach(() => {
	installPage()
	installLines()
	doc = new Y.Doc()
	told = []
	changes = 0
	connection = new Connection(
		{ url, name: 'p1/stripboard', doc, mayWrite: true, held: () => null },
		{
			...silent,
			changed: () => (changes += 1),
			overwritten: (message) => told.push(message),
			welcomed: (message) => told.push(message)
		}
	)
})

const url = 'ws://daybreak.test/sync'
const silent: ConnectionEvents = {
	changed: () => {},
	overwritten: () => {},
	welcomed: () => {},
	accessChanged: () => {},
	saved: () => {},
	otherHistory: () => {},
	told: () => {}
}

afterEach(() => {
	connection.close()
	vi.useRealTimers()
	vi.unstubAllGlobals()
})

function edit(key: string): void {
	doc.getMap('strips').set(key, 1)
}

/** Dials, and the server picks up. */
function open(): Line {
	connection.open()
	return lastLine().opens()
}

/** An open line on which both sides know what the other has. */
function inStep(): Line {
	const line = open()
	const known = new Y.Doc()
	line.asks(known)
	line.tells(known)
	line.saves(1)
	return line
}

test('nobody is dialled before it is opened, then the address of the document', () => {
	expect([timesDialled(), connection.state]).toEqual([0, { state: 'connecting' }])
	connection.open()
	expect(lastLine().url).toBe('ws://daybreak.test/sync/p1/stripboard')
	expect(connection.state).toEqual({ state: 'connecting' })
})

test('hello is the first message, on the first line and on every other', async () => {
	const first = open()
	expect(connection.state).toEqual({ state: 'open' })
	expect(first.heard.slice(0, 2)).toEqual([`hello ${protocolVersion}`, 'step1'])
	first.closes()
	const second = (await nextLine()).opens()
	expect(second.heard.slice(0, 2)).toEqual([`hello ${protocolVersion}`, 'step1'])
})

describe('an edit', () => {
	test('waits from when it is made until saved covers it', () => {
		const line = inStep()
		edit('a')
		edit('b')
		expect([line.heard.slice(-2), connection.ledger.waiting]).toEqual([['update', 'update'], 2])
		line.saves(2)
		expect(connection.ledger.waiting).toBe(1)
		line.saves(3)
		expect(connection.ledger.waiting).toBe(0)
	})

	test('is told of before its message leaves, and when it is saved', () => {
		const line = inStep()
		const before = changes
		edit('a')
		expect(changes).toBe(before + 1)
		line.saves(2)
		expect(changes).toBe(before + 2)
	})

	test('of a colleague is not mine', () => {
		const line = inStep()
		const theirs = new Y.Doc()
		theirs.getMap('strips').set('theirs', 1)
		line.tells(theirs)
		expect([doc.getMap('strips').toJSON(), connection.ledger.waiting]).toEqual([{ theirs: 1 }, 0])
	})

	test('read from this device’s database is not one made now', () => {
		const kept = new Y.Doc()
		kept.getMap('strips').set('kept', 1)
		const read = () => Y.applyUpdate(doc, Y.encodeStateAsUpdate(kept), 'keeper')
		Y.transact(doc, read, 'keeper', false)
		expect([doc.getMap('strips').size, connection.ledger.waiting]).toEqual([1, 0])
	})

	test('made before the line opened goes with step 2, and its answer saves it', () => {
		edit('a')
		edit('b')
		const line = open()
		line.asks()
		expect([line.heard.includes('update'), connection.ledger.waiting]).toEqual([false, 2])
		expect(line.received.getMap('strips').toJSON()).toEqual({ a: 1, b: 1 })
		line.saves(1)
		expect(connection.ledger.waiting).toBe(0)
	})

	test('made between opening and step 2 does not vouch for those before it', () => {
		edit('a')
		const line = open()
		edit('b')
		line.saves(1)
		expect(connection.ledger.waiting).toBe(2)
		line.asks()
		line.saves(2)
		expect(connection.ledger.waiting).toBe(0)
	})
})

describe('when the line breaks', () => {
	test('what was not saved waits on, goes again by step 2, and its answer saves it', async () => {
		const first = inStep()
		edit('a')
		first.closes()
		edit('b')
		expect([connection.state, connection.ledger.waiting]).toEqual([{ state: 'offline' }, 2])

		const second = (await nextLine()).opens()
		expect([connection.state, connection.ledger.waiting]).toEqual([{ state: 'open' }, 2])
		second.asks()
		expect(second.received.getMap('strips').toJSON()).toEqual({ a: 1, b: 1 })
		second.saves(1)
		expect(connection.ledger.waiting).toBe(0)
	})

	test('an edit made while it closes is not taken as sent', async () => {
		const first = inStep()
		first.close()
		edit('a')
		first.saves(2)
		expect([first.heard.includes('update'), connection.ledger.waiting]).toEqual([false, 1])
		first.closes()
		const second = (await nextLine()).opens()
		second.asks()
		second.saves(1)
		expect(connection.ledger.waiting).toBe(0)
	})

	test('a dial that nobody answers is offline', () => {
		connection.open()
		lastLine().closes()
		expect(connection.state).toEqual({ state: 'offline' })
	})

	test.each([1001, 1006, 4500, 4508])('code %i dials again', async (code) => {
		open().closes(code)
		expect(connection.state).toEqual({ state: 'offline' })
		expect(await nextLine()).toBe(lastLine())
	})

	test.each([
		[4400, 'badMessage'],
		[4403, 'notAllowed'],
		[4404, 'noSuchDocument'],
		[4409, 'clientTooOld'],
		[4413, 'tooLarge'],
		[4499, null]
	])('code %i is the end: %s', (code, reason) => {
		vi.useFakeTimers()
		const line = inStep()
		edit('a')
		line.closes(code)
		vi.advanceTimersByTime(60_000)
		happens('online')
		expect({ ...connection.state, waiting: connection.ledger.waiting }).toEqual({
			state: 'refused',
			refusal: null,
			reason,
			waiting: 1
		})
		expect(timesDialled()).toBe(1)
	})
})

describe('when the browser says so', () => {
	test('it is offline at once, and dials as soon as it is back', () => {
		const first = inStep()
		happens('offline')
		expect([connection.state, first.readyState]).toEqual([{ state: 'offline' }, first.CLOSING])
		edit('a')
		happens('online')
		expect(timesDialled()).toBe(2)
		lastLine().opens()
		expect([connection.state, connection.ledger.waiting]).toEqual([{ state: 'open' }, 1])
	})

	test('it does not dial while it is away', () => {
		vi.useFakeTimers()
		inStep()
		happens('offline')
		vi.advanceTimersByTime(60_000)
		expect(timesDialled()).toBe(1)
	})

	test('being online all along dials nobody a second time', () => {
		inStep()
		happens('online')
		expect(timesDialled()).toBe(1)
	})

	test('a refusal outlives being offline', () => {
		inStep().closes(4404)
		happens('offline')
		expect(connection.state).toEqual({ state: 'refused', reason: 'noSuchDocument', refusal: null })
		happens('online')
		expect(timesDialled()).toBe(1)
	})
})

describe('a line that is dead without anybody saying so', () => {
	beforeEach(() => {
		// The connection of the test before this one was made with real timers.
		connection.close()
		vi.useFakeTimers()
		connection = new Connection(
			{ url, name: 'p1/x', doc, mayWrite: true, held: () => null },
			silent
		)
	})

	test('is hung up when an edit was not answered for ten seconds', () => {
		const line = inStep()
		edit('a')
		vi.advanceTimersByTime(9_000)
		expect(line.readyState).toBe(line.OPEN)
		vi.advanceTimersByTime(3_000)
		expect(line.readyState).toBe(line.CLOSING)
	})

	test('is not dead while edits are answered, however many there are', () => {
		const line = inStep()
		for (let count = 2; count < 12; count++) {
			edit(`e${count}`)
			vi.advanceTimersByTime(4_000)
			if (count > 2) line.saves(count - 1)
		}
		expect(line.readyState).toBe(line.OPEN)
	})

	test('is not dead when there was nothing to answer', () => {
		const line = inStep()
		edit('a')
		line.saves(2)
		vi.advanceTimersByTime(25_000)
		expect(line.readyState).toBe(line.OPEN)
	})

	test('an edit made long before the line opened gets its ten seconds too', () => {
		edit('a')
		vi.advanceTimersByTime(60_000)
		const line = open()
		vi.advanceTimersByTime(2_000)
		expect(line.readyState).toBe(line.OPEN)
		vi.advanceTimersByTime(10_000)
		expect(line.readyState).toBe(line.CLOSING)
	})
})

test('what the server says of overwrites and of me is handed on', () => {
	const overwritten: Overwritten = {
		collection: 'strips',
		record: 'x1',
		field: 'place',
		stands: { person: null, value: 'main/a0' },
		lost: { person: { id: 'ann', name: 'Ann' }, value: 'main/a1' },
		at: 5
	}
	const welcome: Welcome = {
		protocol: 1,
		oldestClient: 1,
		generation: 'g1',
		restoredFrom: null,
		epoch: 1,
		seq: 3,
		person: null,
		canWrite: true
	}
	const line = open()
	line.says(writeWelcome(welcome))
	line.says(writeOverwritten(overwritten))
	expect(told).toEqual([welcome, overwritten])
})

test('once closed, it hears and says nothing any more', () => {
	vi.useFakeTimers()
	const line = inStep()
	connection.close()
	const before = changes
	edit('a')
	happens('offline')
	happens('online')
	line.closes()
	vi.advanceTimersByTime(60_000)
	expect([timesDialled(), line.heard.includes('update'), changes]).toEqual([1, false, before])
})

describe('who may only look', () => {
	let news: string[]
	let told: Told[]

	/** An open line of somebody whose role lets them write or not. */
	function lookingIn(mayWrite: boolean): Line {
		connection.close()
		news = []
		told = []
		connection = new Connection(
			{ url, name: 'p1/stripboard', doc, mayWrite, held: () => null },
			{
				...silent,
				accessChanged: () => news.push('access changed'),
				told: (what) => told.push(what)
			}
		)
		return open()
	}

	const welcomed = (canWrite: boolean) =>
		writeWelcome({
			...{ protocol: 3, oldestClient: 3, generation: 'g1', restoredFrom: null },
			...{ epoch: 1, seq: 0, person: null, canWrite }
		})

	test('sends no edits, and keeps them', () => {
		edit('before')
		const line = lookingIn(false)
		line.asks()
		edit('after')
		expect(line.heard.filter((name) => /step2|update/.test(name))).toEqual([])
		expect([connection.canWrite, connection.ledger.waiting]).toEqual([false, 1])
	})

	test('still sees what others do', () => {
		const line = lookingIn(false)
		const theirs = new Y.Doc()
		theirs.getMap('strips').set('theirs', 1)
		line.tells(theirs)
		expect(doc.getMap('strips').toJSON()).toEqual({ theirs: 1 })
	})

	test('is who the server says may only look, whatever the role said', () => {
		const line = lookingIn(true)
		expect(connection.canWrite).toBe(true)
		line.says(welcomed(false))
		edit('a')
		expect([connection.canWrite, line.heard.includes('update')]).toEqual([false, false])
	})

	test('may not write because the server would take it: the role decides too', () => {
		const line = lookingIn(false)
		line.says(welcomed(true))
		expect(connection.canWrite).toBe(false)
	})

	test('sends on a new line what was kept back, once the server takes it again', async () => {
		const line = lookingIn(true)
		line.says(welcomed(false))
		edit('kept back')
		line.says(welcomed(true))
		expect(line.readyState).toBe(line.CLOSING)
		line.closes()
		const next = (await nextLine()).opens()
		next.asks()
		expect(next.received.getMap('strips').toJSON()).toEqual({ 'kept back': 1 })
		next.saves(1)
		expect(connection.ledger.waiting).toBe(0)
	})

	test('is not hung up on for edits that nobody will ever save', () => {
		vi.useFakeTimers()
		const line = lookingIn(false)
		line.tells(new Y.Doc())
		edit('a')
		vi.advanceTimersByTime(20_000)
		expect(line.readyState).toBe(line.OPEN)
	})

	test('hears what the server has, once it has said both its step 1 and its answer', () => {
		const server = new Y.Doc()
		server.getMap('strips').set('theirs', 1)
		const line = lookingIn(false)
		line.asks(server)
		expect(told).toEqual([])
		line.tells(server)
		expect(told.map(({ vector }) => Y.decodeStateVector(vector))).toEqual([
			new Map([[server.clientID, 1]])
		])
	})

	test('and whose access changed is told so, and dialled again at once', async () => {
		const line = lookingIn(true)
		line.closes(closeCodes.accessChanged)
		expect([news, connection.state]).toEqual([['access changed'], { state: 'connecting' }])
		expect((await nextLine()).url).toBe(line.url)
	})
})
