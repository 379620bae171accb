import { describe, expect, test } from 'vitest'
import {
	archiveBoard,
	changeBoard,
	createBoard,
	duplicateBoard,
	duplicateInOrder,
	lockBoard,
	makeMainBoard
} from '#model/stripboard/commands/boards.ts'
import { moveStrips } from '#model/stripboard/commands/move.ts'
import { splitScene } from '#model/stripboard/commands/parts.ts'
import { addScene, omitScene } from '#model/stripboard/commands/scenes.ts'
import { insertDayBreak, removeDayBreaks } from '#model/stripboard/commands/strips.ts'
import { Undo } from '#model/core/undo.ts'
import { unitsOf } from '#model/stripboard/queries/board.ts'
import { boardList, mainBoard } from '#model/stripboard/queries/boards.ts'
import { boards, type BoardId } from '#model/stripboard/records/board.ts'
import type { StripId } from '#model/stripboard/records/strip.ts'
import {
	copyOf,
	drawBoard,
	editBy,
	merge,
	transactionsIn,
	viewOf
} from '../../../../support/builders.ts'
import type * as Y from 'yjs'

function drawn(words: string, boneyard = '') {
	const edit = editBy('ann')
	return { edit, ...drawBoard(edit, words, boneyard) }
}

function made(outcome: { ok: boolean; value?: unknown }): BoardId {
	expect(outcome.ok).toBe(true)
	return outcome.value as BoardId
}

/** `1 LUNCH | 2 / 3`: what a board shows, the boneyard behind the slash. */
function shown(doc: Y.Doc, board: BoardId): string {
	const { days, boneyard } = viewOf(doc, board)
	const words = (rows: typeof boneyard) =>
		rows.map((row) =>
			row.kind === 'scene' ? row.number : 'text' in row.strip ? row.strip.text : ''
		)
	return `${days.map((day) => words(day.rows).join(' ')).join(' | ')} / ${words(boneyard).join(' ')}`
}

const rowOf = (doc: Y.Doc, board: BoardId, number: string): StripId => {
	const { days, boneyard } = viewOf(doc, board)
	const rows = [...days.flatMap((day) => day.rows), ...boneyard]
	return rows.find((row) => row.kind === 'scene' && row.number === number)?.id as StripId
}

const refused = (reason: string) => ({ ok: false, reason })

describe('a new board', () => {
	test('has every scene waiting in its boneyard, in script order, after the others', () => {
		const { edit, board } = drawn('2 1 | 3', '4')
		const cover = made(createBoard(edit, ' Weather cover '))
		expect(shown(edit.doc, cover)).toBe(' / 2 1 3 4')
		const names = boardList(boards.all(edit.doc)).map(({ name }) => name)
		expect(names).toEqual(['Main board', 'Weather cover'])
		expect(mainBoard(boards.all(edit.doc))?.id).toBe(board)
	})

	test.each(['', '  ', 'x'.repeat(81)])('named %j is refused', (name) => {
		expect(createBoard(drawn('1').edit, name)).toEqual(refused('bad-value'))
	})

	test('may not take the name of another, however it is written', () => {
		expect(createBoard(drawn('1').edit, 'main BOARD')).toEqual(refused('board-name-taken'))
	})
})

describe('a duplicate', () => {
	test('has everything where it lay, and goes its own way from there', () => {
		const { edit, board, strip } = drawn('1 LUNCH:30 | 2 |', '3')
		const cover = made(duplicateBoard(edit, board, 'Weather cover'))
		expect(shown(edit.doc, cover)).toBe(shown(edit.doc, board))
		expect(boards.get(edit.doc, cover)).toMatchObject({ basedOn: board, status: 'draft' })

		moveStrips(edit, [strip('1')], { board, list: 'boneyard', before: null })
		expect(shown(edit.doc, board)).toBe('LUNCH | 2 / 3 1')
		expect(shown(edit.doc, cover)).toBe('1 LUNCH | 2 / 3')
	})

	test('of a locked board is open', () => {
		const { edit, board } = drawn('1')
		lockBoard(edit, board, { locked: true })
		const cover = made(duplicateBoard(edit, board, 'Cover'))
		expect(boards.get(edit.doc, cover)?.locked).toBe(false)
	})

	test('goes with one undo, and comes back with what a colleague did on it', () => {
		const { edit, board } = drawn('1 2')
		const undo = new Undo({ doc: edit.doc, roots: ['boards', 'strips'], origin: 'ann' })
		const cover = made(duplicateBoard(edit, board, 'Cover'))
		const bo = editBy('bo', copyOf(edit.doc, 9))
		moveStrips(bo, [rowOf(bo.doc, cover, '1')], { board: cover, list: 'boneyard', before: null })
		merge(edit.doc, bo.doc)
		undo.undo()
		expect(boardList(boards.all(edit.doc))).toHaveLength(1)
		undo.redo()
		expect(shown(edit.doc, cover)).toBe('2 / 1')
	})

	test('made while a colleague adds a scene has that scene in its boneyard', () => {
		const { edit, board } = drawn('1')
		const bo = editBy('bo', copyOf(edit.doc, 9))
		const cover = made(duplicateBoard(edit, board, 'Cover'))
		addScene(bo, { board, list: 'main', before: null }, { number: '2' })
		merge(edit.doc, bo.doc)
		expect(shown(edit.doc, cover)).toBe('1 / 2')
		expect(shown(edit.doc, board)).toBe('1 2 / ')
	})
})

