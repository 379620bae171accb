import type { MiddlewareHandler } from 'hono'
import { answerPolicy } from './content-policy.ts'
import { isOurHost } from './hosts.ts'
import { problem } from './problem.ts'

const reading = new Set(['GET', 'HEAD', 'OPTIONS'])

/** Answers only to our own names, so that no foreign page can reach us under a name of its own. */
export function ourHostOnly(publicUrl: URL): MiddlewareHandler {
	return async (c, next) => {
		if (!isOurHost(c.req.header('host'), publicUrl)) return problem(c, 'foreign-host')
		await next()
	}
}

/** What changes something comes from our own page or from no page. */
export function ownPagesOnly(origins: readonly string[]): MiddlewareHandler {
	return async (c, next) => {
		const origin = c.req.header('origin')
		const isForeign = origin !== undefined && !origins.includes(origin)
		if (isForeign && !reading.has(c.req.method)) return problem(c, 'foreign-origin')
		await next()
	}
}

/** What changes something carries its body as JSON. */
export function jsonChangesOnly(): MiddlewareHandler {
	return async (c, next) => {
		if (reading.has(c.req.method)) return next()
		const type = c.req.header('content-type')
		const isJson = /^application\/json\s*(;|$)/i.test(type ?? '')
		const hasNoBody = c.req.method === 'DELETE' && type === undefined
		if (!isJson && !hasNoBody) return problem(c, 'not-json')
		await next()
	}
}

/** What a page of ours may ask of the device: to sign in with a passkey, and nothing else here. */
const permissions = [
	...['accelerometer', 'camera', 'display-capture', 'geolocation', 'gyroscope', 'hid'],
	...['magnetometer', 'microphone', 'midi', 'payment', 'serial', 'usb', 'xr-spatial-tracking']
]
	.map((name) => `${name}=()`)
	.concat('publickey-credentials-get=(self)', 'publickey-credentials-create=(self)')
	.join(', ')

const yearSeconds = 365 * 24 * 60 * 60

/** Headers on everything; a content policy where the route has not set its own. */
export function securityHeaders(publicUrl: URL): MiddlewareHandler {
	const headers = {
		'X-Content-Type-Options': 'nosniff',
		'Referrer-Policy': 'no-referrer',
		'Permissions-Policy': permissions,
		'Cross-Origin-Opener-Policy': 'same-origin',
		'Cross-Origin-Resource-Policy': 'same-origin',
		'X-Robots-Tag': 'noindex, nofollow',
		// Only for our own name: what else its owner runs under it is theirs to say.
		...(publicUrl.protocol === 'https:' && {
			'Strict-Transport-Security': `max-age=${yearSeconds}`
		})
	}
	return async (c, next) => {
		await next()
		for (const [name, value] of Object.entries(headers)) c.header(name, value)
		if (!c.res.headers.has('Content-Security-Policy')) {
			c.header('Content-Security-Policy', answerPolicy)
		}
		if (c.req.path.startsWith('/api/')) c.header('Cache-Control', 'no-store')
	}
}
