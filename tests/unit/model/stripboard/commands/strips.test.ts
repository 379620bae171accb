import { describe, expect, test } from 'vitest'
import { moveStrips, type Target } from '#model/stripboard/commands/move.ts'
import { lockBoard } from '#model/stripboard/commands/boards.ts'
import {
	breakIntoDays,
	editBanner,
	insertBanner,
	insertDayBreak,
	removeDayBreaks,
	removeStrips,
	setCall
} from '#model/stripboard/commands/strips.ts'
import { strips, type StripId } from '#model/stripboard/records/strip.ts'
import {
	copyOf,
	drawBoard,
	editBy,
	merge,
	rowsOf,
	transactionsIn,
	wordsIn,
	writesIn
} from '../../../../support/builders.ts'

function drawn(main: string, boneyard = '') {
	const edit = editBy('ann')
	const drawing = drawBoard(edit, main, boneyard)
	const before = (word: string | null): Target => ({
		board: drawing.board,
		list: 'main',
		before: word === null ? null : drawing.strip(word)
	})
	const words = () => wordsIn(edit.doc, drawing.board)
	return { edit, doc: edit.doc, ...drawing, before, words }
}

const gone = { ok: false, reason: 'strip-gone' }
const badValue = { ok: false, reason: 'bad-value' }

describe('a day break', () => {
	test('goes in before a strip, or at the end', () => {
		const { edit, before, words } = drawn('1 2 3')
		insertDayBreak(edit, before('2'))
		insertDayBreak(edit, before(null))
		expect(words()).toBe('1 | 2 3 |')
	})

	test('is one record, made in one transaction', () => {
		const { edit, doc, board, before } = drawn('1')
		const made: unknown[] = []
		expect(transactionsIn(doc, () => made.push(insertDayBreak(edit, before('1'))))).toBe(1)
		const [outcome] = made as ReturnType<typeof insertDayBreak>[]
		const strip = outcome?.ok ? strips.get(doc, outcome.value) : null
		expect(strip).toMatchObject({ board, kind: 'dayBreak', scene: '', text: '', removed: false })
	})
})

