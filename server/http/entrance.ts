import { Hono, type Context } from 'hono'
import * as z from 'zod'
import { HasAccountError } from '../accounts/accounts.ts'
import { newProduction } from '../productions.ts'
import { readBody } from './body.ts'
import { fields, nothing } from './fields.ts'
import { withCookies } from './me.ts'
import type { HttpParts } from './parts.ts'
import { problem, Problem } from './problem.ts'
import { callerOf, isFromThisMachine } from './rates.ts'

const newOwner = z.object({
	token: fields.token,
	name: fields.name,
	email: fields.email,
	password: fields.password
})

/** `/api/set-up` and `/api/visit`: the ways in for somebody whom nobody has invited. */
export function entranceRoutes(parts: HttpParts): Hono {
	return new Hono()
		.post('/set-up', async (c) => {
			await parts.rates.spend('links', callerOf(c, parts.publicUrl))
			return c.json({ person: await setUpServer(c, parts) })
		})
		.post('/visit', async (c) => {
			await readBody(c, nothing)
			if (!parts.sample) return problem(c, 'no-sample')
			if (!isFromThisMachine(c, parts.publicUrl)) {
				throw new Problem('not-allowed', 'Only on the server’s own machine can anybody look in.')
			}
			await parts.rates.spend('visits', callerOf(c, parts.publicUrl))
			return c.json({ id: await openSample(c, parts) }, 201)
		})
}

async function setUpServer(c: Context, { accounts, memberships, setUp, audit }: HttpParts) {
	const { token, name, email, password } = await readBody(c, newOwner)
	if (!setUp.opens(token) || !setUp.use()) throw new Problem('link-ended')
	let id: string
	try {
		id = await accounts.make({ name, email, password }, { isServerOwner: true })
	} catch (error) {
		setUp.reopen()
		if (error instanceof HasAccountError) throw new Problem('has-account')
		throw error
	}
	await memberships.adoptOrphans(id)
	await audit.note({ kind: 'account-made', by: { id, name }, detail: 'set-up' })
	withCookies(c, await accounts.letIn(id, c.req.raw.headers))
	return { id, name, email, isVisitor: false }
}

/** A sample of a visitor's own. Whoever is signed in already gets it beside what they have. */
async function openSample(c: Context, parts: HttpParts): Promise<string> {
	const { accounts, store, newId, now, audit } = parts
	const me = await accounts.whoIs(c.req.raw.headers)
	const owner = me?.id ?? (await accounts.makeVisitor(newId))
	const order = { title: 'Every Fourteen Seconds', from: 'sample', newId, now: now() } as const
	const { production, births } = newProduction(order)
	await store.createProduction(production, births, owner)
	const by = { id: owner, name: me?.name ?? 'Visitor' }
	await audit.note({ kind: 'production-started', by, production: production.id, detail: 'sample' })
	if (me === null) withCookies(c, await accounts.letIn(owner, c.req.raw.headers))
	return production.id
}
