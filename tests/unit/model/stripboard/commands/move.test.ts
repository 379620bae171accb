import { describe, expect, test } from 'vitest'
import { longestOrder } from '#model/core/order.ts'
import { moveStrips, putBack, type Target } from '#model/stripboard/commands/move.ts'
import { removeStrips } from '#model/stripboard/commands/strips.ts'
import type { List } from '#model/stripboard/place.ts'
import { strips, type StripId } from '#model/stripboard/records/strip.ts'
import {
	copyOf,
	drawBoard,
	editBy,
	merge,
	ordersIn,
	transactionsIn,
	viewOf,
	wordsIn,
	writesIn,
	type Drawn
} from '../../../../support/builders.ts'
import { forSeeds } from '../../../../support/random.ts'

function drawn(main: string, boneyard = '', person = 'ann') {
	const edit = editBy(person)
	const drawing = drawBoard(edit, main, boneyard)
	return { edit, doc: edit.doc, ...drawing, ...mover(edit, drawing) }
}

/** Moves strips named by words: `move('1 2', '4')`, `move('1', null, 'boneyard')`. */
function mover(edit: ReturnType<typeof editBy>, { board, strip }: Drawn) {
	const target = (before: string | null, list: List = 'main'): Target => ({
		board,
		list,
		before: before === null ? null : strip(before)
	})
	const move = (words: string, before: string | null, list: List = 'main') =>
		moveStrips(edit, words.split(' ').map(strip), target(before, list))
	const main = () => wordsIn(edit.doc, board)
	const boneyard = () => wordsIn(edit.doc, board, 'boneyard')
	return { target, move, main, boneyard }
}

/** Two people on one board: Bo has a copy of it. */
function annAndBo(main: string, boneyard = '') {
	const ann = drawn(main, boneyard)
	const bo = editBy('bo', copyOf(ann.doc))
	return {
		ann,
		bo: { ...ann, edit: bo, doc: bo.doc, ...mover(bo, ann) },
		/** The board that both see after the merge. */
		merged: () => {
			merge(ann.doc, bo.doc)
			const seen = [ann.doc, bo.doc].map((doc) => [
				wordsIn(doc, ann.board),
				wordsIn(doc, ann.board, 'boneyard')
			])
			expect(seen[0]).toEqual(seen[1])
			return seen[0]
		}
	}
}

describe('strips move', () => {
	test.each([
		['1', '4', '2 3 1 4 5'],
		['5', '1', '5 1 2 3 4'],
		['1', null, '2 3 4 5 1'],
		['2 4', '1', '2 4 1 3 5'],
		['4 2', '1', '4 2 1 3 5'],
		['1 5', '3', '2 1 5 3 4'],
		['1 2 3 4 5', null, '1 2 3 4 5'],
		['2 3', '3', '1 2 3 4 5'],
		['2 4', '4', '1 3 2 4 5'],
		['2 4', '2', '1 2 4 3 5']
	])('%s before %s makes %s', (words, before, board) => {
		const { move, main } = drawn('1 2 3 4 5')
		move(words, before)
		expect(main()).toBe(board)
	})

	test('with one write each, all in one transaction', () => {
		const { doc, move, strip } = drawn('1 2 3 4 5')
		let transactions = 0
		const written = writesIn(doc, 'strips', () => {
			transactions = transactionsIn(doc, () => {
				expect(move('1 2 3', null)).toEqual({ ok: true, value: ['1', '2', '3'].map(strip) })
			})
		})
		expect(written).toEqual(['1', '2', '3'].map((word) => `${strip(word)}.place`).sort())
		expect(transactions).toBe(1)
	})

	test('to the boneyard and back', () => {
		const { move, main, boneyard } = drawn('1 2 | 3', '8 9')
		move('1 3', '9', 'boneyard')
		expect([main(), boneyard()]).toEqual(['2 |', '8 1 3 9'])
		move('9 1', '|1')
		expect([main(), boneyard()]).toEqual(['2 9 1 |', '8 3'])
		move('8', null, 'boneyard')
		expect(boneyard()).toBe('3 8')
	})

	test('to an empty list', () => {
		const { move, main, boneyard } = drawn('1')
		move('1', null, 'boneyard')
		expect([main(), boneyard()]).toEqual(['', '1'])
	})

	test('a whole day with its break', () => {
		const { move, main, doc, board } = drawn('1 2 |  3 4 | 5 |')
		move('3 4 |2', '1')
		expect(main()).toBe('3 4 | 1 2 | 5 |')
		expect(viewOf(doc, board).days.map(({ rows }) => rows.length)).toEqual([2, 2, 1])
	})

	test('between two with one key: they go behind both', () => {
		const { doc, move, main, strip } = drawn('1 2 3 4')
		for (const word of ['2', '3']) strips.patch(doc, strip(word), { place: 'main/a5' })
		strips.patch(doc, strip('4'), { place: 'main/a6' })
		const [first, second] = [strip('2'), strip('3')].sort()
		expect(main()).toBe(first === strip('2') ? '1 2 3 4' : '1 3 2 4')
		move('1', second === strip('3') ? '3' : '2')
		expect(main()).toBe(first === strip('2') ? '2 3 1 4' : '3 2 1 4')
	})

	test('next to a strip with a broken place', () => {
		const { doc, move, main, boneyard, strip } = drawn('1 2 3')
		strips.patch(doc, strip('3'), { place: 'main/~' })
		move('1', '3')
		expect(main().split(' ').indexOf('1')).toBe(main().split(' ').indexOf('3') - 1)
		strips.patch(doc, strip('3'), { place: '' })
		move('1', '3', 'boneyard')
		expect(boneyard()).toBe('1 3')
	})
})

