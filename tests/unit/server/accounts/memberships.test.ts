import { expect, test } from 'vitest'
import { LastOwnerError } from '../../../../server/accounts/memberships.ts'
import { lapse, nineOClock, openAll } from './opened.ts'

/** A production of Ann's, and Bo beside her as coordinator. */
async function office() {
	const opened = await openAll()
	const [ann, bo] = [await opened.person('Ann'), await opened.person('Bo')]
	const production = await opened.makeProduction('p1', ann.id)
	opened.clock.now += lapse.hour
	await opened.memberships.add(production, bo.id, 'coordinator')
	const roles = async () =>
		Object.fromEntries(
			(await opened.memberships.of(production)).map(({ person, role }) => [person.name, role])
		)
	return { ...opened, ann, bo, production, roles }
}

test('whoever makes a production owns it, and others are what they were made', async () => {
	const { memberships, production, ann, bo } = await office()
	expect(await memberships.of(production)).toEqual([
		{ person: ann, role: 'owner', joinedAt: nineOClock, lastSeenAt: null },
		{ person: bo, role: 'coordinator', joinedAt: nineOClock + lapse.hour, lastSeenAt: null }
	])
	expect(await memberships.roleIn(production, bo.id)).toBe('coordinator')
	expect(await memberships.roleIn(production, 'nobody')).toBeNull()
	expect(await memberships.roleIn('p2', bo.id)).toBeNull()
})

test('a member who is made one again keeps the role they have', async () => {
	const { memberships, production, bo, roles } = await office()
	await memberships.add(production, bo.id, 'guest')
	expect(await roles()).toEqual({ Ann: 'owner', Bo: 'coordinator' })
})

test('the last owner can neither leave, be removed nor become anything else', async () => {
	const { memberships, production, ann, roles } = await office()
	await expect(memberships.remove(production, ann.id)).rejects.toThrow(LastOwnerError)
	await expect(memberships.change(production, ann.id, 'ad')).rejects.toThrow(LastOwnerError)
	expect(await memberships.change(production, ann.id, 'owner')).toBe(true)
	expect(await roles()).toEqual({ Ann: 'owner', Bo: 'coordinator' })
})

test('of two owners one may go, and of two who go at once one stays', async () => {
	const { memberships, production, ann, bo, roles } = await office()
	await memberships.change(production, bo.id, 'owner')
	const gone = await Promise.allSettled([
		memberships.remove(production, ann.id),
		memberships.remove(production, bo.id)
	])
	expect(gone.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
	expect(Object.values(await roles())).toEqual(['owner'])
})

test('a production handed on has one owner, and who had it runs its office', async () => {
	const { memberships, production, ann, bo, roles } = await office()
	expect(await memberships.handOn(production, ann.id, 'nobody')).toBe(false)
	expect(await roles()).toEqual({ Ann: 'owner', Bo: 'coordinator' })
	expect(await memberships.handOn(production, ann.id, bo.id)).toBe(true)
	expect(await roles()).toEqual({ Ann: 'coordinator', Bo: 'owner' })
})

test('who is no member is neither changed nor removed', async () => {
	const { memberships, production, person, roles } = await office()
	const cleo = await person('Cleo')
	expect(await memberships.change(production, cleo.id, 'ad')).toBe(false)
	expect(await memberships.remove(production, cleo.id)).toBe(false)
	expect(await roles()).toEqual({ Ann: 'owner', Bo: 'coordinator' })
})

test('with a production that was removed its memberships mean nothing', async () => {
	const { memberships, production, ann, store, clock } = await office()
	await store.removeProduction(production, clock.now)
	expect(await memberships.roleIn(production, ann.id)).toBeNull()
	expect(await memberships.productionsOf(ann.id)).toEqual([])
})

test('a list of mine holds mine alone, newest first', async () => {
	const opened = await office()
	const { memberships, ann, bo, clock } = opened
	clock.now += lapse.hour
	await opened.makeProduction('p2', ann.id)
	await opened.makeProduction('p3', bo.id)
	const mine = await memberships.productionsOf(ann.id)
	expect(mine.map(({ id, role }) => [id, role])).toEqual([
		['p2', 'owner'],
		['p1', 'owner']
	])
})

test('productions of nobody get an owner, and nobody loses theirs', async () => {
	const opened = await office()
	const { memberships, production, bo, roles } = opened
	await opened.makeProduction('old-1')
	await opened.makeProduction('old-2')
	await memberships.adoptOrphans(bo.id)
	await memberships.adoptOrphans(bo.id)
	expect(await memberships.roleIn('old-1', bo.id)).toBe('owner')
	expect(await memberships.roleIn('old-2', bo.id)).toBe('owner')
	expect(await memberships.roleIn(production, bo.id)).toBe('coordinator')
	expect(await roles()).toEqual({ Ann: 'owner', Bo: 'coordinator' })
})

test('a visit is remembered; an address that is nobody’s is not shown', async () => {
	const { memberships, production, bo, clock, accounts } = await office()
	const visitor = await accounts.makeVisitor(() => 'v1')
	clock.now += lapse.day
	await memberships.add(production, visitor, 'guest')
	await memberships.seen(production, bo.id)
	const members = await memberships.of(production)
	expect(members.map(({ lastSeenAt }) => lastSeenAt)).toEqual([null, clock.now, null])
	expect(members.at(-1)?.person).toEqual({ id: visitor, name: 'Visitor', email: null })
})
