import 'fake-indexeddb/auto'
import { flushSync } from 'svelte'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { Live } from '$lib/client/live.svelte.ts'
import { Replica } from '$lib/client/replica.ts'
import { Device } from '$lib/client/device.ts'
import { scenes } from '#model/stripboard/records/scene.ts'
test('effects run', () => {
	const doc = new Y.Doc()
	console.log(Object.getOwnPropertyNames(Live.prototype), typeof Replica, typeof Device, typeof scenes, typeof window)
	void flushSync; void doc
	expect(1).toBe(1)
})
