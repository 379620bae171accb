import { afterAll, beforeAll, expect, test } from 'vitest'
import type { SignedIn } from '../support/people.ts'
import { startTestServer, type TestServer } from '../support/server.ts'
import { ask, cookiesOf } from './requests.ts'

const password = 'correct horse battery'

let server: TestServer
let ann: SignedIn
let production: string

beforeAll(async () => {
	server = await startTestServer()
	ann = await server.signIn({ name: 'Ann', email: 'ann@office.example', password })
	production = await server.newProduction(ann.id)
})
afterAll(() => server.close())

const post = (path: string, body: unknown, cookie?: string) =>
	ask(server, path, { method: 'POST', body, cookie })

async function invite(order: { role?: string; email?: string | null } = {}) {
	const all = { role: 'department', email: null, days: 1, isReusable: false, ...order }
	const { said } = await post(`/api/productions/${production}/invitations`, all, ann.cookie)
	return new URL(said.link).hash.slice(1)
}

test('the address that a fresh server prints makes its owner once, and only to whoever has it', async () => {
	const fresh = await startTestServer()
	try {
		const token = new URL(fresh.setUpUrl ?? '').hash.slice(1)
		const setUp = (tried: string, email: string) =>
			ask(fresh, '/api/set-up', {
				method: 'POST',
				body: { token: tried, name: 'Olive', email, password }
			})
		expect((await setUp('x'.repeat(22), 'eve@office.example')).status).toBe(404)
		const made = await setUp(token, 'olive@office.example')
		expect(made).toMatchObject({ status: 200, said: { person: { name: 'Olive' } } })
		expect((await setUp(token, 'eve@office.example')).said.error.code).toBe('link-ended')
		const { said } = await ask(fresh, '/api/me', { cookie: cookiesOf(made) })
		expect(said).toMatchObject({ mayStart: true, door: { needsSetUp: false } })
	} finally {
		await fresh.close()
	}
})

test('an invitation makes one member, with the role it was made for, and then it has ended', async () => {
	const token = await invite()
	const newcomer = { token, name: 'Dee', email: 'dee@office.example', password }
	const joined = await post('/api/invitations/join', { ...newcomer, role: 'owner' })
	expect(joined).toMatchObject({ status: 200, said: { id: production } })
	const { said } = await ask(server, '/api/productions', { cookie: cookiesOf(joined) })
	expect(said.productions).toEqual([expect.objectContaining({ role: 'department' })])
	for (const path of ['look', 'join']) {
		const late = await post(`/api/invitations/${path}`, { ...newcomer, email: 'e@office.example' })
		expect([path, late.said.error?.code]).toEqual([path, 'link-ended'])
	}
})

test('an invitation by mail is for whoever has that address, and for nobody who has the link', async () => {
	const token = await invite({ email: 'fay@office.example' })
	const gus = await server.signIn({ name: 'Gus' })
	const stolen = await post('/api/invitations/accept', { token }, gus.cookie)
	expect(stolen).toMatchObject({ status: 403, said: { error: { code: 'not-allowed' } } })
	const fay = await server.signIn({ name: 'Fay', email: 'fay@office.example' })
	expect((await post('/api/invitations/accept', { token }, fay.cookie)).status).toBe(200)
})

test('an account is not had by inviting its e-mail: its owner has to sign in', async () => {
	const token = await invite({ email: 'ann@office.example' })
	const asAnn = { token, name: 'Ann', email: 'ann@office.example', password: 'another password' }
	expect((await post('/api/invitations/join', asAnn)).said.error.code).toBe('has-account')
	const tried = { email: 'ann@office.example', password: 'another password' }
	expect((await post('/api/auth/sign-in/email', tried)).status).toBe(401)
})
