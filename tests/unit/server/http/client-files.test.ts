import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { clientFiles } from '../../../../server/http/client-files.ts'
import { temporaryDirectory } from '../../../support/store.ts'

function built() {
	const directory = temporaryDirectory()
	const put = (path: string, text: string) => {
		mkdirSync(join(directory, path, '..'), { recursive: true })
		writeFileSync(join(directory, path), text)
	}
	put('index.html', '<p>the page</p>')
	put('service-worker.js', '1')
	put('_app/immutable/a.1234.js', '2')
	put('../secret.txt', 'secret')
	const app = clientFiles(directory)
	return async (path: string) => {
		const answer = await app.request(path)
		return [answer.status, answer.headers.get('cache-control'), await answer.text()]
	}
}

test('files are served as they may be kept, every page address with the page', async () => {
	const get = built()
	expect(await get('/')).toEqual([200, 'no-cache', '<p>the page</p>'])
	expect(await get('/p/x/stripboard')).toEqual([200, 'no-cache', '<p>the page</p>'])
	expect(await get('/service-worker.js')).toEqual([200, 'no-cache', '1'])
	expect(await get('/_app/immutable/a.1234.js')).toEqual([
		200,
		'public, max-age=31536000, immutable',
		'2'
	])
})

test('a missing file is not answered with the page, nor with what lies outside', async () => {
	const get = built()
	for (const path of ['/_app/immutable/b.js', '/..%2fsecret.txt', '/%2e%2e/secret.txt']) {
		expect([path, (await get(path))[0]]).toEqual([path, 404])
	}
})

test('without a build the page says what to do', async () => {
	const answer = await clientFiles(join(temporaryDirectory(), 'none')).request('/p/x')
	expect(answer.status).toBe(503)
	expect(await answer.text()).toContain('npm start')
})
