import { afterAll, beforeAll, expect, test } from 'vitest'
import type { SignedIn } from '../support/people.ts'
import { startTestServer, type TestServer } from '../support/server.ts'
import { RawPeer } from './peers.ts'
import { ask, type Asked } from './requests.ts'

let server: TestServer
let ann: SignedIn

beforeAll(async () => {
	server = await startTestServer()
	ann = await server.signIn({ name: 'Ann', production: await server.newProduction() })
})
afterAll(() => server.close())

const asAnn = (path: string, asked: Asked = {}) =>
	ask(server, path, { cookie: ann.cookie, ...asked })

test('it is alive and ready', async () => {
	expect((await ask(server, '/livez')).status).toBe(200)
	expect((await ask(server, '/readyz')).said).toBe('ready')
})

test('whoever is signed in is known, may change their name, and is known to the rooms', async () => {
	const nobody = await ask(server, '/api/me')
	expect(nobody.said).toMatchObject({ person: null, mayStart: false })
	const person = { id: ann.id, name: 'Ann', email: ann.email, isVisitor: false }
	expect((await asAnn('/api/me')).said).toMatchObject({ person, mayStart: true })

	const renamed = await asAnn('/api/me', { method: 'PATCH', body: { name: ' Ann Ó Sé ' } })
	expect(renamed.said).toEqual({ person: { ...person, name: 'Ann Ó Sé' } })
	expect((await asAnn('/api/me')).said.person.name).toBe('Ann Ó Sé')

	const url = server.socketUrl(await server.newProduction(ann.id), 'stripboard')
	const peer = await RawPeer.open(url, { cookie: ann.cookie })
	peer.sayHello()
	const { welcome } = await peer.hears('welcome')
	expect(welcome.person).toEqual({ id: ann.id, name: 'Ann Ó Sé', role: 'owner' })
	await peer.close()
})

test.each([
	['no name', {}],
	['an empty name', { name: ' ' }],
	['a long name', { name: 'x'.repeat(61) }],
	['a name that is none', { name: 7 }],
	['a list', []],
	['no JSON', '{']
])('a change of name to %s is refused with a sentence', async (_name, body) => {
	const { status, said } = await asAnn('/api/me', { method: 'PATCH', body })
	expect(status).toBe(400)
	expect(said).toEqual({ error: { code: 'bad-request', message: expect.stringMatching(/\.$/) } })
})

test('productions are born, listed to their people alone, and removed', async () => {
	const order = { title: 'The Long Night', from: 'sample' }
	const born = await asAnn('/api/productions', { method: 'POST', body: order })
	expect(born).toMatchObject({ status: 201, said: { id: expect.any(String) } })
	const { id } = born.said
	const listedTo = async (cookie: string) =>
		(await ask(server, '/api/productions', { cookie })).said.productions.find(
			(known: { id: string }) => known.id === id
		)
	expect(await listedTo(ann.cookie)).toEqual({
		id,
		title: 'The Long Night',
		madeFrom: 'sample',
		createdAt: expect.any(Number),
		role: 'owner'
	})
	const bo = await server.signIn({ name: 'Bo', production: await server.newProduction() })
	expect(await listedTo(bo.cookie)).toBeUndefined()
	for (const kind of ['production', 'stripboard'] as const) {
		const stored = await server.store.load({ production: id, kind })
		expect(stored?.snapshot).toBeInstanceOf(Uint8Array)
	}
	expect((await asAnn(`/api/productions/${id}`, { method: 'DELETE' })).status).toBe(204)
	expect(await listedTo(ann.cookie)).toBeUndefined()
	const again = await asAnn(`/api/productions/${id}`, { method: 'DELETE' })
	expect(again).toMatchObject({ status: 404, said: { error: { code: 'no-such-production' } } })
})

test('a production needs a title and a beginning', async () => {
	for (const body of [
		{ title: '', from: 'empty' },
		{ title: 'x'.repeat(201), from: 'empty' },
		{ title: 'x', from: 'x' }
	]) {
		expect((await asAnn('/api/productions', { method: 'POST', body })).status).toBe(400)
	}
})

test('a large body is refused', async () => {
	const body = { name: 'x'.repeat(100_000) }
	const headers = { connection: 'close' } // the server hangs up on what it will not read
	expect((await asAnn('/api/me', { method: 'PATCH', body, headers })).status).toBe(413)
})

test('what is not there is said to be so, as JSON under /api', async () => {
	expect(await ask(server, '/api/nothing')).toMatchObject({
		status: 404,
		said: { error: { code: 'not-found' } }
	})
	expect((await ask(server, '/sync/x/y')).status).toBe(404)
})