describe('a banner', () => {
	test('goes in before a strip, with what it says and takes', () => {
		const { edit, doc, board, before, words } = drawn('1 2')
		const outcome = insertBanner(edit, before('2'), { text: 'LUNCH', minutes: 30 })
		expect(words()).toBe('1 LUNCH 2')
		const id = outcome.ok ? outcome.value : ('' as StripId)
		const { place, ...rest } = strips.get(doc, id) ?? { place: '' }
		expect(place).toMatch(/^main\//)
		expect(rest).toEqual({
			id,
			board,
			kind: 'banner',
			scene: '',
			text: 'LUNCH',
			minutes: 30,
			call: null,
			parts: '',
			of: '',
			part: 0,
			removed: false
		})
	})

	test.each([
		{ text: ' ', minutes: null },
		{ text: 'x'.repeat(201), minutes: null },
		{ text: 'LUNCH', minutes: -1 },
		{ text: 'LUNCH', minutes: 48 * 60 + 1 }
	])('is refused as $text $minutes', (banner) => {
		const { edit, before, words } = drawn('1')
		expect(insertBanner(edit, before('1'), banner)).toEqual(badValue)
		expect(words()).toBe('1')
	})

	test('changes only where it is changed', () => {
		const { edit, doc, strip } = drawn('LUNCH:30')
		const id = strip('LUNCH')
		const written = writesIn(doc, 'strips', () =>
			expect(editBanner(edit, id, { text: 'LUNCH', minutes: 45 })).toEqual({
				ok: true,
				value: null
			})
		)
		expect(written).toEqual([`${id}.minutes`])
		editBanner(edit, id, { text: 'SUPPER', minutes: null })
		expect(strips.get(doc, id)).toMatchObject({ text: 'SUPPER', minutes: null })
	})

	test('that cannot be is refused', () => {
		const { edit, strip } = drawn('LUNCH')
		expect(editBanner(edit, strip('LUNCH'), { text: '' })).toEqual(badValue)
		expect(editBanner(edit, strip('LUNCH'), { minutes: 0.5 })).toEqual(badValue)
	})

	test('that is gone, or none, is not changed', () => {
		const { edit, strip } = drawn('1 | LUNCH')
		removeStrips(edit, [strip('LUNCH')])
		for (const word of ['LUNCH', '1', '|1'])
			expect(editBanner(edit, strip(word), { text: 'SUPPER' })).toEqual(gone)
		expect(editBanner(edit, 'nobody' as StripId, { text: 'SUPPER' })).toEqual(gone)
	})

	test('keeps what two people changed in it at once', () => {
		const { edit, doc, strip } = drawn('LUNCH')
		const bo = editBy('bo', copyOf(doc))
		editBanner(edit, strip('LUNCH'), { text: 'SUPPER' })
		editBanner(bo, strip('LUNCH'), { minutes: 45 })
		merge(doc, bo.doc)
		expect(strips.get(doc, strip('LUNCH'))).toMatchObject({ text: 'SUPPER', minutes: 45 })
	})
})

describe('strips are removed', () => {
	test('when they are banners and breaks; scenes stay', () => {
		const { edit, strip, words } = drawn('1 | LUNCH 2 |')
		const ids = ['1', '|1', 'LUNCH'].map(strip)
		expect(removeStrips(edit, ids)).toEqual({ ok: true, value: [strip('|1'), strip('LUNCH')] })
		expect(words()).toBe('1 2 |')
	})

	test('as a field: the record stays, and what a colleague edits in it', () => {
		const { edit, doc, strip } = drawn('LUNCH')
		const written = writesIn(doc, 'strips', () => removeStrips(edit, [strip('LUNCH')]))
		expect(written).toEqual([`${strip('LUNCH')}.removed`])
	})

	test('unless none of them can be', () => {
		const { edit, strip } = drawn('1 |')
		const onlyScenes = { ok: false, reason: 'only-scenes' }
		expect(removeStrips(edit, [strip('1')])).toEqual(onlyScenes)
		expect(removeStrips(edit, [])).toEqual(onlyScenes)
		removeStrips(edit, [strip('|1')])
		expect(removeStrips(edit, [strip('|1')])).toEqual(onlyScenes)
	})
})

describe('the board is broken into days', () => {
	const by = (most: number) => ({ by: 'eighths', most }) as const

	test('by pages, the last day closed too', () => {
		const { edit, doc, board, words } = drawn('1:12 2:20 3:8 4:44 5:4 6:4 7:30')
		const transactions = transactionsIn(doc, () => {
			const rows = rowsOf(doc, board)
			expect(breakIntoDays(edit, { board, rows, limit: by(40) })).toEqual({ ok: true, value: 3 })
		})
		expect(words()).toBe('1 2 3 | 4 | 5 6 7 |')
		expect(transactions).toBe(1)
	})

	test('anew: the breaks that were there go', () => {
		const { edit, doc, board, words } = drawn('1 | 2 | | 3 LUNCH 4 |')
		breakIntoDays(edit, { board, rows: rowsOf(doc, board), limit: by(16) })
		expect(words()).toBe('1 2 | 3 LUNCH 4 |')
	})

	test('leaving the boneyard alone', () => {
		const { edit, doc, board } = drawn('1', '2 | 3')
		breakIntoDays(edit, { board, rows: rowsOf(doc, board), limit: by(8) })
		expect(wordsIn(doc, board, 'boneyard')).toBe('2 | 3')
	})

	test('without what a colleague took off the list since', () => {
		const { edit, doc, board, strip, words } = drawn('1:40 2:40 3:40')
		const rows = rowsOf(doc, board)
		moveStrips(edit, [strip('2')], { board, list: 'boneyard', before: null })
		breakIntoDays(edit, { board, rows, limit: by(40) })
		expect(words()).toBe('1 | 3 |')
	})

	test('but not when there is nothing to break, or no limit', () => {
		const { edit, doc, board, words } = drawn('1 |')
		const rows = rowsOf(doc, board)
		expect(breakIntoDays(edit, { board, rows: [], limit: by(40) })).toEqual({
			ok: false,
			reason: 'no-strips'
		})
		for (const most of [0, -8, NaN])
			expect(breakIntoDays(edit, { board, rows, limit: by(most) })).toEqual(badValue)
		expect(words()).toBe('1 |')
	})

	test('all breaks go, and all strips are one open day', () => {
		const { edit, doc, board, words } = drawn('1 | 2 | 3', '|')
		const transactions = transactionsIn(doc, () =>
			expect(removeDayBreaks(edit, board)).toEqual({ ok: true, value: 2 })
		)
		expect([words(), wordsIn(doc, board, 'boneyard')]).toEqual(['1 2 3', '|'])
		expect(transactions).toBe(1)
		expect(removeDayBreaks(edit, board)).toEqual({ ok: true, value: 0 })
	})
})

describe('the call of a day', () => {
	test('is kept with the break that closes it', () => {
		const { edit, doc, strip } = drawn('1 | 2')
		expect(setCall(edit, strip('|1'), 9 * 60).ok).toBe(true)
		expect(strips.get(doc, strip('|1'))?.call).toBe(540)
		expect(setCall(edit, strip('|1'), null).ok).toBe(true)
		expect(strips.get(doc, strip('|1'))?.call).toBeNull()
	})

	test('is refused for what is no day, and no time', () => {
		const { edit, strip } = drawn('1 | 2')
		expect(setCall(edit, strip('1'), 540)).toEqual({ ok: false, reason: 'strip-gone' })
		expect(setCall(edit, strip('|1'), 9000)).toEqual({ ok: false, reason: 'bad-value' })
	})

	test('stays as it is on a locked board', () => {
		const { edit, board, strip } = drawn('1 | 2')
		lockBoard(edit, board, { locked: true })
		expect(setCall(edit, strip('|1'), 540)).toEqual({ ok: false, reason: 'board-locked' })
	})
})