describe('nothing moves', () => {
	const nothing = { ok: false, reason: 'nothing-moved' }

	test.each([
		['2', '3'],
		['2', '2'],
		['3', null],
		['1 2', '3'],
		['1 2', '2'],
		['1 2 3', null]
	])('when %s already lies before %s', (words, before) => {
		const { doc, move } = drawn('1 2 3')
		const updates = transactionsIn(doc, () => expect(move(words, before)).toEqual(nothing))
		expect(updates).toBe(0)
	})

	test('but the same strips in another order do', () => {
		const { move, main } = drawn('1 2 3')
		expect(move('2 1', '3').ok).toBe(true)
		expect(main()).toBe('2 1 3')
	})

	test('when every strip is gone; those that are left do move', () => {
		const { edit, move, main, strip } = drawn('LUNCH 1 2')
		removeStrips(edit, [strip('LUNCH')])
		expect(move('LUNCH', null)).toEqual({ ok: false, reason: 'strip-gone' })
		expect(move('LUNCH 1', null)).toEqual({ ok: true, value: [strip('1')] })
		expect(main()).toBe('2 1')
	})
})

describe('when the strip aimed at', () => {
	test('is gone, they go to the end', () => {
		const { edit, move, main, strip } = drawn('LUNCH 1 2 3')
		removeStrips(edit, [strip('LUNCH')])
		move('1', 'LUNCH')
		expect(main()).toBe('2 3 1')
	})

	test('has moved to another list, they go to the end of the one meant', () => {
		const { move, main, boneyard } = drawn('1 2 3 4')
		move('3', null, 'boneyard')
		move('1', '3')
		expect([main(), boneyard()]).toEqual(['2 4 1', '3'])
	})
})

describe('two people at once', () => {
	test('move one strip: it lies in one place, the same for both', () => {
		const { ann, bo, merged } = annAndBo('1 2 3 4')
		ann.move('1', null)
		bo.move('1', '3')
		expect(['2 3 4 1', '2 1 3 4']).toContain(merged()?.[0])
	})

	test('move one strip to the board and to the boneyard: it is in one of them', () => {
		const { ann, bo, merged } = annAndBo('1 2', '3')
		ann.move('3', '1')
		bo.move('1', null, 'boneyard')
		bo.move('3', null, 'boneyard')
		expect([
			['3 2', '1'],
			['2', '1 3']
		]).toContainEqual(merged())
	})

	test('move different strips: both moves are kept', () => {
		const { ann, bo, merged } = annAndBo('1 2 3 4')
		ann.move('1', null)
		bo.move('3', '1')
		expect(merged()?.[0]).toBe('3 2 4 1')
	})

	test('drop blocks at one spot: each stays together', () => {
		const { ann, bo, merged } = annAndBo('1 2 3 4 5 6 7')
		ann.move('1 2 3', '7')
		bo.move('4 5', '7')
		expect(['1 2 3 4 5 6 7', '4 5 1 2 3 6 7', '6 1 2 3 4 5 7', '6 4 5 1 2 3 7']).toContain(
			merged()?.[0]
		)
	})

	test('one removes what the other moves: it stays removed', () => {
		const { ann, bo, merged } = annAndBo('1 LUNCH 2')
		removeStrips(ann.edit, [ann.strip('LUNCH')])
		bo.move('LUNCH', null)
		expect(merged()?.[0]).toBe('1 2')
	})

	test('one drops before a strip that the other takes away: nothing is lost', () => {
		const { ann, bo, merged } = annAndBo('1 2 3 4')
		ann.move('4', '2')
		bo.move('2', null, 'boneyard')
		expect(merged()).toEqual(['1 4 3', '2'])
	})

	test('move a day and a strip of it: the strip goes where it was put, the day with the rest', () => {
		const { ann, bo, merged } = annAndBo('1 2 | 3 4 | 5')
		ann.move('3 4 |2', '1')
		bo.move('5', '4')
		expect(merged()?.[0]).toBe('3 4 | 1 2 | 5')
	})
})

