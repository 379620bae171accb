import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { isFiltering, matches, noFilter, type Filter } from '$lib/features/stripboard/filter.ts'
import type { Row } from '#model/stripboard/queries/rows.ts'
import { elements, type ElementId } from '#model/stripboard/records/element.ts'
import { scenes, type Scene, type SceneId } from '#model/stripboard/records/scene.ts'
import { strips, type StripId } from '#model/stripboard/records/strip.ts'

const stored = new Y.Doc()
strips.create(stored, 'banner' as StripId, { kind: 'banner', text: 'Company MOVE to Quay' })
strips.create(stored, 'break' as StripId, { kind: 'dayBreak' })
elements.create(stored, 'nell' as ElementId, { category: 'cast', name: 'NELL', number: '1' })
let count = 0

function strip(id: string) {
	const found = strips.get(stored, id as StripId)
	if (!found) throw new Error(`no strip ${id}`)
	return found
}

/** The row of a scene of 12A, NELL in the kitchen by night, but for what is said. */
function sceneRow(values: Partial<Omit<Scene, 'id'>> = {}): Row {
	const id = `scene${++count}` as SceneId
	scenes.create(stored, id, {
		number: '12A',
		intExt: 'INT',
		time: 'LATE NIGHT',
		timeRow: 'night',
		synopsis: 'The lamp goes out at 3.',
		...values
	})
	const nell = elements.get(stored, 'nell' as ElementId)
	const scene = scenes.get(stored, id)
	if (!nell || !scene) throw new Error('not stored')
	return {
		kind: 'scene',
		id: 'strip' as StripId,
		strip: strip('banner'),
		scene,
		set: null,
		setName: 'JORY’S COTTAGE - KITCHEN',
		number: scene.number,
		part: null,
		risks: [],
		needs: [{ element: nell, quantity: 1, broughtBy: null }],
		cast: [nell],
		eighths: 8,
		minutes: 60,
		minutesEstimated: true
	}
}

const banner: Row = { kind: 'banner', id: 'b' as StripId, strip: strip('banner'), minutes: null }
const dayBreak: Row = { kind: 'dayBreak', id: 'd' as StripId, strip: strip('break') }

const finds = (row: Row, filter: Partial<Filter>) => matches(row, { ...noFilter, ...filter })

test('without a filter everything is shown, day breaks too', () => {
	expect([sceneRow(), banner, dayBreak].map((row) => matches(row, noFilter))).toEqual([
		true,
		true,
		true
	])
})

test.each<[Partial<Filter>, boolean]>([
	[{}, false],
	[{ text: '   ' }, false],
	[{ text: 'x' }, true],
	[{ interior: 'INT' }, true],
	[{ time: 'night' }, true]
])('%j leaves something out: %s', (filter, filtering) => {
	expect(isFiltering({ ...noFilter, ...filter })).toBe(filtering)
})

describe('a number', () => {
	test.each(['12', '12A', '120', '12PT1'])('12 finds %s', (number) => {
		expect(finds(sceneRow({ number }), { text: '12' })).toBe(true)
	})

	test.each(['1', '2', '112', 'A12', ''])('12 does not find %j', (number) => {
		expect(finds(sceneRow({ number }), { text: '12' })).toBe(false)
	})

	test('is not looked for in words', () => {
		expect(finds(sceneRow(), { text: '3' })).toBe(false)
	})

	test('may begin with a letter', () => {
		expect(finds(sceneRow({ number: 'A41' }), { text: 'a4' })).toBe(true)
	})
})

describe('words', () => {
	test.each(['kitchen', 'COTTAGE', 'lamp', 'nell', 'late', 'kit', '  lamp   kitchen ', '12a nell'])(
		'%j are found in set, synopsis, time, cast and number',
		(text) => {
			expect(finds(sceneRow(), { text })).toBe(true)
		}
	)

	test.each(['quay', 'kitchen quay', '13 nell'])('%j: every one must be found', (text) => {
		expect(finds(sceneRow(), { text })).toBe(false)
	})
})

test('inside and outside find what is both', () => {
	const found = (['INT', 'EXT', 'INT/EXT'] as const).map((intExt) =>
		(['any', 'INT', 'EXT'] as const).filter((interior) => finds(sceneRow({ intExt }), { interior }))
	)
	expect(found).toEqual([
		['any', 'INT'],
		['any', 'EXT'],
		['any', 'INT', 'EXT']
	])
})

test('a time finds the row of the colour matrix, not the word', () => {
	const times = ['day', 'night', 'morning', 'evening'] as const
	const found = times.filter((time) =>
		finds(sceneRow({ time: 'DAWN', timeRow: 'morning' }), { time })
	)
	expect(found).toEqual(['morning'])
	expect(times.some((time) => finds(sceneRow({ timeRow: 'unknown' }), { time }))).toBe(false)
})

test('all that is asked for must hold', () => {
	const filter = { text: 'lamp', interior: 'INT', time: 'night' } as const
	expect(finds(sceneRow(), filter)).toBe(true)
	expect(finds(sceneRow({ intExt: 'EXT' }), filter)).toBe(false)
	expect(finds(sceneRow({ timeRow: 'day' }), filter)).toBe(false)
	expect(finds(sceneRow({ synopsis: '' }), filter)).toBe(false)
})

test('a banner is found by its text, and by nothing that only scenes have', () => {
	expect(['move', 'quay company'].map((text) => finds(banner, { text }))).toEqual([true, true])
	expect(finds(banner, { text: 'move kitchen' })).toBe(false)
	expect(finds(banner, { text: 'move', interior: 'EXT' })).toBe(false)
	expect(finds(banner, { time: 'day' })).toBe(false)
})

test('a day break is never what somebody looks for', () => {
	expect(finds(dayBreak, { text: 'a' })).toBe(false)
})