describe('a duplicate in another order', () => {
	const inOrder = (given: ReturnType<typeof drawn>, days: string[][], aside: string[] = []) => ({
		name: 'Suggested order',
		days: days.map((words, at) => ({
			call: at === 0 ? 420 : null,
			strips: words.map(given.strip)
		})),
		aside: aside.map(given.strip)
	})

	test('has its days, calls and what was put aside; the original stays as it is', () => {
		const given = drawn('1 LUNCH:30 2 | MOVE 3 |', '4')
		const { edit, board } = given
		const before = shown(edit.doc, board)
		const days = [
			['3', 'LUNCH'],
			['2', '1']
		]
		let copy = '' as BoardId
		const count = transactionsIn(edit.doc, () => {
			copy = made(duplicateInOrder(edit, board, inOrder(given, days, ['MOVE'])))
		})
		expect(count).toBe(1)
		expect(shown(edit.doc, copy)).toBe('3 LUNCH | 2 1 / 4 MOVE')
		expect(viewOf(edit.doc, copy).days.map(({ call }) => call)).toEqual([420, null])
		expect(boards.get(edit.doc, copy)).toMatchObject({ basedOn: board, status: 'draft' })
		expect(shown(edit.doc, board)).toBe(before)
	})

	test('what came since lies behind the last day, what left since is left out', () => {
		const given = drawn('1 2 3 |')
		const { edit, board, strip } = given
		const wanted = inOrder(given, [['3'], ['2', '1', '3']])
		addScene(edit, { board, list: 'main', before: null }, { number: '9' })
		moveStrips(edit, [strip('2')], { board, list: 'boneyard', before: null })
		const copy = made(duplicateInOrder(edit, board, wanted))
		expect(shown(edit.doc, copy)).toBe('3 | 1 | 9 / 2')
	})

	test('keeps a split scene split', () => {
		const given = drawn('1:8 2 |')
		const { edit, board, strip } = given
		splitScene(edit, strip('1'), [5, 3])
		const second = rowOf(edit.doc, board, '1pt2')
		const days = [{ call: null, strips: [second, strip('2'), strip('1')] }]
		const copy = made(duplicateInOrder(edit, board, { name: 'Copy', days, aside: [] }))
		expect(shown(edit.doc, copy)).toBe('1pt2 2 1pt1 / ')
	})

	test('is refused with a bad call, a name that is taken, or of a board that is gone', () => {
		const { edit, board } = drawn('1')
		const day = { call: -1, strips: [] }
		const bad = { name: 'Copy', days: [day], aside: [] }
		expect(duplicateInOrder(edit, board, bad)).toEqual(refused('bad-value'))
		const taken = { name: 'Main board', days: [], aside: [] }
		expect(duplicateInOrder(edit, board, taken)).toEqual(refused('board-name-taken'))
		expect(duplicateInOrder(edit, 'nobody' as BoardId, taken)).toEqual(refused('board-gone'))
	})
})

describe('a scene that waits', () => {
	test('gets a strip where it is put, and one undo lets it wait again', () => {
		const { edit } = drawn('1 2')
		const cover = made(createBoard(edit, 'Cover'))
		const undo = new Undo({ doc: edit.doc, roots: ['strips'], origin: 'ann' })
		const target = { board: cover, list: 'main', before: null } as const
		moveStrips(edit, [rowOf(edit.doc, cover, '2')], target)
		expect(shown(edit.doc, cover)).toBe('2 / 1')
		undo.undo()
		expect(shown(edit.doc, cover)).toBe(' / 1 2')
	})

	test('put on two days by two people at once lies on one of them', () => {
		const { edit } = drawn('1 2 3')
		const cover = made(createBoard(edit, 'Cover'))
		const to = { board: cover, list: 'main', before: null } as const
		moveStrips(edit, [rowOf(edit.doc, cover, '1')], to)
		insertDayBreak(edit, to)
		const bo = editBy('bo', copyOf(edit.doc, 9))
		moveStrips(edit, [rowOf(edit.doc, cover, '2')], to)
		moveStrips(bo, [rowOf(bo.doc, cover, '2')], { ...to, before: rowOf(bo.doc, cover, '1') })
		merge(edit.doc, bo.doc)
		expect(shown(bo.doc, cover)).toBe(shown(edit.doc, cover))
		expect(shown(edit.doc, cover).match(/2/g)).toHaveLength(1)
	})
})

