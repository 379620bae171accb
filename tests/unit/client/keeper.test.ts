import 'fake-indexeddb/auto'
import type { DBCore } from 'dexie'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { Device } from '$lib/client/device.ts'
import { Keeper, type KeeperState, type Standing } from '$lib/client/keeper.ts'
import type { Lineage } from '#protocol/lineage.ts'

const name = 'p1/stripboard'
const devices: Device[] = []
let database = 0

beforeEach(() => void database++)
afterEach(() => {
	for (const device of devices.splice(0)) device.close()
})

/** One tab: its own connection to the database that all tabs of a test share. */
function tab(device = new Device(`keeper-${database}`)) {
	devices.push(device)
	const doc = new Y.Doc()
	const states: KeeperState[] = []
	const listeners = new Set<() => void>()
	const standing: Standing = { isHearing: false, waiting: 0, isInStep: false, lineage: null }
	const keeper = new Keeper(device, { name, doc, standing: () => standing }, (state) => {
		states.push(state)
		for (const listener of [...listeners]) listener()
	})
	return {
		device,
		doc,
		keeper,
		states,
		standing,
		set: (key: string, value: unknown = 1) => void doc.getMap('strips').set(key, value),
		content: () => doc.getMap('strips').toJSON(),
		state: () => states.at(-1),
		rows: () => device.updates.where('document').equals(name).toArray(),
		/** Resolves when the keeper says that it is so. */
		until: (wanted: (state: KeeperState) => boolean) =>
			new Promise<void>((resolve) => {
				const look = () => {
					const state = states.at(-1)
					if (!state || !wanted(state)) return
					listeners.delete(look)
					resolve()
				}
				listeners.add(look)
				look()
			})
	}
}

/** What a tab that opens now would show. */
async function kept(): Promise<unknown> {
	const { keeper, content } = tab()
	await keeper.open()
	return content()
}

/** Makes one kind of write to a device fail for as long as the answer's `broken` is true. */
function breakable(device: Device, type: 'add' | 'delete'): { broken: boolean } {
	const state = { broken: true }
	const create = (core: DBCore): DBCore => ({
		...core,
		table: (table) => ({
			...core.table(table),
			mutate: (request) =>
				state.broken && request.type === type
					? Promise.reject(new DOMException('The disk is full.', 'QuotaExceededError'))
					: core.table(table).mutate(request)
		})
	})
	device.use({ stack: 'dbcore', name: 'breakable', create })
	return state
}

test('an empty device has nothing to open', async () => {
	const { keeper, content, states } = tab()
	expect([await keeper.open(), content(), states]).toEqual([false, {}, []])
})

test('what was kept is opened again', async () => {
	const first = tab()
	await first.keeper.open()
	first.set('a')
	first.set('b', 'text')
	await first.keeper.close()
	const second = tab()
	expect(await second.keeper.open()).toBe(true)
	expect(second.content()).toEqual({ a: 1, b: 'text' })
})

test('what is opened counts neither as an edit of mine nor as something to keep again', async () => {
	const first = tab()
	await first.keeper.open()
	first.set('a')
	await first.keeper.close()
	const second = tab()
	const local: boolean[] = []
	second.doc.on('update', (_bytes, _origin, _doc, transaction) => local.push(transaction.local))
	await second.keeper.open()
	await second.keeper.flush()
	expect([local, second.states, (await second.rows()).length]).toEqual([[false], [], 1])
})

test('a burst of edits is one write, made without being asked', async () => {
	const { keeper, set, state, states, rows, until } = tab()
	await keeper.open()
	for (const key of ['a', 'b', 'c']) set(key)
	expect(states.map(({ unkept }) => unkept)).toEqual([1, 2, 3])
	await until(({ unkept }) => unkept === 0)
	expect([state(), (await rows()).length]).toEqual([{ unkept: 0, failure: null }, 1])
	expect(await kept()).toEqual({ a: 1, b: 1, c: 1 })
})

test('a flush writes now', async () => {
	const { keeper, set, state } = tab()
	await keeper.open()
	set('a')
	await keeper.flush()
	expect(state()).toEqual({ unkept: 0, failure: null })
	expect(await kept()).toEqual({ a: 1 })
})

