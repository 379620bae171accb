import 'fake-indexeddb/auto'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import * as z from 'zod/mini'
import { request } from '$lib/client/api.ts'
import { Device } from '$lib/client/device.ts'
import { Me } from '$lib/client/me.svelte.ts'
import { Productions } from '$lib/client/productions.svelte.ts'
import { startTestServer, type TestServer } from '../../support/server.ts'
import { installServerPage } from './support/server-page.ts'

const unreachable = 'The server cannot be reached just now. What you have open goes on working.'

let server: TestServer
let page: { network: boolean }
let device: Device
let database = 0

beforeAll(async () => {
	server = await startTestServer()
})
afterAll(() => server.close())

beforeEach(() => {
	page = installServerPage(server.url)
	device = new Device(`productions-${++database}`)
})
afterEach(() => {
	device.close()
	vi.unstubAllGlobals()
})

describe('a request', () => {
	const ask = (path: string) => request({ method: 'GET', path }, z.object({ person: z.null() }))

	test('is answered with what was asked for', async () => {
		expect(await ask('/api/me')).toEqual({ ok: true, value: { person: null } })
	})

	test('that the server refuses is answered with its sentence', async () => {
		const path = '/api/productions/nowhere'
		const answer = await request({ method: 'DELETE', path }, z.object({}))
		expect(answer).toMatchObject({ ok: false, offline: false })
		expect(answer.ok ? '' : answer.message).toMatch(/^[A-Z].+\.$/)
	})

	test('without a network is answered too', async () => {
		page.network = false
		expect(await ask('/api/me')).toEqual({
			ok: false,
			offline: true,
			code: 'offline',
			message: unreachable
		})
	})

	test('answered in a way nobody knows is said to be so', async () => {
		const answer = await request(
			{ method: 'GET', path: '/api/me' },
			z.object({ other: z.string() })
		)
		expect(answer).toMatchObject({ ok: false, offline: false, code: 'unreadable' })
	})
})

describe('who I am', () => {
	test('is not known until somebody said, and then it is remembered', async () => {
		const me = new Me(device)
		expect([me.known, me.person]).toEqual([false, null])
		await me.find()
		expect([me.known, me.person]).toEqual([true, null])
		expect(await me.introduce({ name: 'Ann', role: '1st AD' })).toBe(null)
		expect(me.person).toMatchObject({ name: 'Ann', role: '1st AD' })

		const later = new Me(device)
		await later.find()
		expect(later.person).toEqual(me.person)
	})

	test('is known without a network, once it was', async () => {
		const me = new Me(device)
		await me.introduce({ name: 'Ann', role: '' })
		page.network = false
		const offline = new Me(device)
		await offline.find()
		expect([offline.known, offline.person]).toEqual([true, me.person])
	})

	test('is asked anew where this device remembers nonsense', async () => {
		await device.remember('me', { id: 7 })
		page.network = false
		const me = new Me(device)
		await me.find()
		expect([me.known, me.person]).toEqual([true, null])
	})

	test('keeps a name the server would not have out, with its reason', async () => {
		const me = new Me(device)
		expect(await me.introduce({ name: '   ', role: '' })).toMatch(/name/)
		page.network = false
		expect(await me.introduce({ name: 'Ann', role: '' })).toBe(unreachable)
		expect(me.person).toBe(null)
	})

	test('is known on a device that remembers nothing, too', async () => {
		device.close()
		const me = new Me(device)
		expect(await me.introduce({ name: 'Ann', role: '' })).toBe(null)
		await me.find()
		expect(me.person?.name).toBe('Ann')
	})
})

describe('the productions', () => {
	beforeEach(async () => {
		for (const { id } of (await known()).list) await server.store.removeProduction(id, Date.now())
	})

	async function known(): Promise<Productions> {
		const productions = new Productions(device)
		await productions.refresh()
		return productions
	}

	async function created(productions: Productions, title: string): Promise<string> {
		const made = await productions.create({ title, from: 'empty' })
		if (!made.ok) throw new Error(made.message)
		await productions.refresh()
		return made.id
	}

	const titles = ({ list }: Productions) => list.map(({ title }) => title)

	test('are none at first, and loading until that is known', async () => {
		const productions = new Productions(device)
		expect(productions.loading).toBe(true)
		await productions.refresh()
		expect([productions.loading, productions.list]).toEqual([false, []])
	})

	test('are listed once made, not yet on this device', async () => {
		const productions = await known()
		const id = await created(productions, 'Tide')
		expect(productions.list).toEqual([
			{
				id,
				title: 'Tide',
				madeFrom: 'empty',
				createdAt: expect.any(Number) as number,
				openedAt: null,
				kept: false
			}
		])
	})

	test('are listed with the last opened first', async () => {
		const productions = await known()
		const tide = await created(productions, 'Tide')
		await created(productions, 'Rope')
		await productions.opened(tide)
		expect(titles(productions)).toEqual(['Tide', 'Rope'])
		expect(productions.list[0]).toMatchObject({ kept: true })
		expect(titles(await known())).toEqual(['Tide', 'Rope'])
	})

	test('are listed without a network, with which of them open', async () => {
		const productions = await known()
		const tide = await created(productions, 'Tide')
		await created(productions, 'Rope')
		await device.updates.add({
			document: `${tide}/stripboard`,
			bytes: Uint8Array.of(0, 0)
		} as never)
		page.network = false
		const offline = await known()
		expect([offline.offline, offline.loading, offline.complaint]).toEqual([true, false, null])
		expect(Object.fromEntries(offline.list.map(({ title, kept }) => [title, kept]))).toEqual({
			Tide: true,
			Rope: false
		})
	})

	test('are taken off the list and off this device when removed', async () => {
		const productions = await known()
		const tide = await created(productions, 'Tide')
		const rope = await created(productions, 'Rope')
		const rows = [`${tide}/stripboard`, `${tide}/production`, `${rope}/stripboard`]
		for (const document of rows) {
			await device.updates.add({ document, bytes: Uint8Array.of(0, 0) } as never)
			await device.waiting.put({ document, tab: 't', edits: 1 })
		}
		expect(await productions.remove(tide)).toBe(null)
		expect(titles(productions)).toEqual(['Rope'])
		expect((await device.updates.toArray()).map(({ document }) => document)).toEqual([rows[2]])
		expect((await device.waiting.toArray()).map(({ document }) => document)).toEqual([rows[2]])
	})

	test('stay where the server does not answer, and it is said why', async () => {
		const productions = await known()
		const tide = await created(productions, 'Tide')
		page.network = false
		expect(await productions.remove(tide)).toBe(unreachable)
		expect(await productions.create({ title: 'Rope', from: 'empty' })).toEqual({
			ok: false,
			message: unreachable
		})
		expect(titles(productions)).toEqual(['Tide'])
	})
})
