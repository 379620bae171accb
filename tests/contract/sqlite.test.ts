import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import type { DocumentAddress } from '#model/documents.ts'
import { openDatabase } from '../../server/store/driver.ts'
import { schemaVersion } from '../../server/store/schema.ts'
import { openSqlite } from '../../server/store/sqlite.ts'
import { FaultyFiles } from '../support/faulty-files.ts'
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
	const files = new FaultyFiles()
	const store = await openSqlite(freshFile(), { files })
	await store.createProduction(production, [])
	await store.append(address, Uint8Array.of(0), null)
	files.fault = 'full'
	const lost = await Promise.allSettled(
		[1, 2, 3].map((n) => store.append(address, Uint8Array.of(n), null))
	)
	expect(lost.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected'])
	files.fault = null
	await store.append(address, Uint8Array.of(4), null)
	expect((await store.load(address))?.updates).toEqual([Uint8Array.of(0), Uint8Array.of(4)])
	await store.close()
})

test('a database that is held by another process stops no edit from being saved', async () => {
	const file = freshFile()
	const store = await openSqlite(file)
	await store.createProduction(production, [])
	const outside = await openDatabase(file)
	outside.exec('begin immediate')
	expect(await store.append(address, Uint8Array.of(1), null)).toBeGreaterThan(0)
	outside.exec('rollback')
	outside.close()
	expect((await store.load(address))?.updates).toEqual([Uint8Array.of(1)])
	await store.close()
})

describe('what a crash leaves in the log of edits', () => {
	const ann = { author: { id: 'a', name: 'Ann' }, clients: [7] }

	/** A store that was cut off with these edits acknowledged, and its files as they lie there. */
	async function cutOff(): Promise<{ file: string; files: FaultyFiles }> {
		const [file, files] = [freshFile(), new FaultyFiles()]
		const store = await openSqlite(file, { files })
		await store.createProduction(production, [])
		for (const n of [1, 2, 3]) await store.append(address, Uint8Array.of(n), ann)
		const left = files.copy()
		await store.close()
		const outside = await openDatabase(file)
		outside.exec(
			"delete from log; delete from author; delete from meta where key = 'filed'; drop trigger edit_is_not_removed; delete from edit"
		)
		outside.close()
		return { file, files: left }
	}

	test('is there when the store is opened again, with whose it is', async () => {
		const { file, files } = await cutOff()
		const store = await openSqlite(file, { files })
		const stored = await store.load(address)
		expect(stored?.updates).toEqual([1, 2, 3].map((n) => Uint8Array.of(n)))
		expect(stored?.authors).toEqual(new Map([[7, ann.author]]))
		expect(files.list()).toEqual([])
		expect(await store.append(address, Uint8Array.of(4), null)).toBeGreaterThan(stored?.seq ?? 0)
		await store.close()
	})

	test('is filed once, when the crash comes between filing it and removing it', async () => {
		const { file, files } = await cutOff()
		const again = files.copy()
		await (await openSqlite(file, { files })).close()
		const store = await openSqlite(file, { files: again })
		expect((await store.load(address))?.updates).toHaveLength(3)
		await store.close()
	})

	test('ends at the first record that was cut short', async () => {
		const { file, files } = await cutOff()
		files.cut(1)
		const store = await openSqlite(file, { files })
		expect((await store.load(address))?.updates).toEqual([1, 2].map((n) => Uint8Array.of(n)))
		await store.close()
	})

	test('of another line of history is put aside, and nothing of it is taken', async () => {
		const { file, files } = await cutOff()
		const left = files.copy()
		const store = await openSqlite(file)
		await store.renewGeneration()
		await store.close()
		const restored = await openSqlite(file, { files: left })
		expect((await restored.load(address))?.updates).toEqual([])
		expect(left.aside).toHaveLength(1)
		await restored.close()
	})
})

test('a guest reads what the server has logged and not filed, and logs nothing', async () => {
	const [file, copy] = [freshFile(), freshFile()]
	const server = await openSqlite(file)
	await server.createProduction(production, [])
	await server.append(address, Uint8Array.of(1), { author: { id: 'a', name: 'Ann' }, clients: [7] })
	const guest = await openSqlite(file, { isGuest: true })
	expect(await guest.load(address)).toMatchObject({
		updates: [Uint8Array.of(1)],
		authors: new Map([[7, { id: 'a', name: 'Ann' }]])
	})
	await expect(guest.append(address, Uint8Array.of(2), null)).rejects.toThrow('is running on this')
	await guest.backup(copy)
	await guest.close()
	expect(await server.append(address, Uint8Array.of(3), null)).toBeGreaterThan(0)
	await server.close()
	const restored = await openSqlite(copy)
	expect((await restored.load(address))?.updates).toEqual([Uint8Array.of(1)])
	await restored.close()
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
	['an edit', 'update log set bytes = ?'],
	['a snapshot', 'update document set snapshot = ? where id = 1'],
	['a state vector', 'update document set snapshot_vector = ? where id = 1']
])('a document with %s that is not what was written does not open', async (_what, vandalism) => {
	const file = freshFile()
	const store = await openSqlite(file)
	await store.createProduction(production, [])
	const first = await store.append(address, Uint8Array.of(1, 2, 3), null)
	await store.append(address, Uint8Array.of(4, 5, 6), null)
	const snapshot = { bytes: Uint8Array.of(1, 2, 3), vector: Uint8Array.of(0) }
	await store.compact(address, snapshot, first)
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
