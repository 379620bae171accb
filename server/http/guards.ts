import type { MiddlewareHandler } from 'hono'
import { isOurHost, isOwnOrigin } from './hosts.ts'
import { problem } from './problem.ts'

const reading = new Set(['GET', 'HEAD', 'OPTIONS'])

/** Answers only to our own names, so that no foreign page can reach us under a name of its own. */
export function ourHostOnly(publicUrl: () => URL): MiddlewareHandler {
	return async (c, next) => {
		if (!isOurHost(c.req.header('host'), publicUrl())) return problem(c, 'foreign-host')
		await next()
	}
}

/** What changes something comes from our own page or from no page, and carries its body as JSON. */
export const ownChangesOnly: MiddlewareHandler = async (c, next) => {
	if (reading.has(c.req.method)) return next()
	if (!isOwnOrigin(c.req.header('origin'), c.req.header('host'))) {
		return problem(c, 'foreign-origin')
	}
	const type = c.req.header('content-type')
	const isJson = /^application\/json\s*(;|$)/i.test(type ?? '')
	const hasNoBody = c.req.method === 'DELETE' && type === undefined
	if (!isJson && !hasNoBody) return problem(c, 'not-json')
	await next()
}

/** Headers on everything. The rest of the content policy is in the built page. */
export const securityHeaders: MiddlewareHandler = async (c, next) => {
	await next()
	c.header('X-Content-Type-Options', 'nosniff')
	c.header('Referrer-Policy', 'no-referrer')
	c.header('Content-Security-Policy', "frame-ancestors 'none'")
	c.header('Cross-Origin-Opener-Policy', 'same-origin')
}
