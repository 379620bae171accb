import 'fake-indexeddb/auto'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { signIn, visit } from '$lib/client/account.ts'
import { Device } from '$lib/client/device.ts'
import { Me } from '$lib/client/me.svelte.ts'
import type { SignedIn } from '../../support/people.ts'
import { startTestServer, type TestServer } from '../../support/server.ts'
import { installServerPage, ownerOf, type ServerPage } from './support/server-page.ts'

const password = 'the tide comes in'

let server: TestServer
let ann: SignedIn
let page: ServerPage
let device: Device
let me: Me
let database = 0

beforeAll(async () => {
	server = await startTestServer()
	ann = await server.signIn({ name: 'Ann', email: 'ann@people.example', password })
})
afterAll(() => server.close())

beforeEach(() => {
	page = installServerPage(server.url)
	device = new Device(`me-${++database}`)
	me = new Me(device)
})
afterEach(() => {
	device.close()
	vi.unstubAllGlobals()
})

async function comeIn(): Promise<void> {
	const said = await signIn({ email: ann.email, password })
	expect(said).toMatchObject({ ok: true })
	await me.find()
}

/** Somebody else who opens the app on this device. */
async function opened(): Promise<Me> {
	const other = new Me(device)
	await other.find()
	return other
}

describe('who I am', () => {
	test('is not known until the server has said; then it is nobody', async () => {
		expect([me.known, me.person]).toEqual([false, null])
		await me.find()
		expect([me.known, me.person, me.mayStart, me.complaint]).toEqual([true, null, false, null])
	})

	test('is whoever signed in, here and when the app is opened again', async () => {
		await comeIn()
		const person = { id: ann.id, name: 'Ann', email: ann.email, isVisitor: false }
		expect(me.person).toEqual(person)
		expect((await opened()).person).toEqual(person)
	})

	test('is known without a network, once it was', async () => {
		await comeIn()
		page.network = false
		const offline = await opened()
		expect([offline.known, offline.person]).toEqual([true, me.person])
		expect(offline.complaint).toMatch(/^The server cannot be reached/)
	})

	test('includes whether I may start productions, without a network too', async () => {
		page = installServerPage(server.url, await ownerOf(server))
		await me.find()
		page.network = false
		expect([me.mayStart, (await opened()).mayStart]).toEqual([true, true])
	})

	test('is nobody on this device either once the server says so', async () => {
		await comeIn()
		page.cookies.clear()
		await me.find()
		page.network = false
		expect([me.person, (await opened()).person]).toEqual([null, null])
	})

	test('is forgotten when I sign out', async () => {
		await comeIn()
		await me.forget()
		page.network = false
		expect([me.person, me.mayStart, (await opened()).person]).toEqual([null, false, null])
	})

	test('is asked anew where this device remembers nonsense', async () => {
		await device.remember('me', { person: { id: 7 } })
		page.network = false
		await me.find()
		expect([me.known, me.person]).toEqual([true, null])
	})

	test('is known on a device that remembers nothing, too', async () => {
		device.close()
		await comeIn()
		expect(me.person?.name).toBe('Ann')
	})

	test('changes with my name; a name that the server would not have changes nothing', async () => {
		await comeIn()
		expect(await me.rename('   ')).toMatchObject({ ok: false })
		expect(me.person?.name).toBe('Ann')
		expect(await me.rename('Ann Byrne')).toMatchObject({ ok: true })
		expect([me.person?.name, (await opened()).person?.name]).toEqual(['Ann Byrne', 'Ann Byrne'])
		await me.rename('Ann')
	})

	test('can be a visitor, where the server lets visitors in', async () => {
		await me.find()
		expect(me.door).toMatchObject({ visits: true, mail: false, provider: null })
		expect(await visit()).toMatchObject({ ok: true, value: { id: expect.any(String) as string } })
		await me.find()
		expect([me.person?.isVisitor, me.person?.email, me.mayStart]).toEqual([true, null, false])
	})
})

describe('what somebody before me kept on this device', () => {
	const copy = { document: 'p1/stripboard', bytes: Uint8Array.of(0, 0) } as never

	beforeEach(async () => {
		await visit()
		await me.find()
		await device.updates.add(copy)
	})

	test('stays while it is me', async () => {
		await opened()
		expect(await device.updates.count()).toBe(1)
	})

	test('goes when I am somebody else, even after nobody was signed in', async () => {
		page.cookies.clear()
		await me.find()
		expect(await device.updates.count()).toBe(1)
		await comeIn()
		expect(await device.updates.count()).toBe(0)
		expect((await opened()).person?.name).toBe('Ann')
	})

	test('stays while it holds edits that were never saved', async () => {
		await device.waiting.put({ document: 'p1/stripboard', tab: 't', edits: 2 })
		await comeIn()
		expect(await device.updates.count()).toBe(1)
	})
})
