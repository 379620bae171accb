import 'fake-indexeddb/auto'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { Device } from '$lib/client/device.ts'
import { Me } from '$lib/client/me.svelte.ts'
import { Productions, type Production } from '$lib/client/productions.svelte.ts'
import { StartView } from '$lib/features/productions/start.svelte.ts'
import { must } from '#model/core/invariant.ts'
import { startTestServer, type TestServer } from '../../../support/server.ts'
import { installServerPage, ownerOf, type ServerPage } from '../../client/support/server-page.ts'

let server: TestServer
let cookie: string
let page: ServerPage
let me: Me
let device: Device
let productions: Productions
let start: StartView
let opened: string[]
let database = 0

beforeAll(async () => {
	server = await startTestServer()
	cookie = await ownerOf(server)
})
afterAll(() => server.close())

beforeEach(async () => {
	page = installServerPage(server.url, cookie)
	device = new Device(`start-${++database}`)
	productions = new Productions(device)
	opened = []
	me = new Me(device)
	await me.find()
	start = new StartView({ me, productions }, ({ id }) => opened.push(id))
	await productions.refresh()
	for (const { id } of productions.list) await productions.remove(id)
})
afterEach(() => {
	device.close()
	vi.unstubAllGlobals()
})

/** The productions on the server, as what they were made from. */
async function listed(): Promise<string[]> {
	await productions.refresh()
	return productions.list.map(({ title, madeFrom }) => `${madeFrom}: ${title}`)
}

const first = (): Production => must(productions.list[0], 'a production')

test('the sample is made once and then opened again', async () => {
	await start.openSample()
	expect(await listed()).toEqual(['sample: Every Fourteen Seconds'])
	await start.openSample()
	expect(opened).toEqual([first().id, first().id])
	expect(await listed()).toHaveLength(1)
})

test('an empty production opens under its title', async () => {
	start.ask({ about: 'empty' })
	await start.startEmpty('Tide')
	expect(await listed()).toEqual(['empty: Tide'])
	expect([opened, start.asking, start.complaint]).toEqual([[first().id], null, null])
})

test('a used sample gives place to a clean one', async () => {
	await start.openSample()
	await productions.refresh()
	const used = first()
	start.ask({ about: 'afresh', production: used })
	await start.startAfresh(used)
	expect(await listed()).toEqual(['sample: Every Fourteen Seconds'])
	expect(first().id).not.toBe(used.id)
	expect(opened).toEqual([used.id, first().id])
})

test('a production is removed for everyone', async () => {
	await start.startEmpty('Tide')
	await productions.refresh()
	start.ask({ about: 'remove', production: first() })
	await start.remove(first())
	expect([await listed(), start.asking]).toEqual([[], null])
})

test('when it cannot be done the question stays, with why, until it is asked again', async () => {
	start.ask({ about: 'empty' })
	page.network = false
	await start.startEmpty('Tide')
	expect([start.asking, opened]).toEqual([{ about: 'empty' }, []])
	expect(start.complaint).toBe(
		'The server cannot be reached just now. What you have open goes on working.'
	)
	start.dismiss()
	start.ask({ about: 'empty' })
	expect(start.complaint).toBe(null)
})

test('two presses of a button make one production', async () => {
	const both = [start.startEmpty('Tide'), start.startEmpty('Tide')]
	expect(start.busy).toBe(true)
	await Promise.all(both)
	expect([start.busy, await listed()]).toEqual([false, ['empty: Tide']])
})

describe('somebody without an account', () => {
	beforeEach(async () => {
		page.cookies.clear()
		await me.find()
	})

	test('looks at a sample of their own, as a visitor', async () => {
		expect([me.person, start.maySample]).toEqual([null, true])
		await start.openSample()
		expect(me.person?.isVisitor).toBe(true)
		expect(await listed()).toEqual(['sample: Every Fourteen Seconds'])
		expect(opened).toEqual([first().id])
	})

	test('has it afresh without any right to start productions', async () => {
		await start.openSample()
		await productions.refresh()
		const used = first()
		expect(me.mayStart).toBe(false)
		await start.startAfresh(used)
		expect(await listed()).toEqual(['sample: Every Fourteen Seconds'])
		expect(opened).toEqual([used.id, first().id])
	})

	test('stays before the page when the server cannot be reached, and is told why', async () => {
		page.network = false
		await start.openSample()
		expect([opened, me.person]).toEqual([[], null])
		expect(start.complaint).toMatch(/^The server cannot be reached/)
	})
})
