import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { serveStatic } from '@hono/node-server/serve-static'
import { Hono, type Context } from 'hono'
import { compress } from 'hono/compress'
import { problem } from './problem.ts'

/** Names under here carry a hash of the content: what they name never changes. */
const immutable = /^\/_app\/immutable\//

/** The built client: its files, and its one page for every other address that a person can open. */
export function clientFiles(clientDir: string): Hono {
	const index = join(clientDir, 'index.html')
	const app = new Hono()
	if (!existsSync(index)) return app.get('*', notBuilt)
	const files = serveStatic({ root: clientDir })
	const page = serveStatic({ path: index })
	return app
		.use(compress())
		.use(async (c, next) => {
			await next()
			if (c.res.ok) c.header('Cache-Control', cacheControl(c))
		})
		.get('*', files)
		.get('*', async (c, next) => {
			return isFileName(c.req.path) ? problem(c, 'not-found') : page(c, next)
		})
}

/** A page's address has no ending; a file that is not there must not be answered with the page. */
function isFileName(path: string): boolean {
	return /\.[^/]*$/.test(path)
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
