import { describe, expect, test } from 'vitest'
import { addEvent } from '#model/stripboard/commands/availability.ts'
import { addElement } from '#model/stripboard/commands/elements.ts'
import { editScene, nameSet } from '#model/stripboard/commands/scenes.ts'
import { boardOf } from '#model/stripboard/queries/board.ts'
import { monthsOf, weeksOf, type MonthDate } from '#model/stripboard/queries/months.ts'
import { locations, sets, type LocationId } from '#model/stripboard/records/set.ts'
import { readStripboard } from '#model/stripboard/state.ts'
import { drawBoard, editBy, production } from '../../../../support/builders.ts'

/** A board and a second unit, read as the calendar of a production that begins on Monday 2 March 2026. */
function drawn(main: string, second = '', of = production()) {
	const edit = editBy('ann')
	const boards = [drawBoard(edit, main), ...(second === '' ? [] : [drawBoard(edit, second)])]
	const source = () => {
		const state = readStripboard(edit.doc)
		const units = boards.map(({ board }) => boardOf(state, of, board))
		return { state, production: of, units }
	}
	const on = (date: string): MonthDate => {
		const found = weeksOf(source(), date.slice(0, 7)).flat()
		return found.find((square) => square.date === date) as MonthDate
	}
	return { edit, source, on, ...boards[0]! }
}

test('a month is whole weeks from Monday to Sunday', () => {
	const { source } = drawn('1 |')
	const weeks = weeksOf(source(), '2026-03')
	expect(weeks.map((week) => [week[0]?.date, week[6]?.date])).toEqual([
		['2026-02-23', '2026-03-01'],
		['2026-03-02', '2026-03-08'],
		['2026-03-09', '2026-03-15'],
		['2026-03-16', '2026-03-22'],
		['2026-03-23', '2026-03-29'],
		['2026-03-30', '2026-04-05']
	])
})

test('the months of a schedule run from its first day to its last, over the end of a year', () => {
	expect(monthsOf(drawn('1 |', '', production({ startDate: '' })).source())).toEqual([])
	const late = production({ startDate: '2026-12-31' })
	expect(monthsOf(drawn('1 | 2 | 3 |', '', late).source())).toEqual(['2026-12', '2027-01'])
})

describe('a square', () => {
	test('has its shooting day with the places that take longest, and day or night', () => {
		const { edit, on, scene } = drawn('1:2 2:20 3:4 | 4 |')
		for (const [number, set] of [
			['1', 'LAMP ROOM'],
			['2', 'QUAY'],
			['3', 'LAMP ROOM']
		] as const)
			nameSet(edit, scene(number), set)
		editScene(edit, scene('1'), { timeRow: 'day' })
		editScene(edit, scene('2'), { timeRow: 'night' })
		const [first] = on('2026-03-02').days
		expect(first).toMatchObject({ unit: 0, places: ['QUAY', 'LAMP ROOM'], time: 'D/N' })
		expect(first?.day).toMatchObject({ number: 1, totals: { eighths: 26 } })

		const location = edit.newId() as LocationId
		locations.create(edit.doc, location, { name: 'Whitby' })
		for (const set of readStripboard(edit.doc).sets.values())
			sets.patch(edit.doc, set.id, { location })
		expect(on('2026-03-02').days[0]?.places).toEqual(['Whitby'])
		expect(on('2026-03-03').days[0]).toMatchObject({ places: [], time: '' })
	})

	test('has the days of all units, and none for an open day that is empty', () => {
		const { on } = drawn('1 | 2 |', '21 |')
		expect(on('2026-03-02').days.map(({ unit, day }) => [unit, day.number])).toEqual([
			[0, 1],
			[1, 1]
		])
		expect(drawn('').on('2026-03-02').days).toEqual([])
	})

	test('says why nothing is shot, and what an extra work day is for', () => {
		const { on } = drawn('1 | 2 | 3 |', '', {
			...production(),
			holidays: new Map([['2026-03-03', 'Regatta']]),
			exceptions: new Map([
				['2026-03-04', { kind: 'travel', label: '' }],
				['2026-03-07', { kind: 'work', label: 'Tide' }]
			])
		})
		const said = (date: string) => {
			const { kind, reason, isExtra } = on(date)
			return [kind, reason, isExtra]
		}
		expect(said('2026-03-02')).toEqual(['work', '', false])
		expect(said('2026-03-03')).toEqual(['holiday', 'Regatta', false])
		expect(said('2026-03-04')).toEqual(['travel', 'Company travel', false])
		expect(said('2026-03-07')).toEqual(['work', 'Tide', true])
		expect(said('2026-03-08')).toEqual(['off', 'Day off', false])
	})

	test('has what people do beside their work, who is away first', () => {
		const { edit, on, scene } = drawn('1 |')
		const add = (name: string) => {
			const added = addElement(edit, scene('1'), { category: 'cast', name })
			if (!added.ok) throw new Error(name)
			return added.value
		}
		const [nell, amos] = [add('NELL'), add('AMOS')]
		addEvent(edit, amos, { kind: 'fitting', from: '2026-03-05', to: '2026-03-06' })
		addEvent(edit, nell, { kind: 'unavailable', from: '2026-03-06', to: '2026-03-06' })
		const names = (date: string) => on(date).events.map(({ name, event }) => [name, event.kind])
		expect(names('2026-03-05')).toEqual([['AMOS', 'fitting']])
		expect(names('2026-03-06')).toEqual([
			['NELL', 'unavailable'],
			['AMOS', 'fitting']
		])
		expect(names('2026-03-07')).toEqual([])
	})
})
