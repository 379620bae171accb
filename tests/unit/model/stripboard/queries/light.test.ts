import { expect, test } from 'vitest'
import { must } from '#model/core/invariant.ts'
import { changeLocation, placeSet } from '#model/stripboard/commands/locations.ts'
import { nameSet } from '#model/stripboard/commands/scenes.ts'
import { boardOf } from '#model/stripboard/queries/board.ts'
import { lightOf } from '#model/stripboard/queries/light.ts'
import { readStripboard } from '#model/stripboard/state.ts'
import { drawBoard, editBy, production } from '../../../../support/builders.ts'

test('a day has the light of the place where most of it is shot, of those on the map', () => {
	const edit = editBy('ann')
	const { board, scene } = drawBoard(edit, '1:30 2:8 3:4 | 4 |')
	const at = (number: string, set: string, location: string) => {
		const named = nameSet(edit, scene(number), set)
		const placed = named.ok && named.value !== '' && placeSet(edit, named.value, location)
		if (!placed || !placed.ok || placed.value === '') throw new Error(location)
		return placed.value
	}
	const light = () => {
		const state = readStripboard(edit.doc)
		const day = must(boardOf(state, production(), board).days[0], 'a day')
		return lightOf(state, day)
	}
	at('1', 'STUDIO', 'Stage 4')
	const coast = at('2', 'QUAY', 'Whitby')
	const city = at('3', 'STREET', 'Paris')
	expect(light()).toBeNull()
	changeLocation(edit, city, { coordinates: '48.8566, 2.3522', zone: 'Europe/Paris' })
	expect(light()?.place.name).toBe('Paris')
	changeLocation(edit, coast, { coordinates: '54.4858, -0.6206', zone: 'Europe/London' })
	expect(light()?.place.name).toBe('Whitby')
	expect(light()?.times.sunrise).toBeGreaterThan(6 * 60)
	changeLocation(edit, coast, { zone: '' })
	expect(light()).toBeNull()
})
