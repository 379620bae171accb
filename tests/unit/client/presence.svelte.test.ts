import { flushSync, tick } from 'svelte'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { applyAwarenessUpdate, Awareness, encodeAwarenessUpdate } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { Presence } from '$lib/client/presence.svelte.ts'

const ann = { id: 'ann', name: 'Ann Ó Sé', role: '1st AD' }
const bo = { id: 'bo', name: 'Bo', role: '' }
const cy = { id: 'cy', name: 'Cy', role: 'Director' }

let windows: Awareness[]
let awareness: Awareness
let presence: Presence

beforeEach(() => {
	windows = []
	awareness = window(1)
	presence = new Presence(awareness, ann)
})

afterEach(() => {
	for (const each of windows) each.destroy()
})

/** An open window: its end of what everyone tells everyone. */
function window(client: number): Awareness {
	const doc = new Y.Doc()
	doc.clientID = client
	const opened = new Awareness(doc)
	windows.push(opened)
	return opened
}

/** Somebody's window says something, and I hear it. */
function says(client: number, state: Record<string, unknown> | null): void {
	const theirs = windows.find(({ clientID }) => clientID === client) ?? window(client)
	theirs.setLocalState(state)
	applyAwarenessUpdate(awareness, encodeAwarenessUpdate(theirs, [client]), 'wire')
}

test('I am here from the start, holding nothing, pointing at nothing', () => {
	expect(awareness.getLocalState()).toEqual({ person: ann, held: null, at: null })
	expect([presence.others, presence.people]).toEqual([[], []])
})

test('others are here once per window, the oldest client id first', () => {
	says(7, { person: cy, held: null, at: 'strip1' })
	says(3, { person: bo })
	expect(presence.others).toEqual([
		{ client: 3, person: bo },
		{ client: 7, person: cy, held: null, at: 'strip1' }
	])
})

test('people are here once, however many windows they have open', () => {
	says(3, { person: bo })
	says(4, { person: bo })
	says(5, { person: cy })
	expect(presence.people).toEqual([bo, cy])
})

test('another window of mine is one of the others', () => {
	says(3, { person: ann })
	expect(presence.people).toEqual([ann])
})

test('whoever leaves is gone', () => {
	says(3, { person: bo })
	says(3, null)
	expect(presence.others).toEqual([])
})

describe('what others send is not believed', () => {
	test.each<[string, Record<string, unknown>]>([
		['nothing', {}],
		['no person', { held: null, at: null }],
		['a stock client’s cursor', { user: { name: 'Eve', color: 'red' } }],
		['a person without a role', { person: { id: 'eve', name: 'Eve' } }],
		['a person who is a text', { person: 'Eve' }],
		['an endless name', { person: { ...bo, name: 'x'.repeat(61) } }],
		['an endless id', { person: { ...bo, id: 'x'.repeat(65) } }],
		['held strips that are no list', { person: bo, held: { ids: 'all', before: '' } }],
		['too many held strips', { person: bo, held: { ids: Array(5001).fill('a'), before: '' } }],
		['a place that is no text', { person: bo, at: 7 }]
	])('%s', (_case, state) => {
		says(3, state)
		says(4, { person: cy })
		expect(presence.others).toEqual([{ client: 4, person: cy }])
	})

	test('a field that only a newer window knows is left out', () => {
		says(3, { person: { ...bo, shoes: 42 }, mood: 'fine' })
		expect(presence.others).toEqual([{ client: 3, person: bo }])
	})
})

test('what I hold is shown, and that I let go', () => {
	presence.hold({ ids: ['a', 'b'], before: 'c' })
	expect(awareness.getLocalState()).toMatchObject({ held: { ids: ['a', 'b'], before: 'c' } })
	presence.hold(null)
	expect(awareness.getLocalState()).toEqual({ person: ann, held: null, at: null })
})

test('where I am is said once, not again while I stay', () => {
	const told: unknown[] = []
	awareness.on('update', () => told.push(awareness.getLocalState()?.['at']))
	presence.pointAt('a')
	presence.pointAt('a')
	presence.pointAt('b')
	presence.pointAt(null)
	expect(told).toEqual(['a', 'b', null])
})

test('another name is told to everyone, the rest stays', () => {
	presence.pointAt('a')
	presence.introduce({ ...ann, name: 'Ann Byrne' })
	expect(awareness.getLocalState()).toEqual({
		person: { ...ann, name: 'Ann Byrne' },
		held: null,
		at: 'a'
	})
})

test('a screen follows who is here, and nobody listens once it is gone', async () => {
	const listening = () => awareness._observers.get('change')?.size ?? 0
	const before = listening()
	const drawn: string[] = []
	const stop = $effect.root(() => {
		$effect(() => void drawn.push(presence.people.map(({ name }) => name).join(' ')))
	})
	flushSync()
	says(3, { person: bo })
	await tick()
	says(4, { person: cy })
	await tick()
	says(3, null)
	await tick()
	expect(drawn).toEqual(['', 'Bo', 'Bo Cy', 'Cy'])
	expect(listening()).toBe(before + 1)
	stop()
	await tick()
	expect(listening()).toBe(before)
})
