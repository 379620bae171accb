import 'fake-indexeddb/auto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import { Device } from '$lib/client/device.ts'
import { Workspace } from '$lib/client/workspace.svelte.ts'
import { writeComment } from '#model/comments/commands.ts'
import { comments } from '#model/comments/records.ts'
import type { Edit } from '#model/core/edit.ts'
import { editScene } from '#model/stripboard/commands/scenes.ts'
import { scenes, type SceneId } from '#model/stripboard/records/scene.ts'
import { openDatabase } from '../../../server/store/driver.ts'
import { openSqlite } from '../../../server/store/sqlite.ts'
import { beginAnew } from '../../support/histories.ts'
import type { SignedIn } from '../../support/people.ts'
import { startTestServer, type TestServer } from '../../support/server.ts'
import { installPage } from './support/page.ts'
import { until } from './support/until.svelte.ts'

type Somebody = { workspace: Workspace; device: Device; isGone: Promise<void> }

let dataDir: string
let server: TestServer
let production: string
let ann: SignedIn
let bo: SignedIn
let database = 0
const open: Workspace[] = []
const devices: Device[] = []

beforeEach(async () => {
	dataDir = mkdtempSync(join(tmpdir(), 'daybreak-returning-'))
	server = await startTestServer({ dataDir })
	ann = await server.signIn({ name: 'Ann' })
	bo = await server.signIn({ name: 'Bo' })
	production = await server.newProduction(ann.id)
	await (await server.people()).memberships.add(production, bo.id, 'ad')
})

afterEach(async () => {
	for (const workspace of open.splice(0)) await workspace.close()
	for (const device of devices.splice(0)) device.close()
	await server.close()
	rmSync(dataDir, { recursive: true, force: true })
	vi.unstubAllGlobals()
})

const aDevice = () => {
	const device = new Device(`returning-${++database}`)
	devices.push(device)
	return device
}

/** Somebody opens the production at a computer; each computer has a host name of its own. */
async function sitDown(me: SignedIn, device: Device): Promise<Somebody> {
	const host = me === ann ? '127.0.0.1' : 'localhost'
	installPage(`http://${host}:${server.port}/`)
	const { cookie } = me
	const { origin } = server
	vi.stubGlobal(
		'WebSocket',
		class extends WebSocket {
			constructor(url: string | URL, protocols?: string | string[]) {
				super(url, protocols, { headers: { cookie, origin } })
			}
		}
	)
	let gone: () => void = () => undefined
	const isGone = new Promise<void>((resolve) => (gone = resolve))
	const workspace = new Workspace({
		...{ production, me, device, role: me === ann ? 'owner' : 'ad' },
		shows: 'stripboard',
		forgotten: () => gone()
	})
	open.push(workspace)
	await workspace.open()
	return { workspace, device, isGone }
}

/** The page opens everything anew, as it does when it is told to. */
async function openAnew({ workspace, device, isGone }: Somebody, me: SignedIn): Promise<Somebody> {
	await isGone
	await workspace.close()
	return sitDown(me, device)
}

const saved = ({ workspace }: Somebody) => until(() => workspace.save.state === 'saved')
const board = ({ workspace }: Somebody) => workspace.doc('stripboard')

const editOf = (doc: Y.Doc): Edit => {
	return { doc, newId: () => crypto.randomUUID(), random: Math.random, origin: 'test' }
}

/** Writes scenes as a birth would. */
async function draw(somebody: Somebody, ...numbers: string[]): Promise<void> {
	const { doc } = editOf(board(somebody))
	doc.transact(() => {
		for (const number of numbers) scenes.create(doc, `scene-${number}` as SceneId, { number })
	})
	await saved(somebody)
}

const say = (somebody: Somebody, number: string, synopsis: string) =>
	somebody.workspace.run('stripboard', (edit) =>
		editScene(edit, `scene-${number}` as SceneId, { synopsis })
	)

const said = (somebody: Somebody) =>
	Object.fromEntries(
		[...scenes.all(board(somebody)).values()].map(({ number, synopsis }) => [number, synopsis])
	)

