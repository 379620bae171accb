import { Hono } from 'hono'
import type { HttpParts } from './parts.ts'
import { problem } from './problem.ts'

/** `/livez`: the process answers. `/readyz`: so does its disk. */
export function healthRoutes({ store, log }: HttpParts): Hono {
	return new Hono()
		.get('/livez', (c) => c.text('alive'))
		.get('/readyz', async (c) => {
			try {
				await store.check()
				return c.text('ready')
			} catch (error) {
				log.error({ error }, 'the store does not answer')
				return problem(c, 'not-ready')
			}
		})
}
