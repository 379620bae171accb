import { Hono } from 'hono'
import * as z from 'zod'
import { newProduction } from '../productions.ts'
import { asking, signedIn } from './asking.ts'
import { readBody } from './body.ts'
import { starter } from './me.ts'
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

/** `/api/productions`: mine, births and removals. Everything else about one is an edit. */
export function productionRoutes(parts: HttpParts): Hono {
	const { store, rooms, sample, memberships, audit, newId, now } = parts
	return new Hono()
		.get('/', async (c) => {
			const me = await signedIn(c, parts)
			return c.json({ productions: await memberships.productionsOf(me.id) })
		})
		.post('/', async (c) => {
			const me = await starter(c, parts)
			const asked = await readBody(c, order)
			if (asked.from === 'sample' && !sample) return problem(c, 'no-sample')
			const { production, births } = newProduction({ ...asked, newId, now: now() })
			await store.createProduction(production, births, me.id)
			await audit.note({
				kind: 'production-started',
				by: me,
				production: production.id,
				detail: asked.from
			})
			return c.json({ id: production.id }, 201)
		})
		.delete('/:production', async (c) => {
			const { me, production } = await asking(c, parts, 'ownership')
			await store.removeProduction(production, now())
			await audit.note({ kind: 'production-removed', by: me, production })
			rooms.close('noSuchDocument', production)
			return c.body(null, 204)
		})
}
