import { request } from 'node:http'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestServer, type TestServer } from '../support/server.ts'

const publicUrl = 'https://daybreak.example'

let home: TestServer
let secured: TestServer
beforeAll(async () => {
	home = await startTestServer()
	secured = await startTestServer({ settings: { PUBLIC_URL: publicUrl } })
})
afterAll(() => Promise.all([home.close(), secured.close()]))

/** What a server answers besides its body, asked under a name: Node's fetch sets Host itself. */
function headersOf(server: TestServer, path: string, host = `127.0.0.1:${server.port}`) {
	return new Promise<Record<string, unknown>>((resolve, reject) => {
		const asked = request(new URL(path, server.url), { headers: { host } }, (answer) => {
			answer.resume()
			resolve(answer.headers)
		})
		asked.on('error', reject)
		asked.end()
	})
}

const everywhere = ['/livez', '/readyz', '/api/me', '/api/nothing', '/sync/x/y', '/', '/p/x/board']

test('every answer tells a browser to keep to itself: no sniffing, referrers, frames or windows', async () => {
	for (const path of everywhere) {
		expect([path, await headersOf(home, path)]).toEqual([
			path,
			expect.objectContaining({
				'x-content-type-options': 'nosniff',
				'referrer-policy': 'no-referrer',
				'cross-origin-opener-policy': 'same-origin',
				'cross-origin-resource-policy': 'same-origin',
				'x-robots-tag': 'noindex, nofollow',
				'content-security-policy': expect.stringContaining("frame-ancestors 'none'")
			})
		])
	}
})

test('answers that are no pages may do nothing in a browser, refusals too', async () => {
	for (const path of ['/livez', '/api/me', '/api/nothing', '/api/productions', '/sync/x/y']) {
		const policy = (await headersOf(home, path))['content-security-policy']
		expect([path, policy]).toEqual([path, "default-src 'none'; frame-ancestors 'none'"])
	}
	const foreign = await headersOf(home, '/api/me', 'evil.example')
	expect(foreign['content-security-policy']).toBe("default-src 'none'; frame-ancestors 'none'")
})

test('a page may use nothing of the device but passkeys', async () => {
	const allowed = String((await headersOf(home, '/'))['permissions-policy']).split(', ')
	expect(allowed).toContain('camera=()')
	expect(allowed).toContain('microphone=()')
	expect(allowed).toContain('geolocation=()')
	expect(allowed.filter((permission) => !permission.endsWith('=()'))).toEqual([
		'publickey-credentials-get=(self)',
		'publickey-credentials-create=(self)'
	])
})

test('no answer under /api is kept by a browser or by anything on the way', async () => {
	for (const path of ['/api/me', '/api/productions', '/api/auth/ok', '/api/nothing']) {
		expect([path, (await headersOf(home, path))['cache-control']]).toEqual([path, 'no-store'])
	}
})

test('only a server that people reach over https holds their browsers to it', async () => {
	for (const path of everywhere) {
		const atHome = await headersOf(home, path)
		const away = await headersOf(secured, path, new URL(publicUrl).host)
		expect([path, atHome['strict-transport-security']]).toEqual([path, undefined])
		expect([path, away['strict-transport-security']]).toEqual([path, 'max-age=31536000'])
	}
})
