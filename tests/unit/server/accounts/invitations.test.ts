import { expect, test } from 'vitest'
import { must } from '#model/core/invariant.ts'
import type { InvitationOrder } from '../../../../server/accounts/invitations.ts'
import { lapse, nineOClock, openAll } from './opened.ts'

/** A production, and what makes invitations to it. */
async function inviting() {
	const opened = await openAll()
	const order: InvitationOrder = {
		...{ production: await opened.makeProduction('p1'), role: 'ad', email: null },
		...{ expiresAt: nineOClock + lapse.day, isReusable: false, invitedBy: 'Ann' }
	}
	const make = (special: Partial<InvitationOrder> = {}) =>
		opened.invitations.make({ ...order, ...special })
	const held = async (token: string) => must(await opened.invitations.find(token), 'an invitation')
	return { ...opened, make, held }
}

test('an invitation is found by its token and by nothing else', async () => {
	const { invitations, make } = await inviting()
	const { id, token } = await make({ email: 'Bo@Example.com' })
	expect(await invitations.find(token)).toEqual({
		...{ id, production: 'p1', role: 'ad', email: 'bo@example.com', invitedBy: 'Ann' },
		...{ createdAt: nineOClock, expiresAt: nineOClock + lapse.day, isReusable: false }
	})
	expect(await invitations.find(id)).toBeNull()
	expect(await invitations.find('')).toBeNull()
})

test('used up, it is gone; of two who use it at once one is too late', async () => {
	const { invitations, make, held } = await inviting()
	const { token } = await make()
	const invitation = await held(token)
	const used = await Promise.all([invitations.use(invitation), invitations.use(invitation)])
	expect(used.sort()).toEqual([false, true])
	expect(await invitations.find(token)).toBeNull()
	expect(await invitations.of('p1')).toEqual([])
})

test('one for several people is used again and again', async () => {
	const { invitations, make, held } = await inviting()
	const { token } = await make({ isReusable: true })
	for (let n = 0; n < 3; n++) expect(await invitations.use(await held(token))).toBe(true)
	expect(await invitations.of('p1')).toHaveLength(1)
})

test('withdrawn, it ends at once, also one for several people, and only in its own production', async () => {
	const { invitations, make } = await inviting()
	const { id, token } = await make({ isReusable: true })
	expect(await invitations.withdraw('p2', id)).toBeNull()
	expect(await invitations.withdraw('p1', id)).toMatchObject({ id, role: 'ad' })
	expect(await invitations.withdraw('p1', id)).toBeNull()
	expect(await invitations.find(token)).toBeNull()
})

test('it ends with its time', async () => {
	const { invitations, make, clock } = await inviting()
	const { token } = await make()
	clock.now = nineOClock + lapse.day - 1
	expect(await invitations.find(token)).not.toBeNull()
	clock.now += 1
	expect(await invitations.find(token)).toBeNull()
	expect(await invitations.of('p1')).toEqual([])
})

test('it ends with its production', async () => {
	const { invitations, make, store, clock } = await inviting()
	const { token } = await make()
	await store.removeProduction('p1', clock.now)
	expect(await invitations.find(token)).toBeNull()
})

test('those that can be used are listed newest first', async () => {
	const { invitations, make, clock } = await inviting()
	const first = await make()
	clock.now += 1
	const second = await make({ role: 'guest' })
	expect((await invitations.of('p1')).map(({ id }) => id)).toEqual([second.id, first.id])
})
