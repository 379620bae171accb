import { Hono, type Context } from 'hono'
import * as z from 'zod'
import type { AuditKind } from '../accounts/audit.ts'
import { readBody } from './body.ts'
import { fields } from './fields.ts'
import { withCookies } from './me.ts'
import type { HttpParts } from './parts.ts'
import { Problem, problem, type ProblemCode } from './problem.ts'
import { callerOf } from './rates.ts'
import { signedIn } from './asking.ts'

const credentials = z.object({
	email: z.string({ error: 'An e-mail address is needed' }).max(254),
	password: z.string({ error: 'A password is needed' }).max(128)
})
const change = z.object({
	currentPassword: z.string({ error: 'The current password is needed' }).max(128),
	newPassword: fields.password
})

/** What is let through to the library as it comes, and what is noted when it succeeds. */
const throughGet = [
	'/passkey/list-user-passkeys',
	'/passkey/generate-register-options',
	'/passkey/generate-authenticate-options',
	'/callback/provider'
]
const throughPost: Record<string, AuditKind | null> = {
	'/passkey/verify-registration': 'passkey-added',
	'/passkey/delete-passkey': 'passkey-removed',
	'/sign-in/social': null
}

/** `/api/auth/…`: signing in and out, passwords and passkeys. Anything else the library offers stays shut. */
export function authRoutes(parts: HttpParts): Hono {
	const app = new Hono()
	app.post('/sign-in/email', (c) => signIn(c, parts))
	app.post('/passkey/verify-authentication', (c) => signInByPasskey(c, parts))
	app.post('/sign-out', (c) => signOut(c, parts))
	app.post('/change-password', (c) => changePassword(c, parts))
	app.post('/request-password-reset', (c) => askForReset(c, parts))
	app.post('/reset-password', async (c) => {
		await parts.rates.spend('links', callerOf(c, parts.publicUrl))
		const answer = await passOn(c, parts)
		await parts.doors.check()
		return answer
	})
	for (const path of throughGet) app.get(path, (c) => passOn(c, parts))
	for (const [path, kind] of Object.entries(throughPost)) {
		app.post(path, async (c) => {
			if (kind === null) return passOn(c, parts)
			const me = await signedIn(c, parts)
			const answer = await passOn(c, parts)
			await parts.audit.note({ kind, by: me })
			await parts.doors.check()
			return answer
		})
	}
	return app
}

async function signIn(c: Context, parts: HttpParts): Promise<Response> {
	const { rates, publicUrl, accounts, audit } = parts
	const { email } = await readBody(c, credentials)
	const [caller, account] = [callerOf(c, publicUrl), email.toLowerCase()]
	const pair = `${caller} ${account}`
	// Counted before the password is looked at: many tries at once are many tries.
	await rates.spend('account', pair)
	await rates.spend('accountAnywhere', account)
	await rates.spend('address', caller)
	const answer = await accounts.auth.handler(await requestOf(c))
	if (!answer.ok) {
		await audit.note({ kind: 'sign-in-failed', by: await accounts.byEmail(email) })
		return problem(c, 'wrong-credentials')
	}
	await rates.forgive('account', pair)
	await rates.giveBack('accountAnywhere', account)
	await rates.giveBack('address', caller)
	return welcome(c, parts, answer)
}

async function signInByPasskey(c: Context, parts: HttpParts): Promise<Response> {
	const { rates, accounts, audit, publicUrl } = parts
	const caller = callerOf(c, publicUrl)
	await rates.spend('address', caller)
	const answer = await accounts.auth.handler(await requestOf(c))
	if (!answer.ok) {
		await audit.note({ kind: 'sign-in-failed', by: null })
		return problem(c, 'wrong-credentials', 'This passkey does not open any account here.')
	}
	await rates.giveBack('address', caller)
	return welcome(c, parts, answer)
}

/** The library's answer carries the device's secret for scripts; a page needs only the cookie. */
async function welcome(c: Context, parts: HttpParts, answer: Response): Promise<Response> {
	const said = z.object({ user: z.object({ id: z.string(), name: z.string() }).optional() })
	const { user } = said.catch({}).parse(await answer.json())
	if (user) await parts.audit.note({ kind: 'signed-in', by: user })
	withCookies(c, answer.headers.getSetCookie())
	return c.json({})
}

async function signOut(c: Context, parts: HttpParts): Promise<Response> {
	const me = await parts.accounts.whoIs(c.req.raw.headers)
	const answer = await parts.accounts.auth.handler(await requestOf(c))
	if (me) await parts.audit.note({ kind: 'signed-out', by: me })
	await parts.doors.check()
	withCookies(c, answer.headers.getSetCookie())
	return c.json({})
}

/** Whoever has found a signed-in device may not find out its password, and is out when it changes. */
async function changePassword(c: Context, parts: HttpParts): Promise<Response> {
	const { accounts, rates, audit, doors } = parts
	const me = await signedIn(c, parts)
	const body = await readBody(c, change)
	await rates.spend('account', me.id)
	await orProblem(await accounts.auth.handler(await requestOf(c, body)))
	await rates.forgive('account', me.id)
	await accounts.signOut(me.id, { but: me.device })
	await audit.note({ kind: 'password-changed', by: me })
	await doors.check()
	return c.json({})
}

/** Answers the same at once whether there is such a person or not. */
async function askForReset(c: Context, parts: HttpParts): Promise<Response> {
	const { email } = await readBody(c, z.object({ email: z.string().max(254) }))
	await parts.rates.spend('letters', callerOf(c, parts.publicUrl))
	parts.accounts.auth.api
		.requestPasswordReset({ body: { email } })
		.catch((error: unknown) => parts.log.debug({ error }, 'no new password for this address'))
	return c.json({})
}

async function passOn(c: Context, { accounts }: HttpParts): Promise<Response> {
	return orProblem(await accounts.auth.handler(await requestOf(c)))
}

/** The library's refusals become ours. */
async function orProblem(answer: Response): Promise<Response> {
	if (answer.status < 400) return answer
	const said = z.object({ code: z.string() }).safeParse(await answer.json().catch(() => null))
	const [code, sentence] = (said.success ? known[said.data.code] : undefined) ?? [
		codes[answer.status] ?? 'bad-request',
		'That did not work. Reload the page and try again.'
	]
	throw new Problem(code, sentence)
}

const codes: Record<number, ProblemCode> = {
	401: 'signed-out',
	403: 'not-allowed',
	404: 'not-found'
}

/** Those of the library's own refusals that a person can meet, in our words. */
const known: Record<string, [ProblemCode, string]> = {
	INVALID_TOKEN: ['link-ended', 'This link has ended. Ask for a new one.'],
	INVALID_PASSWORD: ['bad-request', 'The current password is not right.'],
	PASSWORD_TOO_SHORT: ['bad-request', 'The new password is too short.'],
	PASSWORD_TOO_LONG: ['bad-request', 'The new password is too long.']
}

/** The request once more, with what we have read of its body: it cannot be read again. */
async function requestOf(c: Context, read?: object): Promise<Request> {
	const { method, headers } = c.req.raw
	const body = method === 'GET' ? null : read ? JSON.stringify(read) : await c.req.text()
	return new Request(c.req.url, { method, headers, body })
}
