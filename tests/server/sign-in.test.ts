import { afterAll, beforeAll, expect, test } from 'vitest'
import type { SignedIn } from '../support/people.ts'
import { startTestServer, type TestServer } from '../support/server.ts'
import { bornProduction } from './documents.ts'
import { RawPeer } from './peers.ts'
import { ask, cookiesOf, type Answer } from './requests.ts'

const password = 'a kettle, a ladder, a whistle'

let server: TestServer
let secured: TestServer
let ann: SignedIn

beforeAll(async () => {
	server = await startTestServer()
	secured = await startTestServer({ settings: { PUBLIC_URL: 'https://daybreak.example' } })
	ann = await server.signIn({ name: 'Ann', email: 'ann@people.example', password })
})
afterAll(() => Promise.all([server.close(), secured.close()]))

type Credentials = { email: string; password: string }

function signIn(who: Credentials, cookie?: string): Promise<Answer> {
	return ask(server, '/api/auth/sign-in/email', { method: 'POST', body: who, cookie })
}

function signOut(cookie: string): Promise<Answer> {
	return ask(server, '/api/auth/sign-out', { method: 'POST', body: {}, cookie })
}

async function nameBehind(cookie: string): Promise<string | null> {
	return (await ask(server, '/api/me', { cookie })).said.person?.name ?? null
}

/** The attributes of the cookie that an answer sets. */
function cookieSet({ headers }: Answer): { name: string; attributes: string[] } {
	const [cookie = ''] = headers.getSetCookie().filter((cookie) => !cookie.includes('-door.'))
	const [pair = '', ...attributes] = cookie.split('; ')
	return { name: pair.split('=')[0] ?? '', attributes }
}

test('whatever is wrong with who signs in, the answer is the same', async () => {
	const keyOnly = await server.signIn({ name: 'Key', email: 'key@people.example' })
	const wrong = [
		{ email: ann.email, password: 'not that at all' },
		{ email: 'nobody@people.example', password },
		{ email: keyOnly.email, password },
		{ email: 'no address', password },
		{ email: '', password: '' }
	]
	for (const credentials of wrong) {
		const { status, said, headers } = await signIn(credentials)
		expect([credentials, status, headers.getSetCookie()]).toEqual([credentials, 401, []])
		expect(said).toEqual({
			error: {
				code: 'wrong-credentials',
				message: 'The e-mail and the password do not belong together.'
			}
		})
	}
})

test('asking for a new password says the same whether there is such a person or not', async () => {
	const path = '/api/auth/request-password-reset'
	const answers = await Promise.all(
		[ann.email, 'nobody@people.example', 'no address'].map((email) =>
			ask(server, path, { method: 'POST', body: { email } })
		)
	)
	expect(answers.map(({ status, said }) => ({ status, said }))).toEqual(
		Array(3).fill({ status: 200, said: {} })
	)
})

test('whoever signs in gets a cookie that no script reads, and nothing else', async () => {
	const answer = await signIn({ email: ' ANN@people.example'.trim(), password })
	expect([answer.status, answer.said]).toEqual([200, {}])
	const { name, attributes } = cookieSet(answer)
	expect(name).toBe('daybreak')
	expect(attributes).toEqual(expect.arrayContaining(['Path=/', 'HttpOnly', 'SameSite=Lax']))
	expect(attributes.filter((attribute) => /^(Domain|Secure)/.test(attribute))).toEqual([])
	expect(attributes.find((attribute) => attribute.startsWith('Max-Age='))).toBe('Max-Age=1209600')
	expect(await nameBehind(cookiesOf(answer))).toBe('Ann')
})

test('over https the cookie is bound to this very name and never travels in the clear', async () => {
	await secured.signIn({ name: 'Ann', email: ann.email, password })
	const headers = { origin: 'https://daybreak.example' }
	const body = { email: ann.email, password }
	const path = '/api/auth/sign-in/email'
	const answer = await ask(secured, path, { method: 'POST', body, headers })
	const { name, attributes } = cookieSet(answer)
	expect(name).toBe('__Host-daybreak')
	expect(attributes).toEqual(
		expect.arrayContaining(['Path=/', 'HttpOnly', 'Secure', 'SameSite=Lax'])
	)
	expect(attributes.filter((attribute) => attribute.startsWith('Domain'))).toEqual([])
	const me = await ask(secured, '/api/me', { cookie: cookiesOf(answer) })
	expect(me.said.person.name).toBe('Ann')
})

test('a cookie that was there before does not become somebody’s by signing in', async () => {
	const eve = await server.signIn({ name: 'Eve' })
	const planted = ['daybreak=planted', 'daybreak=planted.c2lnbmVk', eve.cookie]
	for (const cookie of planted) {
		const before = await nameBehind(cookie)
		const fresh = cookiesOf(await signIn({ email: ann.email, password }, cookie))
		expect(fresh).toMatch(/^daybreak=/)
		expect(planted).not.toContain(fresh)
		expect([await nameBehind(fresh), await nameBehind(cookie)]).toEqual(['Ann', before])
		await signOut(fresh)
	}
})

