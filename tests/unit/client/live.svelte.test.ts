import { flushSync, tick } from 'svelte'
import { describe, expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { Live, LiveRecords } from '$lib/client/live.svelte.ts'
import { strips, type StripId } from '#model/stripboard/records/strip.ts'
import { copyOf, merge } from '../../support/builders.ts'

const [one, two, three] = ['one', 'two', 'three'] as StripId[] as [StripId, StripId, StripId]

/** A document with two banners. */
function twoBanners(): Y.Doc {
	const doc = new Y.Doc()
	strips.create(doc, one, { kind: 'banner', text: 'MOVE' })
	strips.create(doc, two, { kind: 'banner', text: 'LUNCH' })
	return doc
}

/** How many listeners a root map has for what happens below it. */
function listeners(doc: Y.Doc, root = 'strips'): number {
	return (doc.getMap(root) as unknown as { _dEH: { l: unknown[] } })._dEH.l.length
}

/** A screen that shows a value: every value it was drawn with, the newest last. */
function screen<Value>(read: () => Value) {
	const drawn: Value[] = []
	const stop = $effect.root(() => {
		$effect(() => void drawn.push(read()))
	})
	flushSync()
	return { drawn, last: () => drawn.at(-1) as Value, stop }
}

/** A screen that shows a document's strips. */
function stripScreen(doc: Y.Doc) {
	const live = new LiveRecords(doc, strips)
	return { live, ...screen(() => live.current) }
}

describe('live records', () => {
	test('are what is there when the first screen reads them', () => {
		const doc = twoBanners()
		const { last, stop } = stripScreen(doc)
		expect(last()).toEqual(strips.all(doc))
		stop()
	})

	test('that were not touched stay the same objects, in a new map', () => {
		const doc = twoBanners()
		const { drawn, stop } = stripScreen(doc)
		strips.patch(doc, one, { text: 'COMPANY MOVE' })
		flushSync()
		const [before, after] = drawn
		expect(after).not.toBe(before)
		expect(after?.get(one)).toMatchObject({ text: 'COMPANY MOVE' })
		expect(after?.get(one)).not.toBe(before?.get(one))
		expect(after?.get(two)).toBe(before?.get(two))
		expect(before?.get(one)).toMatchObject({ text: 'MOVE' })
		stop()
	})

	test('come and go', () => {
		const doc = twoBanners()
		const { last, stop } = stripScreen(doc)
		strips.create(doc, three, { kind: 'dayBreak' })
		flushSync()
		expect([...last().keys()]).toEqual([one, two, three])
		strips.mapOf(doc).delete(one)
		flushSync()
		expect(last()).toEqual(strips.all(doc))
		expect([...last().keys()]).toEqual([two, three])
		stop()
	})

	test('follow one transaction with one drawing, however much it changes', () => {
		const doc = twoBanners()
		const { drawn, last, stop } = stripScreen(doc)
		doc.transact(() => {
			strips.patch(doc, one, { text: 'A', minutes: 5 })
			strips.patch(doc, two, { text: 'B' })
			strips.create(doc, three, { kind: 'banner', text: 'C' })
		})
		flushSync()
		expect(drawn).toHaveLength(2)
		expect(last()).toEqual(strips.all(doc))
		stop()
	})

	test('follow colleagues, a record replaced as a whole, and what is no record', () => {
		const doc = twoBanners()
		const { last, stop } = stripScreen(doc)
		const theirs = copyOf(doc)
		strips.patch(theirs, two, { text: 'SUPPER' })
		strips.mapOf(theirs).set(one, new Y.Map([['text', 'NEW']]))
		strips.mapOf(theirs).set(three, 'no record')
		merge(theirs, doc)
		flushSync()
		expect(last()).toEqual(strips.all(doc))
		expect([...last().values()].map(({ text }) => text).sort()).toEqual(['NEW', 'SUPPER'])
		stop()
	})

	test('tell together what colleagues change, where a crowd does, and at once what I change', async () => {
		const doc = twoBanners()
		const live = new LiveRecords(doc, strips, { others: 'paced' })
		const { drawn, last, stop } = screen(() => live.current)
		const theirs = copyOf(doc)
		for (const text of ['SUPPER', 'TEA', 'BREAKFAST']) {
			strips.patch(theirs, two, { text })
			merge(theirs, doc)
			flushSync()
		}
		expect(drawn).toHaveLength(1)
		await vi.waitFor(() => expect(drawn).toHaveLength(2))
		expect(last()).toEqual(strips.all(doc))
		strips.patch(doc, one, { text: 'COMPANY MOVE' })
		flushSync()
		expect(last().get(one)).toMatchObject({ text: 'COMPANY MOVE' })
		stop()
	})

	test('are the same map until something changes, for every screen', () => {
		const doc = twoBanners()
		const first = stripScreen(doc)
		const second = screen(() => first.live.current)
		expect(second.last()).toBe(first.last())
		doc.getMap('scenes').set('elsewhere', 1)
		flushSync()
		expect([first.drawn.length, second.drawn.length]).toEqual([1, 1])
		first.stop()
		second.stop()
	})

	test('are listened to once, from the first screen to the last', async () => {
		const doc = twoBanners()
		expect(listeners(doc)).toBe(0)
		const first = stripScreen(doc)
		const second = screen(() => first.live.current)
		expect(listeners(doc)).toBe(1)
		first.stop()
		await tick()
		expect(listeners(doc)).toBe(1)
		second.stop()
		await tick()
		expect(listeners(doc)).toBe(0)
	})

	test('are fresh for a screen that comes after nobody listened', async () => {
		const doc = twoBanners()
		const first = stripScreen(doc)
		first.stop()
		await tick()
		strips.patch(doc, one, { text: 'CHANGED' })
		const second = screen(() => first.live.current)
		expect(second.last().get(one)).toMatchObject({ text: 'CHANGED' })
		second.stop()
	})

	test('are read on the spot where no screen is', () => {
		const doc = twoBanners()
		const live = new LiveRecords(doc, strips)
		expect(live.current).toEqual(strips.all(doc))
		strips.patch(doc, one, { text: 'CHANGED' })
		expect(live.current.get(one)).toMatchObject({ text: 'CHANGED' })
		expect(listeners(doc)).toBe(0)
	})
})

describe('a live value', () => {
	/** The number of settings, and how often it was counted. */
	function counted(doc: Y.Doc) {
		const reads = { count: 0 }
		const live = new Live(doc, ['settings', 'holidays'], () => {
			reads.count += 1
			return doc.getMap('settings').size + doc.getMap('holidays').size
		})
		return { live, reads }
	}

	test('is read once for all screens, and again after each change of its roots', () => {
		const doc = new Y.Doc()
		const { live, reads } = counted(doc)
		const first = screen(() => live.current)
		const second = screen(() => live.current)
		expect(reads.count).toBe(1)
		doc.getMap('settings').set('a', 1)
		flushSync()
		doc.getMap('holidays').set('2026-03-02', 'x')
		flushSync()
		doc.getMap('strips').set('elsewhere', 1)
		flushSync()
		expect([first.drawn, second.drawn, reads.count]).toEqual([[0, 1, 2], [0, 1, 2], 3])
		first.stop()
		second.stop()
	})

	test('is listened to only while a screen shows it', async () => {
		const doc = new Y.Doc()
		const { live } = counted(doc)
		const shown = screen(() => live.current)
		expect([listeners(doc, 'settings'), listeners(doc, 'holidays')]).toEqual([1, 1])
		shown.stop()
		await tick()
		expect([listeners(doc, 'settings'), listeners(doc, 'holidays')]).toEqual([0, 0])
		doc.getMap('settings').set('a', 1)
		const again = screen(() => live.current)
		expect(again.drawn).toEqual([1])
		again.stop()
	})

	test('is read on the spot where no screen is', () => {
		const doc = new Y.Doc()
		const { live, reads } = counted(doc)
		expect([live.current, live.current, reads.count]).toEqual([0, 0, 2])
	})
})
