import 'fake-indexeddb/auto'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { Device, everything, isOf } from '$lib/client/device.ts'
import { unsavedOnThisDevice } from '$lib/client/sign-out.ts'

let device: Device
let database = 0
const tabs: Device[] = []

/** One tab of a browser: all tabs of a test share what is kept. */
function tab(): Device {
	const opened = new Device(`device-${database}`)
	tabs.push(opened)
	return opened
}

beforeEach(() => {
	database += 1
	device = tab()
})
afterEach(() => {
	for (const each of tabs.splice(0)) each.close()
})

async function keep(...documents: string[]): Promise<void> {
	for (const document of documents) {
		await device.updates.add({ document, bytes: Uint8Array.of(0, 0) } as never)
		await device.waiting.put({ document, tab: 't', edits: 1 })
	}
}

async function kept(): Promise<string[][]> {
	const [updates, waiting] = [await device.updates.toArray(), await device.waiting.toArray()]
	return [updates, waiting].map((rows) => rows.map(({ document }) => document).sort())
}

test.each([
	['p1', ['p10/stripboard', 'p2/stripboard']],
	['p1/stripboard', ['p1/production', 'p10/stripboard', 'p2/stripboard']],
	['p1/strip', ['p1/production', 'p1/stripboard', 'p10/stripboard', 'p2/stripboard']]
])('what is forgotten of %s is that and nothing else', async (address, left) => {
	await keep('p1/stripboard', 'p1/production', 'p2/stripboard', 'p10/stripboard')
	await device.forget(address)
	expect(await kept()).toEqual([left, left])
})

test('wiped, nothing is left of anybody', async () => {
	await keep('p1/stripboard')
	await device.remember('me', { id: 'ann' })
	await device.wipe()
	expect([await kept(), await device.recall('me')]).toEqual([[[], []], undefined])
})

test('copies that are open are told at once, and in other tabs once it is done', async () => {
	await keep('p1/stripboard')
	const here: string[] = []
	device.onForgotten((address) => here.push(address))
	const there = new Promise<string>((resolve) => tab().onForgotten(resolve))
	const forgetting = device.forget('p1')
	expect(here).toEqual(['p1'])
	await forgetting
	expect(await there).toBe('p1')
})

test('who stopped listening hears nothing', async () => {
	const heard: string[] = []
	device.onForgotten((address) => heard.push(address))()
	await device.wipe()
	expect(heard).toEqual([])
})

test('whoever waits until it is settled finds what was being written, and that a failure is over too', async () => {
	device.busy(Promise.reject(new Error('The disk is full.')))
	device.busy(keep('p1/stripboard'))
	await device.settled()
	expect(await kept()).toEqual([['p1/stripboard'], ['p1/stripboard']])
})

test.each([
	[everything, 'p1/stripboard', true],
	['p1', 'p1/stripboard', true],
	['p1/stripboard', 'p1/stripboard', true],
	['p1', 'p10/stripboard', false],
	['p1/production', 'p1/stripboard', false]
])('%s and %s: %s', (address, document, isIn) => {
	expect(isOf(address, document)).toBe(isIn)
})

describe('when somebody else sits here', () => {
	beforeEach(async () => {
		await keep('p1/stripboard')
		await device.updates.add({ document: 'p1/production', bytes: Uint8Array.of(0, 0) } as never)
		await device.remember('productions', [])
		await device.handOver('ann', 'bo')
	})

	test('they find nothing of the one before', async () => {
		const under = (name: string) => device.updates.where('document').startsWith(name).count()
		expect([await under('p1'), await device.recall('productions')]).toEqual([0, undefined])
	})

	test('what was never sent is there again when its owner comes back, and only that', async () => {
		await keep('p2/stripboard')
		await device.handOver('bo', 'ann')
		const [updates, waiting] = await kept()
		expect(updates).toEqual(['bo|p2/stripboard', 'p1/stripboard'])
		expect(waiting).toEqual(updates)
	})

	test('whoever signs out is asked about it too, for it is wiped with the rest', async () => {
		expect(await unsavedOnThisDevice(device)).toBe(1)
		await device.wipe()
		expect(await kept()).toEqual([[], []])
	})
})
