import 'fake-indexeddb/auto'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { Connection } from '$lib/client/connection.ts'
import { messageKinds, writeControl, writeMessage } from '#protocol/frame.ts'
import { installLines, lastLine, timesDialled, type Line } from './support/line.ts'
import { happens, installPage } from './support/page.ts'

/*
 * What went wrong elsewhere, as `docs/data-loss.md` lists it: each test is one way in which people lost
 * their work in some other program. Time is passed by hand.
 */

let doc: Y.Doc
let connection: Connection
const minuteMs = 60_000

beforeEach(() => {
	vi.useFakeTimers()
	installPage()
	installLines()
	doc = new Y.Doc()
	const nothing = () => undefined
	connection = new Connection(
		{
			url: 'ws://daybreak.test/sync',
			name: 'p1/stripboard',
			doc,
			mayWrite: true,
			held: () => null
		},
		{
			...{ changed: nothing, overwritten: nothing, welcomed: nothing, accessChanged: nothing },
			...{ told: nothing, saved: nothing, otherHistory: nothing }
		}
	)
	connection.open()
})

afterEach(() => {
	connection.close()
	vi.useRealTimers()
	vi.unstubAllGlobals()
})

const edit = (key: string) => void doc.getMap('strips').set(key, 1)
const content = (of: Y.Doc) => Object.keys(of.getMap('strips').toJSON()).sort()

/** The newest line opens, and both ends tell each other what they have. */
function inStep(): Line {
	const line = lastLine().opens()
	line.asks()
	line.tells(new Y.Doc())
	return line
}

/** Lets time pass; what is dialled meanwhile is dealt with. */
function pass(ms: number, dialled: (line: Line) => void): void {
	let seen = timesDialled()
	for (let at = 0; at < ms; at += 1000) {
		vi.advanceTimersByTime(1000)
		if (timesDialled() > seen) dialled(lastLine())
		seen = timesDialled()
	}
}

/** The server has everything that this line was sent. */
function everythingIsSaved(line: Line): void {
	line.saves(line.heard.filter((name) => name === 'step2' || name === 'update').length)
	expect(connection.ledger.waiting).toBe(0)
	expect(content(line.received)).toEqual(content(doc))
}

test('a socket that is dead for a quarter of an hour takes nothing typed meanwhile with it', () => {
	inStep().closes()
	for (let at = 0; at < 15; at++) {
		edit(`e${at}`)
		pass(minuteMs, (line) => line.closes())
	}
	expect(connection.ledger.waiting).toBe(15)
	pass(5000, () => undefined)
	everythingIsSaved(inStep())
})

test('a server that cannot write for an hour is tried again for an hour, and then has it all', () => {
	inStep()
	edit('first')
	lastLine().closes(4500)
	pass(60 * minuteMs, (line) => {
		line.opens().asks()
		line.closes(4500)
	})
	expect([connection.state, connection.ledger.waiting]).toEqual([{ state: 'offline' }, 1])
	edit('second')
	pass(5000, () => undefined)
	everythingIsSaved(inStep())
})

test('a laptop that changes its network fifty times in three days goes on sending', () => {
	inStep()
	for (let at = 0; at < 50; at++) {
		happens('offline')
		edit(`e${at}`)
		vi.advanceTimersByTime(86 * minuteMs)
		happens('online')
		everythingIsSaved(inStep())
		edit(`f${at}`)
	}
	expect(connection.ledger.waiting).toBe(1)
	everythingIsSaved(lastLine())
})

describe('a message that cannot be read stops nothing:', () => {
	const broken: Record<string, Uint8Array> = {
		'saved, cut short': writeMessage(messageKinds.saved, () => undefined),
		welcome: writeControl(messageKinds.welcome, { protocol: 'none' }),
		overwritten: writeControl(messageKinds.overwritten, null),
		held: writeControl(messageKinds.held, { holds: 7 }),
		'an update': Uint8Array.of(messageKinds.sync, 2, 3, 9, 9, 9)
	}

	test.each(Object.entries(broken))('%s', (_name, message) => {
		const line = inStep()
		try {
			line.says(message)
		} catch {
			// As in a browser: it is reported, and the next message is read all the same.
		}
		edit('after')
		everythingIsSaved(line)
	})
})

test('a door that fails once does not stay shut', () => {
	lastLine().opens().closes(4500)
	pass(5000, () => undefined)
	edit('a')
	everythingIsSaved(inStep())
})

test('what an old socket says late, and its late goodbye, do not end the new one', () => {
	const old = inStep()
	edit('a')
	vi.advanceTimersByTime(12_000)
	expect(old.readyState).toBe(old.CLOSING)
	old.closes()
	pass(5000, () => undefined)
	const line = inStep()
	old.closes(4401)
	old.saves(99)
	expect(connection.state).toEqual({ state: 'open' })
	edit('b')
	everythingIsSaved(line)
})

test('a page that opens empty before the server has answered empties nothing', () => {
	const server = new Y.Doc()
	server.getMap('strips').set('theirs', 1)
	const line = lastLine().opens()
	line.asks(server)
	edit('early')
	expect(content(line.received)).toEqual(['early'])
	line.tells(server)
	expect(content(doc)).toEqual(['early', 'theirs'])
})

describe('a server that restarts', () => {
	test('is said to, and found again by each in their own time, soon at first', () => {
		const chance = vi.spyOn(Math, 'random').mockReturnValue(0.5)
		const line = inStep()
		edit('a')
		line.closes(1012)
		expect(connection.state).toEqual({ state: 'restarting' })
		vi.advanceTimersByTime(999)
		expect(timesDialled()).toBe(1)
		vi.advanceTimersByTime(1)
		lastLine().closes()
		expect(connection.state).toEqual({ state: 'restarting' })
		vi.advanceTimersByTime(4999)
		expect(timesDialled()).toBe(2)
		vi.advanceTimersByTime(1)
		everythingIsSaved(inStep())
		chance.mockRestore()
	})

	test('but does not come back is called what it is, and tried on', () => {
		inStep().closes(1012)
		pass(2 * minuteMs, (line) => line.closes())
		expect(connection.state).toEqual({ state: 'offline' })
		pass(5000, () => undefined)
		expect(inStep().readyState).toBe(1)
	})
})
