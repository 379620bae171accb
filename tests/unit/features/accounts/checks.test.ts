import { expect, test } from 'vitest'
import {
	checkEmail,
	checkName,
	checkNewPassword,
	passwordLength
} from '$lib/features/accounts/checks.ts'
import { passwordLetters } from '../../../../server/accounts/passwords.ts'

test.each([
	'ann@example.com',
	' ann@example.com ',
	'ann.byrne+board@sub.example.film',
	'ann@localhost'
])('%j can be an e-mail address', (email) => expect(checkEmail(email)).toBe(null))

test.each([
	'',
	' ',
	'ann',
	'ann@',
	'@example.com',
	'ann byrne@example.com',
	'ann@example.com, bo@example.com'
])('%j cannot', (email) => expect(checkEmail(email)).toMatch(/^[A-Z].+\.$/))

test('a new password has as many letters as the server takes', () => {
	expect(passwordLength).toEqual({ least: passwordLetters.min, most: passwordLetters.max })
	const found = [9, 10, 128, 129].map((length) => checkNewPassword('x'.repeat(length)))
	expect(found).toEqual([
		'Take at least 10 characters.',
		null,
		null,
		'Take at most 128 characters.'
	])
})

test('a name is more than spaces', () => {
	expect([checkName('Ann'), checkName('  ')]).toEqual([null, expect.stringMatching(/name/)])
})
