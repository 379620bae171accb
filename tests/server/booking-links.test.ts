import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { roles, type Role } from '#model/access.ts'
import { addResources } from '#model/bookings/commands/resources.ts'
import { addSession, changeSession } from '#model/bookings/commands/sessions.ts'
import type { ResourceId } from '#model/bookings/records/resource.ts'
import type { SessionId } from '#model/bookings/records/session.ts'
import { mostReplies, replies } from '#model/bookings/replies.ts'
import { readRulings } from '#model/bookings/rulings.ts'
import type { Edit } from '#model/core/edit.ts'
import { done } from '../support/bookings.ts'
import type { SignedIn } from '../support/people.ts'
import { startTestServer, type TestServer } from '../support/server.ts'
import { bornProduction, editStored, storedDocument } from './documents.ts'
import { ask } from './requests.ts'

let server: TestServer
beforeAll(async () => {
	server = await startTestServer()
})
afterAll(() => server.close())

type World = { production: string; ann: SignedIn; session: SessionId; nia: ResourceId }

/** A production with one ADR session of Nia's on Stage 2, and much that is nobody else's business. */
async function world(): Promise<World> {
	const production = await bornProduction(server)
	const ann = await server.signIn({ name: 'Ann', role: 'coordinator', production })
	const secret = (what: string) => `SECRET ${what}`
	const made = await asAnn({ production, ann }, (edit) => {
		const [stage, nia, other] = done(
			addResources(edit, [
				{ name: 'Stage 2', house: 'House B', kind: 'stage', address: '4 Dock Street' },
				{ name: 'Nia', kind: 'person', contact: secret('agent'), note: secret('note') },
				{ name: secret('colleague'), kind: 'person' }
			])
		) as [ResourceId, ResourceId, ResourceId]
		const when = { start: '2031-03-12T14:00', minutes: 240, zone: 'Europe/London' }
		const said = {
			type: 'adr',
			farStudio: 'Burbank Sound',
			farZone: 'America/Los_Angeles'
		} as const
		const kept = { note: secret('remark'), mixer: secret('mixer'), link: secret('link') }
		const session = done(
			addSession(edit, { title: 'ADR Wren', ...when, ...said, ...kept }, [stage, nia, other])
		)
		return { session, nia }
	})
	return { production, ann, ...made }
}

const asAnn = <Result>(
	{ production, ann }: Pick<World, 'production' | 'ann'>,
	doing: (edit: Edit) => Result
) => editStored(server, { production, kind: 'bookings', author: ann }, doing)

const post = (path: string, body: unknown, cookie?: string) =>
	ask(server, path, { method: 'POST', body, ...(cookie !== undefined && { cookie }) })

const orderOf = ({ session, nia }: World) => ({
	...{ session, resource: nia, recipient: 'Green Agency', message: 'Please by Friday.', days: 7 }
})

/** Asks by link; answers the link's id and the secret part of its address. */
async function link(made: World, special: object = {}) {
	const path = `/api/productions/${made.production}/booking-links`
	const { status, said } = await post(path, { ...orderOf(made), ...special }, made.ann.cookie)
	expect(status).toBe(201)
	const [, address, token = ''] = /^(.*)#([\w-]{22})$/.exec(said.link) ?? []
	expect(address).toBe(`${server.origin}/answer`)
	return { id: said.id as string, token }
}

const open = (token: string) => post('/api/booking', { token })
const answer = (token: string, mark: string, special: object = {}) =>
	post('/api/booking/answer', { token, mark, word: 'accepted', name: '', note: '', ...special })
const kept = async ({ production }: World) =>
	[...replies.all(await storedDocument(server, { production, kind: 'rulings' })).values()].sort(
		(a, b) => (a.id < b.id ? -1 : 1)
	)