test('every signing in is a device of its own; one that was signed out never works again', async () => {
	const production = await bornProduction(server)
	const { memberships } = await server.people()
	await memberships.add(production, ann.id, 'ad')
	const first = cookiesOf(await signIn({ email: ann.email, password }))
	const second = cookiesOf(await signIn({ email: ann.email, password }, first))
	expect(first).not.toBe(second)
	expect([await nameBehind(first), await nameBehind(second)]).toEqual(['Ann', 'Ann'])

	const out = await signOut(first)
	expect(cookieSet(out).attributes).toContain('Max-Age=0')
	expect([await nameBehind(first), await nameBehind(second)]).toEqual([null, 'Ann'])
	const url = server.socketUrl(production, 'stripboard')
	const peer = await RawPeer.open(url, { cookie: first })
	expect(await peer.closed).toEqual({ code: 4401, reason: 'signedOut' })
	expect((await ask(server, '/api/productions', { cookie: first })).status).toBe(401)
	await signOut(second)
})

test('a device’s secret is worth nothing without our signature', async () => {
	const { database } = await server.people()
	const row = database.selectFrom('session').select('token').where('userId', '=', ann.id)
	const { token } = await row.executeTakeFirstOrThrow()
	expect(await nameBehind(ann.cookie)).toBe('Ann')
	for (const value of [token, `${token}.`, `${token}.${'A'.repeat(43)}%3D`]) {
		expect(await nameBehind(`daybreak=${value}`)).toBeNull()
	}
})

test('guessing the password of one account ends after ten tries, and for nobody else', async () => {
	const guess = (email: string) => signIn({ email, password: 'not that at all' })
	const emails = Array.from({ length: 14 }, (_, n) => (n % 2 ? 'Max' : 'max') + '@people.example')
	const answers = await Promise.all(emails.map(guess)) // at once, which is no way round either
	const count = (code: number) => answers.filter(({ status }) => status === code).length
	expect([count(401), count(429)]).toEqual([10, 4])
	const stopped = await guess('max@people.example')
	expect([stopped.status, stopped.said.error.code]).toEqual([429, 'too-many'])
	expect((await signIn({ email: ann.email, password })).status).toBe(200)
}, 180_000)

test('the current password cannot be guessed from a device that was left signed in', async () => {
	const body = { currentPassword: 'not that at all', newPassword: password }
	const guesses = Array.from({ length: 12 }, () =>
		ask(server, '/api/auth/change-password', { method: 'POST', cookie: ann.cookie, body })
	)
	const statuses = (await Promise.all(guesses)).map(({ status }) => status)
	expect(statuses.sort()).toEqual([...Array(10).fill(400), 429, 429])
}, 180_000)

/** What the library answers under our addresses, if the door lets it. */
const open = [
	'GET /callback/:id',
	'GET /passkey/generate-authenticate-options',
	'GET /passkey/generate-register-options',
	'GET /passkey/list-user-passkeys',
	'POST /change-password',
	'POST /passkey/delete-passkey',
	'POST /passkey/verify-authentication',
	'POST /passkey/verify-registration',
	'POST /request-password-reset',
	'POST /reset-password',
	'POST /sign-in/email',
	'POST /sign-in/social',
	'POST /sign-out'
]

test('of all that the sign-in library can do, only what we use can be reached', async () => {
	const { auth } = await server.people()
	const endpoints = Object.values(auth.api) as { path?: string }[]
	const paths = [...new Set(endpoints.flatMap(({ path }) => path ?? []))]
	for (const known of ['/sign-up/email', '/get-session', '/update-user', '/list-sessions']) {
		expect(paths).toContain(known)
	}
	const reached: string[] = []
	for (const path of [...paths, '/let-in']) {
		for (const method of ['GET', 'POST']) {
			if (open.includes(`${method} ${path}`)) continue
			const address = `/api/auth${path.replace(/:\w+/g, 'x')}`
			const body = { name: 'Eve', email: 'eve@people.example', password, person: ann.id }
			const asked = { method, cookie: ann.cookie, ...(method === 'POST' && { body }) }
			const { status, said } = await ask(server, address, asked)
			if (status !== 404 || said.error?.code !== 'not-found') reached.push(`${method} ${path}`)
		}
	}
	expect(reached).toEqual([])
	expect((await signIn({ email: 'eve@people.example', password })).status).toBe(401)
})

test('an invitation for one makes one account, however many use it at once', async () => {
	const production = await bornProduction(server)
	const { cookie } = await server.signIn({ name: 'Olive', production })
	const order = { role: 'ad', email: null, days: 7, isReusable: false }
	const path = `/api/productions/${production}/invitations`
	const made = await ask(server, path, { method: 'POST', body: order, cookie })
	const token = (made.said.link as string).split('#')[1]
	const answers = await Promise.all(
		['bea', 'cy', 'dee'].map((name) => {
			const body = { token, name, email: `${name}@people.example`, password }
			return ask(server, '/api/invitations/join', { method: 'POST', body })
		})
	)
	expect(answers.map(({ status }) => status).sort()).toEqual([200, 404, 404])
	const { database } = await server.people()
	const accounts = database
		.selectFrom('user')
		.select('name')
		.where('email', 'in', ['bea@people.example', 'cy@people.example', 'dee@people.example'])
	expect(await accounts.execute()).toHaveLength(1)
})
