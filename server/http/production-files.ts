import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { readProductionFile } from '#model/production/file-read.ts'
import type { Me } from '../accounts/person.ts'
import { productionFromFile } from '../productions.ts'
import { starter } from './me.ts'
import type { HttpParts } from './parts.ts'
import { problem, Problem } from './problem.ts'

/** The largest production file: a season with all its notes is some 10 MB of JSON. */
const maxSize = 32 * 1024 * 1024

type Variables = { me: Me }

/** `/api/production-files`: a new production from a file of one. What it holds is judged as edits are. */
export function productionFileRoutes(parts: HttpParts): Hono<{ Variables: Variables }> {
	const { store, audit, newId, now } = parts
	return new Hono<{ Variables: Variables }>()
		.use(async (c, next) => {
			c.set('me', await starter(c, parts))
			await next()
		})
		.use(bodyLimit({ maxSize, onError: (c) => problem(c, 'too-large') }))
		.post('/', async (c) => {
			const read = readProductionFile(await c.req.text())
			if (!read.ok) throw new Problem('bad-request', read.reason)
			const made = productionFromFile(read.value, { newId, now: now() })
			if (!made.ok) throw new Problem('bad-request', made.reason)
			const { production, births } = made.value
			const by = c.get('me')
			await store.createProduction(production, births, by.id)
			const detail = production.madeFrom
			await audit.note({ kind: 'production-started', by, production: production.id, detail })
			return c.json({ id: production.id }, 201)
		})
}