test('a colleague’s edits are kept like mine', async () => {
	const { keeper, doc } = tab()
	await keeper.open()
	const theirs = new Y.Doc()
	theirs.getMap('strips').set('theirs', 1)
	Y.applyUpdate(doc, Y.encodeStateAsUpdate(theirs), 'wire')
	await keeper.flush()
	expect(await kept()).toEqual({ theirs: 1 })
})

test('documents do not mix', async () => {
	const { keeper, set, device, standing } = tab()
	await keeper.open()
	set('a')
	await keeper.flush()
	const doc = new Y.Doc()
	const where = { name: 'p1/production', doc, standing: () => standing }
	const other = new Keeper(device, where, () => {})
	expect([await other.open(), doc.getMap('strips').toJSON()]).toEqual([false, {}])
})

test('closing writes what is left, and what comes after is not collected', async () => {
	const { keeper, set, states } = tab()
	await keeper.open()
	set('a')
	await keeper.close()
	const known = states.length
	set('late')
	await keeper.flush()
	expect(states).toHaveLength(known)
	expect(await kept()).toEqual({ a: 1 })
})

test('a database that fails is said to, its edits stay in memory, and a later flush keeps them', async () => {
	const device = new Device(`keeper-${database}`)
	const disk = breakable(device, 'add')
	const { keeper, set, state } = tab(device)
	await keeper.open()
	set('a')
	set('b')
	await keeper.flush()
	expect(state()).toEqual({ unkept: 2, failure: 'QuotaExceededError' })
	set('c')
	expect(state()).toEqual({ unkept: 3, failure: 'QuotaExceededError' })
	disk.broken = false
	await keeper.flush()
	expect(state()).toEqual({ unkept: 0, failure: null })
	expect(await kept()).toEqual({ a: 1, b: 1, c: 1 })
})

test('a database that was closed under it is a failure like any other', async () => {
	const { device, keeper, set, state } = tab()
	await keeper.open()
	device.close()
	set('a')
	await keeper.flush()
	expect(state()).toEqual({ unkept: 1, failure: 'DatabaseClosedError' })
	await device.open()
	await keeper.flush()
	expect(state()).toEqual({ unkept: 0, failure: null })
	expect(await kept()).toEqual({ a: 1 })
})

test('a device that cannot be read says so to whoever opens', async () => {
	const { device, keeper } = tab()
	device.close()
	await expect(keeper.open()).rejects.toThrow(/closed/i)
})

test('edits made while a write is under way are kept by the next', async () => {
	const { keeper, set, state } = tab()
	await keeper.open()
	set('a')
	const writing = keeper.flush()
	set('b')
	await Promise.all([writing, keeper.flush()])
	expect(state()).toEqual({ unkept: 0, failure: null })
	expect(await kept()).toEqual({ a: 1, b: 1 })
})

/** Makes one row per edit. */
async function writeRows(one: ReturnType<typeof tab>, count: number, prefix = 'r') {
	for (let row = 0; row < count; row++) {
		one.set(`${prefix}${row}`, row)
		await one.keeper.flush()
	}
}

test('beyond 200 rows the document is written out once, and is the same', async () => {
	const one = tab()
	await one.keeper.open()
	await writeRows(one, 200)
	expect(await one.rows()).toHaveLength(200)
	await writeRows(one, 1, 'last')
	expect(await one.rows()).toHaveLength(1)
	expect(one.state()).toEqual({ unkept: 0, failure: null })
	expect(await kept()).toEqual(one.content())
})

test('writing out leaves alone what another tab wrote, and takes what was opened', async () => {
	const early = tab()
	await early.keeper.open()
	await writeRows(early, 3, 'early')
	const [one, other] = [tab(), tab()]
	await Promise.all([one.keeper.open(), other.keeper.open()])
	await writeRows(other, 2, 'other')
	await writeRows(one, 200, 'one')
	expect(one.content()).not.toHaveProperty('other0')
	expect(await one.rows()).toHaveLength(2 + 1 + 2)
	expect(await kept()).toEqual({ ...one.content(), ...other.content() })
})

