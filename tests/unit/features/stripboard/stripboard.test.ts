import 'fake-indexeddb/auto'
import { afterEach, describe, expect, test } from 'vitest'
import { changeSettings } from '#model/production/commands.ts'
import { editScene } from '#model/stripboard/commands/scenes.ts'
import { moveStrips } from '#model/stripboard/commands/move.ts'
import { readStripboard } from '#model/stripboard/state.ts'
import { boardOf } from '#model/stripboard/queries/board.ts'
import { readProduction } from '#model/production/records.ts'
import type { StripId } from '#model/stripboard/records/strip.ts'
import { openBoard, type Before } from './view.svelte.ts'

let board: Before
afterEach(() => board.close())

test('the board shown is the one the model derives, after every change', () => {
	board = openBoard('1:4 2:? | LUNCH:30 3 |', '9')
	const { view, drawn } = board
	const derived = () => {
		const { workspace } = view
		const production = readProduction(workspace.doc('production'))
		return boardOf(readStripboard(workspace.doc('stripboard')), production, drawn.board)
	}
	expect(view.board).toEqual(derived())
	view.run((edit) => editScene(edit, drawn.scene('2'), { eighths: 12 }))
	view.run((edit) => changeSettings(edit, { startDate: '2026-03-02' }), 'production')
	view.run((edit, board) =>
		moveStrips(edit, [drawn.strip('9')], { board, list: 'main', before: drawn.strip('3') })
	)
	expect(view.board).toEqual(derived())
	expect(view.board.days.map(({ date }) => date)).toEqual(['2026-03-02', '2026-03-03'])
})

test('a day that did not change stays the same object', () => {
	board = openBoard('1 | 2 | 3')
	const before = board.view.board.days
	board.view.run((edit) => editScene(edit, board.drawn.scene('2'), { eighths: 12 }))
	const after = board.view.board.days
	expect(after.map((day, at) => day === before[at])).toEqual([true, false, true])
})

test('strips are reached in reading order, the boneyard last', () => {
	board = openBoard('1 LUNCH | 2 |', '9')
	expect(board.words(board.view.order)).toBe('1 LUNCH |1 2 |2 9')
	expect(board.view.isEmpty).toBe(false)
})

test('a filter hides strips and leaves the days', () => {
	board = openBoard('1 12 | 2 |', '121')
	board.view.filter = { text: '12', interior: 'any', time: 'any' }
	expect([board.view.isFiltering, board.words(board.view.order)]).toEqual([true, '12 |1 |2 121'])
})

test('what is selected and hidden is not among what a command gets', () => {
	board = openBoard('1 12')
	board.view.selection.set(board.ids('1 12'))
	board.view.filter = { text: '12', interior: 'any', time: 'any' }
	expect(board.words(board.view.selectedIds)).toBe('12')
})

test('what is selected adds up; scenes are told apart', () => {
	board = openBoard('1:4 LUNCH:30 | 2:?')
	board.view.selection.set(board.ids('2 LUNCH 1 |1'))
	expect(board.view.selectedTotals).toMatchObject({ scenes: 2, eighths: 4, unknownLengths: 1 })
	expect(board.view.selectedScenes.map(({ scene }) => scene.number)).toEqual(['1', '2'])
})

describe('a strip is found', () => {
	test('with the day it lies in; a break, with the day it closes; in the boneyard, with none', () => {
		board = openBoard('1 | 2', '9')
		const { view } = board
		const days = board.ids('1 |1 2 9').map((id) => view.dayOf(id)?.number ?? null)
		expect(days).toEqual([1, 1, 2, null])
		expect(board.ids('1 |1 2 9').map((id) => view.isInBoneyard(id))).toEqual([
			false,
			false,
			false,
			true
		])
		expect(board.ids('1 |1').map((id) => view.rowOf(id)?.kind ?? null)).toEqual(['scene', null])
	})

	test('only while it is there', () => {
		board = openBoard('1')
		const nowhere = 'nowhere' as StripId
		const { view } = board
		expect([view.rowOf(nowhere), view.dayOf(nowhere), view.isInBoneyard(nowhere)]).toEqual([
			null,
			null,
			false
		])
	})
})

describe('a command', () => {
	test('answers its value', () => {
		board = openBoard('1 2')
		const moved = board.view.run((edit, id) =>
			moveStrips(edit, board.ids('1'), { board: id, list: 'main', before: null })
		)
		expect([moved, board.list()]).toEqual([board.ids('1'), '2 1'])
	})

	test('that is refused says why, in words, and answers null', () => {
		board = openBoard('1 2')
		const refused = board.view.run((edit) =>
			editScene(edit, board.drawn.scene('1'), { eighths: -1 })
		)
		expect([refused, board.said()]).toEqual([null, 'That cannot be read. Look at it once more.'])
	})

	test('with a reason nobody worded says that much', () => {
		board = openBoard('1')
		board.view.run(() => ({ ok: false, reason: 'moonlight' }))
		expect(board.said()).toBe('That did not work.')
	})
})