describe('hundreds of drops at one spot', () => {
	/** Two strips leap over each other in front of a third, so that every drop halves the gap. */
	function leapfrog(times: number) {
		const drawing = drawn('0 1 2 3 4')
		for (let round = 0; round < times; round++) drawing.move(round % 2 ? '1' : '2', '3')
		return drawing
	}

	test('keep their keys within the limit, and the order as it was', () => {
		const { doc, board, main } = leapfrog(1001)
		expect(main()).toBe('0 1 2 3 4')
		expect(Math.max(...ordersIn(doc, board).map(({ length }) => length))).toBeLessThanOrEqual(
			longestOrder
		)
	})

	test('write to the crowd around them only, and only when there is no room', () => {
		const { doc, move, strip } = leapfrog(0)
		const places = ['0', '3', '4'].map((word) => strips.get(doc, strip(word))?.place)
		let most = 0
		for (let round = 0; round < 1001; round++) {
			const written = writesIn(doc, 'strips', () => move(round % 2 ? '1' : '2', '3'))
			most = Math.max(most, written.length)
		}
		expect(most).toBe(2)
		expect(['0', '3', '4'].map((word) => strips.get(doc, strip(word))?.place)).toEqual(places)
	})

	test('of blocks keep each block together', () => {
		const { doc, board, move, main } = drawn('0 1 2 3 4 5')
		for (let round = 0; round < 600; round++) move(round % 2 ? '1 2' : '3 4', '5')
		expect(main()).toBe('0 3 4 1 2 5')
		expect(ordersIn(doc, board).every((order) => order.length <= longestOrder)).toBe(true)
	})

	test('while a colleague drops there too leave every strip in one place', () => {
		forSeeds(20, (random) => {
			const { ann, bo, merged } = annAndBo('0 1 2 3 4 5')
			const both = [ann, bo]
			for (let round = 0; round < 150; round++) {
				for (const person of both) person.move(random.pick(['1', '2', '3', '4']), '5')
				if (random.chance(0.1)) merged()
			}
			expect(merged()?.[0]?.split(' ').sort()).toEqual(['0', '1', '2', '3', '4', '5'])
		})
	})
})

describe('a strip is put back', () => {
	test('at the place it had before', () => {
		const { edit, doc, move, main, strip } = drawn('1 2 3')
		const before = strips.get(doc, strip('1'))?.place ?? ''
		move('1', null)
		expect(putBack(edit, strip('1'), before)).toEqual({ ok: true, value: strip('1') })
		expect(main()).toBe('1 2 3')
		expect(putBack(edit, strip('1'), before)).toEqual({ ok: false, reason: 'nothing-moved' })
	})

	test('in the boneyard, when the place cannot be read', () => {
		const { edit, main, boneyard, strip } = drawn('1 2')
		expect(putBack(edit, strip('1'), 'nowhere').ok).toBe(true)
		expect([main(), boneyard()]).toEqual(['2', '1'])
	})

	test('but not when it is gone', () => {
		const { edit, strip } = drawn('LUNCH')
		removeStrips(edit, [strip('LUNCH')])
		const gone = { ok: false, reason: 'strip-gone' }
		expect(putBack(edit, strip('LUNCH'), 'main/a1')).toEqual(gone)
		expect(putBack(edit, 'nobody' as StripId, 'main/a1')).toEqual(gone)
	})
})
