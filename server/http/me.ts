import { Hono } from 'hono'
import { setCookie } from 'hono/cookie'
import * as z from 'zod'
import { cookieMaxAgeSeconds, cookieName, sealPerson } from '../accounts/cookie.ts'
import { readBody } from './body.ts'
import type { HttpParts } from './parts.ts'

const introduction = z.object({
	name: z
		.string({ error: 'A name is needed' })
		.trim()
		.min(1, 'A name is needed')
		.max(60, 'A name has at most 60 characters'),
	role: z.string({ error: 'A role is text' }).trim().max(60, 'A role has at most 60 characters')
})

/** `/api/me`: who the server takes you for. */
export function meRoutes({ secret, personOf, newId, now, publicUrl }: HttpParts): Hono {
	return new Hono()
		.get('/', (c) => c.json({ person: personOf(c.req.header('cookie')) }))
		.post('/', async (c) => {
			const { name, role } = await readBody(c, introduction)
			const id = personOf(c.req.header('cookie'))?.id ?? newId()
			const person = { id, name, role }
			setCookie(c, cookieName, sealPerson(person, { secret, at: now() }), {
				path: '/',
				httpOnly: true,
				sameSite: 'Lax',
				secure: publicUrl().protocol === 'https:',
				maxAge: cookieMaxAgeSeconds
			})
			return c.json({ person })
		})
}
