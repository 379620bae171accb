import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, onTestFinished, test, vi } from 'vitest'
import * as Y from 'yjs'
import { openSqlite } from '../../server/store/sqlite.ts'
import { limits } from '../../server/sync/limits.ts'
import {
	cookieIn,
	endServer,
	newDataDir,
	spawnTestServer,
	startTestServer,
	type SpawnedServer,
	type TestServer
} from '../support/server.ts'
import { FaultyFiles } from '../support/faulty-files.ts'
import { seededRandom } from '../support/random.ts'
import { inSync, RawPeer, stockClient, until, updatesOf } from './peers.ts'

const kind = 'stripboard'

let server: TestServer
let files: FaultyFiles
let production: string
let cookie: string

beforeEach(async () => {
	files = new FaultyFiles()
	server = await startTestServer({ idleUnloadMs: 1, files })
	production = await server.newProduction()
	cookie = (await server.signIn({ name: 'Ann', production })).cookie
})
afterEach(() => server.close())

async function dial(): Promise<RawPeer> {
	const peer = await RawPeer.open(server.socketUrl(production, kind), { cookie })
	peer.sayHello()
	return peer
}

function set(name: string, value: unknown = 1): Uint8Array {
	const doc = new Y.Doc()
	return updatesOf(doc, () => doc.getMap('strips').set(name, value))[0] as Uint8Array
}

/** The disk turns slow: two edits later that is known, or one if the machine is slow as well. */
async function slowDown(peer: RawPeer): Promise<void> {
	for (const count of [2, 3]) {
		files.fault = 'slow'
		peer.update(set(`slow ${count}`))
		const isSaved = () =>
			peer.heard.some((told) => told.kind === 'saved' && told.saved.count === count)
		await vi.waitFor(() => expect(isSaved() || files.held === 1).toBe(true))
		files.release()
		await peer.hears('saved', ({ saved }) => saved.count === count)
	}
	files.fault = 'slow'
}

test('nobody is shown an edit, or told it is saved, before it is on the disk', async () => {
	const [writer, witness] = [await dial(), await dial()]
	for (const peer of [writer, witness]) {
		peer.answerWith()
		await peer.hears('saved')
		await peer.settled()
	}
	await slowDown(writer)
	await witness.hears('update')
	await witness.settled()
	const asked = writer.heard.length + witness.heard.length
	writer.update(set('a'))
	await vi.waitFor(() => expect(files.held).toBe(1))
	const newcomer = await dial()
	newcomer.ask() // its answer would hold the edit, so it waits as well
	await newcomer.hears('welcome')
	const informed = new Y.Doc()
	Y.applyUpdate(informed, set('b')) // what it has seen is not what there is: that has to be looked up
	const returning = await dial()
	returning.ask(informed)
	await returning.hears('welcome')
	await turns(100)
	expect(writer.heard.length + witness.heard.length).toBe(asked)
	for (const { heard } of [newcomer, returning]) {
		expect(heard.filter(({ kind }) => kind === 'update' || kind === 'step2')).toEqual([])
	}

	files.release()
	await writer.hears('saved', ({ saved }) => saved.count === 4)
	await witness.hears('update', ({ bytes }) => Y.parseUpdateMeta(bytes).to.size > 0)
	const all = { 'slow 2': 1, 'slow 3': 1, a: 1 }
	expect(await newcomer.document()).toEqual(all)
	expect(await returning.document()).toEqual(all)
	await Promise.all([writer, witness, newcomer, returning].map((peer) => peer.close()))
})

test('when the disk fails everyone is closed, nothing unsaved was shown, and clients bring it again', async () => {
	const [writer, witness] = [await dial(), await dial()]
	for (const peer of [writer, witness]) {
		peer.answerWith()
		await peer.hears('saved')
	}
	files.fault = 'torn'
	writer.update(set('lost'))
	const notStored = { code: 4500, reason: 'notStored' }
	expect(await Promise.all([writer.closed, witness.closed])).toEqual([notStored, notStored])
	expect(witness.heard.some(({ kind }) => kind === 'update')).toBe(false)
	expect(writer.heard.filter(({ kind }) => kind === 'saved')).toHaveLength(1)

	files.fault = null
	const late = await dial()
	expect(await late.document()).toEqual({})
	await late.close()
})

