import { describe, expect, test } from 'vitest'
import { must } from '#model/core/invariant.ts'
import { addElement } from '#model/stripboard/commands/elements.ts'
import { moveStrips } from '#model/stripboard/commands/move.ts'
import { editScene, omitScene } from '#model/stripboard/commands/scenes.ts'
import { editBanner, insertDayBreak } from '#model/stripboard/commands/strips.ts'
import { boardOf, keepUnchanged, type BoardView } from '#model/stripboard/queries/board.ts'
import { scenes } from '#model/stripboard/records/scene.ts'
import { strips } from '#model/stripboard/records/strip.ts'
import { readStripboard, type StripboardState } from '#model/stripboard/state.ts'
import { drawBoard, editBy, production } from '../../../../support/builders.ts'

const none = { scenes: 0, eighths: 0, minutes: 0, cast: 0, unknownLengths: 0 }

function drawn(main: string, boneyard = '') {
	const edit = editBy('ann')
	const board = drawBoard(edit, main, boneyard)
	const view = (of = production()) => boardOf(readStripboard(edit.doc), of, board.board)
	return { edit, doc: edit.doc, ...board, view }
}

/** Days as `1 Mon 2026-03-02: 1 2`, to compare a whole board at a glance. */
function daysOf(view: BoardView): string[] {
	return view.days.map((day) => {
		const words = day.rows.map((row) => (row.kind === 'scene' ? row.scene.number : row.strip.text))
		return [`${day.number} ${day.date}${day.id === 'open' ? ' open' : ''}:`, ...words].join(' ')
	})
}

describe('days', () => {
	test('lie between breaks, and have numbers and dates; strips after the last break are an open day', () => {
		const { view } = drawn('1 2 | LUNCH 3 | 4')
		expect(daysOf(view())).toEqual([
			'1 2026-03-02: 1 2',
			'2 2026-03-03: LUNCH 3',
			'3 2026-03-04 open: 4'
		])
	})

	test('as many breaks as there are close as many days: no empty day before the first or behind the last', () => {
		expect(daysOf(drawn('1 | 2 |').view())).toEqual(['1 2026-03-02: 1', '2 2026-03-03: 2'])
		expect(daysOf(drawn('1').view())).toEqual(['1 2026-03-02 open: 1'])
	})

	test('are one open day on a board with nothing on it', () => {
		expect(drawn('').view()).toEqual({
			days: [
				{
					id: 'open',
					number: 1,
					date: '2026-03-02',
					call: null,
					daysOffBefore: [],
					rows: [],
					totals: none
				}
			],
			boneyard: [],
			totals: none
		})
	})

	test('with nothing in them are days all the same: someone put that break there', () => {
		expect(daysOf(drawn('| 1 | |').view())).toEqual([
			'1 2026-03-02:',
			'2 2026-03-03: 1',
			'3 2026-03-04:'
		])
	})

	test('have numbers but no dates without a start', () => {
		expect(daysOf(drawn('1 | 2').view(production({ startDate: '' })))).toEqual([
			'1 null: 1',
			'2 null open: 2'
		])
	})

	test('say which days off lie before them', () => {
		const { view } = drawn('1 | 2')
		const holidays = new Map([['2026-03-03', 'Regatta']])
		const days = view({ ...production(), holidays }).days
		expect(days.map(({ date, daysOffBefore }) => ({ date, daysOffBefore }))).toEqual([
			{ date: '2026-03-02', daysOffBefore: [] },
			{
				date: '2026-03-04',
				daysOffBefore: [{ date: '2026-03-03', kind: 'holiday', reason: 'Regatta' }]
			}
		])
	})

	test('are all re-dated when one break goes in above them', () => {
		const { edit, board, strip, view } = drawn('1 2 | 3 |')
		insertDayBreak(edit, { board, list: 'main', before: strip('2') })
		expect(daysOf(view())).toEqual(['1 2026-03-02: 1', '2 2026-03-03: 2', '3 2026-03-04: 3'])
	})

	test('are known by the break that closes them', () => {
		const { strip, view } = drawn('1 | 2')
		expect(view().days.map(({ id }) => id)).toEqual([strip('|1'), 'open'])
	})

	test('do not show a strip whose scene is gone', () => {
		const { doc, scene, view } = drawn('1 2')
		scenes.patch(doc, scene('1'), { removed: true })
		expect(daysOf(view())).toEqual(['1 2026-03-02 open: 2'])
	})

	test('belong to one board', () => {
		const { edit, view } = drawn('1')
		drawBoard({ ...edit, newId: editBy('other').newId }, '2 3')
		expect(daysOf(view())).toEqual(['1 2026-03-02 open: 1'])
	})

	test('closed by a break in the boneyard are not', () => {
		expect(daysOf(drawn('1 2', '|').view())).toEqual(['1 2026-03-02 open: 1 2'])
	})
})

