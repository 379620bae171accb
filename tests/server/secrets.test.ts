import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'
import { addResources } from '#model/bookings/commands/resources.ts'
import { addSession } from '#model/bookings/commands/sessions.ts'
import type { ResourceId } from '#model/bookings/records/resource.ts'
import { must } from '#model/core/invariant.ts'
import { scenes, type SceneId } from '#model/stripboard/records/scene.ts'
import { addContact } from '#model/office/commands.ts'
import { messageKinds, writeMessage } from '#protocol/frame.ts'
import { readConfig } from '../../server/config.ts'
import { openDatabase, type Database } from '../../server/store/driver.ts'
import { endServer, newDataDir, spawnTestServer, type SpawnedServer } from '../support/server.ts'
import { RawPeer, updatesOf } from './peers.ts'
import { ask, cookiesOf, type Asked } from './requests.ts'

/*
 * A server that logs all it can, and everything a person does with something secret in it. The
 * server runs in a process of its own, whose log is read as whoever collects logs would.
 */

const password = 'a kettle, a ladder, a whistle'
const next = 'a parrot in the props store'
const wrongPassword = 'is it the cat’s name'
/** What stands on strips: content, which is for members, and for no log. */
const scene = { number: '117B', synopsis: 'Wilhelm hides the ledger behind the organ' }
const contact = { name: 'Wilhelmina Quince', phone: '+44 20 7946 0991' }

let dataDir: string
let server: SpawnedServer
let database: Database
const answerNote = 'Only with the blue microphone'

/** By what they are; whatever is in here may be in no log. */
const secrets: Record<string, string> = {
	password,
	next,
	wrongPassword,
	...contact,
	synopsis: scene.synopsis
}

beforeAll(async () => {
	dataDir = newDataDir()
	server = await spawnTestServer(dataDir, { LOG_LEVEL: 'trace' })
	database = await openDatabase(join(dataDir, 'daybreak.db'))
	database.prepare('pragma busy_timeout = 10000').all()
})
afterAll(async () => {
	database.close()
	await endServer(server, 'SIGKILL')
	rmSync(dataDir, { recursive: true, force: true })
})

const post = (path: string, body: unknown, asked: Asked = {}) =>
	ask(server, path, { method: 'POST', body, ...asked })

function tokenIn(link: string): string {
	return must(link.split('#')[1], 'a link carries its secret behind a #')
}

/** The lines of the log that hold a secret. */
function linesWith(secret: string): string[] {
	return server
		.log()
		.split('\n')
		.filter((line) => line.includes(secret))
}

async function setUp(): Promise<string> {
	const token = tokenIn(await server.setUpUrl)
	secrets['the set-up address'] = token
	const owner = { name: 'Olive', email: 'olive@people.example', password }
	const answer = await post('/api/set-up', { token, ...owner })
	expect(answer.status).toBe(200)
	return cookiesOf(answer)
}

test('a server that is set up, entered, shared and worked on writes no secret to its log', async () => {
	const cookie = await setUp()
	const who = { email: 'olive@people.example' }
	expect((await post('/api/auth/sign-in/email', { ...who, password: wrongPassword })).status).toBe(
		401
	)
	const entered = await post('/api/auth/sign-in/email', { ...who, password })
	secrets['a cookie'] = cookie.slice('daybreak='.length)
	secrets['another cookie'] = cookiesOf(entered).slice('daybreak='.length)

	const made = await post('/api/productions', { title: 'Tide', from: 'empty' }, { cookie })
	const base = `/api/productions/${made.said.id}`
	const order = { role: 'ad', email: null, days: 7, isReusable: true }
	const invited = await post(`${base}/invitations`, order, { cookie })
	const invitation = (secrets['an invitation'] = tokenIn(invited.said.link))
	await post('/api/invitations/look', { token: invitation })
	const bea = { name: 'Bea', email: 'bea@people.example', password }
	const joined = await post('/api/invitations/join', { token: invitation, ...bea })
	expect(joined.status).toBe(200)
	secrets['a newcomer’s cookie'] = cookiesOf(joined).slice('daybreak='.length)

	const page = { kind: 'one-line', day: null, recipient: 'Unit', isWatermarked: true, days: 7 }
	const shared = await post(`${base}/links`, page, { cookie })
	const link = (secrets['a shared page'] = tokenIn(shared.said.link))
	expect((await post('/api/shared', { token: link })).status).toBe(200)

	const feed = { kind: 'feed', zone: 'UTC', recipient: 'Unit', days: 7 }
	const subject = { kind: 'shooting-days' }
	const followed = await post(`${base}/links`, { ...feed, subject }, { cookie })
	const { pathname } = new URL(followed.said.link as string)
	secrets['a calendar'] = pathname.slice('/feeds/'.length, -'.ics'.length)
	expect((await ask(server, pathname)).status).toBe(200)

	await answerByLink(made.said.id, cookie)
	await work(made.said.id, cookie)
	await board(made.said.id, cookie)
	const change = { currentPassword: password, newPassword: next }
	expect((await post('/api/auth/change-password', change, { cookie })).status).toBe(200)
	await post('/api/auth/sign-out', {}, { cookie })
	await expectNoSecrets()
})

