import { createHmac, timingSafeEqual } from 'node:crypto'
import * as z from 'zod'
import type { Person } from './person.ts'

/** The cookie by which the server knows somebody again. */
export const cookieName = 'daybreak'

/** Browsers keep no cookie longer than 400 days; nor do we believe an older one. */
export const cookieMaxAgeSeconds = 400 * 24 * 60 * 60

const sealed = z.object({
	id: z.string(),
	name: z.string(),
	role: z.string(),
	at: z.number()
})

/** A person as a cookie's value, `<who>.<signature>`, made at `at` (milliseconds since 1970). */
export function sealPerson(person: Person, { secret, at }: { secret: string; at: number }): string {
	const { id, name, role } = person
	const who = Buffer.from(JSON.stringify({ id, name, role, at })).toString('base64url')
	return `${who}.${signatureOf(who, secret)}`
}

/** The person behind a request's `Cookie` header; null when there is none that we signed. */
export function readPerson(
	cookies: string | undefined,
	{ secret, now }: { secret: string; now: number }
): Person | null {
	const value = cookieValue(cookies ?? '')
	const [who, signature, rest] = value?.split('.') ?? []
	if (who === undefined || signature === undefined || rest !== undefined) return null
	if (!isSame(signature, signatureOf(who, secret))) return null
	const { id, name, role, at } = sealed.parse(JSON.parse(Buffer.from(who, 'base64url').toString()))
	return now - at > cookieMaxAgeSeconds * 1000 ? null : { id, name, role }
}

function cookieValue(cookies: string): string | null {
	for (const cookie of cookies.split(';')) {
		const [name, value] = cookie.trim().split('=')
		if (name === cookieName && value !== undefined) return value
	}
	return null
}

function signatureOf(who: string, secret: string): string {
	return createHmac('sha256', secret).update(who).digest('base64url')
}

function isSame(left: string, right: string): boolean {
	const [a, b] = [Buffer.from(left), Buffer.from(right)]
	return a.length === b.length && timingSafeEqual(a, b)
}
