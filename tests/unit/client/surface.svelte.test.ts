import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { applyAwarenessUpdate, Awareness, encodeAwarenessUpdate } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { Surface } from '$lib/client/surface.svelte.ts'

beforeEach(() => {
	vi.useFakeTimers()
})
afterEach(() => {
	vi.useRealTimers()
})

/** Two people on one surface; what one tells reaches the other at once. */
function meet() {
	const [here, there] = [new Awareness(new Y.Doc()), new Awareness(new Y.Doc())]
	let told = 0
	here.on('update', ({ added, updated, removed }: Record<string, number[]>) => {
		told++
		const clients = [...(added ?? []), ...(updated ?? []), ...(removed ?? [])]
		applyAwarenessUpdate(there, encodeAwarenessUpdate(here, clients), 'wire')
	})
	const ann = new Surface(here, { id: 'ann', name: 'Ann', role: 'owner' })
	const bo = new Surface(there, { id: 'bo', name: 'Bo', role: 'ad' })
	return { ann, bo, here, there, told: () => told }
}

test('others see where I point, ten times a second at most, and the last place in the end', () => {
	const { ann, bo, told } = meet()
	const before = told()
	for (let x = 0; x <= 500; x++) {
		ann.tell({ point: { x, y: 0 } })
		vi.advanceTimersByTime(2)
	}
	vi.advanceTimersByTime(200)
	expect(told() - before).toBeLessThanOrEqual(12)
	expect(bo.others.map(({ person, point }) => [person.name, point])).toEqual([
		['Ann', { x: 500, y: 0 }]
	])
})

test('whoever leaves the surface is not seen on it, also with something still to tell', () => {
	const { ann, bo } = meet()
	ann.tell({ moving: { ids: ['a'], by: { x: 1, y: 2 } } })
	ann.leave()
	vi.advanceTimersByTime(1000)
	expect(bo.others).toEqual([])
})

test.each([
	[{ person: { id: 'x', name: 'X' }, surface: { point: { x: 'a', y: 0 } } }],
	[{ person: { id: 'x', name: 'X' } }],
	[{ person: null, surface: {} }],
	[{ person: { id: 'x', name: 'X' }, surface: { point: { x: 1e99, y: 0 } } }]
])('what is not as it should be is not shown: %j', (state) => {
	const { ann, there } = meet()
	there.setLocalState(state)
	expect(ann.others).toEqual([])
})
