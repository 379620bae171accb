import 'fake-indexeddb/auto'
import { afterEach, describe, expect, test } from 'vitest'
import type { Action } from '$lib/client/action.ts'
import { stripboardActions } from '$lib/features/stripboard/actions.ts'
import { pressKey } from '$lib/features/stripboard/keyboard.ts'
import { element, press } from '../../client/support/page.ts'
import { openBoard, type Before } from './view.svelte.ts'

let board: Before
let actions: Action[]
afterEach(() => board.close())

function open(main: string, boneyard = ''): void {
	board = openBoard(main, boneyard)
	actions = stripboardActions(board.view)
}

/** Presses keys one after the other; answers what is selected and where the cursor then stands. */
function type(...keys: string[]): string {
	for (const key of keys) pressKey(board.view, actions, press(key))
	const { selection, selectedIds } = board.view
	return `${board.words(selectedIds)} @${selection.cursor ? board.words([selection.cursor]) : ''}`
}

function select(words: string): void {
	board.view.selection.set(board.ids(words))
}

describe('arrows', () => {
	test('walk through days, breaks and the boneyard, and stop at the ends', () => {
		open('1 | 2', '9')
		const walk = Array(6).fill('ArrowDown')
		expect(walk.map((key: string) => type(key))).toEqual([
			'1 @1',
			'|1 @|1',
			'2 @2',
			'9 @9',
			'9 @9',
			'9 @9'
		])
		expect(type('ArrowUp', 'ArrowUp', 'ArrowUp', 'ArrowUp')).toBe('1 @1')
	})

	test('with Shift extend, and shrink again', () => {
		open('1 2 3 4')
		expect(type('ArrowDown', 'Shift+ArrowDown', 'Shift+ArrowDown')).toBe('1 2 3 @3')
		expect(type('Shift+ArrowUp')).toBe('1 2 @2')
	})

	test('with Ctrl only move the cursor, and Space then toggles', () => {
		open('1 2 3')
		expect(type('ArrowDown', 'Mod+ArrowDown', 'Mod+ArrowDown')).toBe('1 @3')
		expect(type(' ')).toBe('1 3 @3')
		expect(type(' ')).toBe('1 @3')
	})

	test('pass over what a filter hides', () => {
		open('1 2 31 32')
		board.view.filter = { text: '3', interior: 'any', time: 'any' }
		expect([type('ArrowDown'), type('ArrowDown'), type('ArrowDown')]).toEqual([
			'31 @31',
			'32 @32',
			'32 @32'
		])
	})

	test('on an empty board are not used', () => {
		open('')
		expect(pressKey(board.view, actions, press('ArrowDown'))).toBe(false)
	})
})

describe('from day to day', () => {
	test('] and Page down go to the first strip of the next day, then to the end', () => {
		open('1 2 | 3 4 | 5 6')
		expect(['PageDown', ']', 'PageDown', 'PageDown'].map((key) => type(key))).toEqual([
			'3 @3',
			'5 @5',
			'6 @6',
			'6 @6'
		])
	})

	test('[ and Page up go to the first strip of this day, then of the one before', () => {
		open('1 2 | 3 4 | 5 6')
		select('6')
		expect(['PageUp', '[', 'PageUp', 'PageUp'].map((key) => type(key))).toEqual([
			'5 @5',
			'3 @3',
			'1 @1',
			'1 @1'
		])
	})

	test('Home and End go to the ends, with Shift selecting', () => {
		open('1 2 | 3', '9')
		select('2')
		expect(type('Shift+End')).toBe('2 |1 3 9 @9')
		expect(type('Home')).toBe('1 @1')
		expect(type('End')).toBe('9 @9')
	})
})

