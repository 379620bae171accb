import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import * as z from 'zod/mini'
import {
	acceptInvitation,
	changePassword,
	devicesOfMine,
	endEverywhere,
	joinAnew,
	lookAtInvitation,
	providerAddress,
	requestReset,
	resetPassword,
	setUp,
	signIn,
	signOutDevice,
	visit,
	waitingResets
} from '$lib/client/account.ts'
import { request, type Answer } from '$lib/client/api.ts'
import type { SignedIn } from '../../support/people.ts'
import { startTestServer, type TestServer } from '../../support/server.ts'
import { installServerPage, ownerOf } from './support/server-page.ts'

const password = 'the tide comes in'

let server: TestServer
let production: string
let ann: SignedIn
let made = 0

beforeAll(async () => {
	server = await startTestServer()
})
afterAll(() => server.close())

beforeEach(async () => {
	production = await server.newProduction()
	const email = `ann-${++made}@people.example`
	ann = await server.signIn({ name: 'Ann', production, email, password })
	installServerPage(server.url)
})
afterEach(() => {
	vi.unstubAllGlobals()
})

/** Another browser, with somebody signed in or with nobody. */
const at = (cookie = '') => installServerPage(server.url, cookie)

const codeOf = (said: Answer<unknown>) => (said.ok ? 'ok' : said.code)

/** Who the page is taken for. */
async function whoAmI(): Promise<string | null> {
	const answer = z.object({ person: z.nullable(z.object({ id: z.string() })) })
	const said = await request({ method: 'GET', path: '/api/me' }, answer)
	if (!said.ok) throw new Error(said.message)
	return said.value.person?.id ?? null
}

/** The token of an invitation that Ann makes. */
async function invited(values: { email?: string } = {}): Promise<string> {
	at(ann.cookie)
	const body = { role: 'ad', email: null, days: 7, isReusable: false, ...values }
	const path = `/api/productions/${production}/invitations`
	const said = await request({ method: 'POST', path, body }, z.object({ link: z.string() }))
	if (!said.ok) throw new Error(said.message)
	at()
	return new URL(said.value.link).hash.slice(1)
}

describe('signing in', () => {
	test('is by e-mail and password', async () => {
		expect(codeOf(await signIn({ email: ann.email, password }))).toBe('ok')
		expect(await whoAmI()).toBe(ann.id)
	})

	test('fails alike for a wrong password and for somebody who is not there', async () => {
		const wrong = await signIn({ email: ann.email, password: 'the tide goes out' })
		expect(wrong).toMatchObject({ ok: false, code: 'wrong-credentials' })
		expect(await signIn({ email: 'nobody@people.example', password })).toEqual(wrong)
		expect(await whoAmI()).toBe(null)
	})
})

test('a new server is set up once, by the address it printed', async () => {
	const fresh = await startTestServer()
	installServerPage(fresh.url)
	const token = new URL(fresh.setUpUrl ?? '').hash.slice(1)
	const owner = { name: 'Olive', email: 'olive@people.example', password }
	expect(codeOf(await setUp({ ...owner, token: 'guessed' }))).toBe('link-ended')
	expect(codeOf(await setUp({ ...owner, token }))).toBe('ok')
	expect(await whoAmI()).not.toBe(null)
	expect(codeOf(await setUp({ ...owner, token }))).toBe('link-ended')
	await fresh.close()
})

