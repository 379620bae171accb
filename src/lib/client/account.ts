import * as z from 'zod/mini'
import { done, request, type Answer } from './api.ts'
import { person } from './me.svelte.ts'

/*
 * What somebody asks the server about themselves: coming in, staying in, going out. Whoever comes
 * in is known by a cookie from then on; `me.find()` reads who that is.
 */

/** Pages are gone to by it, so it may not be a script. */
const webAddress = z.url({ protocol: /^https?$/ })

const made = z.object({ id: z.string() })
const signedIn = z.object({ person })

const invitation = z.object({
	production: z.object({ id: z.string(), title: z.string() }),
	role: z.string(),
	invitedBy: z.string(),
	/** The only address that may take it, when it was made for one. */
	email: z.nullable(z.string()),
	expiresAt: z.number()
})

/** What an invitation says before it is taken. */
export type Invitation = z.infer<typeof invitation>

const device = z.object({
	id: z.string(),
	current: z.boolean(),
	userAgent: z.nullable(z.string()),
	signedInAt: z.number(),
	lastSeenAt: z.number(),
	expiresAt: z.number()
})

/** A device on which I am signed in. */
export type SignedInDevice = z.infer<typeof device>

const reset = z.object({
	name: z.string(),
	email: z.string(),
	link: z.string(),
	expiresAt: z.number()
})

/** Somebody who asked for a new password, with the link they wait for. */
export type WaitingReset = z.infer<typeof reset>

const post = (path: string, body: unknown) => ({ method: 'POST', path, body }) as const

export function signIn(values: { email: string; password: string }): Promise<Answer<unknown>> {
	return request(post('/api/auth/sign-in/email', values), done)
}

/** Where the provider's own sign-in is; it comes back to `done`, or to `failed` with why. */
export function providerAddress(paths: {
	done: string
	failed: string
}): Promise<Answer<{ url: string }>> {
	const values = {
		provider: 'provider',
		callbackURL: paths.done,
		errorCallbackURL: paths.failed
	}
	return request(post('/api/auth/sign-in/social', values), z.object({ url: webAddress }))
}

type NewAccount = { token: string; name: string; email: string; password: string }

/** Makes the account of whoever owns this server, by the address it printed. */
export function setUp(values: NewAccount): Promise<Answer<unknown>> {
	return request(post('/api/set-up', values), signedIn)
}

/** Comes in without an account, to a fresh sample production. */
export function visit(): Promise<Answer<{ id: string }>> {
	return request(post('/api/visit', {}), made)
}

/** What an invitation is for. */
export async function lookAtInvitation(token: string): Promise<Answer<Invitation>> {
	const asked = await request(post('/api/invitations/look', { token }), z.object({ invitation }))
	return asked.ok ? { ok: true, value: asked.value.invitation } : asked
}

/** Takes an invitation with the account that is signed in. */
export function acceptInvitation(token: string): Promise<Answer<{ id: string }>> {
	return request(post('/api/invitations/accept', { token }), made)
}

/** Takes an invitation with a new account. */
export function joinAnew(values: NewAccount): Promise<Answer<{ id: string }>> {
	return request(post('/api/invitations/join', values), made)
}

export function requestReset(email: string): Promise<Answer<unknown>> {
	return request(post('/api/auth/request-password-reset', { email }), done)
}

export function resetPassword(values: {
	token: string
	newPassword: string
}): Promise<Answer<unknown>> {
	return request(post('/api/auth/reset-password', values), done)
}

/** Changes my password, which ends my other devices. */
export function changePassword(values: {
	currentPassword: string
	newPassword: string
}): Promise<Answer<unknown>> {
	const all = { ...values, revokeOtherSessions: true }
	return request(post('/api/auth/change-password', all), done)
}

/** The devices I am signed in on, this one first, then the last seen. */
export async function devicesOfMine(): Promise<Answer<SignedInDevice[]>> {
	const path = '/api/me/devices'
	const asked = await request({ method: 'GET', path }, z.object({ devices: z.array(device) }))
	if (!asked.ok) return asked
	const order = (one: SignedInDevice) => (one.current ? Infinity : one.lastSeenAt)
	return { ok: true, value: asked.value.devices.toSorted((a, b) => (order(a) < order(b) ? 1 : -1)) }
}

/** Signs one of my other devices out. */
export function signOutDevice(id: string): Promise<Answer<unknown>> {
	return request({ method: 'DELETE', path: `/api/me/devices/${encodeURIComponent(id)}` }, done)
}

/** Ends every sign-in of mine, this one too. */
export function endEverywhere(): Promise<Answer<unknown>> {
	return request(post('/api/me/sign-out-everywhere', {}), done)
}

/** Who waits for a new password; refused to all but the server's owner, and where mail is sent. */
export async function waitingResets(): Promise<Answer<WaitingReset[]>> {
	const path = '/api/me/resets'
	const asked = await request({ method: 'GET', path }, z.object({ resets: z.array(reset) }))
	return asked.ok ? { ok: true, value: asked.value.resets } : asked
}
