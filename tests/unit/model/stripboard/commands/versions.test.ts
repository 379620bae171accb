import { expect, test } from 'vitest'
import { must } from '#model/core/invariant.ts'
import { archiveBoard, createBoard } from '#model/stripboard/commands/boards.ts'
import { addElement } from '#model/stripboard/commands/elements.ts'
import { moveStrips } from '#model/stripboard/commands/move.ts'
import { mostVersions, publishBoard, removeVersion } from '#model/stripboard/commands/versions.ts'
import { freeze, thaw } from '#model/stripboard/frozen.ts'
import { compareBoards } from '#model/stripboard/queries/compare.ts'
import { factsOf } from '#model/stripboard/queries/facts.ts'
import { versionsOf } from '#model/stripboard/queries/boards.ts'
import { boards } from '#model/stripboard/records/board.ts'
import { longestFrozen, versions, type VersionId } from '#model/stripboard/records/version.ts'
import { readStripboard } from '#model/stripboard/state.ts'
import { drawBoard, editBy, viewOf } from '../../../../support/builders.ts'

function drawn(words: string) {
	const edit = editBy('ann')
	const drawing = drawBoard(edit, words)
	const facts = () => factsOf(viewOf(edit.doc, drawing.board))
	const version = (values: Partial<Parameters<typeof publishBoard>[2]> = {}) => ({
		...{ colour: 'white' as const, at: '2026-03-01T10:00:00.000Z', by: 'Ann', note: '' },
		frozen: freeze(facts(), readStripboard(edit.doc)),
		...values
	})
	return { edit, ...drawing, facts, version }
}

const refused = (reason: string) => ({ ok: false, reason })

test('publishing freezes the board and makes it what the crew goes by', () => {
	const { edit, board, strip, facts, version } = drawn('1:12 LUNCH:30 | 2:? |')
	const then = facts()
	const done = publishBoard(edit, board, version({ colour: 'blue', note: 'For the recce' }))
	expect(boards.get(edit.doc, board)?.status).toBe('published')

	moveStrips(edit, [strip('1')], { board, list: 'main', before: null })
	const [kept] = versionsOf(versions.all(edit.doc), board)
	expect(kept).toMatchObject({ id: done.ok && done.value, colour: 'blue', note: 'For the recce' })
	const thawed = must(thaw(must(kept, 'a version').frozen, readStripboard(edit.doc)), 'facts')
	expect(thawed).toEqual(then)
	const drift = compareBoards(thawed, facts())
	expect(drift.changes.map(({ kind }) => kind)).toEqual(['moved'])
})

test('a frozen strip takes about 20 characters, its cast too', () => {
	const numbers = Array.from({ length: 190 }, (_, at) => String(at + 1))
	const { edit, scene, version } = drawn(numbers.join(' '))
	for (const number of numbers) {
		for (const name of ['NELL', 'AMOS', 'DOT'])
			addElement(edit, scene(number), { category: 'cast', name })
	}
	expect(version().frozen.length / numbers.length).toBeLessThan(24)
})

test('the newest version comes first', () => {
	const { edit, board, version } = drawn('1')
	publishBoard(edit, board, version({ at: '2026-03-01T10:00:00.000Z' }))
	publishBoard(edit, board, version({ at: '2026-03-04T10:00:00.000Z', colour: 'blue' }))
	const colours = versionsOf(versions.all(edit.doc), board).map(({ colour }) => colour)
	expect(colours).toEqual(['blue', 'white'])
})

test('what is too long, too many, archived or no version is refused', () => {
	const { edit, board, version } = drawn('1')
	const long = version({ frozen: 'x'.repeat(longestFrozen + 1) })
	expect(publishBoard(edit, board, long)).toEqual(refused('board-too-long'))
	expect(publishBoard(edit, board, version({ by: 'x'.repeat(81) }))).toEqual(refused('bad-value'))
	for (let at = 0; at < mostVersions; at++) publishBoard(edit, board, version())
	expect(publishBoard(edit, board, version())).toEqual(refused('too-many-versions'))
	createBoard(edit, 'Other')
	archiveBoard(edit, board, { archived: true })
	expect(publishBoard(edit, board, version())).toEqual(refused('board-archived'))
})

test('a version thrown away takes no room, and frees its place', () => {
	const { edit, board, version } = drawn('1')
	const done = publishBoard(edit, board, version())
	const id = done.ok ? done.value : ('' as VersionId)
	expect(removeVersion(edit, id).ok).toBe(true)
	expect(versions.get(edit.doc, id)?.frozen).toBe('')
	expect(versionsOf(versions.all(edit.doc), board)).toEqual([])
	expect(removeVersion(edit, id)).toEqual(refused('version-gone'))
})
