import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { authRoutes } from './auth.ts'
import { backupRoutes, bringRoutes, restoreRoutes } from './backups.ts'
import { answerRoutes, askingRoutes } from './booking-links.ts'
import { clientFiles } from './client-files.ts'
import { entranceRoutes } from './entrance.ts'
import { fileRoutes } from './files.ts'
import { feedRoutes, feedsAt } from './feeds.ts'
import { jsonChangesOnly, ourHostOnly, ownPagesOnly, securityHeaders } from './guards.ts'
import { healthRoutes } from './health.ts'
import { holidayRoutes } from './holidays.ts'
import { invitedRoutes, invitingRoutes } from './invitations.ts'
import { linkRoutes } from './links.ts'
import { logRoutes } from './log.ts'
import { meRoutes } from './me.ts'
import { memberRoutes } from './members.ts'
import { metricsRoutes } from './metrics.ts'
import type { HttpParts } from './parts.ts'
import { Problem, problem } from './problem.ts'
import { productionFileRoutes } from './production-files.ts'
import { productionRoutes } from './productions.ts'
import { publishedRoutes, sharedRoutes } from './shared.ts'

/** The largest request: they carry a name or a title, and edits go another way. */
const maxBodyBytes = 64 * 1024

/** Everything the server answers over HTTP. */
export function httpApp(parts: HttpParts): Hono {
	const app = new Hono()
	app.use(securityHeaders(parts.publicUrl))
	app.route('/', healthRoutes(parts)) // asked by machines, under whatever name they have for us
	app.route('/', metricsRoutes(parts))
	app.use(ourHostOnly(parts.publicUrl))
	app.use(ownPagesOnly(parts.origins))
	app.route('/api/set-up', bringRoutes(parts)) // a file, as large as it is
	app.route('/api/productions', fileRoutes(parts)) // files too
	app.use(jsonChangesOnly())
	app.route('/api/production-files', productionFileRoutes(parts)) // larger than the rest
	app.use(bodyLimit({ maxSize: maxBodyBytes, onError: (c) => problem(c, 'too-large') }))
	app.route('/api/me', meRoutes(parts))
	app.route('/api/auth', authRoutes(parts))
	app.route('/api', entranceRoutes(parts))
	app.route('/api/set-up', restoreRoutes(parts))
	app.route('/api/backups', backupRoutes(parts))
	app.route('/api/invitations', invitedRoutes(parts))
	app.route('/api/productions', productionRoutes(parts))
	app.route('/api/productions', memberRoutes(parts))
	app.route('/api/productions', invitingRoutes(parts))
	app.route('/api/productions', linkRoutes(parts))
	app.route('/api/productions', publishedRoutes(parts))
	app.route('/api/productions', logRoutes(parts))
	app.route('/api/productions', askingRoutes(parts))
	app.route('/api/shared', sharedRoutes(parts))
	app.route('/api/booking', answerRoutes(parts))
	app.route('/api/holidays', holidayRoutes(parts))
	app.all('/api/*', (c) => problem(c, 'not-found'))
	app.all('/sync/*', (c) => problem(c, 'not-found'))
	app.route(feedsAt, feedRoutes(parts))
	app.all(`${feedsAt}/*`, (c) => problem(c, 'not-found'))
	app.route('/', clientFiles(parts.clientDir, parts.publicUrl))
	app.notFound((c) => problem(c, 'not-found'))
	app.onError((error, c) => {
		if (error instanceof Problem) {
			const { code, message, retryAfterSeconds } = error
			if (retryAfterSeconds !== null) c.header('Retry-After', String(retryAfterSeconds))
			return problem(c, code, message)
		}
		const { path } = c.req
		const told = path.startsWith(`${feedsAt}/`) ? feedsAt : path
		parts.log.error({ error, path: told }, 'a request failed')
		return problem(c, 'broken')
	})
	return app
}
