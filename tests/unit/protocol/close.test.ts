import { describe, expect, test } from 'vitest'
import { closeCodes, closeReason, closeSentences, isFinal } from '#protocol/close.ts'

test('every code is read back as its reason', () => {
	const read = Object.fromEntries(
		Object.values(closeCodes).map((code) => [closeReason(code), code])
	)
	expect(read).toEqual(closeCodes)
})

test('a code that is not ours has no reason', () => {
	expect([1000, 1006, 4399, 4402, 4499, 4501, 0, NaN].map(closeReason)).toEqual(Array(8).fill(null))
})

test('dialling again cannot help after a refusal, and can after a disturbance', () => {
	const reasons = Object.entries(closeCodes)
	expect(reasons.filter(([, code]) => isFinal(code)).map(([reason]) => reason)).toEqual([
		'badMessage',
		'signedOut',
		'notAllowed',
		'noSuchDocument',
		'clientTooOld',
		'otherHistory',
		'tooLarge',
		'refusedEdit'
	])
})

test('final is what y-websocket takes as final: 4400 to 4499', () => {
	expect([1000, 1001, 1006, 4399, 4400, 4499, 4500, 4999].map(isFinal)).toEqual([
		...[false, false, false, false],
		...[true, true, false, false]
	])
})

describe('what a person reads', () => {
	test.each(Object.entries(closeSentences))('%s is a sentence, or two', (_reason, sentence) => {
		expect(sentence).toMatch(/^[A-Z][^.]+\.( [A-Z][^.]+\.)?$/)
	})

	test('there is one for every reason', () => {
		expect(Object.keys(closeSentences)).toEqual(Object.keys(closeCodes))
	})
})
