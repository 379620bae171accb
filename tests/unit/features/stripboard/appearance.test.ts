import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import {
	colourOf,
	counted,
	dateLabel,
	interiorLabel,
	longDateLabel,
	refusals,
	timeLabel
} from '$lib/features/stripboard/appearance.ts'
import {
	interiors,
	scenes,
	timeRows,
	type Scene,
	type SceneId
} from '#model/stripboard/records/scene.ts'
import { sceneIn } from '../../../support/builders.ts'

function scene(values: Partial<Omit<Scene, 'id'>>): Scene {
	const doc = new Y.Doc()
	scenes.create(doc, 'one' as SceneId, values)
	return sceneIn(doc, 'one' as SceneId)
}

describe('the colour of a strip', () => {
	test('is the matrix of inside and outside by time; both takes the exterior’s', () => {
		const matrix = interiors.map((intExt) =>
			timeRows.map((timeRow) => colourOf(scene({ intExt, timeRow }))).join(' ')
		)
		expect(matrix).toEqual([
			'int-day int-night int-morning int-evening unknown',
			'ext-day ext-night ext-morning ext-evening unknown',
			'ext-day ext-night ext-morning ext-evening unknown',
			'unknown unknown unknown unknown unknown'
		])
	})

	test('is none for an omitted scene', () => {
		expect(colourOf(scene({ intExt: 'INT', timeRow: 'day', omitted: true }))).toBe('unknown')
	})
})

test('inside and outside are printed short', () => {
	expect(interiors.map((intExt) => interiorLabel(scene({ intExt })))).toEqual([
		'INT',
		'EXT',
		'I/E',
		'?'
	])
})

describe('the time on a strip', () => {
	test.each([
		['MORNING', 'MORN'],
		['evening', 'EVE'],
		['Afternoon', 'AFT'],
		['CONTINUOUS', 'CONT'],
		['MOMENTS LATER', 'LATER'],
		['LATE NIGHT', 'NIGHT'],
		['dusk', 'DUSK'],
		['DAY', 'DAY']
	])('%s is printed as %s', (time, label) => {
		expect(timeLabel(scene({ time, timeRow: 'day' }))).toBe(label)
	})

	test('is the row’s where the heading has none', () => {
		expect(timeRows.map((timeRow) => timeLabel(scene({ timeRow })))).toEqual([
			'DAY',
			'NIGHT',
			'MORN',
			'EVE',
			'?'
		])
	})
})

test.each([
	['2026-03-02', 'Mon 2 Mar', 'Mon 2 Mar 2026'],
	['2026-03-12', 'Thu 12 Mar', 'Thu 12 Mar 2026'],
	['2028-02-29', 'Tue 29 Feb', 'Tue 29 Feb 2028'],
	['2026-12-31', 'Thu 31 Dec', 'Thu 31 Dec 2026'],
	['2027-01-03', 'Sun 3 Jan', 'Sun 3 Jan 2027']
])('%s is %s on screen and %s on paper', (date, short, long) => {
	expect([dateLabel(date), longDateLabel(date)]).toEqual([short, long])
})

test('one is one, and everything else is many', () => {
	expect([0, 1, 2].map((count) => counted(count, 'strip'))).toEqual([
		'0 strips',
		'1 strip',
		'2 strips'
	])
})

test.each(Object.entries(refusals))('%s is refused in whole sentences', (_reason, sentence) => {
	expect(sentence).toMatch(/^[A-Z][^.]+\.( [A-Z][^.]+\.)*$/)
})
