import { Hono, type Context } from 'hono'
import * as z from 'zod'
import { mayAsk } from '#model/access.ts'
import { publicPerson, type Me } from '../accounts/person.ts'
import { signedIn } from './asking.ts'
import { readBody } from './body.ts'
import { fields, nothing } from './fields.ts'
import type { HttpParts } from './parts.ts'
import { Problem } from './problem.ts'
import { isFromThisMachine } from './rates.ts'

/** `/api/me`: who the server takes you for, and where you are signed in. */
export function meRoutes(parts: HttpParts): Hono {
	const { accounts, audit, doors, resets } = parts
	return new Hono()
		.get('/', async (c) => {
			const { me, cookies } = await accounts.greet(c.req.raw.headers)
			withCookies(c, cookies)
			const person = me && publicPerson(me)
			return c.json({ person, mayStart: await mayStart(parts, me), door: doorOf(c, parts) })
		})
		.patch('/', async (c) => {
			const me = await signedIn(c, parts)
			const { name } = await readBody(c, z.object({ name: fields.name }))
			await accounts.rename(me.id, name)
			return c.json({ person: publicPerson({ ...me, name }) })
		})
		.get('/devices', async (c) => {
			return c.json({ devices: await accounts.devices(await signedIn(c, parts)) })
		})
		.delete('/devices/:id', async (c) => {
			const me = await signedIn(c, parts)
			const ended = await accounts.signOut(me.id, { only: c.req.param('id') })
			if (ended === 0) throw new Problem('not-found', 'This device is signed out already.')
			await audit.note({ kind: 'devices-signed-out', by: me, detail: '1' })
			await doors.check()
			return c.body(null, 204)
		})
		.delete('/devices', async (c) => {
			const me = await signedIn(c, parts)
			const ended = await accounts.signOut(me.id, { but: me.device })
			await audit.note({ kind: 'devices-signed-out', by: me, detail: String(ended) })
			await doors.check()
			return c.body(null, 204)
		})
		.post('/sign-out-everywhere', async (c) => {
			const me = await signedIn(c, parts)
			await readBody(c, nothing)
			const ended = await accounts.signOut(me.id)
			await audit.note({ kind: 'devices-signed-out', by: me, detail: String(ended) })
			await doors.check()
			c.header('Clear-Site-Data', '"cookies"')
			return c.body(null, 204)
		})
		.get('/resets', async (c) => {
			const me = await signedIn(c, parts)
			if (!me.isServerOwner) throw new Problem('not-allowed', 'Only the server’s owner sees these.')
			return c.json({ resets: resets.waiting })
		})
}

/** Sets a browser's cookies as they were made. */
export function withCookies(c: Context, cookies: readonly string[]): void {
	for (const cookie of cookies) c.header('Set-Cookie', cookie, { append: true })
}

/**
 * Whether somebody may start productions: the server's owner, and those who run one already.
 * Visitors have their sample, and whoever was only invited as a guest has no business to start one.
 */
async function mayStart({ memberships }: HttpParts, me: Me | null): Promise<boolean> {
	if (me === null || me.isVisitor) return false
	if (me.isServerOwner) return true
	const mine = await memberships.productionsOf(me.id)
	return mine.some(({ role }) => mayAsk('people', role))
}

/** Whoever is asking, who may start productions; ends the request for everybody else. */
export async function starter(c: Context, parts: HttpParts): Promise<Me> {
	const me = await signedIn(c, parts)
	if (await mayStart(parts, me)) return me
	throw new Problem('not-allowed', notStarting)
}

const notStarting =
	'Productions are started by the server’s owner and by owners and coordinators of others.'

function doorOf(c: Context, { setUp, sample, mail, provider, publicUrl }: HttpParts) {
	return {
		needsSetUp: setUp.isNeeded,
		visits: sample && isFromThisMachine(c, publicUrl),
		passkeys: !/^[\d.]+$|^\[/.test(
			c.req.header('host')?.replace(/:\d+$/, '') ?? publicUrl.hostname
		),
		mail: mail.canSend,
		provider: provider && { name: provider.name }
	}
}
