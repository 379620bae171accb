import { describe, expect, test } from 'vitest'
import {
	keptWords,
	leftWords,
	originWords,
	sample,
	whenWords
} from '$lib/features/productions/words.ts'
import { sample as sampleScript } from '#model/sample/sample.ts'

const production = { id: 'p1', title: 'Tide', createdAt: 1, openedAt: null, role: 'ad' } as const

describe('when, in words', () => {
	const now = new Date(2026, 2, 12, 14, 32).getTime()
	test.each([
		[new Date(2026, 2, 12, 9, 5), 'today, 09:05'],
		[new Date(2026, 2, 12, 0, 0), 'today, 00:00'],
		[new Date(2026, 2, 11, 23, 59), 'yesterday'],
		[new Date(2026, 2, 10, 14, 32), '10 Mar'],
		[new Date(2026, 0, 1), '1 Jan'],
		[new Date(2025, 11, 31), '31 Dec 2025'],
		[new Date(2026, 2, 13, 9, 0), 'today, 09:00']
	])('%s is %s', (at, words) => {
		expect(whenWords(at.getTime(), now)).toBe(words)
	})

	test('yesterday is yesterday where the clocks change too', () => {
		const spring = new Date(2026, 2, 30, 0, 30).getTime()
		expect(whenWords(new Date(2026, 2, 29, 0, 30).getTime(), spring)).toBe('yesterday')
	})
})

test('where a production came from is said of the sample alone', () => {
	const words = ['sample', 'empty', 'what only a newer server knows'].map((madeFrom) =>
		originWords({ ...production, madeFrom, kept: false })
	)
	expect(words).toEqual(['Sample production', '', ''])
})

test('without a server it is said which productions open', () => {
	const words = [true, false].map((kept) => keptWords({ ...production, madeFrom: 'empty', kept }))
	expect(words).toEqual(['Kept on this device', 'Not on this device'])
})

test('the sample is called what it is, and its numbers are true', () => {
	const days = sampleScript.board.filter((row) => 'dayBreak' in row)
	const note = `a short feature, ${sampleScript.scenes.length} scenes, ${days.length} days`
	expect(sample).toEqual({ title: sampleScript.title, note: `${sampleScript.title}: ${note}` })
})

test('edits that never got through are counted', () => {
	const words = [1, 3].map((edits) => leftWords({ title: 'Tide', edits }))
	expect(words).toEqual([
		'You no longer belong to Tide. 1 edit of yours was never sent and is kept on this device alone.',
		'You no longer belong to Tide. 3 edits of yours were never sent and are kept on this device alone.'
	])
})
