import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import type { Role } from '#model/access.ts'
import { must } from '#model/core/invariant.ts'
import { setHoliday } from '#model/production/commands.ts'
import type { SignedIn } from '../support/people.ts'
import { startTestServer, type TestServer } from '../support/server.ts'
import { storedDocument } from './documents.ts'
import { RawPeer, updatesOf } from './peers.ts'
import { ask, type Asked } from './requests.ts'

/*
 * Nobody stays in a room longer than they may be there: whatever ends a right, in whatever way, the
 * socket is closed within seconds and says why; and nobody else notices.
 */

/** A right that has ended keeps no socket open longer than this. */
const soonMs = 5000

const signedOut = { code: 4401, reason: 'signedOut' }
const notAllowed = { code: 4403, reason: 'notAllowed' }
const noSuchDocument = { code: 4404, reason: 'noSuchDocument' }
const accessChanged = { code: 4511, reason: 'accessChanged' }

const kind = 'production'
const password = 'a kettle, a ladder, a whistle'

let server: TestServer
let production: string
let owner: SignedIn
let bystander: RawPeer

beforeAll(async () => {
	server = await startTestServer()
	production = await server.newProduction()
	owner = await server.signIn({ name: 'Olive', production })
	bystander = await open(await member('Bea', 'department'))
})
afterAll(() => server.close())

function member(name: string, role: Role): Promise<SignedIn> {
	return server.signIn({ name, role, production })
}

/** A socket of somebody who is in the room. */
async function open({ cookie }: { cookie: string }): Promise<RawPeer> {
	const peer = await dial(cookie)
	peer.sayHello()
	await peer.hears('welcome')
	return peer
}

function dial(cookie: string): Promise<RawPeer> {
	return RawPeer.open(server.socketUrl(production, kind), { cookie })
}

function asOwner(path: string, asked: Asked) {
	return ask(server, `/api/productions/${production}${path}`, { cookie: owner.cookie, ...asked })
}

/** Why a socket was closed; fails when it was not, soon. */
async function closedSoon(peer: RawPeer): Promise<{ code: number; reason: string }> {
	let timer: NodeJS.Timeout | undefined
	const late = new Promise<never>((_, reject) => {
		timer = setTimeout(() => reject(new Error('The socket is still open.')), soonMs)
	})
	try {
		return await Promise.race([peer.closed, late])
	} finally {
		clearTimeout(timer)
	}
}

/** An edit that takes a day of its own. */
function dayOff(doc: Y.Doc, day: number): Uint8Array {
	const date = new Date(Date.UTC(2030, 0, day)).toISOString().slice(0, 10)
	const edit = { doc, newId: () => 'unused', random: Math.random, origin: 'test' }
	return updatesOf(doc, () => setHoliday(edit, { date, label: 'Off' }))[0] as Uint8Array
}

async function holidays(): Promise<number> {
	return (await storedDocument(server, { production, kind })).getMap('holidays').size
}

test('a writer who is demoted while typing keeps what was saved, and adds nothing more', async () => {
	const typist = await member('Tess', 'coordinator')
	const [peer, doc] = [await open(typist), new Y.Doc()]
	peer.answerWith()
	let sent = 0
	const type = () => peer.update(dayOff(doc, ++sent))
	while (sent < 20) type()
	await peer.hears('saved', ({ saved }) => saved.count === 21)

	const demotion = asOwner(`/members/${typist.id}`, {
		method: 'PATCH',
		body: { role: 'department' }
	})
	const typing = setInterval(type, 1)
	expect(await closedSoon(peer)).toEqual(accessChanged)
	clearInterval(typing)
	expect((await demotion).status).toBe(204)
	const saved = peer.heard.flatMap((heard) => (heard.kind === 'saved' ? [heard.saved.count] : []))

	const again = await dial(typist.cookie)
	again.sayHello()
	const { welcome } = await again.hears('welcome')
	expect(welcome).toMatchObject({ person: { name: 'Tess', role: 'department' }, canWrite: false })
	await again.settled() // what was on its way when the door closed has reached the disk
	const kept = await holidays()
	expect(kept).toBeGreaterThanOrEqual(Math.max(...saved) - 1)
	expect(kept).toBeLessThanOrEqual(sent)
	dayOff(doc, ++sent)
	again.answerWith(Y.encodeStateAsUpdate(doc)) // everything, also what was typed since
	again.update(dayOff(doc, ++sent))
	await again.settled()
	expect(await holidays()).toBe(kept)
	expect(bystander.heard.filter((heard) => heard.kind === 'saved')).toEqual([])
	await again.close()
})

