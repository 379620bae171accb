import 'fake-indexeddb/auto'
import { test, expect } from 'vitest'
import { flushSync } from 'svelte'
import { startTestServer } from '../../support/server.ts'
import { Device } from '$lib/client/device.ts'
import { WebSocket as W } from 'ws'
test('x', async () => {
	const s = await startTestServer()
	const id = await s.newProduction()
	const w = new W(s.socketUrl(id, 'stripboard'))
	await new Promise((r) => w.once('open', r))
	w.close()
	let n = $state(0)
	const seen: number[] = []
	const stop = $effect.root(() => { $effect(() => { seen.push(n) }) })
	flushSync(); n = 4; flushSync()
	stop()
	expect(seen).toEqual([0, 4])
	const d = new Device('x'); await d.remember('a', 1); expect(await d.recall('a')).toBe(1)
	const { StripboardView } = await import('$lib/features/stripboard/stripboard.svelte.ts')
	expect(StripboardView).toBeTypeOf('function')
	await s.close()
})
