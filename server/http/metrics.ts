import { timingSafeEqual } from 'node:crypto'
import { Hono, type Context } from 'hono'
import { hashOfToken } from '../accounts/tokens.ts'
import type { HttpParts } from './parts.ts'
import { isOurHost } from './hosts.ts'
import { problem } from './problem.ts'
import { isFromThisMachine } from './rates.ts'

/** `/metrics`: what the server counts, for whoever has the token, or without one for its own machine. */
export function metricsRoutes(parts: HttpParts): Hono {
	return new Hono().get('/metrics', async (c) => {
		if (!mayRead(c, parts)) return problem(c, 'not-allowed', refusal)
		const { type, text } = await parts.metrics.text()
		return c.body(text, 200, { 'Content-Type': type, 'Cache-Control': 'no-store' })
	})
}

const refusal = 'Metrics are for this machine itself, or for whoever has METRICS_TOKEN.'

function mayRead(c: Context, { metricsToken, publicUrl }: HttpParts): boolean {
	if (metricsToken === null) {
		return isFromThisMachine(c, publicUrl) && isOurHost(c.req.header('host'), publicUrl)
	}
	const given = /^Bearer (\S+)$/i.exec(c.req.header('authorization') ?? '')?.[1] ?? ''
	const [a, b] = [given, metricsToken].map((text) => Buffer.from(hashOfToken(text)))
	return timingSafeEqual(a as Buffer, b as Buffer)
}