describe('a booking that is asked for by link', () => {
	test('shows when, where and how it is held, and nothing of what is kept here', async () => {
		const made = await world()
		const { token } = await link(made)
		const { status, said, headers } = await open(token)
		expect(status).toBe(200)
		expect(said).toMatchObject({
			booking: {
				...{ production: 'Tide', title: 'ADR Wren', type: 'ADR', name: 'Nia' },
				times: [
					{ span: 'Wed 12 Mar 2031, 14:00 to 18:00' },
					{ span: 'Wed 12 Mar 2031, 07:00 to 11:00', place: 'Burbank Sound' }
				],
				places: [{ name: 'Stage 2', house: 'House B', address: '4 Dock Street' }]
			},
			...{ answered: null, askedBy: 'Ann', recipient: 'Green Agency', message: 'Please by Friday.' }
		})
		expect(JSON.stringify(said)).not.toContain('SECRET')
		expect(headers.get('x-robots-tag')).toBe('noindex, nofollow')
		expect(headers.get('cache-control')).toBe('no-store')
		expect(headers.getSetCookie()).toEqual([])
	})

	test('is answered in the order of arrival; the hold stays as it is', async () => {
		const made = await world()
		const [one, other] = [await link(made), await link(made, { recipient: 'Nia herself' })]
		const before = readRulings(
			await storedDocument(server, { production: made.production, kind: 'rulings' })
		).holds
		const { mark } = (await open(one.token)).said.booking
		const first = await answer(one.token, mark, { word: 'declined', note: 'She is away.' })
		expect(first.said.answered).toMatchObject({ word: 'declined', isCurrent: true })
		await answer(other.token, mark, { name: 'Nia O.' })
		await answer(one.token, mark)
		expect(await kept(made)).toMatchObject([
			{ word: 'declined', recipient: 'Green Agency', note: 'She is away.', link: one.id },
			{ word: 'accepted', recipient: 'Nia herself', name: 'Nia O.', link: other.id },
			{ word: 'accepted', recipient: 'Green Agency', session: made.session, resource: made.nia }
		])
		const { holds } = readRulings(
			await storedDocument(server, { production: made.production, kind: 'rulings' })
		)
		expect(holds).toEqual(before)
		expect((await open(one.token)).said.answered).toMatchObject({ word: 'accepted' })
	})

	test('that has moved is not answered unseen, and what was answered is told as out of date', async () => {
		const made = await world()
		const { token } = await link(made)
		const { mark } = (await open(token)).said.booking
		await answer(token, mark)
		await asAnn(made, (edit) => changeSession(edit, made.session, { start: '2031-03-13T14:00' }))
		expect(await answer(token, mark)).toMatchObject({
			status: 409,
			said: { error: { code: 'booking-changed' } }
		})
		const { said } = await open(token)
		expect(said.answered).toMatchObject({ word: 'accepted', isCurrent: false })
		expect((await answer(token, said.booking.mark)).said.answered.isCurrent).toBe(true)
		expect(await kept(made)).toHaveLength(2)
	})

	test('that is taken off can be neither read nor answered', async () => {
		const made = await world()
		const { token } = await link(made)
		const { mark } = (await open(token)).said.booking
		await asAnn(made, (edit) => changeSession(edit, made.session, { start: '' }))
		const gone = { status: 409, said: { error: { code: 'booking-gone' } } }
		expect(await open(token)).toMatchObject(gone)
		expect(await answer(token, mark)).toMatchObject(gone)
	})

	test('whose link has ended, has run out or never was ends in one answer, and takes no word', async () => {
		const made = await world()
		const [ended, late] = [await link(made), await link(made)]
		const { mark } = (await open(late.token)).said.booking
		const path = `/api/productions/${made.production}/links/${ended.id}`
		const cookie = made.ann.cookie
		expect((await ask(server, path, { method: 'DELETE', cookie })).status).toBe(204)
		const { database } = await server.people()
		await database
			.updateTable('share_link')
			.set({ expires_at: Date.now() })
			.where('id', '=', late.id)
			.execute()
		for (const token of [ended.token, late.token, 'AAAAAAAAAAAAAAAAAAAAAA'])
			for (const { status, said } of [await open(token), await answer(token, mark)])
				expect({ status, code: said.error.code }).toEqual({ status: 404, code: 'link-ended' })
		expect(await kept(made)).toEqual([])
	})

	test('opens nothing as a published page, and a published page’s link opens no booking', async () => {
		const made = await world()
		const { id, token } = await link(made)
		expect((await post('/api/shared', { token })).status).toBe(404)
		const cookie = made.ann.cookie
		const pages = await ask(server, `/api/productions/${made.production}/published`, { cookie })
		expect(pages.said.pages).toEqual([])
		const again = await post(`/api/productions/${made.production}/links/${id}/publish`, {}, cookie)
		expect(again.status).toBe(404)
		const order = { kind: 'one-line', day: null, recipient: 'Unit', isWatermarked: false, days: 7 }
		const shared = await post(`/api/productions/${made.production}/links`, order, cookie)
		expect((await open(shared.said.link.split('#')[1])).status).toBe(404)
	})

	test('takes so many answers by one link and no more', async () => {
		const made = await world()
		const { token } = await link(made)
		const { mark } = (await open(token)).said.booking
		for (let at = 0; at < mostReplies; at++) expect((await answer(token, mark)).status).toBe(200)
		expect((await answer(token, mark)).said.error.code).toBe('too-many')
		expect(await kept(made)).toHaveLength(mostReplies)
	})

	test('with half a character in it is kept without', async () => {
		const made = await world()
		const { token } = await link(made)
		const { mark } = (await open(token)).said.booking
		const odd = { name: 'Nia \ud83d', note: 'half \ud83d of it' }
		expect((await answer(token, mark, odd)).status).toBe(200)
		expect(await kept(made)).toMatchObject([{ name: 'Nia ', note: 'half \ufffd of it' }])
	})

	test.each([
		['a word that is none', { word: 'perhaps' }],
		['a note without end', { note: 'x'.repeat(501) }],
		['a name without end', { name: 'x'.repeat(81) }]
	])('is not answered with %s', async (_what, special) => {
		const made = await world()
		const { token } = await link(made)
		const { mark } = (await open(token)).said.booking
		expect((await answer(token, mark, special)).status).toBe(400)
		expect(await kept(made)).toEqual([])
	})
})

test.each(roles.map((role) => [role]))('who may ask by link: %s', async (role: Role) => {
	const made = await world()
	const { cookie } = await server.signIn({ name: 'Somebody', role, production: made.production })
	const path = `/api/productions/${made.production}/booking-links`
	const may = ['owner', 'coordinator', 'post'].includes(role)
	expect((await post(path, orderOf(made), cookie)).status).toBe(may ? 201 : 403)
	const bad = await post(path, { ...orderOf(made), session: 'gone' }, cookie)
	expect(bad.status).toBe(may ? 409 : 403)
})
