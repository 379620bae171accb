import 'fake-indexeddb/auto'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { Device } from '$lib/client/device.ts'
import { Productions } from '$lib/client/productions.svelte.ts'
import type { Role } from '#model/access.ts'
import type { SignedIn } from '../../support/people.ts'
import { startTestServer, type TestServer } from '../../support/server.ts'
import { installServerPage, ownerOf } from './support/server-page.ts'

const unreachable = 'The server cannot be reached just now. What you have open goes on working.'

let server: TestServer
let cookie: string
let page: { network: boolean }
let device: Device
let database = 0

beforeAll(async () => {
	server = await startTestServer()
	cookie = await ownerOf(server)
})
afterAll(() => server.close())

beforeEach(() => {
	page = installServerPage(server.url, cookie)
	device = new Device(`productions-${++database}`)
})
afterEach(() => {
	device.close()
	vi.unstubAllGlobals()
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
				role: 'owner',
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

describe('what I am to a production', () => {
	let bo: SignedIn
	let production: string

	beforeEach(async () => {
		production = await server.newProduction()
		bo = await server.signIn({ name: 'Bo', production, role: 'ad' })
		await server.signIn({ name: 'Ann', production, role: 'owner' })
		page = installServerPage(server.url, bo.cookie)
	})

	async function asked(): Promise<Productions> {
		const productions = new Productions(device)
		await productions.refresh()
		return productions
	}

	async function become(role: Role | null): Promise<void> {
		const { memberships } = await server.people()
		if (role) await memberships.change(production, bo.id, role)
		else await memberships.remove(production, bo.id)
	}

	/** A copy of the board on this device, with so many edits of mine that were never sent. */
	async function keepBoard(edits: number): Promise<void> {
		const document = `${production}/stripboard`
		await device.updates.add({ document, bytes: Uint8Array.of(0, 0) } as never)
		if (edits > 0) await device.waiting.put({ document, tab: 't', edits, client: 1, from: 0 })
	}

	test('is what the server says, and remembered without a network', async () => {
		expect((await asked()).roleIn(production)).toBe('ad')
		page.network = false
		expect((await asked()).roleIn(production)).toBe('ad')
	})

	test('is nothing where I do not belong, and before anybody was asked', async () => {
		expect(new Productions(device).roleIn(production)).toBe(null)
		expect((await asked()).roleIn('elsewhere')).toBe(null)
	})

	test('is a guest’s where this device remembers no role, or one it does not know', async () => {
		const row = { title: 'Tide', madeFrom: 'empty', createdAt: 1, openedAt: null }
		await device.remember('productions', [
			{ ...row, id: 'old' },
			{ ...row, id: 'new', role: 'script supervisor' }
		])
		page.network = false
		const productions = await asked()
		expect([productions.roleIn('old'), productions.roleIn('new')]).toEqual(['guest', 'guest'])
	})

	test('is news once it is another, until I heed it', async () => {
		const productions = await asked()
		expect(productions.hasNewRole(production)).toBe(false)
		await become('department')
		await productions.refresh()
		expect([productions.roleIn(production), productions.hasNewRole(production)]).toEqual([
			'department',
			true
		])
		productions.heedRole(production)
		await productions.refresh()
		expect(productions.hasNewRole(production)).toBe(false)
	})

	test('taken off, nothing of it is left on this device', async () => {
		const productions = await asked()
		await keepBoard(0)
		await become(null)
		await productions.refresh()
		expect([productions.roleIn(production), productions.left]).toEqual([null, []])
		expect(await device.updates.count()).toBe(0)
	})

	test('taken off with edits never sent, those stay until I have looked at them', async () => {
		await asked()
		await keepBoard(2)
		await become(null)
		const left = [{ id: production, title: 'Untitled', edits: 2 }]
		expect((await asked()).left).toEqual(left)
		expect((await asked()).left).toEqual(left)
		expect(await device.updates.count()).toBe(1)
		await device.forget(production)
		expect((await asked()).left).toEqual([])
	})

	test('given back, they are mine to send again', async () => {
		await asked()
		await keepBoard(2)
		await become(null)
		await asked()
		await (await server.people()).memberships.add(production, bo.id, 'ad')
		expect((await asked()).left).toEqual([])
		expect(await device.waiting.count()).toBe(1)
	})

	test('is not shown to whoever signs in next', async () => {
		const productions = await asked()
		productions.forget()
		expect([productions.list, productions.loading]).toEqual([[], true])
	})

	test('asked twice at once, both have the newer answer', async () => {
		const productions = await asked()
		const first = productions.refresh()
		expect(productions.asking).toBe(true)
		await become('department')
		await Promise.all([first, productions.refresh()])
		expect([productions.roleIn(production), productions.asking]).toEqual(['department', false])
	})
})