test('stock clients get over a failing disk by themselves', async () => {
	const [ann, bo] = [
		stockClient(server, { production, cookie }),
		stockClient(server, { production, cookie })
	]
	onTestFinished(() => {
		for (const client of [ann, bo]) client.destroy()
	})
	await Promise.all([inSync(ann), inSync(bo)])
	files.fault = 'full'
	const closed = new Promise((resolve) => ann.once('connection-close', resolve))
	ann.doc.getMap('strips').set('a', 1)
	await closed
	expect(bo.doc.getMap('strips').has('a')).toBe(false)
	files.fault = null
	await until(bo.doc, () => bo.doc.getMap('strips').get('a') === 1)
})

test('an empty room is let go, and opens again as it was', async () => {
	const first = await dial()
	first.answerWith(set('a'))
	await first.hears('saved')
	expect(server.rooms.size).toBe(1)
	await first.close()
	while (server.rooms.size > 0) await turns(1)

	const second = await dial()
	expect(await second.document()).toEqual({ a: 1 })
	await second.close()
})

test('a room with a commit under way is not let go', async () => {
	const peer = await dial()
	peer.answerWith()
	await peer.hears('saved')
	await slowDown(peer)
	peer.update(set('a'))
	await vi.waitFor(() => expect(files.held).toBe(1))
	await peer.close()
	await turns(100)
	expect(server.rooms.size).toBe(1)
	files.release()
	while (server.rooms.size > 0) await turns(1)
	const stored = await server.store.load({ production, kind })
	expect(stored?.updates).toHaveLength(3)
})

test('many who open one document at once share one room', async () => {
	const peers = await Promise.all(Array.from({ length: 20 }, () => dial()))
	await Promise.all(peers.map((peer) => peer.settled()))
	expect(server.rooms.size).toBe(1)
	peers[0]?.answerWith(set('a'))
	await Promise.all(peers.slice(1).map((peer) => peer.hears('update')))
	await Promise.all(peers.map((peer) => peer.close()))
})

test('a long log is folded into a snapshot, and opens as the same document', async () => {
	const peer = await dial()
	peer.answerWith()
	const doc = new Y.Doc()
	const edits = Array.from({ length: limits.compactAfter.updates + 20 }, (_, n) => () => {
		doc.getMap('strips').set(`s${n % 50}`, n)
	})
	for (const update of updatesOf(doc, ...edits)) peer.update(update)
	await peer.hears('saved', ({ saved }) => saved.count === edits.length + 1)
	await peer.close()
	while (server.rooms.size > 0) await turns(1) // compaction is waited for

	const stored = await server.store.load({ production, kind })
	expect(stored?.snapshot).not.toBeNull()
	expect(stored?.updates.length).toBeLessThanOrEqual(20)
	const late = await dial()
	expect(await late.document()).toEqual(doc.getMap('strips').toJSON())
	await late.close()
})

test('the list of productions follows the title in the document', async () => {
	const peer = await RawPeer.open(server.socketUrl(production, 'production'), { cookie })
	peer.sayHello()
	const doc = new Y.Doc()
	doc.getMap('settings').set('title', 'Dawn Chorus')
	peer.answerWith(Y.encodeStateAsUpdate(doc))
	await peer.hears('saved')
	expect((await server.store.listProductions())[0]?.title).toBe('Dawn Chorus')
	await peer.close()
})

test('stopping says so to everyone and keeps everything', async () => {
	const dataDir = newDataDir()
	onTestFinished(() => rmSync(dataDir, { recursive: true, force: true }))
	const spawned = await spawnTestServer(dataDir)
	const place = await makeProduction(dataDir)
	const peer = await dialSpawned(spawned, place)
	peer.answerWith(set('a'))
	await peer.hears('saved')
	const code = endServer(spawned, 'SIGTERM')
	expect(await peer.closed).toEqual({ code: 1012, reason: 'stopping' })
	expect(await code).toBe(0)
	expect(await namesIn(dataDir, place.id)).toContain('a')
}, 180_000)

