import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { People } from '$lib/client/people.svelte.ts'
import type { SignedIn } from '../../support/people.ts'
import { startTestServer, type TestServer } from '../../support/server.ts'
import { installPageOf, type PageOf } from './support/page-of.ts'

let server: TestServer
let production: string
let ann: SignedIn
let bo: SignedIn
let page: PageOf
let people: People

beforeAll(async () => {
	server = await startTestServer()
})
afterAll(() => server.close())

beforeEach(async () => {
	production = await server.newProduction()
	ann = await server.signIn({ name: 'Ann', production })
	bo = await server.signIn({ name: 'Bo', production, role: 'department' })
	page = installPageOf(server, ann)
	people = new People(production)
})
afterEach(() => {
	vi.unstubAllGlobals()
})

const inviting = { role: 'ad', email: null, days: 7, isReusable: false }

describe('the people of a production', () => {
	test('are not known until the server has said', async () => {
		expect([people.known, people.members]).toEqual([false, []])
		await people.refresh()
		expect(people.known).toBe(true)
		expect(people.members.map(({ person }) => person.name)).toEqual(['Ann', 'Bo'])
		expect([people.roleOf(ann.id), people.roleOf(bo.id)]).toEqual(['owner', 'department'])
		expect(people.roleOf('nobody')).toBe(null)
	})

	test('show their e-mails only to those who may invite', async () => {
		await people.refresh()
		expect(people.members.map(({ person }) => person.email)).toEqual([ann.email, bo.email])
		page.cookie = bo.cookie
		await people.refresh()
		expect(people.members.map(({ person }) => person.email)).toEqual([null, null])
	})

	test('are left as they were while there is no network, with a sentence', async () => {
		await people.refresh()
		page.network = false
		await people.refresh()
		expect(people.members).toHaveLength(2)
		expect(people.complaint).toMatch(/^The server cannot be reached/)
		page.network = true
		await people.refresh()
		expect(people.complaint).toBe(null)
	})

	test('of which a guest is told nothing', async () => {
		page.cookie = (await server.signIn({ name: 'Eli', production, role: 'guest' })).cookie
		await people.refresh()
		expect([people.known, people.members]).toEqual([false, []])
		expect(people.complaint).toMatch(/^[A-Z].+\.$/)
	})

	test('asked for twice at once: the answer to the later question stands, whichever comes first', async () => {
		const ask = globalThis.fetch
		let release = () => {}
		const held = new Promise<void>((resolve) => (release = resolve))
		const isAnswered = new Promise<void>((resolve) => {
			vi.stubGlobal('fetch', async (path: string, init: RequestInit) => {
				const answer = await ask(path, init)
				resolve()
				await held
				return answer
			})
		})
		const earlier = people.refresh()
		await isAnswered
		vi.stubGlobal('fetch', ask)
		await (await server.people()).memberships.remove(production, bo.id)
		await people.refresh()
		release()
		await earlier
		expect(people.members.map(({ person }) => person.name)).toEqual(['Ann'])
	})
})

describe('changing who is what', () => {
	test('another role is there as soon as it was given', async () => {
		expect(await people.giveRole(bo.id, 'ad')).toBe(null)
		expect(people.roleOf(bo.id)).toBe('ad')
	})

	test('whoever may not is told so, and nothing changes', async () => {
		page.cookie = bo.cookie
		expect(await people.giveRole(bo.id, 'owner')).toMatch(/^Your role .+\.$/)
		await people.refresh()
		expect(people.roleOf(bo.id)).toBe('department')
	})

	test('a person removed is gone from the list', async () => {
		expect(await people.remove(bo.id)).toBe(null)
		expect(people.members.map(({ person }) => person.name)).toEqual(['Ann'])
	})

	test('the last owner cannot leave, and is told what to do first', async () => {
		expect(await people.remove(ann.id)).toMatch(/owner first\.$/)
	})

	test('a production handed on has a new owner, and the old one coordinates', async () => {
		expect(await people.handOn(bo.id)).toBe(null)
		expect([people.roleOf(ann.id), people.roleOf(bo.id)]).toEqual(['coordinator', 'owner'])
	})
})

describe('an invitation', () => {
	test('says its link once, and is on the list from then on without it', async () => {
		const made = await people.invite(inviting)
		expect(made).toMatchObject({ ok: true, value: { mailed: false } })
		expect(made.ok && made.value.link).toMatch(/\/join#.{20,}$/)
		expect(people.invitations).toMatchObject([{ role: 'ad', email: null, invitedBy: 'Ann' }])
		expect(JSON.stringify(people.invitations)).not.toContain('#')
	})

	test('withdrawn is off the list', async () => {
		const made = await people.invite(inviting)
		expect(await people.withdraw(made.ok ? made.value.id : '')).toBe(null)
		expect(people.invitations).toEqual([])
	})

	test('to an address that is none is refused with a sentence', async () => {
		const made = await people.invite({ ...inviting, email: 'nobody' })
		expect(made).toMatchObject({ ok: false, offline: false })
		expect(made.ok ? '' : made.message).toMatch(/^[A-Z]/)
	})
})
