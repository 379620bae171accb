import { describe, expect, test } from 'vitest'
import {
	agoWords,
	deviceWords,
	isHandheld,
	lostWords,
	resetAsked,
	roleNote,
	waitWords
} from '$lib/features/accounts/words.ts'
import { roles } from '#model/access.ts'

const webkit = 'AppleWebKit/605.1.15 (KHTML, like Gecko)'
const blink = 'AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0'

describe('a device in words', () => {
	test.each([
		[`Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${blink} Safari/537.36`, 'Chrome on Windows'],
		[`Mozilla/5.0 (Windows NT 10.0) ${blink} Safari/537.36 Edg/130.0.0.0`, 'Edge on Windows'],
		[
			`Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) ${webkit} Version/18.0 Safari/605.1.15`,
			'Safari on Mac'
		],
		[
			`Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) ${webkit} CriOS/130.0 Safari/604.1`,
			'Chrome on iPhone'
		],
		[`Mozilla/5.0 (Linux; Android 14; Pixel 8) ${blink} Mobile Safari/537.36`, 'Chrome on Android'],
		['Mozilla/5.0 (X11; Linux x86_64; rv:132.0) Gecko/20100101 Firefox/132.0', 'Firefox on Linux'],
		['curl/8.5.0', 'A device'],
		[null, 'A device']
	])('%s is %s', (userAgent, words) => {
		expect(deviceWords(userAgent)).toBe(words)
	})

	test('says whether it is held in the hand', () => {
		expect(['(iPhone; x)', '(Linux; Android 14)', '(X11; Linux)', null].map(isHandheld)).toEqual([
			true,
			true,
			false,
			false
		])
	})
})

test('how long ago is said in the largest whole that fits', () => {
	const now = new Date(2026, 2, 12, 14, 0).getTime()
	const ago = (minutes: number) => agoWords(now - minutes * 60_000, now)
	expect([0, 20, 60, 23 * 60, 24 * 60, 6 * 24 * 60, 7 * 24 * 60].map(ago)).toEqual([
		'now',
		'20 minutes ago',
		'1 hour ago',
		'23 hours ago',
		'yesterday',
		'6 days ago',
		'5 Mar 2026'
	])
	expect(agoWords(now + 60_000, now)).toBe('now')
})

test('every role says what one does; one that only a newer server knows says nothing', () => {
	expect(roles.filter((role) => roleNote(role) === '')).toEqual([])
	expect([roleNote('Gaffer'), roleNote('constructor')]).toEqual(['', ''])
})

test('asking for a new password never says who has an account', () => {
	for (const mails of [true, false]) {
		const [ann, nobody] = ['ann@example.com', 'nobody@example.com'].map((email) =>
			resetAsked({ email, mails }).replace(email, '…')
		)
		expect(ann).toBe(nobody)
	}
})

test('edits that would be lost are counted', () => {
	expect([lostWords(1), lostWords(4)].map((words) => words.split('.')[0])).toEqual([
		'1 edit is kept on this device alone and not saved on the server yet',
		'4 edits are kept on this device alone and not saved on the server yet'
	])
})

test('a long wait is said in minutes', () => {
	expect([3, 89, 90, 900].map(waitWords)).toEqual(['3 s', '89 s', '2 min', '15 min'])
})