/** An edit that is taken, one that is refused, and bytes that are none. */
async function work(production: string, cookie: string): Promise<void> {
	const url = `ws://127.0.0.1:${server.port}/sync/${production}/office`
	const doc = new Y.Doc()
	const edit = { doc, newId: () => 'c1', random: Math.random, origin: 'test' }
	const [update] = updatesOf(doc, () => void addContact(edit, contact)) as [Uint8Array]
	const peer = await RawPeer.open(url, { cookie })
	peer.sayHello()
	peer.answerWith(update)
	await peer.hears('saved')
	await peer.close()

	const builtOnNothing = new Y.Doc()
	const parts = updatesOf(
		builtOnNothing,
		(doc) => doc.getMap('contacts').set('x', contact.name),
		(doc) => doc.getMap('contacts').set('x', contact.phone)
	)
	const bytes = [parts[1] as Uint8Array, new TextEncoder().encode(contact.name)]
	for (const odd of bytes) {
		const offender = await RawPeer.open(url, { cookie })
		offender.answerWith()
		offender.update(odd)
		expect((await offender.closed).code).toBeGreaterThanOrEqual(4400)
	}
}

/** A booking that is asked for by link, and answered. */
async function answerByLink(production: string, cookie: string): Promise<void> {
	const peer = await RawPeer.open(`ws://127.0.0.1:${server.port}/sync/${production}/bookings`, {
		cookie
	})
	peer.sayHello()
	const doc = new Y.Doc()
	const ids = ['r1', 'x1']
	const edit = { doc, newId: () => ids.shift() ?? 'x', random: Math.random, origin: 'test' }
	const when = { start: '2031-03-12T14:00', minutes: 60, zone: 'UTC' }
	const updates = updatesOf(doc, () => {
		addResources(edit, [{ name: 'Stage 2' }])
		addSession(edit, when, ['r1' as ResourceId])
	})
	peer.answerWith(Y.mergeUpdates(updates))
	await peer.hears('saved')
	await peer.close()
	const order = { session: 'x1', resource: 'r1', recipient: 'Lou', message: 'Please', days: 7 }
	const path = `/api/productions/${production}/booking-links`
	const asked = await post(path, order, { cookie })
	const token = (secrets['a booking asked for'] = tokenIn(asked.said.link))
	const note = (secrets['an answer'] = answerNote)
	const { mark } = (await post('/api/booking', { token })).said.booking
	const answer = { token, mark, word: 'accepted', name: '', note }
	expect((await post('/api/booking/answer', answer)).status).toBe(200)
}

/** A scene that is written, one that a colleague's write meets, and presence that quotes it. */
async function board(production: string, cookie: string): Promise<void> {
	const url = `ws://127.0.0.1:${server.port}/sync/${production}/stripboard`
	const peer = await RawPeer.open(url, { cookie })
	peer.sayHello()
	const doc = new Y.Doc()
	const edit = { doc, newId: () => 's1', random: Math.random, origin: 'test' }
	const updates = updatesOf(doc, () => scenes.create(edit.doc, 's1' as SceneId, scene))
	peer.answerWith(updates[0])
	await peer.hears('saved')
	peer.send(presenceOf(doc.clientID, { selected: scene.synopsis }))
	await peer.settled()
	await peer.close()
}