test('a member who is taken off is out at once, and stays out', async () => {
	const gone = await member('Gus', 'ad')
	const peer = await open(gone)
	expect((await asOwner(`/members/${gone.id}`, { method: 'DELETE' })).status).toBe(204)
	expect(await closedSoon(peer)).toEqual(notAllowed)
	expect(await (await dial(gone.cookie)).closed).toEqual(notAllowed)
})

test('a member who leaves, and an owner who hands on, are held to it at once', async () => {
	const [leaver, heir] = [await member('Lea', 'post'), await member('Hal', 'ad')]
	const [left, raised, handed] = [await open(leaver), await open(heir), await open(owner)]
	await asOwner(`/members/${leaver.id}`, { method: 'DELETE', cookie: leaver.cookie })
	expect(await closedSoon(left)).toEqual(notAllowed)
	await asOwner('/owner', { method: 'POST', body: { person: heir.id } })
	expect(await Promise.all([closedSoon(raised), closedSoon(handed)])).toEqual([
		accessChanged,
		accessChanged
	])
	await asOwner('/owner', { method: 'POST', body: { person: owner.id }, cookie: heir.cookie })
})

test('who signs out on a device is out on that device, and on no other', async () => {
	const ann = await member('Ann', 'ad')
	const other = { cookie: await (await server.people()).letIn(ann.id) }
	const [here, there] = [await open(ann), await open(other)]
	await ask(server, '/api/auth/sign-out', { method: 'POST', body: {}, cookie: ann.cookie })
	expect(await closedSoon(here)).toEqual(signedOut)
	await there.settled()
	expect(await (await dial(ann.cookie)).closed).toEqual(signedOut)
	await there.close()
})

test('one device, all other devices, or every device can be signed out from another', async () => {
	const ann = await member('Ann', 'ad')
	const { letIn } = await server.people()
	const cookies = [await letIn(ann.id), await letIn(ann.id)] as const
	const here = await open(ann)
	const [phone, tablet] = [await open({ cookie: cookies[0] }), await open({ cookie: cookies[1] })]
	const asAnn = (path: string, method: string, body?: object) =>
		ask(server, `/api/me${path}`, { method, cookie: ann.cookie, ...(body && { body }) })

	const mine = await ask(server, '/api/me/devices', { cookie: cookies[0] })
	const { id } = mine.said.devices.find(({ current }: { current: boolean }) => current)
	expect((await asAnn(`/devices/${id}`, 'DELETE')).status).toBe(204)
	expect(await closedSoon(phone)).toEqual(signedOut)
	await Promise.all([tablet.settled(), here.settled()])

	expect((await asAnn('/devices', 'DELETE')).status).toBe(204)
	expect(await closedSoon(tablet)).toEqual(signedOut)
	await here.settled()

	const back = { cookie: await letIn(ann.id) }
	const returned = await open(back)
	expect((await asAnn('/sign-out-everywhere', 'POST', {})).status).toBe(204)
	expect(await Promise.all([closedSoon(here), closedSoon(returned)])).toEqual([
		signedOut,
		signedOut
	])
	for (const cookie of [ann.cookie, back.cookie, ...cookies]) {
		expect((await ask(server, '/api/me', { cookie })).said.person).toBeNull()
	}
})

test('a device of somebody else cannot be signed out, nor found', async () => {
	const [ann, eve] = [await member('Ann', 'ad'), await member('Eve', 'ad')]
	const peer = await open(ann)
	const { said } = await ask(server, '/api/me/devices', { cookie: ann.cookie })
	const path = `/api/me/devices/${said.devices[0].id}`
	const tried = await ask(server, path, { method: 'DELETE', cookie: eve.cookie })
	expect([tried.status, tried.said.error.code]).toEqual([404, 'not-found'])
	await ask(server, '/api/me/devices', { method: 'DELETE', cookie: eve.cookie })
	await peer.settled()
	await peer.close()
})

