import 'fake-indexeddb/auto'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { Device } from '$lib/client/device.ts'
import { Me } from '$lib/client/me.svelte.ts'
import { Productions } from '$lib/client/productions.svelte.ts'
import { Leaving } from '$lib/features/accounts/leaving.svelte.ts'
import type { SignedIn } from '../../../support/people.ts'
import { startTestServer, type TestServer } from '../../../support/server.ts'
import { installServerPage, type ServerPage } from '../../client/support/server-page.ts'

let server: TestServer
let ann: SignedIn
let page: ServerPage
let device: Device
let me: Me
let leaving: Leaving
let database = 0

beforeAll(async () => {
	server = await startTestServer()
})
afterAll(() => server.close())

beforeEach(async () => {
	ann = await server.signIn({ name: 'Ann' })
	page = installServerPage(server.url, ann.cookie)
	device = new Device(`leaving-${++database}`)
	me = new Me(device)
	await me.find()
	leaving = new Leaving({ device, me, productions: new Productions(device) })
})
afterEach(() => {
	device.close()
	vi.unstubAllGlobals()
})

/** Edits that the server has not heard of. */
const wait = (edits: number) => device.waiting.put({ document: 'p1/stripboard', tab: 't', edits })

/** Whether the server still knows this browser. */
async function isKnown(): Promise<boolean> {
	const asked = new Me(device)
	await asked.find()
	return asked.person !== null
}

test('whoever has nothing to lose is signed out at once', async () => {
	await leaving.leave()
	expect([leaving.parting, me.person, await isKnown()]).toEqual([null, null, false])
})

test('whoever would lose edits is asked first, and may stay', async () => {
	await wait(3)
	await leaving.leave()
	expect(leaving.parting).toEqual({ about: 'unsaved', edits: 3 })
	leaving.stay()
	expect([leaving.parting, me.person?.name, await isKnown()]).toEqual([null, 'Ann', true])
	expect(await device.waiting.count()).toBe(1)
})

test('whoever goes all the same takes everything off this device', async () => {
	await wait(3)
	await leaving.leave()
	expect(await leaving.confirm()).toBe(null)
	expect([await device.waiting.count(), me.person]).toEqual([0, null])
})

test('without a network one stays signed in, with why, and can try again', async () => {
	page.network = false
	await leaving.leave()
	expect(leaving.parting).toMatchObject({ about: 'refused' })
	expect(me.person?.name).toBe('Ann')
	page.network = true
	expect(await leaving.confirm()).toBe(null)
	expect([me.person, await isKnown()]).toEqual([null, false])
})

test('everywhere is asked about always, and is everywhere', async () => {
	const phone = await (await server.people()).letIn(ann.id)
	await leaving.leaveEverywhere()
	expect([leaving.parting, me.person?.name]).toEqual([{ about: 'everywhere', edits: 0 }, 'Ann'])
	expect(await leaving.confirm()).toBe(null)
	expect(me.person).toBe(null)
	installServerPage(server.url, phone)
	expect(await isKnown()).toBe(false)
})

test('a device that cannot be cleared says so to whoever is left before the page', async () => {
	device.close()
	await leaving.leave()
	expect([leaving.parting, me.person]).toEqual([null, null])
	expect(me.complaint).toMatch(/^You are signed out, but/)
})