describe('a key', () => {
	test('in a text field is not the board’s', () => {
		open('1 2')
		select('1')
		const used = ['ArrowDown', 'y', 'Mod+Z'].map((key) =>
			pressKey(board.view, actions, press(key, element('INPUT')))
		)
		expect([used, board.words(board.view.selectedIds)]).toEqual([[false, false, false], '1'])
	})

	test('that means nothing is left to the browser', () => {
		open('1')
		expect(
			['q', 'F5', 'Mod+p', 'Tab'].map((key) => pressKey(board.view, actions, press(key)))
		).toEqual([false, false, false, false])
	})

	test('moves with Alt instead of walking', () => {
		open('1 2 3')
		select('1')
		expect(pressKey(board.view, actions, press('Alt+ArrowDown'))).toBe(true)
		expect([board.list(), type()]).toEqual(['2 1 3', '1 @1'])
	})

	test.each([
		['y', '2 3', '1'],
		['b', '1 | 2 3', ''],
		['Alt+ArrowDown', '2 1 3', '']
	])('%s does what it says to the selection', (key, main, boneyard) => {
		open('1 2 3')
		select('1')
		type(key)
		expect([board.list(), board.list('boneyard')]).toEqual([main, boneyard])
	})
})

describe('cut and paste', () => {
	test('move strips below the cursor, and select them', () => {
		open('1 2 | 3')
		select('1 2')
		type('x')
		expect([board.words(board.view.cut), board.said()]).toEqual([
			'1 2',
			'2 strips cut. Paste with V where they should go.'
		])
		select('3')
		expect(type('v')).toBe('1 2 @1')
		expect([board.list(), board.view.cut]).toEqual(['| 3 1 2', []])
	})

	test('Escape lets go of one thing at a time: sheet, cut, selection', () => {
		open('1 2')
		select('1')
		type('Enter', 'x')
		const state = () => [board.view.openScene !== null, board.view.cut.length, type()]
		const seen = [state()]
		for (let time = 0; time < 3; time++) {
			type('Escape')
			seen.push(state())
		}
		expect(seen).toEqual([
			[true, 1, '1 @1'],
			[false, 1, '1 @1'],
			[false, 0, '1 @1'],
			[false, 0, ' @1']
		])
		expect(pressKey(board.view, actions, press('Escape'))).toBe(false)
	})
})

describe('undo', () => {
	test('takes back and does again, and says so', () => {
		open('1 2 3')
		select('1')
		type('y', 'Mod+z')
		expect([board.list(), board.said()]).toEqual(['1 2 3', 'Taken back'])
		type('Mod+Shift+Z')
		expect([board.list(), board.said()]).toEqual(['2 3', 'Done again'])
	})

	test('is not to be had when nothing was done', () => {
		open('1')
		expect(pressKey(board.view, actions, press('Mod+z'))).toBe(false)
	})
})

describe('what is deleted', () => {
	test('are breaks and banners; scenes stay', () => {
		open('1 LUNCH | 2')
		select('1 LUNCH |1')
		type('Delete')
		expect([board.list(), board.said()]).toEqual([
			'1 2',
			'2 strips deleted. Undo brings them back.'
		])
		select('1')
		expect(pressKey(board.view, actions, press('Delete'))).toBe(false)
	})
})

test('Ctrl A selects everything shown', () => {
	open('1 | 2', '9')
	expect(type('Mod+a')).toBe('1 |1 2 9 @1')
})

test('Enter opens a scene in the sheet and a banner in its dialog', () => {
	open('1 LUNCH |')
	select('1')
	type('Enter')
	expect([board.view.openScene, board.view.panel]).toEqual([board.drawn.strip('1'), null])
	select('LUNCH')
	type('Enter')
	expect(board.view.panel).toBe('banner')
})

test('every key of the board means one thing at a time', () => {
	open('1 LUNCH | 2')
	select('1')
	board.view.cut = board.ids('2')
	const owners = new Map<string, string[]>()
	for (const { id, keys = [], when } of actions) {
		if (when && !when()) continue
		for (const key of keys) owners.set(key, [...(owners.get(key) ?? []), id])
	}
	expect([...owners].filter(([, ids]) => ids.length > 1)).toEqual([])
})
