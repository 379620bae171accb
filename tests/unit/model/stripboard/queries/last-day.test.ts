import { expect, test } from 'vitest'
import { omitScene } from '#model/stripboard/commands/scenes.ts'
import { lastShootingDay } from '#model/stripboard/queries/last-day.ts'
import { readStripboard } from '#model/stripboard/state.ts'
import { drawBoard, editBy, production } from '../../../../support/builders.ts'

/** The last shooting day of a board that is drawn, with some of its scenes omitted. */
function lastOf(main: string, omitted: readonly string[] = [], of = production()): string {
	const edit = editBy('ann')
	const { scene } = drawBoard(edit, main)
	for (const number of omitted) omitScene(edit, scene(number), { omitted: true })
	return lastShootingDay(readStripboard(edit.doc), of)
}

test('the last shooting day is the last with a scene that is shot', () => {
	expect(lastOf('1 | 2 | 3 |')).toBe('2026-03-04')
	expect(lastOf('1 | 2 | WRAP |')).toBe('2026-03-03')
	expect(lastOf('1 | 2 | 3 |', ['3'])).toBe('2026-03-03')
})

test('nobody knows it without a date, or before anything is scheduled', () => {
	expect(lastOf('1 | 2 |', [], production({ startDate: '' }))).toBe('')
	expect(lastOf('1 |', ['1'])).toBe('')
	expect(lastOf('')).toBe('')
})
