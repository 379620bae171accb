import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import {
	interiors,
	scenes,
	timeRows,
	type Scene,
	type SceneId
} from '#model/stripboard/records/scene.ts'
import { colourOf, interiorLabel, timeLabel } from '#model/stripboard/strip-words.ts'
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