describe('an invitation', () => {
	test('says what it is for', async () => {
		expect(await lookAtInvitation(await invited())).toEqual({
			ok: true,
			value: {
				production: { id: production, title: 'Untitled' },
				role: 'ad',
				invitedBy: 'Ann',
				email: null,
				expiresAt: expect.any(Number) as number
			}
		})
	})

	test('is taken with an account', async () => {
		const token = await invited()
		at((await server.signIn({ name: 'Bo' })).cookie)
		expect(await acceptInvitation(token)).toEqual({ ok: true, value: { id: production } })
		expect(codeOf(await lookAtInvitation(token))).toBe('link-ended')
	})

	test('is taken with a new account, which is signed in then', async () => {
		const newcomer = { name: 'Cleo', email: `cleo-${made}@people.example`, password }
		const said = await joinAnew({ ...newcomer, token: await invited() })
		expect(said).toMatchObject({ ok: true, value: { id: production } })
		expect(await whoAmI()).not.toBe(null)
	})

	test('is not taken anew by somebody who has an account', async () => {
		const token = await invited()
		const said = await joinAnew({ name: 'Ann', email: ann.email, password, token })
		expect(codeOf(said)).toBe('has-account')
	})

	test('that nobody made has ended', async () => {
		expect(codeOf(await lookAtInvitation('guessed'))).toBe('link-ended')
	})

	test('is not for visitors: they sign in first', async () => {
		const token = await invited()
		await visit()
		expect(codeOf(await acceptInvitation(token))).toBe('not-allowed')
	})
})

describe('a password', () => {
	const next = 'the tide goes out'

	test('that is forgotten is asked for alike by everybody, and passed on by the server’s owner', async () => {
		expect(await requestReset('nobody@people.example')).toEqual(await requestReset(ann.email))
		at(await ownerOf(server, 'Olive'))
		const mine = async () => {
			const said = await waitingResets()
			return said.ok ? said.value.find(({ email }) => email === ann.email) : undefined
		}
		await expect.poll(mine).toMatchObject({ name: 'Ann' })
		const token = new URL((await mine())?.link ?? '').hash.slice(1)
		at()
		expect(codeOf(await resetPassword({ token, newPassword: next }))).toBe('ok')
		expect(codeOf(await signIn({ email: ann.email, password }))).toBe('wrong-credentials')
		expect(codeOf(await signIn({ email: ann.email, password: next }))).toBe('ok')
		expect(await resetPassword({ token, newPassword: next })).toMatchObject({ ok: false })
	})

	test('is changed by whoever knows it, and ends the other devices', async () => {
		at((await signedInAgain()).cookie)
		const wrong = await changePassword({ currentPassword: next, newPassword: next })
		expect(wrong).toMatchObject({ ok: false })
		expect(codeOf(await changePassword({ currentPassword: password, newPassword: next }))).toBe(
			'ok'
		)
		expect(await whoAmI()).toBe(ann.id)
		at(ann.cookie)
		expect(await whoAmI()).toBe(null)
	})

	test('of others is nobody’s business', async () => {
		at(ann.cookie)
		expect(codeOf(await waitingResets())).toBe('not-allowed')
	})
})

/** Ann at one more device. */
async function signedInAgain(): Promise<SignedIn> {
	return { ...ann, cookie: await (await server.people()).letIn(ann.id) }
}

describe('my devices', () => {
	test('are listed with this one first', async () => {
		const phone = await signedInAgain()
		at(ann.cookie)
		const said = await devicesOfMine()
		if (!said.ok) throw new Error(said.message)
		expect(said.value.map(({ current }) => current)).toEqual([true, false])
		expect(said.value[0]).toMatchObject({ userAgent: 'test' })
		expect(codeOf(await signOutDevice(said.value[1]?.id ?? ''))).toBe('ok')
		expect(await whoAmI()).toBe(ann.id)
		at(phone.cookie)
		expect(await whoAmI()).toBe(null)
	})

	test('are all signed out at once, this one too', async () => {
		const phone = await signedInAgain()
		at(ann.cookie)
		expect(codeOf(await endEverywhere())).toBe('ok')
		expect(await whoAmI()).toBe(null)
		at(phone.cookie)
		expect(await whoAmI()).toBe(null)
	})
})

test('a provider’s address that is no web address is not gone to', async () => {
	const answered = (url: string) => {
		vi.stubGlobal('fetch', async () => Response.json({ url, redirect: true }))
		return providerAddress({ done: '/', failed: '/sign-in' })
	}
	expect(codeOf(await answered('https://accounts.example/start?x=1'))).toBe('ok')
	expect(codeOf(await answered('javascript:alert(1)'))).toBe('unreadable')
})
