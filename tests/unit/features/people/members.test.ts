import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { People, type Member } from '$lib/client/people.svelte.ts'
import { MembersView } from '$lib/features/people/members.svelte.ts'
import type { SignedIn } from '../../../support/people.ts'
import { startTestServer, type TestServer } from '../../../support/server.ts'
import { installPageOf, type PageOf } from '../../client/support/page-of.ts'

let server: TestServer
let production: string
let ann: SignedIn
let bo: SignedIn
let cy: SignedIn
let page: PageOf
let left: number

beforeAll(async () => {
	server = await startTestServer()
})
afterAll(() => server.close())

beforeEach(async () => {
	production = await server.newProduction()
	ann = await server.signIn({ name: 'Ann', production })
	cy = await server.signIn({ name: 'Cy', production, role: 'ad' })
	bo = await server.signIn({ name: 'Bo', production, role: 'coordinator' })
	left = 0
})
afterEach(() => {
	vi.unstubAllGlobals()
})

/** The page as somebody has it in front of them. */
async function viewOf(me: SignedIn, roleBefore: string | null = null): Promise<MembersView> {
	page = installPageOf(server, me)
	const people = new People(production)
	const parts = { people, me: me.id, roleBefore: () => roleBefore, onleft: () => left++ }
	const view = new MembersView(parts)
	await people.refresh()
	return view
}

function member(view: MembersView, { id }: SignedIn): Member {
	const found = view.members.find(({ person }) => person.id === id)
	if (!found) throw new Error('not a member')
	return found
}

const rolesOf = (view: MembersView) =>
	Object.fromEntries(view.members.map(({ person, role }) => [person.name, role]))

describe('what I am offered', () => {
	test('I come first, then the others by name', async () => {
		const view = await viewOf(cy)
		expect(view.members.map(({ person }) => person.name)).toEqual(['Cy', 'Ann', 'Bo'])
	})

	test('an owner may change everybody but themselves', async () => {
		const view = await viewOf(ann)
		expect([ann, bo, cy].map((one) => view.mayChange(member(view, one)))).toEqual([
			false,
			true,
			true
		])
		expect(view.mayHandOnTo(member(view, bo))).toBe(true)
		expect(view.mayHandOnTo(member(view, ann))).toBe(false)
	})

	test('a coordinator may not touch an owner, nor hand the production on', async () => {
		const view = await viewOf(bo)
		expect(view.mayInvite).toBe(true)
		expect(view.mayChange(member(view, ann))).toBe(false)
		expect(view.mayHandOnTo(member(view, cy))).toBe(false)
	})

	test('an assistant director looks', async () => {
		const view = await viewOf(cy)
		expect([view.mayInvite, view.mayChange(member(view, bo))]).toEqual([false, false])
	})

	test('until the list is there, my role is the one this window knew', async () => {
		page = installPageOf(server, bo)
		const parts = { people: new People(production), me: bo.id, onleft: () => left++ }
		const view = new MembersView({ ...parts, roleBefore: () => 'coordinator' })
		expect([view.role, view.members]).toEqual(['coordinator', []])
	})

	test('the only owner cannot leave; of two, each can', async () => {
		const view = await viewOf(ann)
		expect(view.mayLeave).toBe(false)
		await view.giveRole(member(view, bo), 'owner')
		expect(view.mayLeave).toBe(true)
	})
})

describe('changing what somebody is', () => {
	test('is done at once, said, and can be put back', async () => {
		const view = await viewOf(ann)
		await view.pickRole(member(view, cy), 'post')
		expect(rolesOf(view)).toMatchObject({ Cy: 'post' })
		expect(view.said?.text).toBe('Cy is Post now, no longer Assistant director.')
		view.said?.putBack?.()
		await vi.waitUntil(() => rolesOf(view)['Cy'] === 'ad')
	})

	test('into an owner is asked first', async () => {
		const view = await viewOf(ann)
		await view.pickRole(member(view, bo), 'owner')
		expect(view.asking).toMatchObject({ about: 'make-owner' })
		expect(rolesOf(view)).toMatchObject({ Bo: 'coordinator' })
		await view.giveRole(member(view, bo), 'owner')
		expect(view.asking).toBe(null)
		expect(rolesOf(view)).toMatchObject({ Bo: 'owner' })
	})

	test('that the server refuses leaves the sentence and the question', async () => {
		const view = await viewOf(bo)
		view.ask({ about: 'remove', member: member(view, ann) })
		await view.remove(member(view, ann))
		expect(view.complaint).toMatch(/^[A-Z].+\.$/)
		expect(view.asking).toMatchObject({ about: 'remove' })
		expect(rolesOf(view)).toMatchObject({ Ann: 'owner' })
		view.ask({ about: 'leave' })
		expect(view.complaint).toBe(null)
	})
})

describe('leaving', () => {
	test('a leaver is gone and taken away from the page', async () => {
		const view = await viewOf(cy)
		await view.leave()
		expect(left).toBe(1)
		page.cookie = ann.cookie
		await view.people.refresh()
		expect(view.people.roleOf(cy.id)).toBe(null)
	})

	test('whoever could not leave stays on the page and reads why', async () => {
		const view = await viewOf(ann)
		await view.leave()
		expect(left).toBe(0)
		expect(view.complaint).toMatch(/owner first\.$/)
	})
})

test('handing the production on makes me a coordinator, and says so', async () => {
	const view = await viewOf(ann)
	await view.handOn(member(view, bo))
	expect([view.role, rolesOf(view)['Bo']]).toEqual(['coordinator', 'owner'])
	expect(view.said?.text).toBe('Bo is the owner now. You are a coordinator.')
})
