import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, expect, test } from 'vitest'
import * as Y from 'yjs'
import { openStored } from '../../server/store/documents.ts'
import { openSqlite } from '../../server/store/sqlite.ts'
import { spoiltEdits, vandalise } from '../support/backups.ts'
import { daybreakIn } from '../support/command-line.ts'
import { startTestServer } from '../support/server.ts'
import { temporaryDirectory } from '../support/store.ts'

/** What stands in the settings and must stand nowhere else. */
const secrets = {
	DAYBREAK_SECRET: 'a lantern, two barges and no moon',
	SMTP_URL: 'smtp://post:herring-and-chips@127.0.0.1:1',
	OIDC_CLIENT_SECRET: 'seven-quiet-otters',
	METRICS_TOKEN: 'eleven-grey-herons-at-dusk'
}
const settings = { OIDC_ISSUER: 'http://127.0.0.1:1', OIDC_CLIENT_ID: 'daybreak' }

let dataDir: string
beforeEach(() => {
	dataDir = temporaryDirectory()
})

const daybreak = (...words: string[]) => daybreakIn(dataDir, words, { ...settings, ...secrets })

test('seed makes a history that verify reads, compact folds, and backup and restore carry', async () => {
	const seeded = await daybreak('seed', '--scenes', '12', '--moves', '30', '--title', 'Seeded')
	expect(seeded).toMatchObject({ code: 0, err: '' })
	const { production, updates } = JSON.parse(seeded.out) as { production: string; updates: number }
	const address = { production, kind: 'stripboard' } as const
	const before = await strips(address)
	expect(updates).toBeGreaterThan(20)

	const verified = await daybreak('verify', '--json')
	expect(JSON.parse(verified.out)).toEqual({ documents: 2, damaged: [], problems: [] })
	expect((await daybreak('compact')).out).toMatch(/^Folded \d+ updates of 1 documents/)
	expect(await strips(address)).toEqual(before)

	const file = join(temporaryDirectory(), 'copy.db')
	expect((await daybreak('backup', file)).code).toBe(0)
	expect(await daybreak('backup', file)).toMatchObject({ code: 2, out: '' })
	const generation = await generationOf()
	const restored = JSON.parse((await daybreak('restore', file, '--json')).out)
	expect(restored).toMatchObject({ documents: 2, restorePoint: expect.stringContaining('backups') })
	expect(await strips(address)).toEqual(before)
	expect(await generationOf()).not.toBe(generation)
}, 180_000)

test('a directory that a server runs on is not restored over', async () => {
	const server = await startTestServer({ dataDir })
	const file = join(temporaryDirectory(), 'copy.db')
	expect((await daybreak('backup', file)).code).toBe(0)
	const refused = await daybreak('restore', file)
	expect(refused).toMatchObject({ code: 2, err: expect.stringContaining('is running on') })
	await expect(startTestServer({ dataDir })).rejects.toThrow('is running on')
	await server.close()
}, 180_000)

test('verify names each document that is damaged; restore --undo puts back what a restore replaced', async () => {
	const seeded = await daybreak('seed', '--scenes', '2', '--moves', '1', '--title', 'Seeded')
	expect(seeded.code).toBe(0)
	const copy = join(temporaryDirectory(), 'copy.db')
	await daybreak('backup', copy)
	const later = JSON.parse((await daybreak('seed', '--scenes', '1', '--moves', '0')).out)
	await daybreak('restore', copy)
	expect(await strips({ production: later.production, kind: 'stripboard' })).toEqual({})
	expect(await daybreak('restore', '--undo')).toMatchObject({ code: 0, err: '' })
	expect(await strips({ production: later.production, kind: 'stripboard' })).not.toEqual({})

	await vandalise(join(dataDir, 'daybreak.db'), `${spoiltEdits} where document = 2`)
	const told = await daybreak('verify')
	expect(told).toMatchObject({ code: 1, err: '' })
	expect(told.out).toMatch(/^“.+” \(.+\), stripboard: Its bytes on the disk are not those/)
	expect((await daybreak('verify', copy)).out).toBe('All 2 documents are whole.\n')
}, 90_000)

