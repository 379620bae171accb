import 'fake-indexeddb/auto'
import { afterEach, expect, test } from 'vitest'
import { WishesForm } from '$lib/features/stripboard/suggest/wishes.svelte.ts'
import { openBoard, type Before } from '../view.svelte.ts'

let board: Before
afterEach(() => board.close())

test('what nobody changes is as the board has it: its days, and its fullest', () => {
	board = openBoard('1:8 2:12 | 3:30 | 4:4', '5')
	const form = new WishesForm(board.view)
	expect([form.pages, form.days, form.move]).toEqual(['3 6/8', '3', '5'])
	expect(form.wishes).toMatchObject({ limit: { by: 'eighths', most: 30 }, days: 3, move: 5 })
})

test('a board without days is given as many as its limit needs', () => {
	board = openBoard('1:16 2:16 3:16')
	const form = new WishesForm(board.view)
	form.pages = '2'
	expect(form.days).toBe('3')
	form.pages = '4'
	expect(form.days).toBe('2')
})

test('what cannot be read is said field by field, and nothing is asked', () => {
	board = openBoard('1 2 | 3')
	const form = new WishesForm(board.view)
	form.pages = 'many'
	form.days = '4'
	form.move = '-1'
	form.staying = '2, 9 x'
	expect(form.wrong).toEqual({
		limit: 'Pages as 4 4/8, 5 or 4.5; hours as 10:00 or 10h.',
		days: 'A whole number from 1 to 3: every day gets a scene.',
		move: 'A whole number, 0 for no matter.',
		staying: 'On no day of this board: 9, x.',
		pay: null
	})
	expect(form.wishes).toBeNull()
})

test('scenes are kept by number, days by a tick, and a tick can be taken back', () => {
	board = openBoard('1 2A | 3 |')
	const form = new WishesForm(board.view)
	form.staying = '2a'
	form.close(board.drawn.strip('|2'), true)
	expect(form.wishes?.staying).toEqual(new Set([board.drawn.strip('2A')]))
	expect(form.closedDays.map(({ number }) => number)).toEqual([2])
	form.close(board.drawn.strip('|2'), false)
	expect(form.wishes?.closed.size).toBe(0)
})