test('two tabs that write out what both have opened lose nothing', async () => {
	const early = tab()
	await early.keeper.open()
	await writeRows(early, 199, 'early')
	const [one, other] = [tab(), tab()]
	await Promise.all([one.keeper.open(), other.keeper.open()])
	await Promise.all([writeRows(one, 3, 'one'), writeRows(other, 3, 'other')])
	expect((await one.rows()).length).toBeLessThan(10)
	expect(await kept()).toEqual({ ...one.content(), ...other.content() })
})

test('when writing out fails, the rows are all there and nothing counts as unkept', async () => {
	const device = new Device(`keeper-${database}`)
	const disk = breakable(device, 'delete')
	const one = tab(device)
	await one.keeper.open()
	await writeRows(one, 202)
	expect([one.state(), (await one.rows()).length]).toEqual([{ unkept: 0, failure: null }, 202])
	expect(await kept()).toEqual(one.content())
	disk.broken = false
	await writeRows(one, 1, 'last')
	expect([one.state(), (await one.rows()).length]).toEqual([{ unkept: 0, failure: null }, 1])
	expect(await kept()).toEqual(one.content())
})

test('two tabs on one database each open what both have kept', async () => {
	const [one, other] = [tab(), tab()]
	await Promise.all([one.keeper.open(), other.keeper.open()])
	one.set('one')
	other.set('other')
	await Promise.all([one.keeper.close(), other.keeper.close()])
	expect(await kept()).toEqual({ one: 1, other: 1 })
})

test('abandoned, it writes neither what it holds nor what comes after', async () => {
	const { keeper, set, rows } = tab()
	await keeper.open()
	set('kept')
	await keeper.flush()
	set('held')
	keeper.abandon()
	set('after')
	await keeper.close()
	expect((await rows()).length).toBe(1)
	expect(await kept()).toEqual({ kept: 1 })
})

describe('what the server may not have', () => {
	const lineage: Lineage = { generation: 'g1', epoch: 1, seq: 5 }

	/** Somebody in step with the server, who has one strip of a colleague and one of their own. */
	async function inStep() {
		const one = tab()
		await one.keeper.open()
		Object.assign(one.standing, { lineage, isInStep: true, isHearing: true })
		one.set('theirs')
		Object.assign(one.standing, { isHearing: false, waiting: 1 })
		await one.device.waiting.put({ document: name, tab: 't', edits: 1 })
		one.set('mine')
		await one.keeper.flush()
		return one
	}

	const parts = async (device: Device) => {
		const [row] = await device.aside.toArray()
		return [row?.base, row?.mine].map((bytes) => {
			const doc = new Y.Doc()
			if (bytes) Y.applyUpdate(doc, bytes)
			return Object.keys(doc.getMap('strips').toJSON())
		})
	}

	test('is laid aside apart from what it has, with the history it follows', async () => {
		const { device } = await inStep()
		await device.setAside(name)
		expect(await parts(device)).toEqual([['theirs'], ['theirs', 'mine']])
		expect((await device.aside.toArray())[0]?.lineage).toEqual(lineage)
		const left = [device.updates, device.waiting, device.lineages].map((table) => table.count())
		expect(await Promise.all(left)).toEqual([0, 0, 0])
	})

	test('is marked as saved once nothing waits any more, in any tab', async () => {
		const { device, keeper, standing } = await inStep()
		standing.waiting = 0
		keeper.settle()
		await keeper.flush()
		expect((await device.updates.toArray()).some(({ unsaved }) => unsaved)).toBe(true)
		await device.waiting.clear()
		keeper.settle()
		await keeper.flush()
		expect((await device.updates.toArray()).some(({ unsaved }) => unsaved)).toBe(false)
	})

	test('stays apart when all of it is written out', async () => {
		const one = await inStep()
		await writeRows(one, 202)
		expect((await one.rows()).length).toBeLessThan(10)
		await one.device.setAside(name)
		expect((await parts(one.device))[0]).toEqual(['theirs'])
	})

	test('of a tab that has not heard yet goes to what was laid aside, never to the new copy', async () => {
		const one = await inStep()
		await tab().device.setAside(name)
		one.set('late')
		await one.keeper.flush()
		expect(await parts(one.device)).toEqual([['theirs'], ['theirs', 'mine', 'late']])
		expect(await one.rows()).toEqual([])
	})
})