describe('a locked board', () => {
	test('keeps its strips where they are, and says so', () => {
		const { edit, board, strip } = drawn('1 | 2')
		lockBoard(edit, board, { locked: true })
		const target = { board, list: 'main', before: null } as const
		expect(moveStrips(edit, [strip('1')], target)).toEqual(refused('board-locked'))
		expect(insertDayBreak(edit, target)).toEqual(refused('board-locked'))
		expect(removeDayBreaks(edit, board)).toEqual(refused('board-locked'))
		lockBoard(edit, board, { locked: false })
		expect(moveStrips(edit, [strip('1')], target).ok).toBe(true)
	})

	test('keeps an omitted scene in its place, where other boards send it to the boneyard', () => {
		const { edit, board, scene } = drawn('1 2')
		const cover = made(duplicateBoard(edit, board, 'Cover'))
		lockBoard(edit, board, { locked: true })
		omitScene(edit, scene('1'), { omitted: true })
		expect(shown(edit.doc, board)).toBe('1 2 / ')
		expect(shown(edit.doc, cover)).toBe('2 / 1')
		expect(viewOf(edit.doc, board).totals.eighths).toBe(8)
	})
})

describe('an archived board', () => {
	test('comes last, takes no change, and comes back as a draft', () => {
		const { edit, board, strip } = drawn('1 2')
		const cover = made(createBoard(edit, 'Cover'))
		archiveBoard(edit, board, { archived: true })
		expect(mainBoard(boards.all(edit.doc))?.id).toBe(cover)
		const target = { board, list: 'main', before: null } as const
		expect(moveStrips(edit, [strip('1')], target)).toEqual(refused('board-archived'))
		expect(makeMainBoard(edit, board)).toEqual(refused('board-archived'))
		archiveBoard(edit, board, { archived: false })
		expect(boards.get(edit.doc, board)?.status).toBe('draft')
	})

	test('may not be the last one that is out', () => {
		const { edit, board } = drawn('1')
		expect(archiveBoard(edit, board, { archived: true })).toEqual(refused('last-board'))
	})
})

test('a board put first is the main board; already there, it is said', () => {
	const { edit, board } = drawn('1')
	const cover = made(createBoard(edit, 'Cover'))
	expect(makeMainBoard(edit, cover).ok).toBe(true)
	expect(mainBoard(boards.all(edit.doc))?.id).toBe(cover)
	expect(makeMainBoard(edit, cover)).toEqual(refused('nothing-moved'))
	expect(makeMainBoard(edit, board).ok).toBe(true)
})

test('a board is renamed, to its own name in capitals as well; a gone board is not', () => {
	const { edit, board } = drawn('1')
	expect(changeBoard(edit, board, { name: 'MAIN BOARD' }).ok).toBe(true)
	expect(boards.get(edit.doc, board)?.name).toBe('MAIN BOARD')
	expect(changeBoard(edit, 'nobody' as BoardId, { name: 'x' })).toEqual(refused('board-gone'))
})

test('a second unit has a first day of its own, and its days are looked at with those of its board', () => {
	const { edit, board } = drawn('1')
	const unit = made(createBoard(edit, 'Second unit'))
	expect(changeBoard(edit, unit, { startDate: '2026-03-09', unitOf: board }).ok).toBe(true)
	expect(unitsOf(boards.all(edit.doc), board)).toEqual([unit])
	expect(viewOf(edit.doc, unit).days[0]?.date).toBe('2026-03-09')

	archiveBoard(edit, unit, { archived: true })
	expect(unitsOf(boards.all(edit.doc), board)).toEqual([])
})

test('a first day that is no date, and a board that is its own unit, are refused', () => {
	const { edit, board } = drawn('1')
	expect(changeBoard(edit, board, { startDate: '9 March' })).toEqual(refused('bad-value'))
	expect(changeBoard(edit, board, { unitOf: board })).toEqual(refused('same-board'))
	expect(changeBoard(edit, board, { unitOf: 'gone' as BoardId })).toEqual(refused('board-gone'))
})