test('inspect says what is in a script, or why it cannot', async () => {
	const file = join(dataDir, 'night.fountain')
	writeFileSync(file, 'Title: Night\n\nINT. KITCHEN - DAY #1#\n\nANN\nHello.\n')
	const read = await daybreak('inspect', file)
	expect(read.code).toBe(0)
	expect(JSON.parse(read.out)).toMatchObject({
		format: 'fountain',
		title: 'Night',
		scenes: [{ number: '1', intExt: 'INT', set: 'KITCHEN', characters: ['ANN'] }],
		totals: { scenes: 1 }
	})
	writeFileSync(file, Uint8Array.of(0, 1, 2, 3, 0, 0))
	const refused = await daybreak('inspect', file)
	expect(refused.code).toBe(2)
	expect(JSON.parse(refused.out)).toEqual({ error: { message: expect.any(String) } })
}, 180_000)

test('a schedule goes in with its days and comes out again for other schedulers', async () => {
	const file = join(dataDir, 'plan.uss')
	const schedule = {
		project: 'Lamp',
		breakdowns: [
			{ id: 'a', type: 'scene', scene: '2', pages: 1.25, elements: [] },
			{ id: 'm', type: 'banner', bannerText: 'MOVE', duration: 2_700_000, pages: null },
			{ id: 'b', type: 'scene', scene: '1', pages: 0.5, elements: [] }
		],
		stripboards: [{ boards: [{ name: 'stripboard', breakdownIds: [['a', 'm'], ['b']] }] }]
	}
	writeFileSync(file, JSON.stringify({ universalScheduleStandard: schedule }))
	const inspected = async () => JSON.parse((await daybreak('inspect', file)).out).strips
	const strips = await inspected()
	expect(strips).toEqual([
		{ kind: 'scene', number: '2' },
		{ kind: 'banner', text: 'MOVE', minutes: 45 },
		{ kind: 'dayBreak' },
		{ kind: 'scene', number: '1' },
		{ kind: 'dayBreak' }
	])
	const { production } = JSON.parse((await daybreak('import', file, '--new')).out)
	const out = await daybreak('export', production, '--uss')
	expect(out).toMatchObject({ code: 0, err: '' })
	writeFileSync(file, out.out)
	expect(await inspected()).toEqual(strips)
}, 180_000)

test('a script on this machine is somebody by the cookie that session prints', async () => {
	const server = await startTestServer({ dataDir, settings: { ...settings, ...secrets } })
	const production = await server.newProduction()
	const words = ['--production', production, '--role', 'ad', '--name', 'Nightly', '--ttl', '5m']
	const { code, out } = await daybreak('session', ...words)
	expect(code).toBe(0)
	const headers = { cookie: out.trim() }
	const me = (await (await fetch(`${server.url}api/me`, { headers })).json()) as { person: unknown }
	expect(me.person).toMatchObject({ name: 'Nightly' })
	const listed = await (await fetch(`${server.url}api/productions`, { headers })).json()
	expect(listed).toMatchObject({ productions: [{ id: production, role: 'ad' }] })
	expect(await daybreak('session', '--role', 'king')).toMatchObject({ code: 2, out: '' })
	expect(await daybreak('session', '--ttl', 'soon')).toMatchObject({ code: 2, out: '' })
	await server.close()
}, 180_000)

test('doctor tells settings and no secrets; unknown verbs and options are refused', async () => {
	const told = await daybreak('doctor', '--json')
	expect(JSON.parse(told.out)).toMatchObject({ settings: { dataDir }, store: 'works' })
	for (const secret of Object.values(secrets)) expect(told.out).not.toContain(secret)
	expect(await daybreak('fly')).toMatchObject({ code: 2, out: '' })
	expect(await daybreak('seed', '--scenes', 'x', '--moves', '1')).toMatchObject({ code: 2 })
	expect(await daybreak('verify', '--what')).toMatchObject({ code: 2 })
}, 180_000)

async function strips(address: { production: string; kind: 'stripboard' }): Promise<unknown> {
	const store = await openSqlite(join(dataDir, 'daybreak.db'))
	const stored = await store.load(address)
	await store.close()
	const doc = stored === null ? new Y.Doc() : openStored(stored)
	return doc.getMap('strips').toJSON()
}

async function generationOf(): Promise<string> {
	const store = await openSqlite(join(dataDir, 'daybreak.db'))
	await store.close()
	return store.generation
}
