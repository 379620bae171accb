import { describe, expect, test } from 'vitest'
import { addElement } from '#model/stripboard/commands/elements.ts'
import { editScene, nameSet } from '#model/stripboard/commands/scenes.ts'
import { sortStrips, type SortKey } from '#model/stripboard/commands/sort.ts'
import {
	drawBoard,
	editBy,
	sceneRowsOf,
	transactionsIn,
	wordsIn,
	writesIn
} from '../../../../support/builders.ts'

function drawn(main: string) {
	const edit = editBy('ann')
	const drawing = drawBoard(edit, main)
	const rows = () => sceneRowsOf(edit.doc, drawing.board)
	const sort = (...keys: SortKey[]) => sortStrips(edit, rows(), keys)
	const words = () => wordsIn(edit.doc, drawing.board)
	return { edit, doc: edit.doc, ...drawing, rows, sort, words }
}

describe('strips are sorted', () => {
	test('by number as the trade reads it', () => {
		const { sort, words } = drawn('10A 9 10 A10 10pt2 10pt1 2')
		expect(sort('number').ok).toBe(true)
		expect(words()).toBe('2 9 A10 10 10pt1 10pt2 10A')
	})

	test('by their place in the script', () => {
		const { edit, sort, words, rows } = drawn('3 1 2')
		sort('number')
		expect(words()).toBe('1 2 3')
		sort('script')
		expect(words()).toBe('3 1 2')
		expect(sortStrips(edit, rows(), ['script'])).toEqual({ ok: false, reason: 'nothing-moved' })
	})

	test('by length, longest first', () => {
		const { sort, words } = drawn('1:2 2:20 3:? 4:8')
		sort('length')
		expect(words()).toBe('2 4 1 3')
	})

	test('by set, then time, then script', () => {
		const { edit, scene, sort, words } = drawn('1 2 3 4 5')
		const sets = ['LAMP ROOM', 'HARBOUR', 'LAMP ROOM', 'HARBOUR', 'LAMP ROOM']
		const times = ['night', 'day', 'day', 'day', 'night'] as const
		sets.forEach((set, at) => nameSet(edit, scene(String(at + 1)), set))
		times.forEach((timeRow, at) => editScene(edit, scene(String(at + 1)), { timeRow }))
		sort('set', 'time', 'script')
		expect(words()).toBe('2 4 3 1 5')
	})

	test('by inside and outside, the unknown last', () => {
		const { edit, scene, sort, words } = drawn('1 2 3 4')
		const where = ['unknown', 'EXT', 'INT/EXT', 'INT'] as const
		where.forEach((intExt, at) => editScene(edit, scene(String(at + 1)), { intExt }))
		sort('interior')
		expect(words()).toBe('4 2 3 1')
	})

	test('by cast', () => {
		const { edit, scene, sort, words } = drawn('1 2 3')
		addElement(edit, scene('1'), { category: 'cast', name: 'NELL' })
		addElement(edit, scene('2'), { category: 'cast', name: 'AMOS' })
		sort('cast')
		expect(words()).toBe('3 2 1')
	})

	test('equal ones stay as they lie', () => {
		const { sort, words } = drawn('1:8 2:4 3:8 4:4')
		sort('length')
		expect(words()).toBe('1 3 2 4')
	})
})

test('banners and breaks stay where they are', () => {
	const { sort, words } = drawn('4 LUNCH 3 | 2 1 |')
	sort('number')
	expect(words()).toBe('1 LUNCH 2 | 3 4 |')
})

test('nothing outside the selection moves', () => {
	const { edit, rows, words } = drawn('5 4 3 2 1')
	const chosen = rows().filter((row) => ['4', '2', '1'].includes(row.scene.number))
	expect(sortStrips(edit, chosen, ['number'])).toEqual({ ok: true, value: 2 })
	expect(words()).toBe('5 1 3 2 4')
})

test('strips chosen in any order are sorted the same', () => {
	const { edit, rows, words } = drawn('3 1 2')
	const [three, one, two] = rows()
	if (!one || !two || !three) throw new Error('three rows were drawn')
	sortStrips(edit, [two, three, one], ['number'])
	expect(words()).toBe('1 2 3')
})

test('only strips that move are written, in one transaction', () => {
	const { doc, sort, strip } = drawn('1 3 2 4')
	let transactions = 0
	const written = writesIn(doc, 'strips', () => {
		transactions = transactionsIn(doc, () => expect(sort('number')).toEqual({ ok: true, value: 2 }))
	})
	expect(written).toEqual(['2', '3'].map((word) => `${strip(word)}.place`).sort())
	expect(transactions).toBe(1)
})

test.each(['', '1', '1 2 3'])('%j is sorted already', (main) => {
	const { doc, sort } = drawn(main)
	const transactions = transactionsIn(doc, () =>
		expect(sort('number')).toEqual({ ok: false, reason: 'nothing-moved' })
	)
	expect(transactions).toBe(0)
})

test('by nothing at all moves nothing', () => {
	expect(drawn('2 1').sort()).toEqual({ ok: false, reason: 'nothing-moved' })
})