async function sees(somebody: Somebody, wanted: Record<string, string>): Promise<void> {
	await vi.waitFor(() => expect(said(somebody)).toEqual(wanted), { timeout: 15_000 })
}

/** The server is stopped, something happens to its file, and it starts again where it was. */
async function restarted(meanwhile: () => Promise<void>): Promise<void> {
	const { port } = server
	await server.close()
	await meanwhile()
	server = await startTestServer({ dataDir, settings: { PORT: String(port) } })
}

const file = () => join(dataDir, 'daybreak.db')
const address = () => ({ production, kind: 'stripboard' }) as const

describe('a document that is begun anew', () => {
	test('under somebody who has everything saved: they go on with the new one, and nothing is twice there', async () => {
		const a = await sitDown(ann, aDevice())
		await saved(a)
		await draw(a, '1', '2')
		await restarted(() => beginAnew(file(), address()))
		const again = await openAnew(a, ann)
		await saved(again)
		await sees(again, { '1': '', '2': '' })
		expect(again.workspace.offers).toEqual([])
		await vi.waitFor(async () => expect(await a.device.aside.count()).toBe(0))
		say(again, '1', 'and on')
		await saved(again)
		expect(said(await fresh())).toEqual({ '1': 'and on', '2': '' })
	})

	test('while somebody was away: what they did is made again in the new one, once', async () => {
		const device = aDevice()
		const a = await sitDown(ann, device)
		await saved(a)
		await draw(a, '1', '2')
		await restarted(async () => {
			await until(() => a.workspace.save.state !== 'saved')
			say(a, '2', 'written on the train')
			await beginAnew(file(), address())
		})
		const again = await openAnew(a, ann)
		await sees(again, { '1': '', '2': 'written on the train' })
		await saved(again)
		expect(said(await fresh())).toEqual({ '1': '', '2': 'written on the train' })
		await vi.waitFor(async () => expect(await device.aside.count()).toBe(0))
	})

	test('where a colleague wrote meanwhile theirs stands, until mine is put back', async () => {
		const a = await sitDown(ann, aDevice())
		await saved(a)
		await draw(a, '1')
		await restarted(async () => {
			await until(() => a.workspace.save.state !== 'saved')
			say(a, '1', 'mine')
			await beginAnew(file(), address(), (doc) => {
				editScene(editOf(doc), 'scene-1' as SceneId, { synopsis: 'theirs' })
			})
		})
		const again = await openAnew(a, ann)
		await until(() => again.workspace.offers.length > 0)
		expect(said(again)).toEqual({ '1': 'theirs' })
		const [offer] = again.workspace.offers
		expect([offer?.why, offer?.edits]).toEqual(['met', 1])
		expect(offer?.exported().records).toMatchObject([
			{ collection: 'scenes', id: 'scene-1', changed: ['synopsis'], fields: { synopsis: 'mine' } }
		])
		await offer?.accept?.()
		expect([said(again), again.workspace.offers]).toEqual([{ '1': 'mine' }, []])
	})

	test('more than a week ago: what was not sent is offered, and made again only when asked', async () => {
		const a = await sitDown(ann, aDevice())
		await saved(a)
		await draw(a, '1')
		await restarted(async () => {
			await until(() => a.workspace.save.state !== 'saved')
			say(a, '1', 'long ago')
			await vi.waitFor(async () => expect(await a.device.waiting.count()).toBe(1))
			await beginAnew(file(), address())
			await a.workspace.close()
			const weekMs = 7 * 24 * 60 * 60 * 1000
			await a.device.lineages.toCollection().modify((row) => void (row.at -= weekMs + 1))
		})
		const second = await sitDown(ann, a.device)
		const again = await openAnew(second, ann)
		await until(() => again.workspace.offers.length > 0)
		expect([said(again), again.workspace.offers[0]?.why]).toEqual([{ '1': '' }, 'late'])
		await again.workspace.offers[0]?.accept?.()
		expect(said(again)).toEqual({ '1': 'long ago' })
	})
})

