import { Hono } from 'hono'
import * as z from 'zod'
import { newProduction } from '../productions.ts'
import { readBody } from './body.ts'
import type { HttpParts } from './parts.ts'
import { problem } from './problem.ts'

const order = z.object({
	title: z
		.string({ error: 'A title is needed' })
		.trim()
		.min(1, 'A title is needed')
		.max(200, 'A title has at most 200 characters'),
	from: z.enum(['empty', 'sample'], { error: 'A production starts from “empty” or “sample”' })
})

/** `/api/productions`: the list, births and removals. Everything else about one is an edit. */
export function productionRoutes({ store, rooms, sample, newId, now }: HttpParts): Hono {
	return new Hono()
		.get('/', async (c) => c.json({ productions: await store.listProductions() }))
		.post('/', async (c) => {
			const asked = await readBody(c, order)
			if (asked.from === 'sample' && !sample) return problem(c, 'no-sample')
			const { production, births } = newProduction({ ...asked, newId, now: now() })
			await store.createProduction(production, births)
			return c.json({ id: production.id }, 201)
		})
		.delete('/:id', async (c) => {
			const id = c.req.param('id')
			if (!(await store.removeProduction(id, now()))) return problem(c, 'no-such-production')
			rooms.close('noSuchDocument', id)
			return c.body(null, 204)
		})
}
