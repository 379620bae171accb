import type { Context } from 'hono'
import type * as z from 'zod'
import { Problem } from './problem.ts'

/** A request's JSON body, checked; ends the request with a sentence when it is not as it should be. */
export async function readBody<Schema extends z.ZodType>(
	c: Context,
	schema: Schema
): Promise<z.infer<Schema>> {
	const body: unknown = await c.req.json().catch(() => {
		throw new Problem('bad-request', 'The request is no JSON.')
	})
	const parsed = schema.safeParse(body)
	if (parsed.success) return parsed.data
	const [issue] = parsed.error.issues
	throw new Problem('bad-request', `${issue?.message ?? 'The request cannot be read'}.`)
}
