import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readConfig } from '../../../server/config.ts'
import { temporaryDirectory } from '../../support/store.ts'

test('with nothing set it listens on this machine, with a secret of its own that stays', () => {
	const dataDir = join(temporaryDirectory(), 'new')
	const config = readConfig({ DATA_DIR: dataDir, PORT: '' })
	const secret = readFileSync(join(dataDir, 'secret'), 'utf8')
	expect(config).toEqual({
		host: '127.0.0.1',
		port: 4400,
		dataDir,
		publicUrl: null,
		secret,
		sample: true,
		logLevel: 'info'
	})
	expect(secret.length).toBeGreaterThan(40)
	expect(statSync(join(dataDir, 'secret')).mode & 0o777).toBe(0o600)
	expect(readConfig({ DATA_DIR: dataDir }).secret).toBe(secret)
})

test('the secret can be given, or a file with it', () => {
	const dataDir = temporaryDirectory()
	const file = join(dataDir, 'given')
	writeFileSync(file, 'from a file, long enough\n')
	const given = { DATA_DIR: dataDir, DAYBREAK_SECRET_FILE: file }
	expect(readConfig(given).secret).toBe('from a file, long enough')
	const both = { ...given, DAYBREAK_SECRET: 'given directly, long enough' }
	expect(readConfig(both).secret).toBe('given directly, long enough')
})

test.each([
	['PORT', 'high'],
	['PORT', '70000'],
	['PUBLIC_URL', 'daybreak.example'],
	['PUBLIC_URL', 'ftp://daybreak.example'],
	['DAYBREAK_SECRET', 'short'],
	['DAYBREAK_SAMPLE', 'maybe'],
	['LOG_LEVEL', 'loud']
])('%s=%s is refused by name', (name, value) => {
	const read = () => readConfig({ DATA_DIR: temporaryDirectory(), [name]: value })
	expect(read).toThrow(new RegExp(`^The setting ${name} cannot be used: .+\\.$`))
})

test('a data directory that cannot be made is refused with a sentence', () => {
	const file = join(temporaryDirectory(), 'file')
	writeFileSync(file, '')
	expect(() => readConfig({ DATA_DIR: join(file, 'under') })).toThrow(/^DATA_DIR .+ cannot be made/)
})