function presenceOf(client: number, state: unknown): Uint8Array {
	return writeMessage(messageKinds.awareness, (encoder) => {
		const inner = encoding.createEncoder()
		for (const part of [1, client, 1]) encoding.writeVarUint(inner, part)
		encoding.writeVarString(inner, JSON.stringify(state))
		encoding.writeVarUint8Array(encoder, encoding.toUint8Array(inner))
	})
}

test('nor does one whose database fails, or whose requests are broken', async () => {
	const token = (secrets['a token that nobody knows'] = 'QUFBQUFBQUFBQUFBQUFBQQ')
	const { email } = { email: 'olive@people.example' }
	await post('/api/auth/sign-in/email', `{"email":"${email}","password":"${next}"`)
	for (const table of ['invitation', 'share_link', 'account']) {
		database.exec(`alter table ${table} rename to away`)
		await post('/api/invitations/look', { token })
		await post('/api/shared', { token })
		await ask(server, `/feeds/${token}.ics`)
		await post('/api/auth/sign-in/email', { email, password: next })
		database.exec(`alter table away rename to ${table}`)
	}
	expect(linesWith('a request failed').length).toBeGreaterThan(1)
	await expectNoSecrets()
})

test('the one secret in the log is the link to a new password, where no mail can be sent', async () => {
	await post('/api/auth/request-password-reset', { email: 'bea@people.example' })
	await expect.poll(() => linesWith('/reset#')).toHaveLength(1)
	const [line = ''] = linesWith('/reset#')
	const token = tokenIn((JSON.parse(line) as { link: string }).link)
	const answer = await post('/api/auth/reset-password', { token, newPassword: next })
	expect(answer.status).toBe(200)
	expect(linesWith(token)).toEqual([line])
	await expectNoSecrets()
})

test('no link and no password lies in the database, and no content in the log of deeds', async () => {
	const { phone, name } = contact
	const files = ['daybreak.db', 'daybreak.db-wal'].map((file) => join(dataDir, file))
	const stored = files
		.filter(existsSync)
		.map((file) => readFileSync(file, 'latin1'))
		.join('')
	expect(stored).toContain('olive@people.example')
	const kept = new Set([phone, name, scene.synopsis, answerNote]) // it is what the database is for
	for (const [what, secret] of Object.entries(secrets)) {
		if (!kept.has(secret)) expect([what, stored.includes(secret)]).toEqual([what, false])
	}
	const deeds = JSON.stringify(database.prepare('select * from audit').all())
	expect(deeds).toContain('signed-in')
	for (const [what, secret] of Object.entries(secrets)) {
		expect([what, deeds.includes(secret)]).toEqual([what, false])
	}
})

test('a server whose secret can be guessed does not start, and does not tell it', async () => {
	const secret = 'please-change-me-please-change-me-0123'
	const directory = newDataDir()
	onTestFinished(() => rmSync(directory, { recursive: true, force: true }))
	const started = spawnTestServer(directory, { DAYBREAK_SECRET: secret })
	const error = await started.then(
		(running) => endServer(running, 'SIGKILL').then(() => ''),
		(error: Error) => error.message
	)
	expect(error).toMatch(/ended with 1 .*Daybreak could not start\. The secret in DAYBREAK_SECRET/s)
	expect(error).not.toContain(secret)

	const inFile = join(directory, 'own-secret')
	for (const weak of ['tiny', 'a'.repeat(64), '12345678901234567890123456789012', secret]) {
		const read = (settings: NodeJS.ProcessEnv) => () =>
			readConfig({ DATA_DIR: directory, ...settings })
		expect(read({ DAYBREAK_SECRET: weak })).toThrow(/^The secret in DAYBREAK_SECRET/)
		expect(read({ DAYBREAK_SECRET: weak })).not.toThrow(weak)
		writeFileSync(inFile, weak)
		expect(read({ DAYBREAK_SECRET_FILE: inFile })).toThrow(/^The secret in .*own-secret/)
	}
})

async function expectNoSecrets(): Promise<void> {
	expect(server.log().length).toBeGreaterThan(0)
	for (const [what, secret] of Object.entries(secrets)) {
		expect([what, linesWith(secret)]).toEqual([what, []])
	}
}