describe('totals', () => {
	test('add up per day and for the board', () => {
		const { view } = drawn('1:12 2:4 LUNCH:45 MOVE | 3:20')
		expect(view().days.map(({ totals }) => totals)).toEqual([
			{ scenes: 2, eighths: 16, minutes: 285, cast: 0, unknownLengths: 0 },
			{ scenes: 1, eighths: 20, minutes: 300, cast: 0, unknownLengths: 0 }
		])
		const all = { scenes: 3, eighths: 36, minutes: 585, cast: 0, unknownLengths: 0 }
		expect(view().totals).toEqual(all)
	})

	test('leave out the boneyard', () => {
		const { view } = drawn('1:8', '2:8 LUNCH:30')
		expect(view().totals).toEqual({ ...none, scenes: 1, eighths: 8, minutes: 120 })
		expect(view().boneyard).toHaveLength(2)
	})

	test('count scenes of unknown length apart', () => {
		const { view } = drawn('1:8 2:? 3:?')
		expect(view().totals).toEqual({
			...none,
			scenes: 3,
			eighths: 8,
			minutes: 120,
			unknownLengths: 2
		})
	})

	test('leave out what is omitted, wherever it lies', () => {
		const { edit, board, scene, strip, view } = drawn('1:8 2:8')
		omitScene(edit, scene('2'), { omitted: true })
		expect(view().boneyard).toHaveLength(1)
		moveStrips(edit, [strip('2')], { board, list: 'main', before: null })
		expect(daysOf(view())).toEqual(['1 2026-03-02 open: 1 2'])
		expect(view().totals).toEqual({ ...none, scenes: 1, eighths: 8, minutes: 120 })
	})

	test('count a member of the cast once, however many scenes they have', () => {
		const { edit, scene, view } = drawn('1 2 | 3')
		for (const number of ['1', '2', '3'])
			addElement(edit, scene(number), { category: 'cast', name: 'NELL' })
		addElement(edit, scene('2'), { category: 'cast', name: 'AMOS' })
		addElement(edit, scene('2'), { category: 'props', name: 'Lamp' })
		expect(view().days.map(({ totals }) => totals.cast)).toEqual([2, 1])
		expect(view().totals.cast).toBe(2)
	})
})

describe('what did not change is kept', () => {
	/** Two states as Live reads them: what did not change is the same object in both. */
	function readAgain(before: StripboardState, after: StripboardState): StripboardState {
		const same = <Id, Value>(old: ReadonlyMap<Id, Value>, now: ReadonlyMap<Id, Value>) => {
			const isSame = (id: Id, value: Value) => JSON.stringify(old.get(id)) === JSON.stringify(value)
			const merged = [...now].map(
				([id, value]) => [id, isSame(id, value) ? (old.get(id) ?? value) : value] as const
			)
			const allSame = old.size === now.size && merged.every(([id, value]) => old.get(id) === value)
			return allSame ? old : new Map(merged)
		}
		return {
			boards: same(before.boards, after.boards),
			scenes: same(before.scenes, after.scenes),
			elements: same(before.elements, after.elements),
			sets: same(before.sets, after.sets),
			locations: same(before.locations, after.locations),
			strips: same(before.strips, after.strips),
			events: same(before.events, after.events),
			rules: after.rules,
			holding: same(before.holding, after.holding),
			versions: same(before.versions, after.versions)
		}
	}

	/** Which days stay the same object over `change`. */
	function kept(
		words: string,
		change: (drawing: ReturnType<typeof drawn>) => void,
		of = production()
	) {
		const drawing = drawn(words)
		const before = readStripboard(drawing.doc)
		const first = boardOf(before, production(), drawing.board)
		change(drawing)
		const after = readAgain(before, readStripboard(drawing.doc))
		const second = keepUnchanged(first, boardOf(after, of, drawing.board))
		expect(second).toEqual(boardOf(readStripboard(drawing.doc), of, drawing.board))
		return second.days.map((day) => first.days.includes(day))
	}

	test('nothing before: the board as it is', () => {
		const view = drawn('1 | 2').view()
		expect(keepUnchanged(null, view)).toBe(view)
	})

	test('a move within a day changes that day', () => {
		expect(
			kept('1 2 | 3 4 | 5', ({ edit, board, strip }) =>
				moveStrips(edit, [strip('4')], { board, list: 'main', before: strip('3') })
			)
		).toEqual([true, false, true])
	})

	test('an edited scene changes its day', () => {
		expect(
			kept('1 | 2 | 3', ({ edit, scene }) => editScene(edit, scene('3'), { eighths: 20 }))
		).toEqual([true, true, false])
	})

	test('an edited banner changes its day', () => {
		expect(
			kept('LUNCH 1 | 2', ({ edit, strip }) => editBanner(edit, strip('LUNCH'), { minutes: 30 }))
		).toEqual([false, true])
	})

	test('a strip removed changes its day', () => {
		expect(
			kept('LUNCH 1 | 2', ({ doc, strip }) => strips.patch(doc, strip('LUNCH'), { removed: true }))
		).toEqual([false, true])
	})

	test('a new day changes the numbers of those behind it', () => {
		expect(
			kept('1 | 2 3 | 4 |', ({ edit, board, strip }) =>
				insertDayBreak(edit, { board, list: 'main', before: strip('3') })
			)
		).toEqual([true, false, false, false])
	})

	test('a holiday changes the day behind it, and the dates of all that follow', () => {
		const holidays = new Map([['2026-03-04', 'Regatta']])
		const of = { ...production(), holidays }
		expect(kept('1 | 2 | 3 | 4', () => {}, of)).toEqual([true, true, false, false])
	})

	test('a holiday on a day that was off anyway changes the day behind it', () => {
		const words = '1 | 2 | 3 | 4 | 5 | 6 | 7'
		const of = { ...production(), holidays: new Map([['2026-03-07', 'Regatta']]) }
		expect(kept(words, () => {}, of)).toEqual([true, true, true, true, true, false, true])
	})
})

test('every strip of a board is in exactly one place', () => {
	const { view } = drawn('1 LUNCH | 2', '3 4')
	const { days, boneyard } = view()
	const ids = [...days.flatMap((day) => day.rows), ...boneyard].map(({ id }) => id)
	expect(new Set(ids).size).toBe(ids.length)
	expect(ids).toHaveLength(5)
	expect(must(days[0], 'a day').rows).toHaveLength(2)
})
