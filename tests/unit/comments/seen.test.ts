import 'fake-indexeddb/auto'
import { expect, test } from 'vitest'
import { Device } from '$lib/client/device.ts'
import { nothingSeen, recallSeen, rememberSeen } from '$lib/comments/seen.ts'

const now = Date.UTC(2026, 2, 12)
const dayMs = 24 * 60 * 60 * 1000
let database = 0
const device = () => new Device(`seen-${++database}`)

test('a device that never looked holds two weeks for news, and nothing older', async () => {
	const { since, ids } = await recallSeen(device(), 'p1', now)
	expect((now - since) / dayMs).toBe(14)
	expect([...ids]).toEqual([])
})

test('what was read is remembered for each production, whatever a second tab read meanwhile', async () => {
	const kept = device()
	const { since } = nothingSeen(now)
	await rememberSeen(kept, 'p1', { since, ids: new Set(['a']) })
	await rememberSeen(kept, 'p1', { since, ids: new Set(['b']) })
	const seen = await recallSeen(kept, 'p1', now + dayMs)
	expect([...seen.ids].sort()).toEqual(['a', 'b'])
	expect(seen.since).toBe(since)
	expect((await recallSeen(kept, 'p2', now)).ids.size).toBe(0)
})

test.each([[null], ['x'], [{ since: 'x', ids: [] }], [{ since: 1, ids: [7] }]])(
	'what cannot be read counts as nothing: %j',
	async (stored) => {
		const kept = device()
		await kept.remember('comments-seen/p1', stored)
		expect(await recallSeen(kept, 'p1', now)).toEqual(nothingSeen(now))
	}
)
