import { expect, test } from 'vitest'
import { isDamage, meaningOf } from '../../../../server/store/trouble.ts'

test.each([
	['database or disk is full', 'its disk is full'],
	['ENOSPC: no space left on device, write', 'its disk is full'],
	['attempt to write a readonly database', 'its file may not be written by this user'],
	['database disk image is malformed', 'its file is damaged'],
	['file is not a database', 'its file is damaged'],
	['database is locked', 'another program holds its file'],
	['unable to open database file', 'its file cannot be opened'],
	['disk I/O error', 'its disk reports errors'],
	['The store has stopped.', 'the server is stopping'],
	['no such table: meta', 'the log says why']
])('“%s” means that %s', (said, meaning) => {
	expect(meaningOf(new Error(said))).toBe(meaning)
})

test('only what SQLite cannot read is damage', () => {
	expect(isDamage(new Error('database disk image is malformed'))).toBe(true)
	expect(isDamage(new Error('database or disk is full'))).toBe(false)
})
