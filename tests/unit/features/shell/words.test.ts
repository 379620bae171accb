import { expect, test } from 'vitest'
import {
	bringBackWords,
	givingUpWords,
	heldSentence,
	isAboutEdits,
	offerSentence,
	refusedSentence,
	signedOutSentence,
	unsentFileName,
	unsentSentence
} from '$lib/features/shell/words.ts'
import type { Offer } from '$lib/client/returning.svelte.ts'
import type { HeldEdit } from '$lib/client/workspace.svelte.ts'
import { closeSentences, type CloseReason } from '#protocol/close.ts'
import { refusalSentences } from '#protocol/refusals.ts'

const exported = () => {
	throw new Error('Nobody exports here.')
}
const discard = () => Promise.resolve()

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

const hold: HeldEdit['hold'] = {
	...{ id: 'h1', person: { id: 'bo', name: 'Bo' }, isYours: false, by: null },
	...{ collection: 'scenes', removes: 41, of: 74 },
	state: 'waiting'
}

test('who has to allow a removal is asked, whose it is waits, and then knows who kept what', () => {
	expect(heldSentence(hold)).toBe('Bo wants to remove 41 of 74 scenes.')
	const mine = { ...hold, isYours: true }
	expect(heldSentence(mine)).toMatch(/^You removed 41 of 74 scenes, which an owner has to allow\./)
	expect(heldSentence({ ...mine, state: 'kept', by: 'Ann' })).toMatch(
		/^Ann has kept the 41 scenes that you removed\./
	)
	expect(heldSentence({ ...hold, collection: 'things to come' })).toContain('41 of 74 things')
})

test('giving this device’s copy up is called what it is', () => {
	const called = (['stripboard', 'production', 'office'] as const).map(givingUpWords)
	expect(called).toEqual([
		'Go back to the shared board',
		'Go back to the shared calendar',
		'Go back to the shared contacts'
	])
})

test('a refusal says why, and what was wrong with the edit', () => {
	const refused = { kind: 'stripboard', edits: 1, exported, discard } as const
	expect(refusedSentence({ ...refused, reason: 'refusedEdit', refusal: 'full' })).toBe(
		`${closeSentences.refusedEdit} ${refusalSentences.full}`
	)
	expect(refusedSentence({ ...refused, reason: null, refusal: null })).toMatch(/^[A-Z].*\.$/)
})

test.each(Object.keys(closeSentences) as CloseReason[])(
	'a line closed for good because of %s has a way on',
	(reason) => {
		const refused = { kind: 'stripboard', edits: 1, exported, discard, refusal: null } as const
		const hasPageOfItsOwn = ['signedOut', 'notAllowed', 'noSuchDocument']
		expect(isAboutEdits({ ...refused, reason })).toBe(!hasPageOfItsOwn.includes(reason))
	}
)

const offer: Offer = {
	...{ key: '1', kind: 'stripboard', why: 'restored', edits: 12, restoredFrom: null },
	...{ accept: null, exported, discard }
}

test('what a device has beyond the shared document is counted, with why it is not there', () => {
	const at = new Date(2026, 2, 12, 8, 30).getTime()
	expect(offerSentence({ ...offer, restoredFrom: at }, at)).toBe(
		'The server was restored from a backup of today, 08:30. This device has 12 edits of the board that are newer.'
	)
	expect(offerSentence({ ...offer, edits: 1 }, at)).toBe(
		'The server was restored from a backup. This device has 1 edit of the board that is newer.'
	)
	expect(offerSentence({ ...offer, why: 'late' }, at)).toBe(
		'The shared board was begun anew while you were away. 12 edits of yours from before were not sent.'
	)
	expect(offerSentence({ ...offer, why: 'met', edits: 2 }, at)).toBe(
		'2 edits of yours met newer ones in the shared board, which stand.'
	)
	expect([bringBackWords(offer), bringBackWords({ ...offer, why: 'met' })]).toEqual([
		...['Bring them back', 'Put mine back']
	])
})

test('their file says what it is and from when', () => {
	const file = { document: 'stripboard', exportedAt: '2026-03-12T08:00:00.000Z' } as const
	expect(unsentFileName(file)).toBe('unsent-board-2026-03-12.json')
})
