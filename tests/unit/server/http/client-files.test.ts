import { createHash } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { clientFiles } from '../../../../server/http/client-files.ts'
import { temporaryDirectory } from '../../../support/store.ts'

const page = '<p>the page</p><script>start()</script>'
const publicUrl = new URL('http://127.0.0.1:4400')

function built() {
	const directory = temporaryDirectory()
	const put = (path: string, text: string) => {
		mkdirSync(join(directory, path, '..'), { recursive: true })
		writeFileSync(join(directory, path), text)
	}
	put('index.html', page)
	put('service-worker.js', '1')
	put('_app/immutable/a.1234.js', '2')
	put('../secret.txt', 'secret')
	const app = clientFiles(directory, publicUrl)
	const get = async (path: string) => {
		const answer = await app.request(path)
		return [answer.status, answer.headers.get('cache-control'), await answer.text()]
	}
	const policyOf = async (path: string) =>
		(await app.request(path)).headers.get('content-security-policy') ?? ''
	return { get, policyOf, put }
}

test('files are served as they may be kept, every page address with the page', async () => {
	const { get } = built()
	expect(await get('/')).toEqual([200, 'no-cache', page])
	expect(await get('/p/x/stripboard')).toEqual([200, 'no-cache', page])
	expect(await get('/service-worker.js')).toEqual([200, 'no-cache', '1'])
	expect(await get('/_app/immutable/a.1234.js')).toEqual([
		200,
		'public, max-age=31536000, immutable',
		'2'
	])
})

test('the policy of a page names its own scripts, those of the page as it is now', async () => {
	const { policyOf, put } = built()
	const hash = (text: string) => createHash('sha256').update(text).digest('base64')
	for (const path of ['/', '/index.html', '/p/x/stripboard'])
		expect(await policyOf(path)).toContain(hash('start()'))
	put('index.html', '<script>anew()</script>')
	expect(await policyOf('/')).toContain(hash('anew()'))
	expect(await policyOf('/')).not.toContain(hash('start()'))
})

test('files come with a policy too, which workers obey: no scripts but files, no other server', async () => {
	const { policyOf } = built()
	for (const path of ['/service-worker.js', '/_app/immutable/a.1234.js']) {
		const directives = (await policyOf(path)).split('; ')
		expect(directives).toContain("script-src 'self'")
		expect(directives).toContain("connect-src 'self' ws://127.0.0.1:4400")
	}
})

test('a missing file is not answered with the page, nor with what lies outside', async () => {
	const { get } = built()
	for (const path of ['/_app/immutable/b.js', '/..%2fsecret.txt', '/%2e%2e/secret.txt']) {
		expect([path, (await get(path))[0]]).toEqual([path, 404])
	}
})

test('without a build the page says what to do', async () => {
	const answer = await clientFiles(join(temporaryDirectory(), 'none'), publicUrl).request('/p/x')
	expect(answer.status).toBe(503)
	expect(await answer.text()).toContain('npm start')
})
