import 'fake-indexeddb/auto'
import { afterEach, describe, expect, test } from 'vitest'
import {
	belowCursor,
	endOfDay,
	landAt,
	nameOf,
	nextInList,
	nudge
} from '$lib/features/stripboard/moves.ts'
import { removeStrips } from '#model/stripboard/commands/strips.ts'
import { must } from '#model/core/invariant.ts'
import { openBoard, type Before } from './view.svelte.ts'

let board: Before
afterEach(() => board.close())

/** Selects strips by the words they are drawn as. */
function select(words: string): void {
	board.view.selection.set(board.ids(words))
}

function land(words: string, list: 'main' | 'boneyard', before: string | null): boolean {
	const strip = before === null ? null : board.drawn.strip(before)
	return landAt(board.view, board.ids(words), { list, before: strip })
}

describe('strips that land', () => {
	test('lie together where they were let go, and it is said which day that is', () => {
		board = openBoard('1:4 2:4 | 3:10 |')
		expect(land('1', 'main', '3')).toBe(true)
		expect([board.list(), board.said()]).toEqual([
			'2 | 1 3 |',
			'Scene 1 moved to day 2, now 1 6/8 pages'
		])
		land('2 3', 'main', null)
		expect([board.list(), board.said()]).toEqual([
			'| 1 | 2 3',
			'2 strips moved to day 3, now 1 6/8 pages'
		])
	})

	test('in the boneyard are said to be there', () => {
		board = openBoard('1 LUNCH 2', '9')
		land('1', 'boneyard', '9')
		expect([board.list(), board.list('boneyard'), board.said()]).toEqual([
			'LUNCH 2',
			'1 9',
			'Scene 1 moved to the boneyard'
		])
	})

	test('leave day breaks out of the boneyard', () => {
		board = openBoard('1 2 | 3')
		land('1 2 |1', 'boneyard', null)
		expect([board.list(), board.list('boneyard')]).toEqual(['| 3', '1 2'])
	})

	test('are one step to take back', () => {
		board = openBoard('1 2 | 3 4')
		land('1 3', 'main', null)
		expect(board.list()).toBe('2 | 4 1 3')
		board.view.history.undo()
		expect(board.list()).toBe('1 2 | 3 4')
	})

	test('and lie there already: it is said', () => {
		board = openBoard('1 2 3')
		expect(land('2', 'main', '3')).toBe(false)
		expect([board.list(), board.said()]).toEqual(['1 2 3', 'It already lies there.'])
	})

	test('and a colleague has removed them all: it is said', () => {
		board = openBoard('1 LUNCH 2')
		board.view.run((edit) => removeStrips(edit, board.ids('LUNCH')))
		expect(land('LUNCH', 'main', null)).toBe(false)
		expect(board.said()).toBe('A colleague has taken that off the board.')
	})
})

test('strips have names a person would use', () => {
	board = openBoard('1 12A LUNCH | 3 |', '9')
	const names = board.ids('12A LUNCH |1 |2 9').map((id) => nameOf(board.view, id))
	expect(names).toEqual(['Scene 12A', 'LUNCH', 'End of day 1', 'End of day 2', 'Scene 9'])
	const [gone] = board.ids('LUNCH')
	board.view.run((edit) => removeStrips(edit, board.ids('LUNCH')))
	expect(nameOf(board.view, must(gone, 'a banner'))).toBe('Strip')
})

test('the end of a day is before its break; of the open one, the end of the list', () => {
	board = openBoard('1 | 2')
	expect(board.view.board.days.map(endOfDay)).toEqual([
		{ list: 'main', before: board.drawn.strip('|1') },
		{ list: 'main', before: null }
	])
})

test('what comes after a strip in its list, whatever a filter hides', () => {
	board = openBoard('1 | 2', '8 9')
	board.view.filter = { text: 'nothing has this', interior: 'any', time: 'any' }
	const after = board.ids('1 |1 2 8 9').map((id) => nextInList(board.view, id))
	expect(after.map((id) => (id === null ? 'end' : board.words([id])))).toEqual([
		'|1',
		'2',
		'end',
		'9',
		'end'
	])
})

describe('below the cursor is', () => {
	const below = () => {
		const { list, before } = belowCursor(board.view)
		return `${list} ${before === null ? 'end' : board.words([before])}`
	}

	test('the end of the board while nothing was ever selected', () => {
		board = openBoard('1 2')
		expect(below()).toBe('main end')
	})

	test('after the last selected strip', () => {
		board = openBoard('1 2 | 3', '8 9')
		select('1')
		expect(below()).toBe('main 2')
		select('1 2')
		expect(below()).toBe('main |1')
		select('3')
		expect(below()).toBe('main end')
		select('8')
		expect(below()).toBe('boneyard 9')
	})

	test('after the cursor when nothing is selected', () => {
		board = openBoard('1 2 3')
		select('1')
		board.view.selection.clear()
		expect(below()).toBe('main 2')
	})
})

describe('the keyboard’s drag', () => {
	test('moves one strip up and down, past breaks and banners', () => {
		board = openBoard('1 2 | LUNCH 3')
		select('2')
		const seen = ([1, 1, 1, 1, -1, -1, -1, -1, -1] as const).map((direction) => {
			nudge(board.view, direction)
			return board.list()
		})
		expect(seen).toEqual([
			'1 | 2 LUNCH 3',
			'1 | LUNCH 2 3',
			'1 | LUNCH 3 2',
			'1 | LUNCH 3 2',
			'1 | LUNCH 2 3',
			'1 | 2 LUNCH 3',
			'1 2 | LUNCH 3',
			'2 1 | LUNCH 3',
			'2 1 | LUNCH 3'
		])
		expect(board.words(board.view.selectedIds)).toBe('2')
	})

	test('takes a selection along together', () => {
		board = openBoard('1 2 3 4')
		select('1 3')
		nudge(board.view, 1)
		expect(board.list()).toBe('2 4 1 3')
		nudge(board.view, -1)
		expect(board.list()).toBe('2 1 3 4')
	})

	test('moves a day break as well', () => {
		board = openBoard('1 | 2')
		select('|1')
		nudge(board.view, 1)
		expect(board.list()).toBe('1 2 |')
	})

	test('stays in the boneyard', () => {
		board = openBoard('1', '8 9')
		select('9')
		nudge(board.view, -1)
		nudge(board.view, -1)
		expect([board.list(), board.list('boneyard')]).toEqual(['1', '9 8'])
	})

	test('does nothing when nothing is selected', () => {
		board = openBoard('1 2')
		nudge(board.view, 1)
		expect([board.list(), board.said()]).toEqual(['1 2', undefined])
	})
})
