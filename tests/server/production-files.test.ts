import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { must } from '#model/core/invariant.ts'
import { openStored } from '../../server/store/documents.ts'
import { makeSession } from '../../server/cli/session.ts'
import { readConfig } from '../../server/config.ts'
import { openSqlite } from '../../server/store/sqlite.ts'
import { daybreakIn } from '../support/command-line.ts'
import { startTestServer, testSettings } from '../support/server.ts'
import { temporaryDirectory } from '../support/store.ts'
import { ask } from './requests.ts'

const daybreak = (dataDir: string, ...words: string[]) => daybreakIn(dataDir, words)

type Made = { production: string; title: string }
const read = (out: string) => JSON.parse(out) as Made

test('a production that is exported and imported is the same, as a new one and in another’s place', async () => {
	const dataDir = temporaryDirectory()
	const seeded = read((await daybreak(dataDir, 'seed', '--scenes', '9', '--moves', '5')).out)
	const first = await daybreak(dataDir, 'export', seeded.production)
	const file = join(dataDir, 'production.json')
	writeFileSync(file, first.out)

	const made = read((await daybreak(dataDir, 'import', file, '--new')).out)
	expect(made.production).not.toBe(seeded.production)
	expect((await daybreak(dataDir, 'export', made.production)).out).toBe(first.out)

	const script = join(dataDir, 'night.fountain')
	writeFileSync(script, 'Title: Night\n\nINT. KITCHEN - DAY #1#\n\nANN\nHello.\n')
	const night = read((await daybreak(dataDir, 'import', script, '--new')).out)
	expect(night).toMatchObject({ title: 'Night', totals: { scenes: 1 } })
	expect((await daybreak(dataDir, 'export', night.production)).out).toContain('KITCHEN')
	await daybreak(dataDir, 'import', file, '--into', night.production)
	expect((await daybreak(dataDir, 'export', night.production)).out).toBe(first.out)
}, 180_000)

test('a file that cannot be read changes nothing and says why', async () => {
	const dataDir = temporaryDirectory()
	const seeded = read((await daybreak(dataDir, 'seed', '--scenes', '3', '--moves', '0')).out)
	const before = (await daybreak(dataDir, 'export', seeded.production)).out
	const whole = JSON.parse(before) as { schema: number; documents: object }
	const file = join(dataDir, 'broken.json')
	const into = ['--into', seeded.production]
	for (const [text, where, reason] of [
		[before.slice(0, -40), into, 'damaged'],
		[JSON.stringify({ ...whole, schema: whole.schema + 1 }), into, 'newer Daybreak'],
		[JSON.stringify({ ...whole, documents: { stripboard: withMoon } }), into, 'nothing of a'],
		[JSON.stringify({ ...whole, documents: { stripboard: withMoon } }), ['--new'], 'nothing of a'],
		['{"hello": 1}', ['--new'], 'no production file'],
		['Once upon a time.', ['--new'], 'No scene headings']
	] as const) {
		writeFileSync(file, text)
		const refused = await daybreak(dataDir, 'import', file, ...where)
		expect(refused).toMatchObject({ code: 2, out: '', err: expect.stringContaining(reason) })
	}
	expect((await daybreak(dataDir, 'import', file)).err).toContain('either --new or --into')
	expect((await daybreak(dataDir, 'export', 'nobody')).err).toContain('no production nobody')
	expect((await daybreak(dataDir, 'export', seeded.production)).out).toBe(before)
	const store = await openSqlite(join(dataDir, 'daybreak.db'))
	expect(await store.listProductions()).toHaveLength(1)
	await store.close()
}, 240_000)

const sound = { format: 'daybreak-production', version: 1, schema: 1, title: 'Night' }
const withMoon = { roots: { scenes: { records: { one: {} } }, moon: { records: { one: {} } } } }

test('while a server runs, a production is made for its owner, and none is replaced', async () => {
	const server = await startTestServer()
	const { dataDir } = server
	const owner = { production: null, role: 'owner', name: 'Ann', mayStart: true } as const
	const { cookie } = await makeSession(readConfig(testSettings(dataDir)), {
		...owner,
		ttlMs: 60_000
	})
	const production = await server.newProduction()
	const file = join(dataDir, 'production.json')
	writeFileSync(file, (await daybreak(dataDir, 'export', production)).out)
	const made = read((await daybreak(dataDir, 'import', file, '--new', 'Second')).out)
	const { said } = await ask(server, 'api/productions', { cookie })
	expect(said).toMatchObject({
		productions: [{ id: made.production, title: 'Second', role: 'owner' }]
	})
	const scenes = { records: { one: { number: '1' } } }
	const changed = { ...sound, documents: { stripboard: { roots: { scenes } } } }
	writeFileSync(file, JSON.stringify(changed))
	const refused = await daybreak(dataDir, 'import', file, '--into', production)
	expect(refused).toMatchObject({ code: 2, err: expect.stringContaining('stop it first') })
	await server.close()
}, 120_000)

test('a person starts a production from a file; what no edit could write is refused', async () => {
	const server = await startTestServer()
	const { cookie } = await server.signIn({ name: 'Ann', production: await server.newProduction() })
	const post = (body: unknown) =>
		ask(server, 'api/production-files', { method: 'POST', body, cookie })
	const holding = (roots: object) => ({
		...sound,
		documents: { stripboard: { roots } }
	})
	const scene = { records: { one: { number: '1', future: { deep: [1] } } } }
	const made = await post(holding({ scenes: scene }))
	expect(made.status).toBe(201)
	const { id } = made.said as { id: string }
	const stored = await server.store.load({ production: id, kind: 'stripboard' })
	const doc = openStored(must(stored, 'it is stored'))
	expect(doc.getMap('scenes').toJSON()).toEqual(scene.records)

	for (const [roots, reason] of [
		[{ moon: { records: { one: {} } } }, 'where nothing of a production is kept'],
		[{ scenes: { records: { ['x'.repeat(300)]: {} } } }, 'a value that no field can have'],
		[{ scenes: { records: { one: { number: 'x'.repeat(100_000) } } } }, 'no field can have'],
		[{ scenes: { values: { one: 1 }, records: [] } }, 'cannot be read']
	] as const) {
		const message = expect.stringContaining(reason)
		expect(await post(holding(roots))).toMatchObject({ status: 400, said: { error: { message } } })
	}
	expect((await post('x'.repeat(33 * 1024 * 1024))).status).toBe(413)
	expect(await server.store.listProductions()).toHaveLength(2)
	await server.close()
}, 60_000)
