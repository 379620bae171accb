import { subscribe } from 'lib0/broadcastchannel'
import { afterEach, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import { TabsProvider } from '$lib/client/tabs.ts'

const open: TabsProvider[] = []
/** There is no server: tabs need none to see each other. */
const offline = { connect: false, WebSocketPolyfill: WebSocket as never }
let rooms = 0

afterEach(() => open.splice(0).forEach((tab) => tab.destroy()))

/** A browser: opens tabs that hold copies of a document, and hears what they tell each other. */
function browser() {
	const room = `room${++rooms}`
	const said: Uint8Array[] = []
	const tabWith = (...updates: Uint8Array[]) => {
		const doc = new Y.Doc()
		for (const update of updates) Y.applyUpdate(doc, update)
		const tab = new TabsProvider('ws://127.0.0.1:1', room, doc, offline)
		if (open.push(tab) === 1) subscribe(tab.bcChannel, (data) => said.push(data as Uint8Array))
		tab.connectBc()
		return doc
	}
	return { tabWith, said }
}

function written(key: string, value: string): Uint8Array {
	const doc = new Y.Doc()
	doc.getMap('fields').set(key, value)
	return Y.encodeStateAsUpdate(doc)
}

test('each tab gets what the other has, and what either writes later', async () => {
	const { tabWith } = browser()
	const first = tabWith(written('a', 'kept offline by the first'))
	const second = tabWith(written('b', 'kept offline by the second'))
	await Promise.resolve() // until they have asked back
	first.getMap('fields').set('c', 'later')
	const all = {
		a: 'kept offline by the first',
		b: 'kept offline by the second',
		c: 'later'
	}
	expect([first.getMap('fields').toJSON(), second.getMap('fields').toJSON()]).toEqual([all, all])
})

test('tabs that have the same do not send it', () => {
	const { tabWith, said } = browser()
	const script = written('script', 'x'.repeat(100_000))
	tabWith(script)
	tabWith(script)
	expect(said.length).toBeGreaterThan(3)
	expect(Math.max(...said.map((data) => data.length))).toBeLessThan(1000)
})
