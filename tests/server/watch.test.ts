import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { openDatabase } from '../../server/store/driver.ts'
import type { SignedIn } from '../support/people.ts'
import { startTestServer, type TestServer } from '../support/server.ts'
import { RawPeer, updatesOf } from './peers.ts'
import { ask } from './requests.ts'

/* What whoever looks after a server can see of it from outside. */

let server: TestServer
let production: string
let ann: SignedIn

beforeAll(async () => {
	server = await startTestServer()
	production = await server.newProduction()
	ann = await server.signIn({ name: 'Ann', production })
})
afterAll(() => server.close())

async function dial(): Promise<RawPeer> {
	const peer = await RawPeer.open(server.socketUrl(production, 'stripboard'), {
		cookie: ann.cookie
	})
	peer.sayHello()
	return peer
}

/** The figures as they stand, by their name and labels. */
async function figures(): Promise<Map<string, number>> {
	const { status, said } = await ask(server, '/metrics')
	expect(status).toBe(200)
	const lines = (said as string).split('\n').filter((line) => line !== '' && line[0] !== '#')
	return new Map(
		lines.map((line): [string, number] => {
			const at = line.lastIndexOf(' ')
			return [line.slice(0, at), Number(line.slice(at + 1))]
		})
	)
}

test('the figures follow what people do: sockets, edits on the disk, bytes, refusals', async () => {
	const before = await figures()
	expect(before.get('daybreak_sockets_open')).toBe(0)
	const peer = await dial()
	peer.answerWith()
	const doc = new Y.Doc()
	const update = updatesOf(doc, () => doc.getMap('strips').set('a', 1))[0] as Uint8Array
	peer.update(update)
	await peer.hears('saved', ({ saved }) => saved.count === 2)
	const during = await figures()
	const grown = (name: string) => (during.get(name) ?? 0) - (before.get(name) ?? 0)
	expect(during.get('daybreak_sockets_open')).toBe(1)
	expect(during.get('daybreak_rooms_open')).toBe(1)
	expect(during.get('daybreak_edits_waiting')).toBe(0)
	expect(grown('daybreak_edits_saved_total')).toBe(1)
	expect(grown('daybreak_commit_wait_seconds_count')).toBe(1)
	expect(grown('daybreak_sync_bytes_total{direction="in"}')).toBeGreaterThan(update.length)
	expect(grown('daybreak_sync_bytes_total{direction="out"}')).toBeGreaterThan(update.length)
	expect(during.get('daybreak_database_bytes')).toBeGreaterThan(0)
	expect(during.get('process_resident_memory_bytes')).toBeGreaterThan(0)

	peer.update(new TextEncoder().encode('nothing that could be an edit'))
	await peer.closed
	await vi.waitFor(async () => expect((await figures()).get('daybreak_sockets_open')).toBe(0))
	const after = await figures()
	expect(after.get('daybreak_edits_refused_total{reason="malformed"}')).toBe(1)
	expect(after.get('daybreak_sockets_closed_total{reason="badMessage"}')).toBe(1)
	expect(after.get('daybreak_sync_bytes_total{direction="in"}')).toBeGreaterThanOrEqual(
		during.get('daybreak_sync_bytes_total{direction="in"}') ?? 0
	)
})

test('a write that was lost to one that had not seen it is counted', async () => {
	const other = await server.signIn({ name: 'Bo', production })
	const [first, second] = [await dial(), await dial()]
	const url = server.socketUrl(production, 'stripboard')
	const third = await RawPeer.open(url, { cookie: other.cookie })
	third.sayHello()
	for (const peer of [first, second, third]) peer.answerWith()
	for (const [peer, value] of [
		[first, 'one'],
		[third, 'two']
	] as const) {
		const doc = new Y.Doc()
		for (const update of updatesOf(doc, () => doc.getMap('strips').set('met', value))) {
			peer.update(update)
		}
		await peer.hears('saved', ({ saved }) => saved.count === 2)
	}
	await vi.waitFor(async () =>
		expect((await figures()).get('daybreak_overwrites_total')).toBeGreaterThan(0)
	)
	await Promise.all([first, second, third].map((peer) => peer.close()))
})

test('the figures are for this machine itself, not for what comes through a proxy', async () => {
	for (const header of ['x-forwarded-for', 'forwarded', 'via', 'x-real-ip']) {
		const { status, said } = await ask(server, '/metrics', { headers: { [header]: '10.0.0.7' } })
		expect([header, status]).toEqual([header, 403])
		expect(said.error.message).toContain('METRICS_TOKEN')
	}
	const proxied = await startTestServer({ settings: { PUBLIC_URL: 'https://board.example' } })
	expect((await ask(proxied, '/metrics')).status).toBe(403)
	await proxied.close()
})

test('with a token, the figures are for whoever has it, wherever they are', async () => {
	const token = 'q7Zc0vN4mXb2Lr9TyUe6'
	const settings = { PUBLIC_URL: 'https://board.example', METRICS_TOKEN: token }
	const guarded = await startTestServer({ settings })
	const asked = async (authorization?: string) => {
		const headers = {
			'x-forwarded-for': '10.0.0.7',
			...(authorization === undefined ? {} : { authorization })
		}
		return (await ask(guarded, '/metrics', { headers })).status
	}
	expect(await asked(`Bearer ${token}`)).toBe(200)
	for (const wrong of [undefined, token, 'Bearer', `Bearer ${token}x`, 'Basic cXV4']) {
		expect([wrong, await asked(wrong)]).toEqual([wrong, 403])
	}
	await guarded.close()
})

test('a server whose database does not answer is alive and not ready, and says why', async () => {
	const sick = await startTestServer()
	const vandal = await openDatabase(sick.databaseFile)
	vandal.exec('alter table meta rename to away')
	expect((await ask(sick, '/livez')).status).toBe(200)
	const { status, said } = await ask(sick, '/readyz')
	expect(status).toBe(503)
	expect(said.error).toEqual({
		code: 'not-ready',
		message: 'The database cannot be used: the log says why.'
	})
	vandal.exec('alter table away rename to meta')
	vandal.close()
	await vi.waitFor(async () => expect((await ask(sick, '/readyz')).said).toBe('ready'), 3000)
	await sick.close()
})
