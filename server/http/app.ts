import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { clientFiles } from './client-files.ts'
import { ourHostOnly, ownChangesOnly, securityHeaders } from './guards.ts'
import { healthRoutes } from './health.ts'
import { meRoutes } from './me.ts'
import type { HttpParts } from './parts.ts'
import { Problem, problem } from './problem.ts'
import { productionRoutes } from './productions.ts'

/** The largest request: they carry a name or a title, and edits go another way. */
const maxBodyBytes = 64 * 1024

/** Everything the server answers over HTTP. */
export function httpApp(parts: HttpParts): Hono {
	const app = new Hono()
	app.use(securityHeaders)
	app.route('/', healthRoutes(parts)) // asked by machines, under whatever name they have for us
	app.use(ourHostOnly(parts.publicUrl))
	app.use(ownChangesOnly)
	app.use(bodyLimit({ maxSize: maxBodyBytes, onError: (c) => problem(c, 'too-large') }))
	app.route('/api/me', meRoutes(parts))
	app.route('/api/productions', productionRoutes(parts))
	app.all('/api/*', (c) => problem(c, 'not-found'))
	app.all('/sync/*', (c) => problem(c, 'not-found'))
	app.route('/', clientFiles(parts.clientDir))
	app.notFound((c) => problem(c, 'not-found'))
	app.onError((error, c) => {
		if (error instanceof Problem) return problem(c, error.code, error.message)
		parts.log.error({ error, path: c.req.path }, 'a request failed')
		return problem(c, 'broken')
	})
	return app
}
