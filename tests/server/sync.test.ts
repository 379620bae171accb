import * as encoding from 'lib0/encoding'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import type { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { protocolVersion } from '#protocol/version.ts'
import { messageKinds, syncKinds, writeMessage, writeSync } from '#protocol/frame.ts'
import type { SignedIn } from '../support/people.ts'
import { startTestServer, type TestServer } from '../support/server.ts'
import { seededRandom } from '../support/random.ts'
import { inSync, RawPeer, stockClient, until, updatesOf, type DialOptions } from './peers.ts'

let server: TestServer
let production: string
let ann: SignedIn
let bo: SignedIn
const clients: WebsocketProvider[] = []

beforeAll(async () => {
	server = await startTestServer()
	ann = await server.signIn({ name: 'Ann' })
	bo = await server.signIn({ name: 'Bo' })
})
afterAll(() => server.close())
beforeEach(async () => {
	production = await server.newProduction(ann.id)
	const { memberships } = await server.people()
	await memberships.add(production, bo.id, 'ad')
})
afterEach(() => {
	for (const client of clients.splice(0)) client.destroy()
})

function join(doc = new Y.Doc()): { doc: Y.Doc; provider: WebsocketProvider } {
	const provider = stockClient(server, { production, cookie: ann.cookie }, doc)
	clients.push(provider)
	return { doc, provider }
}

function dial(options: DialOptions = {}): Promise<RawPeer> {
	const signedIn = { cookie: ann.cookie, ...options }
	return RawPeer.open(server.socketUrl(production, 'stripboard'), signedIn)
}

async function storedDocument(): Promise<Y.Doc> {
	const stored = await server.store.load({ production, kind: 'stripboard' })
	const doc = new Y.Doc()
	if (stored?.snapshot) Y.applyUpdate(doc, stored.snapshot)
	for (const update of stored?.updates ?? []) Y.applyUpdate(doc, update)
	return doc
}

test('stock clients see each other’s edits, both ways, and a third finds them all', async () => {
	const [ann, bo] = [join(), join()]
	await Promise.all([inSync(ann.provider), inSync(bo.provider)])
	ann.doc.getMap('strips').set('a', 1)
	bo.doc.getMap('strips').set('b', 2)
	await Promise.all([
		until(ann.doc, () => ann.doc.getMap('strips').get('b') === 2),
		until(bo.doc, () => bo.doc.getMap('strips').get('a') === 1)
	])
	const third = join()
	await inSync(third.provider)
	expect(third.doc.getMap('strips').toJSON()).toEqual({ a: 1, b: 2 })
})

test('work done before the first connection reaches the server and the others', async () => {
	const offline = new Y.Doc()
	offline.getMap('strips').set('made', 'offline')
	const ann = join(offline)
	await inSync(ann.provider)
	const bo = join()
	await until(bo.doc, () => bo.doc.getMap('strips').get('made') === 'offline')
})

test('whatever another client has seen is on the disk', async () => {
	const [ann, bo] = [join(), join()]
	await Promise.all([inSync(ann.provider), inSync(bo.provider)])
	ann.doc.getMap('strips').set('a', 1)
	await until(bo.doc, () => bo.doc.getMap('strips').has('a'))
	expect((await storedDocument()).getMap('strips').toJSON()).toEqual({ a: 1 })
})

test('saved counts the messages that carry edits, in order, and is cumulative', async () => {
	const peer = await dial()
	peer.sayHello()
	const { welcome } = await peer.hears('welcome')
	const person = { id: ann.id, name: 'Ann', role: 'owner' }
	expect(welcome).toMatchObject({
		protocol: protocolVersion,
		epoch: 1,
		seq: 0,
		person,
		canWrite: true
	})

	peer.answerWith()
	const doc = new Y.Doc()
	const set = (name: string) => (doc: Y.Doc) => doc.getMap('strips').set(name, 1)
	for (const update of updatesOf(doc, set('a'), set('b'), set('c'))) peer.update(update)
	const { saved } = await peer.hears('saved', ({ saved }) => saved.count === 4)
	const stored = await server.store.load({ production, kind: 'stripboard' })
	expect(saved).toEqual({ epoch: 1, seq: stored?.seq, count: 4 })
	expect((await storedDocument()).getMap('strips').size).toBe(3)

	const counts = peer.heard.flatMap((heard) => (heard.kind === 'saved' ? [heard.saved.count] : []))
	expect(counts).toEqual([...new Set(counts)].sort((a, b) => a - b))
	await peer.close()
})

test('an edit the server knew already is acknowledged without another append', async () => {
	const doc = new Y.Doc()
	const [update] = updatesOf(doc, () => doc.getMap('strips').set('a', 1)) as [Uint8Array]
	const [ann, bo] = [await dial(), await dial()]
	for (const peer of [ann, bo]) {
		peer.sayHello()
		peer.answerWith()
		peer.update(update)
		await peer.hears('saved', ({ saved }) => saved.count === 2)
	}
	expect((await server.store.load({ production, kind: 'stripboard' }))?.updates).toHaveLength(1)
	await Promise.all([ann.close(), bo.close()])
})

test('a client that says hello late is told at once what was saved before', async () => {
	const peer = await dial()
	peer.answerWith()
	const doc = new Y.Doc()
	for (const update of updatesOf(doc, () => doc.getMap('strips').set('a', 1))) peer.update(update)
	const stored = () => server.store.load({ production, kind: 'stripboard' })
	await vi.waitFor(async () => expect((await stored())?.updates).toHaveLength(1))
	expect(peer.heard.some(({ kind }) => kind === 'saved')).toBe(false)
	peer.sayHello()
	expect((await peer.hears('saved')).saved.count).toBe(2)
	await peer.close()
})

test('edits sent before the answer to step 1 wait for it, and are acknowledged with it', async () => {
	const doc = new Y.Doc()
	updatesOf(doc, () => doc.getMap('strips').set('offline', 1))
	const offline = Y.encodeStateAsUpdate(doc)
	const [typed] = updatesOf(doc, () => doc.getMap('strips').set('offline', 2)) as [Uint8Array]

	const [peer, witness] = [await dial(), await dial()]
	witness.answerWith()
	await witness.settled()
	peer.sayHello()
	peer.update(typed) // builds on what only the step 2 brings
	await peer.settled()
	expect(peer.heard.some(({ kind }) => kind === 'saved')).toBe(false)
	peer.answerWith(offline)
	expect((await peer.hears('saved')).saved.count).toBe(2)
	expect((await storedDocument()).getMap('strips').toJSON()).toEqual({ offline: 2 })
	expect((await witness.hears('update')).kind).toBe('update')
	await Promise.all([peer.close(), witness.close()])
})

test('a peer hears of edits only once it has been told the document they build on', async () => {
	const doc = new Y.Doc()
	const [first, second] = updatesOf(
		doc,
		() => doc.getMap('strips').set('a', 1),
		() => doc.getMap('strips').set('a', 2)
	) as [Uint8Array, Uint8Array]
	const [writer, newcomer] = [await dial(), await dial()]
	writer.sayHello()
	writer.answerWith(first)
	await writer.hears('saved')
	writer.update(second)
	await writer.hears('saved', ({ saved }) => saved.count === 2)
	await newcomer.settled()
	// What is committed came in two parts; nothing came twice, and nothing before its first part.
	expect(newcomer.heard.map(({ kind }) => kind)).toEqual(['step1', 'update', 'update', 'step2'])
	expect(await newcomer.document()).toEqual({ a: 2 })
	await Promise.all([writer.close(), newcomer.close()])
})

test('a peer that never answers may not make the server hold without end', async () => {
	const peer = await dial()
	const doc = new Y.Doc()
	const big = 'x'.repeat(600_000)
	const updates = updatesOf(doc, ...[1, 2].map(() => () => doc.getMap('strips').set('a', big)))
	for (const update of updates) peer.update(update)
	expect(await peer.closed).toEqual({ code: 4413, reason: 'tooLarge' })
})

test('an edit that builds on nothing known closes its sender, spoils nothing, and others go on', async () => {
	const doc = new Y.Doc()
	const [first, second] = updatesOf(
		doc,
		() => doc.getMap('strips').set('a', 1),
		() => doc.getMap('strips').set('a', 2)
	) as [Uint8Array, Uint8Array]
	const witness = join()
	await inSync(witness.provider)
	witness.doc.getMap('strips').set('before', 1)

	const offender = await dial()
	offender.answerWith()
	offender.update(second)
	expect(await offender.closed).toEqual({ code: 4512, reason: 'outOfStep: gap' })

	witness.doc.getMap('strips').set('after', 1)
	const late = join()
	await until(late.doc, () => late.doc.getMap('strips').has('after'))
	expect(late.doc.getMap('strips').toJSON()).toEqual({ before: 1, after: 1 })

	// What the offender lacked may still come, from an honest client.
	const honest = await dial()
	honest.answerWith(Y.mergeUpdates([first, second]))
	await until(late.doc, () => late.doc.getMap('strips').get('a') === 2)
	await honest.close()
})

test.each(badMessages())('%s closes its sender only', async (_name, send) => {
	const witness = join()
	await inSync(witness.provider)
	const offender = await dial()
	await offender.hears('step1')
	send(offender)
	const { code } = await offender.closed
	expect([4400, 4512, 1002]).toContain(code)
	witness.doc.getMap('strips').set('still', 'here')
	const late = join()
	await until(late.doc, () => late.doc.getMap('strips').get('still') === 'here')
	expect(late.doc.getMap('strips').size).toBe(1)
	expect(witness.provider.wsconnected).toBe(true)
})

function badMessages(): [string, (peer: RawPeer) => void][] {
	const random = seededRandom(7)
	const bytes = (length: number) => Uint8Array.from({ length }, () => random.below(256))
	const update = (bytes: Uint8Array) => (peer: RawPeer) => {
		peer.answerWith()
		peer.update(bytes)
	}
	const doc = new Y.Doc()
	doc.getMap('strips').set('a', 'some text')
	const good = Y.encodeStateAsUpdate(doc)
	const awareness = (state: string) =>
		writeMessage(messageKinds.awareness, (encoder) => {
			const states = encoding.createEncoder()
			for (const number of [1, 77, 1]) encoding.writeVarUint(states, number)
			encoding.writeVarString(states, state)
			encoding.writeVarUint8Array(encoder, encoding.toUint8Array(states))
		})
	const sends = (message: Uint8Array | string) => (peer: RawPeer) => peer.send(message)
	return [
		['an empty message', sends(new Uint8Array(0))],
		['a text message', sends('hello')],
		['a kind that is none', sends(Uint8Array.of(9, 1, 2))],
		['the kind of y-websocket’s refusals', sends(Uint8Array.of(2, 0, 0))],
		['a varint without an end', sends(new Uint8Array(12).fill(255))],
		['a sync message without a step', sends(Uint8Array.of(0))],
		['a sync step that is none', sends(Uint8Array.of(0, 7, 1, 0))],
		['a length beyond the message', sends(Uint8Array.of(0, 2, 200, 1, 1, 1))],
		['a huge length', sends(Uint8Array.of(0, 2, 255, 255, 255, 255, 127, 0))],
		['a state vector cut short', sends(writeSync(syncKinds.step1, Uint8Array.of(5, 1)))],
		[
			'bytes after the end',
			sends(Uint8Array.of(...writeSync(syncKinds.step1, Uint8Array.of(0)), 1))
		],
		['a hello that is no JSON', sends(Uint8Array.of(messageKinds.hello, 2, 123, 123))],
		['a hello without a version', sends(Uint8Array.of(messageKinds.hello, 2, 123, 125))],
		['presence that is no JSON', sends(awareness('{'))],
		['presence that is too large', sends(awareness(JSON.stringify('x'.repeat(20_000))))],
		['presence cut short', sends(Uint8Array.of(messageKinds.awareness, 2, 3, 1))],
		['an update cut short', update(good.slice(0, -4))],
		['an update of noise', update(bytes(64))],
		['more noise', update(bytes(500))],
		['an update with a huge count', update(Uint8Array.of(255, 255, 255, 255, 15, 1))],
		['an update that begins after a gap', update(Uint8Array.of(1, 1, 5, 9, 0, 3, 0))],
		['noise as a message', sends(Uint8Array.of(0, 2, ...bytes(40)))],
		['noise as a frame', (peer) => peer.sendBytes(bytes(40))]
	]
}

test('a message beyond the limit is refused by name', async () => {
	const peer = await dial()
	peer.answerWith(new Uint8Array(9 * 1024 * 1024))
	expect(await peer.closed).toEqual({ code: 4413, reason: 'tooLarge' })
})

test('a client that is gone is no longer here, and one that comes sees who is', async () => {
	const [ann, bo] = [join(), join()]
	ann.provider.awareness.setLocalState({ name: 'Ann' })
	bo.provider.awareness.setLocalState({ name: 'Bo' })
	const names = ({ provider }: typeof ann) =>
		[...provider.awareness.getStates().values()].map((state) => state['name']).sort()
	const sees = (client: typeof ann, wanted: string[]) =>
		new Promise<void>((resolve) => {
			const look = () => {
				if (names(client).join() === wanted.join()) resolve()
			}
			client.provider.awareness.on('change', look)
			look()
		})
	await Promise.all([sees(ann, ['Ann', 'Bo']), sees(bo, ['Ann', 'Bo'])])
	const third = join()
	third.provider.awareness.setLocalState({ name: 'Cy' })
	await sees(third, ['Ann', 'Bo', 'Cy'])
	bo.provider.destroy()
	await Promise.all([sees(ann, ['Ann', 'Cy']), sees(third, ['Ann', 'Cy'])])
})

test('an address that no document can have is said to be so, for good', async () => {
	for (const path of [`${production}/nothing`, 'a/b/c', '%', '']) {
		const url = `${server.url.replace('http', 'ws')}sync/${path}`
		const peer = await RawPeer.open(url, { cookie: ann.cookie })
		expect([path, await peer.closed]).toEqual([path, { code: 4404, reason: 'noSuchDocument' }])
	}
})

test('a removed production closes everyone in it', async () => {
	const peer = await dial()
	await peer.hears('step1')
	const headers = { cookie: ann.cookie }
	const url = `${server.url}api/productions/${production}`
	expect((await fetch(url, { method: 'DELETE', headers })).status).toBe(204)
	expect(await peer.closed).toEqual({ code: 4404, reason: 'noSuchDocument' })
	expect(await (await dial()).closed).toEqual({ code: 4403, reason: 'notAllowed' })
})

test('another site may not open a socket, our own page may', async () => {
	for (const origin of ['http://evil.example', 'null', `http://127.0.0.1:${server.port + 1}`]) {
		await expect(dial({ origin })).rejects.toThrow('403')
	}
	const peer = await dial({ origin: server.origin })
	await peer.close()
})

test('another name for this server is refused, however it was come by', async () => {
	await expect(dial({ host: 'evil.example' })).rejects.toThrow('403')
	await (await dial({ host: `localhost:${server.port}` })).close()
})

test('a quiet socket hears that the server is there; one that does not answer is cut', async () => {
	const [alive, dead] = [await dial(), await dial({ autoPong: false })]
	await Promise.all([alive.hears('step1'), dead.hears('step1')])
	server.rooms.beat() // both have heard something since they opened: this only pings
	for (let trip = 0; trip < 2; trip++) await alive.roundTrip() // the answer to it has arrived
	server.rooms.beat()
	expect([...(await alive.hears('awareness')).bytes]).toEqual([0])
	expect((await dead.closed).code).toBe(1006)
	await alive.settled()
	await alive.close()
})

test('a socket that no longer reads is closed, and the others go on', async () => {
	const [writer, reader, stuck] = [await dial(), await dial(), await dial()]
	for (const peer of [writer, reader, stuck]) {
		peer.sayHello()
		peer.answerWith()
		await peer.hears('saved')
		await peer.settled()
	}
	stuck.stopReading()
	const doc = new Y.Doc()
	const big = 'x'.repeat(64 * 1024)
	const edits = Array.from(
		{ length: 240 },
		(_, n) => () => doc.getMap('strips').set(`s${n % 40}`, big)
	)
	for (const [index, update] of updatesOf(doc, ...edits).entries()) {
		writer.update(update)
		// Sixteen at a time, so that none of those who read falls behind.
		const count = index + 2
		if (count % 16 === 1) await writer.hears('saved', ({ saved }) => saved.count === count)
	}
	const seen = () => reader.heard.filter(({ kind }) => kind === 'update').length
	await reader.settled()
	expect(seen()).toBe(240)
	stuck.readOn()
	expect([4508, 1006]).toContain((await stuck.closed).code)
	await Promise.all([writer.close(), reader.close()])
}, 180_000)

test('two people who overwrite each other unseen are both told; one who had seen is not', async () => {
	const write = (client: number, value: number) => {
		const doc = new Y.Doc()
		doc.clientID = client
		return updatesOf(doc, () => doc.getMap('strips').set('x', value))[0] as Uint8Array
	}
	const { cookie } = await server.signIn({ name: 'Cy', production })
	const peers = [await dial(), await dial({ cookie: bo.cookie }), await dial({ cookie })] as const
	for (const peer of peers) {
		peer.sayHello()
		peer.answerWith()
	}
	peers[0].update(write(20, 1))
	await peers[0].hears('saved', ({ saved }) => saved.count === 2)
	peers[1].update(write(10, 2)) // a lower client id: it loses, though it is the newer
	const told = await Promise.all([peers[0].hears('overwritten'), peers[1].hears('overwritten')])
	for (const { overwritten } of told) {
		expect(overwritten).toMatchObject({
			collection: 'strips',
			record: 'x',
			field: '',
			stands: { person: { id: ann.id, name: 'Ann' }, value: 1 },
			lost: { person: { id: bo.id, name: 'Bo' }, value: 2 }
		})
	}
	await peers[2].settled()
	expect(peers[2].heard.some(({ kind }) => kind === 'overwritten')).toBe(false)
	await Promise.all(peers.map((peer) => peer.close()))
})

test('whoever was away when their edit was overwritten unseen is told on coming back, once', async () => {
	const write = (client: number, value: string) => {
		const doc = new Y.Doc()
		doc.clientID = client
		return updatesOf(doc, () => doc.getMap('strips').set('away', value))[0] as Uint8Array
	}
	const away = await dial({ cookie: bo.cookie })
	away.answerWith()
	away.update(write(11, 'mine'))
	await away.settled()
	await away.close()
	const peer = await dial()
	peer.sayHello()
	peer.answerWith()
	peer.update(write(21, 'theirs'))
	await peer.hears('overwritten')

	const comeBack = async () => {
		const back = await dial({ cookie: bo.cookie })
		back.sayHello()
		await back.settled()
		await back.settled() // it is told behind the first answer, and before the second
		const heard = back.heard.flatMap((told) =>
			told.kind === 'overwritten' ? told.overwritten : []
		)
		await back.close()
		return heard
	}
	expect(await comeBack()).toMatchObject([
		{ record: 'away', stands: { value: 'theirs' }, lost: { person: { name: 'Bo' }, value: 'mine' } }
	])
	expect(await comeBack()).toEqual([])
	await peer.close()
})
