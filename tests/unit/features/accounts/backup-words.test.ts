import { expect, test } from 'vitest'
import { bytesWords, occasionWords } from '../../../../src/lib/features/accounts/backup-words.ts'

test.each([
	[0, '1 KB'],
	[48_200, '48 KB'],
	[999_400, '999 KB'],
	[999_900, '1.0 MB'],
	[3_240_000, '3.2 MB'],
	[47_000_000_000, '47 GB']
])('%d bytes are %s', (bytes, words) => {
	expect(bytesWords(bytes)).toBe(words)
})

test('a backup of a kind that this page does not know is still a backup', () => {
	expect([occasionWords('scheduled'), occasionWords('constructor')]).toEqual([
		'Made by the server',
		'A backup'
	])
})
