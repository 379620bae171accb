import { describe, expect, test } from 'vitest'
import type { ProductionState } from '#model/production/records.ts'
import { addEvent, setTerms } from '#model/stripboard/commands/availability.ts'
import { addElement, linkElements, mergeElements } from '#model/stripboard/commands/elements.ts'
import { nameSet, omitScene } from '#model/stripboard/commands/scenes.ts'
import { changeScheduleRules, setHolding } from '#model/stripboard/commands/rules.ts'
import type { CategoryId } from '#model/stripboard/categories.ts'
import { boardOf } from '#model/stripboard/queries/board.ts'
import { doodChart, type DoodBy } from '#model/stripboard/queries/dood-chart.ts'
import type { ElementId } from '#model/stripboard/records/element.ts'
import { readStripboard } from '#model/stripboard/state.ts'
import { drawBoard, editBy, production } from '../../../../support/builders.ts'

/** A drawn board with elements: `{ NELL: ['1', '2'] }` are the scenes Nell is in. */
function charted(words: string, cast: Record<string, string[]>, category: CategoryId = 'cast') {
	const edit = editBy('ann')
	const drawn = drawBoard(edit, words, '9')
	const ids = new Map<string, ElementId>()
	for (const [name, numbers] of Object.entries(cast)) {
		for (const number of numbers) {
			const added = addElement(edit, drawn.scene(number), { category, name })
			if (added.ok) ids.set(name, added.value)
		}
	}
	const chart = (by: DoodBy = category, of: ProductionState = production()) => {
		const state = readStripboard(edit.doc)
		return doodChart({ state, production: of, units: [boardOf(state, of, drawn.board)] }, by)
	}
	const codes = (by?: DoodBy, of?: ProductionState) =>
		chart(by, of).rows.map(({ name, cells }) =>
			[name, ...cells.map(({ code }) => code || '·')].join(' ')
		)
	return { edit, drawn, chart, codes, id: (name: string) => ids.get(name) as ElementId }
}

describe('the chart of a board', () => {
	test('has a column for every date from the first shooting day to the last', () => {
		const { chart } = charted('1 | 2 | 3 | 4 | 5 | 6 |', { NELL: ['1'] })
		expect(chart().dates.map(({ date, number, day }) => [date.slice(8), number, day])).toEqual([
			...[2, 3, 4, 5, 6].map((day) => [`0${day}`, day - 1, 'work']),
			['07', null, 'off'],
			['08', null, 'off'],
			['09', 6, 'work']
		])
	})

	test('marks the work of the scheduled scenes, and holds between', () => {
		const { codes } = charted('1 2 | 3 | 4 |', { NELL: ['1', '4'], AMOS: ['2'] })
		expect(codes().sort()).toEqual(['AMOS SWF · ·', 'NELL SW H WF'])
	})

	test('leaves out the boneyard and omitted scenes', () => {
		const { edit, drawn, codes } = charted('1 | 2 | 3', { NELL: ['1', '2', '9'] })
		omitScene(edit, drawn.scene('2'), { omitted: true })
		expect(codes()).toEqual(['NELL SWF · ·'])
	})

	test('leads from a day of work to its strips', () => {
		const { chart, drawn } = charted('1 2 | 3', { NELL: ['1', '2'] })
		expect(chart().rows[0]?.strips.get('2026-03-02')).toEqual([drawn.strip('1'), drawn.strip('2')])
	})

	test('begins with a fitting that comes before the shoot', () => {
		const { edit, codes, id, chart } = charted('1 |', { NELL: ['1'] })
		addEvent(edit, id('NELL'), { kind: 'fitting', from: '2026-02-27', to: '2026-02-27' })
		expect(codes()).toEqual(['NELL FT · · SWF'])
		expect(chart().dates[0]).toMatchObject({ date: '2026-02-27', number: null })
	})

	test('is empty while the shoot has no first day', () => {
		const { chart } = charted('1 |', { NELL: ['1'] })
		expect(chart('cast', production({ startDate: '' }))).toEqual({ dates: [], rows: [] })
	})

	test('counts the days of a second unit, and a day of both once', () => {
		const { edit, drawn, id } = charted('1 | 2 |', { NELL: ['1'] })
		const second = drawBoard(edit, '21 | 22 |')
		addElement(edit, second.scene('22'), { category: 'cast', name: 'NELL' })
		const state = readStripboard(edit.doc)
		const units = [drawn.board, second.board].map((board) => boardOf(state, production(), board))
		const { rows } = doodChart({ state, production: production(), units }, 'cast')
		expect(rows.map(({ id, cells }) => [id, cells.map(({ code }) => code)])).toEqual([
			[id('NELL'), ['SW', 'WF']]
		])
	})
})

describe('by what', () => {
	test('vehicles are not held unless their category says so, or one itself', () => {
		const { edit, codes, id } = charted(
			'1 | 2 | 3 |',
			{ TRUCK: ['1', '3'], VAN: ['1', '3'] },
			'vehicles'
		)
		expect(codes()).toEqual(['TRUCK SW · WF', 'VAN SW · WF'])
		setHolding(edit, 'vehicles', 'hold')
		setTerms(edit, id('VAN'), { holding: 'none' })
		expect(codes()).toEqual(['TRUCK SW H WF', 'VAN SW · WF'])
	})

	test('sets and locations have rows of their own', () => {
		const { edit, drawn, codes } = charted('1 | 2 | 3 |', {})
		nameSet(edit, drawn.scene('1'), 'KITCHEN')
		nameSet(edit, drawn.scene('3'), 'KITCHEN')
		expect(codes('sets')).toEqual(['KITCHEN SW · WF'])
		expect(codes('locations')).toEqual([])
	})
})

test('the days between a drop and a pick-up are a rule of the production, or of one contract', () => {
	const { edit, codes, id } = charted('1 | 2 | 3 | 4 |', { NELL: ['1', '4'], AMOS: ['1', '4'] })
	changeScheduleRules(edit, { dropDays: 2 })
	setTerms(edit, id('NELL'), { dropDays: 3 })
	expect(codes().sort()).toEqual(['AMOS SWD · · PWF', 'NELL SW H H WF'])
})

test('two spellings of one name are one row, with the dates of both', () => {
	const { edit, codes, id } = charted('1 | 2 | 3 |', { NELL: ['1'], NELLIE: ['3'] })
	addEvent(edit, id('NELLIE'), { kind: 'fitting', from: '2026-02-27', to: '2026-02-27' })
	mergeElements(edit, id('NELLIE'), id('NELL'))
	expect(codes()).toEqual(['NELL FT · · SW H WF'])
})

test('whoever is brought along works on the days of whom they come with', () => {
	const { edit, codes, id } = charted('1 | 2 |', { BEE: ['1', '2'], TEACHER: ['9'] })
	linkElements(edit, id('BEE'), { brings: id('TEACHER'), linked: true })
	expect(codes()).toEqual(['BEE SW WF', 'TEACHER SW WF'])
})
