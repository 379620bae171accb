import { Hono } from 'hono'
import * as z from 'zod'
import { readPlace } from '../accounts/audit-reading.ts'
import { asking } from './asking.ts'
import type { HttpParts } from './parts.ts'
import { Problem } from './problem.ts'

/** A word to filter by; none and an empty one are everything. */
const word = z
	.string()
	.max(64)
	.default('')
	.transform((text) => (text === '' ? null : text))
const place = z.string().max(8000).default('').transform(asPlace)
const question = z.object({ before: place, kind: word, person: word, document: word })

/** `/api/productions/:production/log`: who did what and when, for its owner. */
export function logRoutes(parts: HttpParts): Hono {
	return new Hono().get('/:production/log', async (c) => {
		const { me, production } = await asking(c, parts, 'log')
		const asked = question.safeParse(c.req.query())
		if (!asked.success) throw new Problem('bad-request', 'This page of the log is not there.')
		const { before, ...filter } = asked.data
		const scope = { production, isServerOwner: me.isServerOwner }
		await parts.store.file()
		return c.json(await parts.audit.read({ scope, before, filter }))
	})
}

function asPlace(text: string, check: z.RefinementCtx<string>) {
	if (text === '') return null
	const place = readPlace(text)
	if (place === null) check.addIssue('There is no such place in the log')
	return place
}
