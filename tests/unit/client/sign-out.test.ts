import 'fake-indexeddb/auto'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import type { App } from '$lib/client/app.ts'
import { Device } from '$lib/client/device.ts'
import { Me } from '$lib/client/me.svelte.ts'
import { Productions } from '$lib/client/productions.svelte.ts'
import { signOut, unsavedOnThisDevice } from '$lib/client/sign-out.ts'
import { startTestServer, type TestServer } from '../../support/server.ts'
import { installServerPage, type ServerPage } from './support/server-page.ts'

let server: TestServer
let page: ServerPage
let app: App
let database = 0

beforeAll(async () => {
	server = await startTestServer()
})
afterAll(() => server.close())

/** Ann, signed in on a device that keeps a board with edits of hers. */
beforeEach(async () => {
	const production = await server.newProduction()
	const ann = await server.signIn({ name: 'Ann', production })
	page = installServerPage(server.url, ann.cookie)
	const device = new Device(`sign-out-${++database}`)
	app = { device, me: new Me(device), productions: new Productions(device) }
	await app.me.find()
	await app.productions.refresh()
	const document = `${production}/stripboard`
	await device.updates.add({ document, bytes: Uint8Array.of(0, 0) } as never)
	await device.waiting.put({ document, tab: 'one', edits: 2 })
	await device.waiting.put({ document, tab: 'other', edits: 3 })
})
afterEach(() => {
	app.device.close()
	vi.unstubAllGlobals()
})

const kept = async () => [await app.device.updates.count(), await app.device.waiting.count()]

test('first it can be asked how many edits would be lost', async () => {
	expect(await unsavedOnThisDevice(app.device)).toBe(5)
	await app.device.forget('elsewhere')
	expect(await unsavedOnThisDevice(app.device)).toBe(5)
})

test('a device without a database holds none', async () => {
	app.device.close()
	expect(await unsavedOnThisDevice(app.device)).toBe(0)
})

test('signed out, nobody is known here and nothing is kept', async () => {
	expect(app.productions.list).toHaveLength(1)
	expect(await signOut(app)).toBe(null)
	expect([app.me.person, app.productions.list, await kept()]).toEqual([null, [], [0, 0]])
	await app.me.find()
	expect(app.me.person).toBe(null)
})

test('without a network I stay signed in, with everything there, and am told why', async () => {
	page.network = false
	expect(await signOut(app)).toBe(
		'You are still signed in: the server cannot be reached just now. Try again when there is a network.'
	)
	expect([app.me.person?.name, await kept()]).toEqual(['Ann', [1, 2]])
})

test('whom the server has signed out already is signed out here too', async () => {
	page.cookies.clear()
	expect(await signOut(app)).toBe(null)
	expect([app.me.person, await kept()]).toEqual([null, [0, 0]])
})

test('where the browser will not remove what is kept, it is said', async () => {
	app.device.close()
	expect(await signOut(app)).toMatch(/would not remove/)
	expect(app.me.person).toBe(null)
})
