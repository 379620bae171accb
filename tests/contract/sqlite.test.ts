import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import type { DocumentAddress } from '#model/documents.ts'
import { openDatabase } from '../../server/store/driver.ts'
import { schemaVersion } from '../../server/store/schema.ts'
import { openSqlite } from '../../server/store/sqlite.ts'
import { storeContract } from './store.ts'

const directory = mkdtempSync(join(tmpdir(), 'daybreak-store-'))
let files = 0
afterAll(() => rmSync(directory, { recursive: true, force: true }))

storeContract('SQLite', () => openSqlite(freshFile()))

const address: DocumentAddress = { production: 'p1', kind: 'stripboard' }
const production = { id: 'p1', title: 'The Long Night', madeFrom: 'empty', createdAt: 1 }

test('everything acknowledged is there when the file is opened again', async () => {
	const file = freshFile()
	const first = await openSqlite(file)
	await first.createProduction(production, [])
	await first.append(address, Uint8Array.of(1), { author: { id: 'a', name: 'Ann' }, clients: [7] })
	const before = await first.load(address)
	await first.close()
	const second = await openSqlite(file)
	expect(await second.load(address)).toEqual(before)
	expect(await second.listProductions()).toEqual([production])
	await second.close()
})

test('the line of history has one name, which lasts until a restore begins another', async () => {
	const [file, copy] = [freshFile(), freshFile()]
	const first = await openSqlite(file)
	const { generation } = first
	expect(generation).toMatch(/^[0-9a-f-]{36}$/)
	await first.backup(copy)
	await first.close()
	const again = await openSqlite(file)
	expect(again.generation).toBe(generation)
	await again.renewGeneration()
	const renewed = again.generation
	await again.close()
	expect(renewed).not.toBe(generation)
	const [third, copied] = [await openSqlite(file), await openSqlite(copy)]
	expect([third.generation, copied.generation]).toEqual([renewed, generation])
	await Promise.all([third.close(), copied.close()])
})

test('a production is born with its owner, or not at all', async () => {
	const file = freshFile()
	const store = await openSqlite(file)
	const outside = await openDatabase(file)
	outside.exec(
		`insert into "user" ("id", "name", "email", "emailVerified", "createdAt", "updatedAt") values ('ann', 'Ann', 'ann@people.example', 0, '', '')`
	)
	await store.createProduction(production, [], 'ann')
	const members = outside.prepare('select production, person, role from membership').all()
	expect(members).toEqual([{ production: 'p1', person: 'ann', role: 'owner' }])
	outside.close()
	const second = { ...production, id: 'p2' }
	const births = [{ kind: 'stripboard', bytes: Uint8Array.of(1) }] as const
	await expect(store.createProduction(second, births, 'nobody')).rejects.toThrow()
	expect((await store.listProductions()).map(({ id }) => id)).toEqual(['p1'])
	expect(await store.load({ production: 'p2', kind: 'stripboard' })).toBeNull()
	await store.close()
})

test('appends that wait for the disk share a commit', async () => {
	const store = await openSqlite(freshFile())
	await store.createProduction(production, [])
	await Promise.all(
		Array.from({ length: 500 }, () => store.append(address, Uint8Array.of(1), null))
	)
	expect(store.commits).toBeLessThanOrEqual(10)
	expect((await store.load(address))?.updates).toHaveLength(500)
	await store.close()
})

test('a failed commit fails every append behind it, and the store goes on when the disk does', async () => {
	const file = freshFile()
	const store = await openSqlite(file)
	await store.createProduction(production, [])
	await store.append(address, Uint8Array.of(0), null)
	const outside = await openDatabase(file)
	outside.exec('alter table log rename to log_away')

	const lost = await Promise.allSettled(
		[1, 2, 3].map((n) => store.append(address, Uint8Array.of(n), null))
	)
	expect(lost.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected'])

	outside.exec('alter table log_away rename to log')
	outside.close()
	await store.append(address, Uint8Array.of(4), null)
	expect((await store.load(address))?.updates).toEqual([Uint8Array.of(0), Uint8Array.of(4)])
	await store.close()
})

test('nothing is acknowledged while another process holds the file', async () => {
	const file = freshFile()
	const store = await openSqlite(file)
	await store.createProduction(production, [])
	const outside = await openDatabase(file)
	outside.exec('begin immediate')
	let isDone = false
	const append = store.append(address, Uint8Array.of(1), null).then(() => (isDone = true))
	await turns(50)
	expect(isDone).toBe(false)
	outside.exec('rollback')
	outside.close()
	await append
	await store.close()
})

test('closing waits for what was handed over', async () => {
	const file = freshFile()
	const store = await openSqlite(file)
	await store.createProduction(production, [])
	const appends = Promise.all([1, 2, 3].map((n) => store.append(address, Uint8Array.of(n), null)))
	await store.close()
	expect(await appends).toHaveLength(3)
	await expect(store.append(address, Uint8Array.of(4), null)).rejects.toThrow('stopped')
})

test('a backup taken while edits go on opens as a store of its own', async () => {
	const store = await openSqlite(freshFile())
	await store.createProduction(production, [])
	await store.append(address, Uint8Array.of(1), null)
	const copy = freshFile()
	const edits = Promise.all([2, 3, 4].map((n) => store.append(address, Uint8Array.of(n), null)))
	await Promise.all([edits, store.backup(copy)])
	await store.close()
	const restored = await openSqlite(copy)
	expect((await restored.load(address))?.updates[0]).toEqual(Uint8Array.of(1))
	expect(await restored.verify()).toEqual([])
	await restored.close()
})

test.each([
	['an edit', 'update log set bytes = ? where seq = 2'],
	['a snapshot', 'update document set snapshot = ? where id = 1']
])('a document with %s that is not what was written does not open', async (_what, vandalism) => {
	const file = freshFile()
	const store = await openSqlite(file)
	await store.createProduction(production, [])
	const first = await store.append(address, Uint8Array.of(1, 2, 3), null)
	await store.append(address, Uint8Array.of(4, 5, 6), null)
	await store.compact(address, Uint8Array.of(1, 2, 3), first)
	expect((await store.load(address))?.updates).toEqual([Uint8Array.of(4, 5, 6)])
	const disk = await openDatabase(file)
	disk.prepare(vandalism).run(Uint8Array.of(4, 5, 7))
	disk.close()
	await expect(store.load(address)).rejects.toThrow('not those that were written')
	await store.close()
})

test('a database of a newer Daybreak is refused with a sentence', async () => {
	const file = freshFile()
	await (await openSqlite(file)).close()
	const outside = await openDatabase(file)
	outside.exec(`update meta set value = '${schemaVersion + 1}' where key = 'version'`)
	outside.close()
	await expect(openSqlite(file)).rejects.toThrow('written by a newer Daybreak')
})

test('a file that cannot be a database is refused at the start', async () => {
	await expect(openSqlite(join(directory, 'no', 'such', 'directory', 'x.db'))).rejects.toThrow()
})

function freshFile(): string {
	return join(directory, `${++files}.db`)
}

async function turns(count: number): Promise<void> {
	for (let turn = 0; turn < count; turn++) await new Promise((resolve) => setImmediate(resolve))
}
