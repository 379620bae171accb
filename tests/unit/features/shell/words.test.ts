import { expect, test } from 'vitest'
import { signedOutSentence, unsentFileName, unsentSentence } from '$lib/features/shell/words.ts'
import { closeSentences } from '#protocol/close.ts'

test('unsent edits are counted, and it is said where they are not and why', () => {
	expect(unsentSentence({ kind: 'stripboard', edits: 1, isShown: true }, true)).toBe(
		'1 edit of yours is not in the shared board, because you may no longer change it. Only this device shows it.'
	)
	expect(unsentSentence({ kind: 'office', edits: 4, isShown: false }, true)).toBe(
		'4 edits of yours are not in the shared contacts, because you may no longer change them.'
	)
	expect(unsentSentence({ kind: 'production', edits: 2, isShown: false }, false)).toBe(
		'2 edits of yours are not in the shared calendar, because you no longer belong to this production.'
	)
})

test('signed out, it matters whether edits wait', () => {
	expect(signedOutSentence(2)).toBe(closeSentences.signedOut)
	expect(signedOutSentence(0)).toBe('You are signed out. Sign in again to see what goes on here.')
})

test('their file says what it is and from when', () => {
	const file = { document: 'stripboard', exportedAt: '2026-03-12T08:00:00.000Z' } as const
	expect(unsentFileName(file)).toBe('unsent-board-2026-03-12.json')
})
