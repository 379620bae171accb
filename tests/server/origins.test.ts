import { request } from 'node:http'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { SignedIn } from '../support/people.ts'
import { startTestServer, type TestServer } from '../support/server.ts'
import { apiRoutes } from './api-routes.ts'
import { RawPeer, type DialOptions } from './peers.ts'
import { ask } from './requests.ts'

/*
 * A browser sends our cookie along with what other sites make it ask; it also says which site that
 * is. The server here has a public name, behind something that ends TLS for it.
 */

const publicUrl = 'https://daybreak.example'

let server: TestServer
let production: string
let ann: SignedIn

beforeAll(async () => {
	server = await startTestServer({ settings: { PUBLIC_URL: publicUrl } })
	production = await server.newProduction()
	ann = await server.signIn({ name: 'Ann', production })
})
afterAll(() => server.close())

const foreign = (port: number) => [
	'http://evil.example',
	'https://evil.example',
	'null',
	'https://sub.daybreak.example',
	'https://daybreak.example.evil.example',
	'https://evil-daybreak.example',
	'https://daybreak.example:8443',
	'http://daybreak.example',
	'https://daybreak.example/',
	'https://daybreak.example, https://evil.example',
	`http://127.0.0.1:${port + 1}`,
	`https://127.0.0.1:${port}`,
	`http://evil.example:${port}`,
	`http://localhost.evil.example:${port}`
]

function dial(options: DialOptions): Promise<RawPeer> {
	const url = server.socketUrl(production, 'stripboard')
	return RawPeer.open(url, { cookie: ann.cookie, ...options })
}

/** The status for a request as it is: Node's fetch would set Host itself. */
function statusFor(headers: Record<string, string>): Promise<number | undefined> {
	return new Promise((resolve, reject) => {
		const asked = request(`${server.url}api/me`, { headers }, (answer) => {
			answer.resume()
			resolve(answer.statusCode)
		})
		asked.on('error', reject)
		asked.end()
	})
}

test('no other site, and no program, opens a socket with somebody’s cookie', async () => {
	for (const origin of [...foreign(server.port), '', null]) {
		await expect(dial({ origin }), `from ${origin}`).rejects.toThrow('403')
	}
	await expect(dial({ origin: 'https://evil.example', host: 'evil.example' })).rejects.toThrow(
		'403'
	)
})

test('our own pages do, under each of our names', async () => {
	const { port } = server
	for (const origin of [publicUrl, `http://127.0.0.1:${port}`, `http://localhost:${port}`]) {
		const peer = await dial({ origin })
		await peer.settled()
		await peer.close()
	}
	const peer = await dial({ origin: publicUrl, host: 'daybreak.example' })
	await peer.settled()
	await peer.close()
})

test('another site changes nothing at any address, before anybody asks who it is', async () => {
	const changing = apiRoutes().filter(({ method }) => method !== 'GET')
	expect(changing.length).toBeGreaterThan(20)
	for (const { method, path } of changing) {
		const address = path.replace(':production', production).replace(/:\w+/, ann.id)
		for (const origin of ['https://evil.example', 'null', 'https://sub.daybreak.example']) {
			const body = method === 'DELETE' ? {} : { body: {} }
			const asked = { method, ...body, cookie: ann.cookie, headers: { origin } }
			const { status, said } = await ask(server, address, asked)
			expect([method, path, status, said.error.code]).toEqual([
				...[method, path],
				...[403, 'foreign-origin']
			])
		}
	}
	expect((await ask(server, '/api/me', { cookie: ann.cookie })).said.person.name).toBe('Ann')
})

test('no site that is not ours renames anybody', async () => {
	for (const origin of foreign(server.port)) {
		const asked = { method: 'PATCH', body: { name: 'Eve' }, headers: { origin } }
		const { status } = await ask(server, '/api/me', { ...asked, cookie: ann.cookie })
		expect([origin, status]).toEqual([origin, 403])
	}
	const own = { method: 'PATCH', body: { name: 'Ann' }, cookie: ann.cookie }
	for (const headers of [{ origin: publicUrl }, { origin: server.origin }, {}] as const) {
		expect((await ask(server, '/api/me', { ...own, headers })).status).toBe(200)
	}
})

test('what a form can send cannot pass for JSON, wherever it comes from', async () => {
	const types = [
		'text/plain',
		'text/plain; application/json',
		'application/x-www-form-urlencoded',
		'multipart/form-data; boundary=x',
		'application/json-patch+json',
		''
	]
	for (const type of types) {
		const asked = { method: 'PATCH', body: '{"name":"Eve"}', headers: { 'content-type': type } }
		const { status, said } = await ask(server, '/api/me', { ...asked, cookie: ann.cookie })
		expect([type, status, said.error.code]).toEqual([type, 415, 'not-json'])
	}
	const { cookie } = ann
	const removal = { method: 'DELETE', cookie, headers: { 'content-type': 'text/plain' } }
	expect((await ask(server, '/api/me/devices', removal)).status).toBe(415)
})

test('under a name that is not ours nothing is answered', async () => {
	for (const host of ['evil.example', 'daybreak.example.evil.example', 'sub.daybreak.example']) {
		expect([host, await statusFor({ host })]).toEqual([host, 403])
	}
	for (const host of ['daybreak.example', `localhost:${server.port}`, `127.0.0.1:${server.port}`]) {
		expect([host, await statusFor({ host })]).toEqual([host, 200])
	}
})
