import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { exampleRows, type ExampleRow } from '$lib/features/productions/example.ts'
import { dateLabel } from '$lib/features/stripboard/appearance.ts'
import { colourOf, interiorLabel } from '#model/stripboard/strip-words.ts'
import { birthOfProduction } from '#model/production/birth.ts'
import { readProduction } from '#model/production/records.ts'
import { formatEighths } from '#model/stripboard/eighths.ts'
import { boardOf, type ShootingDay } from '#model/stripboard/queries/board.ts'
import { readStripboard } from '#model/stripboard/state.ts'

/** The sample production's days, as its board has them. */
function sampleDays(): readonly ShootingDay[] {
	let ids = 0
	const input = { title: 'Sample', from: 'sample', today: '2026-01-01', clientId: 1 } as const
	const docs = new Map(
		birthOfProduction({ ...input, newId: () => `id${++ids}` }).map(({ kind, bytes }) => {
			const doc = new Y.Doc()
			Y.applyUpdate(doc, bytes)
			return [kind, doc]
		})
	)
	const state = readStripboard(docs.get('stripboard') ?? new Y.Doc())
	const production = readProduction(docs.get('production') ?? new Y.Doc())
	const [board] = state.boards.keys()
	if (board === undefined) throw new Error('the sample has no board')
	return boardOf(state, production, board).days
}

/** A day as the picture would have it. */
function pictureOf(day: ShootingDay): ExampleRow[] {
	const rows = day.rows.map((row): ExampleRow => {
		if (row.kind !== 'scene') return { kind: 'banner', text: row.strip.text }
		return {
			kind: 'strip',
			number: row.scene.number,
			intExt: interiorLabel(row.scene),
			set: row.setName,
			time: row.scene.time,
			colour: colourOf(row.scene),
			pages: formatEighths(row.eighths),
			cast: row.cast.map(({ number }) => number).join(' ')
		}
	})
	const date = day.date === null ? '' : dateLabel(day.date)
	const pages = formatEighths(day.totals.eighths)
	return [...rows, { kind: 'break', day: `Day ${day.number}`, date, pages }]
}

test('the picture of a board is a picture of the sample’s', () => {
	const breaks = exampleRows.filter((row) => row.kind === 'break').map(({ day }) => day)
	expect(breaks).toEqual(['Day 4', 'Day 5', 'Day 6', 'Day 7', 'Day 8'])
	const days = sampleDays().filter(({ number }) => number >= 4 && number <= 8)
	expect(exampleRows).toEqual(days.flatMap(pictureOf))
})
