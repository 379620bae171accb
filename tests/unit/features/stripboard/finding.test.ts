import 'fake-indexeddb/auto'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { findOnBoard } from '$lib/features/stripboard/finding.ts'
import { changeSettings } from '#model/production/commands.ts'
import { editScene, nameSet } from '#model/stripboard/commands/scenes.ts'
import type { StripId } from '#model/stripboard/records/strip.ts'
import { openBoard, type Before } from './view.svelte.ts'

let board: Before
let revealed: StripId[]

beforeEach(() => {
	revealed = []
	board = openBoard('1:4 12:4 | LUNCH 2:8 112 | |', '12A')
	board.view.run((edit) => changeSettings(edit, { startDate: '2026-03-02' }), 'production')
	board.view.run((edit) => nameSet(edit, board.drawn.scene('2'), 'Quay'))
	board.view.run((edit) =>
		editScene(edit, board.drawn.scene('2'), { intExt: 'EXT', timeRow: 'night', synopsis: 'Nets.' })
	)
})
afterEach(() => board.close())

const find = (text: string) => findOnBoard(board.view, text, (id) => revealed.push(id))
const labels = (text: string) => find(text).map(({ label }) => label)

test('nothing is found for nothing', () => {
	expect(['', '   '].map(labels)).toEqual([[], []])
})

test('a number finds that scene first, then those it begins', () => {
	expect(labels('12')).toEqual(['Scene 12', 'Scene 12A'])
	expect(labels('1')).toEqual(['Scene 1', 'Scene 12', 'Scene 112', 'Scene 12A'])
	expect(labels('12a')).toEqual(['Scene 12A'])
})

test('words find sets and synopses, with where the scene is', () => {
	expect(find('quay nets')).toMatchObject([{ label: 'Scene 2', note: 'EXT QUAY, NIGHT, day 2' }])
	expect(find('12a')[0]?.note).toMatch(/boneyard$/)
})

test.each(['day 2', 'DAY2', 'd2', ' d 2 '])('%j finds the day, with its date and pages', (text) => {
	expect(find(text)).toMatchObject([{ label: 'Day 2', note: 'Tue 3 Mar, 2 scenes, 2 pages' }])
})

test('choosing one brings it into view', () => {
	for (const text of ['12a', 'day 2', 'day 3']) find(text)[0]?.run()
	expect(board.words(revealed)).toBe('12A LUNCH |3')
})

test('what a filter hides is not found as a scene, its day is', () => {
	board.view.filter = { text: 'lunch', interior: 'any', time: 'any' }
	expect([labels('12'), labels('day 1')]).toEqual([[], ['Day 1']])
})

test('found things have ids of their own', () => {
	const ids = [...find('1'), ...find('d1')].map(({ id }) => id)
	expect(new Set(ids).size).toBe(ids.length)
})
