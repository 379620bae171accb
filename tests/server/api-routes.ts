import { httpApp } from '../../server/http/app.ts'
import type { HttpParts } from '../../server/http/parts.ts'

/** A route of the server, as `:id` named after what it is the id of. */
export type ApiRoute = { method: string; path: string }

/** Every route under /api that the server has. */
export function apiRoutes(): ApiRoute[] {
	// Routes are told from how the app is put together: nothing is asked of the parts for that.
	const parts = { publicUrl: new URL('http://daybreak.test'), origins: [], clientDir: '/nowhere' }
	const { routes } = httpApp(parts as unknown as HttpParts)
	const found = new Map<string, ApiRoute>()
	for (const { method, path } of routes) {
		if (method === 'ALL' || !path.startsWith('/api/')) continue
		const named = path.replace(/(\w+)s\/:id/, '$1s/:$1')
		found.set(`${method} ${named}`, { method, path: named })
	}
	return [...found.values()]
}