test('a new password ends every other device, however it was come by', async () => {
	const boss = await server.signIn({ name: 'Boss' })
	const { database } = await server.people()
	await database.updateTable('user').set({ isServerOwner: 1 }).where('id', '=', boss.id).execute()
	const email = 'pia@people.example'
	const pia = await server.signIn({ name: 'Pia', email, password, role: 'post', production })
	const phone = { cookie: await (await server.people()).letIn(pia.id) }
	const [here, there] = [await open(pia), await open(phone)]

	const change = { currentPassword: password, newPassword: `${password} 2` }
	const asPia = { method: 'POST', cookie: pia.cookie }
	const wrong = { ...change, currentPassword: 'not that at all' }
	const refused = await ask(server, '/api/auth/change-password', { ...asPia, body: wrong })
	expect(refused.status).toBe(400)
	await Promise.all([here.settled(), there.settled()])
	const changed = await ask(server, '/api/auth/change-password', { ...asPia, body: change })
	expect(changed.status).toBe(200)
	expect(await closedSoon(there)).toEqual(signedOut)
	await here.settled() // the device it was changed on goes on
	const { cookie } = pia

	await ask(server, '/api/auth/request-password-reset', { method: 'POST', body: { email } })
	// Asking is answered before anything is done about it.
	const link = await vi.waitFor(async () => {
		const { said } = await ask(server, '/api/me/resets', { cookie: boss.cookie })
		const reset = said.resets.find((reset: { email: string }) => reset.email === email)
		return must(reset, 'the owner sees the link').link as string
	})
	const body = { newPassword: `${password} 3`, token: link.split('#')[1] }
	const reset = () => ask(server, '/api/auth/reset-password', { method: 'POST', body })
	expect((await reset()).status).toBe(200)
	expect(await closedSoon(here)).toEqual(signedOut)
	expect((await ask(server, '/api/me', { cookie })).said.person).toBeNull()
	expect((await reset()).status).toBe(404) // a link works once
})

test('what ends by time, or by another process, ends here within seconds', async () => {
	const names = ['expired', 'changed', 'removed', 'deleted'] as const
	const people = await Promise.all(names.map((name) => member(name, 'ad')))
	const [expired, changed, removed, deleted] = people as [SignedIn, SignedIn, SignedIn, SignedIn]
	const peers = await Promise.all(people.map(open))
	const { database, memberships } = await server.people()
	const past = new Date(Date.now() - 1000).toISOString()
	await database
		.updateTable('session')
		.set({ expiresAt: past })
		.where('userId', '=', expired.id)
		.execute()
	await memberships.change(production, changed.id, 'department')
	await memberships.remove(production, removed.id)
	await database.deleteFrom('user').where('id', '=', deleted.id).execute()
	expect(await Promise.all(peers.map(closedSoon))).toEqual([
		signedOut,
		accessChanged,
		notAllowed,
		signedOut
	])
	expect((await ask(server, '/api/me', { cookie: expired.cookie })).said.person).toBeNull()
	expect(await (await dial(expired.cookie)).closed).toEqual(signedOut)
})

test('a production that is removed closes its rooms, here or by another process, and no others', async () => {
	const places = [
		await server.newProduction(owner.id),
		await server.newProduction(owner.id)
	] as const
	const doors = places.map((place) => server.socketUrl(place, 'stripboard'))
	const [here, beside] = (await Promise.all(
		doors.map((door) => RawPeer.open(door, { cookie: owner.cookie }))
	)) as [RawPeer, RawPeer]
	await Promise.all([here.hears('step1'), beside.hears('step1')])
	const { cookie } = owner
	expect(
		(await ask(server, `/api/productions/${places[0]}`, { method: 'DELETE', cookie })).status
	).toBe(204)
	expect(await closedSoon(here)).toEqual(noSuchDocument)
	await beside.settled()
	const { database } = await server.people()
	await database
		.updateTable('production')
		.set({ removed_at: Date.now() })
		.where('id', '=', places[1])
		.execute()
	expect(await closedSoon(beside)).toEqual(notAllowed)
})

test('whoever was none of these is still there', async () => {
	await bystander.settled()
	expect(server.rooms.online(production)).toHaveLength(1)
	await bystander.close()
})