const rounds = 3
const seed = Number(process.env['DAYBREAK_SEED'] ?? Date.now() % 1_000_000)

test(`no acknowledged edit is lost to SIGKILL at a random moment (seed ${seed})`, async () => {
	const random = seededRandom(seed)
	const dataDir = newDataDir()
	onTestFinished(() => rmSync(dataDir, { recursive: true, force: true }))
	const place = await makeProduction(dataDir)
	for (let round = 0; round < rounds; round++) {
		const spawned = await spawnTestServer(dataDir)
		onTestFinished(async () => void (await endServer(spawned, 'SIGKILL')))
		const acknowledged = await writeUntilKilled(spawned, place, 1 + random.below(400))
		const kept = new Set(await namesIn(dataDir, place.id))
		const lost = acknowledged.filter((name) => !kept.has(name))
		expect({ seed, round, lost }).toEqual({ seed, round, lost: [] })
		expect(acknowledged.length).toBeGreaterThan(0)
	}
}, 300_000)

/** Writes as fast as acknowledgements come, kills the server after so many; answers what it acknowledged. */
async function writeUntilKilled(
	spawned: SpawnedServer,
	place: Place,
	after: number
): Promise<string[]> {
	const peer = await dialSpawned(spawned, place)
	peer.answerWith()
	const doc = new Y.Doc()
	const nameOf = (n: number) => `${doc.clientID}-${n}`
	let sent = 0
	const write = () => {
		const name = nameOf(sent++)
		for (const update of updatesOf(doc, () => doc.getMap('strips').set(name, 1)))
			peer.update(update)
	}
	const isKilled = peer.closed.then(() => true)
	for (let acknowledged = 0; acknowledged < after;) {
		while (sent < acknowledged + 20) write()
		const next = peer.hears('saved', ({ saved }) => saved.count > acknowledged + 1)
		acknowledged = (await next).saved.count - 1
	}
	while (sent < after + 40) write() // under way when the blow falls
	await Promise.all([endServer(spawned, 'SIGKILL'), isKilled])
	const counts = peer.heard.flatMap((said) => (said.kind === 'saved' ? [said.saved.count] : []))
	return Array.from({ length: Math.max(...counts) - 1 }, (_, n) => nameOf(n))
}

/** A production, and the cookie of somebody who may write in it. */
type Place = { id: string; cookie: string }

/** Makes one beside the server that runs on a directory. */
async function makeProduction(dataDir: string): Promise<Place> {
	const store = await openSqlite(join(dataDir, 'daybreak.db'), { isGuest: true })
	const id = `killed-${Date.now()}`
	await store.createProduction({ id, title: 'Killed', madeFrom: 'empty', createdAt: 0 }, [])
	await store.close()
	return { id, cookie: await cookieIn(dataDir, { production: id }) }
}

async function dialSpawned({ port }: SpawnedServer, { id, cookie }: Place): Promise<RawPeer> {
	const peer = await RawPeer.open(`ws://127.0.0.1:${port}/sync/${id}/${kind}`, { cookie })
	peer.sayHello()
	return peer
}

/** The keys that the stored document holds, read by a store of our own. */
async function namesIn(dataDir: string, id: string): Promise<string[]> {
	const store = await openSqlite(join(dataDir, 'daybreak.db'))
	const stored = await store.load({ production: id, kind })
	await store.close()
	const doc = new Y.Doc()
	if (stored?.snapshot) Y.applyUpdate(doc, stored.snapshot)
	for (const update of stored?.updates ?? []) Y.applyUpdate(doc, update)
	return [...doc.getMap('strips').keys()]
}

async function turns(count: number): Promise<void> {
	for (let turn = 0; turn < count; turn++) await new Promise((resolve) => setTimeout(resolve, 1))
}
