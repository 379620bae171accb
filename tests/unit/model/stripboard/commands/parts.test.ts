import { expect, test } from 'vitest'
import { duplicateBoard, lockBoard } from '#model/stripboard/commands/boards.ts'
import { moveStrips } from '#model/stripboard/commands/move.ts'
import { rejoinScene, splitScene } from '#model/stripboard/commands/parts.ts'
import { editScene } from '#model/stripboard/commands/scenes.ts'
import { Undo } from '#model/core/undo.ts'
import type { BoardId } from '#model/stripboard/records/board.ts'
import type { StripId } from '#model/stripboard/records/strip.ts'
import { copyOf, drawBoard, editBy, merge, viewOf } from '../../../../support/builders.ts'
import type * as Y from 'yjs'

function drawn(words: string) {
	const edit = editBy('ann')
	return { edit, ...drawBoard(edit, words) }
}

/** Each row as `12pt1 12`, day by day; the boneyard last. */
function shown(doc: Y.Doc, board: BoardId): string {
	const { days, boneyard } = viewOf(doc, board)
	const line = (rows: (typeof days)[number]['rows']) =>
		rows.map((row) => (row.kind === 'scene' ? `${row.number} ${row.eighths}` : '-')).join(', ')
	return [...days.map((day) => line(day.rows)), `boneyard ${line(boneyard)}`].join(' | ')
}

const id = (outcome: { ok: boolean; value?: unknown }) => outcome.value as StripId

test('a scene of 2 3/8 is split into 1 4/8 and 7/8, one strip below the other', () => {
	const { edit, board, strip } = drawn('11 12:19 13')
	expect(splitScene(edit, strip('12'), [12, 7])).toEqual({ ok: true, value: strip('12') })
	expect(shown(edit.doc, board)).toBe('11 8, 12pt1 12, 12pt2 7, 13 8 | boneyard ')
	const { totals } = viewOf(edit.doc, board)
	expect([totals.scenes, totals.eighths]).toEqual([3, 35])
})

test('a part moves alone, and counts on the day it is shot', () => {
	const { edit, board, strip } = drawn('12:19 | 13')
	splitScene(edit, strip('12'), [12, 7])
	const part = viewOf(edit.doc, board).days[0]?.rows[1]?.id as StripId
	moveStrips(edit, [part], { board, list: 'main', before: null })
	expect(shown(edit.doc, board)).toBe('12pt1 12 | 13 8, 12pt2 7 | boneyard ')
	expect(viewOf(edit.doc, board).days.map((day) => day.totals.eighths)).toEqual([12, 15])
})

test('parts go on adding up when a revision changes the length', () => {
	const { edit, board, scene, strip } = drawn('12:19')
	splitScene(edit, strip('12'), [12, 7])
	editScene(edit, scene('12'), { eighths: 10 })
	expect(shown(edit.doc, board)).toBe('12pt1 10, 12pt2 0 | boneyard ')
})

test('split anew, parts stay where they lie; what is too many goes', () => {
	const { edit, board, strip } = drawn('12:19 13')
	splitScene(edit, strip('12'), [5, 5, 9])
	splitScene(edit, strip('12'), [10, 9])
	expect(shown(edit.doc, board)).toBe('12pt1 10, 12pt2 9, 13 8 | boneyard ')
	splitScene(edit, strip('12'), [5, 5, 9])
	expect(shown(edit.doc, board)).toBe('12pt1 5, 12pt3 9, 12pt2 5, 13 8 | boneyard ')
})

test('joined by any of its parts, a scene is one strip where its first part lies', () => {
	const { edit, board, strip } = drawn('12:19 | 13')
	splitScene(edit, strip('12'), [12, 7])
	const part = viewOf(edit.doc, board).days[0]?.rows[1]?.id as StripId
	moveStrips(edit, [part], { board, list: 'main', before: null })
	expect(rejoinScene(edit, part)).toEqual({ ok: true, value: strip('12') })
	expect(shown(edit.doc, board)).toBe('12 19 | 13 8 | boneyard ')
	expect(rejoinScene(edit, strip('12'))).toEqual({ ok: false, reason: 'not-split' })
})

test.each([
	[[12]],
	[[12, 8]],
	[[19, 0]],
	[[20, -1]],
	[[9.5, 9.5]],
	[[1, 1, 1, 1, 1, 1, 1, 1, 1, 10]]
])('%j does not add up to 19, in parts of an eighth and more', (lengths) => {
	const { edit, strip } = drawn('12:19')
	const reason = 'parts-do-not-add-up'
	expect(splitScene(edit, strip('12'), lengths)).toEqual({ ok: false, reason })
})

test('a scene of unknown length, a banner and a locked board are refused', () => {
	const { edit, board, strip } = drawn('12:? LUNCH 13')
	const refused = (reason: string) => ({ ok: false, reason })
	expect(splitScene(edit, strip('12'), [1, 1])).toEqual(refused('length-unknown'))
	expect(splitScene(edit, strip('LUNCH'), [1, 1])).toEqual(refused('strip-gone'))
	lockBoard(edit, board, { locked: true })
	expect(splitScene(edit, strip('13'), [4, 4])).toEqual(refused('board-locked'))
})

test('one undo makes a scene whole again', () => {
	const { edit, board, strip } = drawn('11 12:19')
	const undo = new Undo({ doc: edit.doc, roots: ['strips'], origin: 'ann' })
	splitScene(edit, strip('12'), [12, 7])
	undo.undo()
	expect(shown(edit.doc, board)).toBe('11 8, 12 19 | boneyard ')
	undo.redo()
	expect(shown(edit.doc, board)).toBe('11 8, 12pt1 12, 12pt2 7 | boneyard ')
})

test('two people split one scene at once: one split stands, and it adds up', () => {
	const { edit, board, strip } = drawn('12:19')
	const bo = editBy('bo', copyOf(edit.doc, 7))
	splitScene(edit, strip('12'), [12, 7])
	splitScene(bo, strip('12'), [10, 5, 4])
	merge(edit.doc, bo.doc)
	expect(shown(bo.doc, board)).toBe(shown(edit.doc, board))
	expect(viewOf(edit.doc, board).totals).toMatchObject({ scenes: 1, eighths: 19 })
})

test('a split belongs to its board; a duplicate has it, and then goes its own way', () => {
	const { edit, board, strip } = drawn('12:19')
	splitScene(edit, strip('12'), [12, 7])
	const copy = id(duplicateBoard(edit, board, 'Cover')) as unknown as BoardId
	rejoinScene(edit, strip('12'))
	expect(shown(edit.doc, board)).toBe('12 19 | boneyard ')
	expect(shown(edit.doc, copy)).toBe('12pt1 12, 12pt2 7 | boneyard ')
})
