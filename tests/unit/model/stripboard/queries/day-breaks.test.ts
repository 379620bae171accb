import { describe, expect, test } from 'vitest'
import { planDayBreaks, type DayLimit } from '#model/stripboard/queries/day-breaks.ts'
import { drawBoard, editBy, rowsOf } from '../../../../support/builders.ts'

/** The days that a plan makes, as the lengths or names of what is in them. */
function planned(words: string, limit: DayLimit): string {
	const edit = editBy('ann')
	const { board } = drawBoard(edit, words)
	const rows = rowsOf(edit.doc, board)
	const breaks = new Set(planDayBreaks(rows, limit))
	const text = rows
		.filter((row) => row.kind !== 'dayBreak')
		.map((row) => {
			const word = row.kind === 'scene' ? String(row.eighths ?? '?') : row.strip.text
			return breaks.has(row.id) ? `${word} |` : word
		})
	return text.join(' ')
}

const pages = (most: number): DayLimit => ({ by: 'eighths', most })
const time = (most: number): DayLimit => ({ by: 'minutes', most })

describe('by pages', () => {
	test('the checked example: each day takes strips until the next would pass the limit', () => {
		expect(planned('1:12 2:20 3:8 4:44 5:4 6:4 7:30', pages(40))).toBe('12 20 8 | 44 | 4 4 30 |')
	})

	test('a day that is exactly full is closed', () => {
		expect(planned('1:20 2:20 3:1', pages(40))).toBe('20 20 | 1 |')
	})

	test('one longer strip gets a day of its own, at the top too', () => {
		expect(planned('1:44 2:4 3:44', pages(40))).toBe('44 | 4 | 44 |')
	})

	test('banners and scenes of unknown length take nothing', () => {
		expect(planned('1:40 LUNCH:60 2:? 3:1', pages(40))).toBe('40 LUNCH ? | 1 |')
	})

	test('breaks that are there already are passed over', () => {
		expect(planned('1:8 | 2:8 | 3:8', pages(40))).toBe('8 8 8 |')
	})

	test('nothing to break gives no breaks', () => {
		expect(planned('', pages(40))).toBe('')
		expect(planned('| |', pages(40))).toBe('')
	})
})

describe('by time', () => {
	test('banners count when they carry minutes', () => {
		expect(planned('1:16 LUNCH:60 2:20 NOTE 3:8', time(600))).toBe('16 LUNCH 20 NOTE | 8 |')
	})

	test('scenes of unknown length take nothing', () => {
		expect(planned('1:40 2:? 3:1', time(600))).toBe('40 ? | 1 |')
	})
})
