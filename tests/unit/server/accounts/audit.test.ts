import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { lapse, nineOClock, openAll } from './opened.ts'

const address = { production: 'p1', kind: 'stripboard' } as const
const ann = { id: 'ann', name: 'Ann' }
const onlyAdded = /only ever added to/

test('a deed is kept with who, what, where and when', async () => {
	const { audit, database, clock } = await openAll()
	await audit.note({ kind: 'joined', by: ann, production: 'p1', detail: 'ad' })
	clock.now += lapse.minute
	await audit.note({ kind: 'sign-in-failed', by: null })
	const nobody = { person: null, name: null, document: null, detail: null }
	expect(await database.selectFrom('audit').selectAll().orderBy('id').execute()).toEqual([
		{
			...{ id: 1, at: nineOClock, kind: 'joined', production: 'p1' },
			...{ person: 'ann', name: 'Ann', document: null, detail: 'ad' }
		},
		{ id: 2, at: clock.now, kind: 'sign-in-failed', production: null, ...nobody }
	])
})

test('what was noted can be neither changed nor removed, whatever is asked of the database', async () => {
	const { audit, database } = await openAll()
	await audit.note({ kind: 'joined', by: ann, production: 'p1' })
	const before = await database.selectFrom('audit').selectAll().execute()
	const change = database.updateTable('audit').set({ name: 'Bo' })
	await expect(change.execute()).rejects.toThrow(onlyAdded)
	await expect(database.deleteFrom('audit').execute()).rejects.toThrow(onlyAdded)
	const other = sql`replace into audit (id, at, kind) values (1, 1, 'left')`
	await expect(other.execute(database)).rejects.toThrow(onlyAdded)
	expect(await database.selectFrom('audit').selectAll().execute()).toEqual(before)
})

test('who made an edit and when outlives its bytes, and cannot be changed either', async () => {
	const { store, database, makeProduction } = await openAll()
	await makeProduction('p1')
	const authorship = { author: ann, clients: [5] }
	await store.append(address, Uint8Array.of(1), authorship)
	const second = await store.append(address, Uint8Array.of(2), null)
	const third = await store.append(address, Uint8Array.of(3), authorship)
	await store.file()
	const noted = () => database.selectFrom('edit').select(['seq', 'person', 'edits']).execute()
	const kept = [
		{ seq: second, person: null, edits: 1 },
		{ seq: third, person: 'ann', edits: 2 }
	]
	expect(await noted()).toEqual(kept)
	await store.compact(address, { bytes: Uint8Array.of(9), vector: null }, third)
	expect(await store.load(address)).toMatchObject({ updates: [] })
	expect(await noted()).toEqual(kept)
	const change = database.updateTable('edit').set({ person: 'bo' })
	await expect(change.execute()).rejects.toThrow(onlyAdded)
	await expect(database.deleteFrom('edit').execute()).rejects.toThrow(onlyAdded)
	const other = sql`replace into edit (seq, document, person) values (${third}, 1, 'bo')`
	await expect(other.execute(database)).rejects.toThrow(onlyAdded)
	expect(await noted()).toEqual(kept)
})

test('a deed that cannot be kept fails whoever waits for it, and nobody else', async () => {
	const { audit, database } = await openAll()
	await sql`alter table audit rename to elsewhere`.execute(database)
	await expect(audit.note({ kind: 'joined', by: ann })).rejects.toThrow(/no such table/)
	expect(() => audit.noteSoon({ kind: 'joined', by: ann })).not.toThrow()
})
