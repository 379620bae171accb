import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { serveStatic } from '@hono/node-server/serve-static'
import { Hono, type Context } from 'hono'
import { compress } from 'hono/compress'
import { contentPolicy, socketOrigins } from './content-policy.ts'
import { problem } from './problem.ts'

/** Names under here carry a hash of the content: what they name never changes. */
const immutable = /^\/_app\/immutable\//

/** The built client: its files, and its one page for every other address that a person can open. */
export function clientFiles(clientDir: string, publicUrl: URL): Hono {
	const index = join(clientDir, 'index.html')
	const app = new Hono()
	if (!existsSync(index)) return app.get('*', notBuilt)
	const sockets = (c: Context) => socketOrigins(publicUrl, c.req.header('host'))
	return app
		.use(compress())
		.use(async (c, next) => {
			await next()
			if (c.res.ok) c.header('Cache-Control', cacheControl(c))
		})
		.get('*', async (c, next) => {
			if (!isPage(c.req.path)) return next()
			// Read each time: the policy names the very scripts of the page it goes with.
			const html = await readFile(index, 'utf8')
			c.header('Content-Security-Policy', contentPolicy({ html, sockets: sockets(c) }))
			return c.html(html)
		})
		.get('*', async (c, next) => {
			// Workers, the one that keeps the app on the device too, obey the policy they come with.
			c.header('Content-Security-Policy', contentPolicy({ sockets: sockets(c) }))
			await next()
		})
		.get('*', serveStatic({ root: clientDir }))
		.get('*', (c) => problem(c, 'not-found'))
}

/** A page's address has no ending; a file that is not there must not be answered with the page. */
function isPage(path: string): boolean {
	return !/\.[^/]*$/.test(path) || path === '/index.html'
}

function cacheControl(c: Context): string {
	return immutable.test(c.req.path) ? 'public, max-age=31536000, immutable' : 'no-cache'
}

function notBuilt(c: Context): Response {
	return c.html(
		`<!doctype html><html lang="en"><meta charset="utf-8"><title>Daybreak is not built</title>
<p>The server runs, but the pages have not been built. <code>npm start</code> builds them;
<code>npm run dev</code> serves them while you work on them.</p></html>`,
		503
	)
}