describe('a server that was restored from an older backup', () => {
	/** Ann and Bo write after the backup was made; then it is put in the place of everything. */
	async function restored(alsoLost?: (a: Somebody, b: Somebody) => Promise<void>) {
		const devices = { a: aDevice(), b: aDevice() }
		const a = await sitDown(ann, devices.a)
		await saved(a)
		await draw(a, '1', '2')
		const b = await sitDown(bo, devices.b)
		await saved(b)
		const backup = join(dataDir, 'backup.db')
		await server.store.backup(backup)
		say(a, '1', 'after the backup')
		await saved(a)
		await draw(a, '3')
		say(b, '2', 'by Bo')
		await sees(a, { '1': 'after the backup', '2': 'by Bo', '3': '' })
		await saved(b)
		await alsoLost?.(a, b)
		await a.workspace.close()
		await b.workspace.close()
		await restarted(async () => {
			const fresh = await openSqlite(backup)
			await fresh.renewGeneration()
			await fresh.close()
			for (const part of ['', '-wal', '-shm']) rmSync(`${file()}${part}`, { force: true })
			const database = await openDatabase(backup)
			database.prepare('vacuum into ?').run(file())
			database.close()
		})
		return devices
	}

	test('offers what this device has and it lost; nothing is merged unasked, and no two devices bring it twice', async () => {
		const { a, b } = await restored()
		const first = await openAnew(await sitDown(ann, a), ann)
		await until(() => first.workspace.offers.length > 0)
		expect(said(first)).toEqual({ '1': '', '2': '' })
		const [offer] = first.workspace.offers
		expect([offer?.why, offer?.edits, typeof offer?.restoredFrom]).toEqual([
			'restored',
			3,
			'number'
		])
		await offer?.accept?.()
		const all = { '1': 'after the backup', '2': 'by Bo', '3': '' }
		expect(said(first)).toEqual(all)
		await saved(first)
		expect(await a.aside.count()).toBe(0)

		const second = await openAnew(await sitDown(bo, b), bo)
		await saved(second)
		await vi.waitFor(async () => expect(await b.aside.count()).toBe(0))
		expect([said(second), second.workspace.offers]).toEqual([all, []])
	})

	test('everybody brings back what they said, and nobody what somebody else did', async () => {
		const { a, b } = await restored(async (a, b) => {
			comment(a, ann, 'Night?')
			await saved(a)
			comment(b, bo, 'Day.')
			await saved(b)
			await vi.waitFor(() => expect([commented(a), commented(b)]).toEqual([both, both]))
		})
		const offerOf = ({ workspace }: Somebody) =>
			workspace.offers.find(({ kind }) => kind === 'comments')
		const first = await openAnew(await sitDown(ann, a), ann)
		await until(() => offerOf(first) !== undefined)
		expect(offerOf(first)?.edits).toBe(1)
		await offerOf(first)?.accept?.()
		await saved(first)
		expect(commented(first)).toEqual(['Night?'])

		const second = await openAnew(await sitDown(bo, b), bo)
		await until(() => offerOf(second) !== undefined)
		await offerOf(second)?.accept?.()
		await saved(second)
		await vi.waitFor(() => expect([commented(first), commented(second)]).toEqual([both, both]))
	})

	test('what is let go is gone, and what stands is as it was restored', async () => {
		const { a } = await restored()
		const first = await openAnew(await sitDown(ann, a), ann)
		await until(() => first.workspace.offers.length > 0)
		await first.workspace.offers[0]?.discard()
		expect([said(first), first.workspace.offers, await a.aside.count()]).toEqual([
			...[{ '1': '', '2': '' }, [], 0]
		])
	})
})

/** The board as somebody sees it who comes for the first time. */
const both = ['Day.', 'Night?']

const comment = ({ workspace }: Somebody, me: SignedIn, text: string) =>
	workspace.run('comments', (edit) =>
		writeComment(
			edit,
			{ me: { id: me.id, name: 'Whoever' }, now: 1 },
			{ subject: { kind: 'scene', id: 's' }, subjectName: '', thread: '', text, mentions: [] }
		)
	)

const commented = ({ workspace }: Somebody) =>
	[...comments.all(workspace.doc('comments')).values()].map(({ text }) => text).sort()

async function fresh(): Promise<Somebody> {
	const somebody = await sitDown(bo, aDevice())
	await saved(somebody)
	return somebody
}
