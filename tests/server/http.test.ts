import { request } from 'node:http'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestServer, type TestServer } from '../support/server.ts'
import { RawPeer } from './peers.ts'

let server: TestServer
beforeAll(async () => {
	server = await startTestServer()
})
afterAll(() => server.close())

type Asked = { method?: string; body?: unknown; headers?: Record<string, string> }

async function ask(path: string, { method = 'GET', body, headers = {} }: Asked = {}) {
	const json = body === undefined ? {} : { 'content-type': 'application/json' }
	const text = typeof body === 'string' ? body : JSON.stringify(body)
	const answer = await fetch(new URL(path, server.url), {
		method,
		headers: { ...json, ...headers },
		...(body === undefined ? {} : { body: text })
	})
	const said = await answer.text()
	const isJson = answer.headers.get('content-type')?.includes('json')
	return { status: answer.status, headers: answer.headers, said: isJson ? JSON.parse(said) : said }
}

/** Node's fetch sets Host itself; this does not. */
function statusFor(host: string): Promise<number | undefined> {
	return new Promise((resolve, reject) => {
		const asked = request(`${server.url}api/me`, { headers: { host } }, (answer) => {
			answer.resume()
			resolve(answer.statusCode)
		})
		asked.on('error', reject)
		asked.end()
	})
}

test('it is alive and ready', async () => {
	expect((await ask('/livez')).status).toBe(200)
	expect((await ask('/readyz')).said).toBe('ready')
})

test('whoever introduces themselves is known again, keeps their id, and is known to the rooms', async () => {
	expect((await ask('/api/me')).said).toEqual({ person: null })
	const first = await ask('/api/me', { method: 'POST', body: { name: ' Ann ', role: 'AD' } })
	expect(first.said.person).toMatchObject({ name: 'Ann', role: 'AD' })
	const set = first.headers.get('set-cookie') as string
	expect(set).toMatch(/HttpOnly; SameSite=Lax/)
	const cookie = set.split(';')[0] as string
	expect((await ask('/api/me', { headers: { cookie } })).said).toEqual(first.said)

	const body = { name: 'Ann', role: 'Producer' }
	const again = await ask('/api/me', { method: 'POST', body, headers: { cookie } })
	expect(again.said.person).toEqual({ ...first.said.person, role: 'Producer' })

	const forged = `${cookie.slice(0, -2)}xx`
	expect((await ask('/api/me', { headers: { cookie: forged } })).said).toEqual({ person: null })

	const peer = await RawPeer.open(server.socketUrl(await server.newProduction(), 'stripboard'), {
		person: first.said.person
	})
	peer.sayHello()
	expect((await peer.hears('welcome')).welcome.person).toEqual(first.said.person)
	await peer.close()
})

test.each([
	['no name', { name: '', role: '' }],
	['a long name', { name: 'x'.repeat(61), role: '' }],
	['a long role', { name: 'x', role: 'x'.repeat(61) }],
	['no role', { name: 'x' }],
	['a list', []],
	['no JSON', '{']
])('an introduction with %s is refused with a sentence', async (_name, body) => {
	const { status, said } = await ask('/api/me', { method: 'POST', body })
	expect(status).toBe(400)
	expect(said).toEqual({ error: { code: 'bad-request', message: expect.stringMatching(/\.$/) } })
})

test('productions are born, listed and removed', async () => {
	const born = await ask('/api/productions', {
		method: 'POST',
		body: { title: 'The Long Night', from: 'sample' }
	})
	expect(born).toMatchObject({ status: 201, said: { id: expect.any(String) } })
	const { id } = born.said
	const listed = async () =>
		(await ask('/api/productions')).said.productions.find(
			(known: { id: string }) => known.id === id
		)
	expect(await listed()).toEqual({
		id,
		title: 'The Long Night',
		madeFrom: 'sample',
		createdAt: expect.any(Number)
	})
	for (const kind of ['production', 'stripboard'] as const) {
		const stored = await server.store.load({ production: id, kind })
		expect(stored?.updates).toHaveLength(1)
	}
	expect((await ask(`/api/productions/${id}`, { method: 'DELETE' })).status).toBe(204)
	expect(await listed()).toBeUndefined()
	const again = await ask(`/api/productions/${id}`, { method: 'DELETE' })
	expect(again).toMatchObject({ status: 404, said: { error: { code: 'no-such-production' } } })
})

test('a production needs a title and a beginning', async () => {
	for (const body of [
		{ title: '', from: 'empty' },
		{ title: 'x'.repeat(201), from: 'empty' },
		{ title: 'x', from: 'x' }
	]) {
		expect((await ask('/api/productions', { method: 'POST', body })).status).toBe(400)
	}
})

test('another site may change nothing, and reach nothing by a name of its own', async () => {
	const body = { name: 'Eve', role: '' }
	for (const origin of ['http://evil.example', 'null', `http://127.0.0.1:1`]) {
		const answer = await ask('/api/me', { method: 'POST', body, headers: { origin } })
		expect([origin, answer.status]).toEqual([origin, 403])
	}
	const own = { origin: server.url.slice(0, -1) }
	expect((await ask('/api/me', { method: 'POST', body, headers: own })).status).toBe(200)
	expect(await statusFor('evil.example')).toBe(403)
	expect(await statusFor(`localhost:${server.port}`)).toBe(200)
})

test('a form of another site cannot pass for JSON', async () => {
	const headers = { 'content-type': 'text/plain' }
	const answer = await ask('/api/me', { method: 'POST', body: '{"name":"Eve","role":""}', headers })
	expect(answer).toMatchObject({ status: 415, said: { error: { code: 'not-json' } } })
})

test('a large body is refused', async () => {
	const body = { name: 'x'.repeat(100_000), role: '' }
	const headers = { connection: 'close' } // the server hangs up on what it will not read
	expect((await ask('/api/me', { method: 'POST', body, headers })).status).toBe(413)
})

test('what is not there is said to be so, as JSON under /api', async () => {
	expect(await ask('/api/nothing')).toMatchObject({
		status: 404,
		said: { error: { code: 'not-found' } }
	})
	expect((await ask('/sync/x/y')).status).toBe(404)
})

test('every answer carries the security headers', async () => {
	for (const path of ['/livez', '/api/me', '/api/nothing', '/']) {
		const { headers } = await ask(path)
		expect(headers.get('x-content-type-options')).toBe('nosniff')
		expect(headers.get('referrer-policy')).toBe('no-referrer')
		expect(headers.get('content-security-policy')).toBe("frame-ancestors 'none'")
		expect(headers.get('cross-origin-opener-policy')).toBe('same-origin')
	}
})
