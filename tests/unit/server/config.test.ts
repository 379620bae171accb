import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
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
		smtpUrl: null,
		mailFrom: 'Daybreak <daybreak@localhost>',
		provider: null,
		sample: true,
		metricsToken: null,
		backups: { everyMs: 24 * 60 * 60_000, keep: 14 },
		logLevel: 'info'
	})
	expect(secret.length).toBeGreaterThan(40)
	expect(statSync(join(dataDir, 'secret')).mode & 0o777).toBe(0o600)
	expect(readConfig({ DATA_DIR: dataDir }).secret).toBe(secret)
})

const [strong, other] = ['q7Zc0vN4mXb2Lr9TyUe6HsKd1PgWfJa8', 'Vt5Yw8Rk3Qn6Jm1Hf9Gd4Cs7Bx2Zp0La']

test('the secret can be given, or a file with it', () => {
	const dataDir = temporaryDirectory()
	const file = join(dataDir, 'given')
	writeFileSync(file, `${strong}\n`)
	const given = { DATA_DIR: dataDir, DAYBREAK_SECRET_FILE: file }
	expect(readConfig(given).secret).toBe(strong)
	expect(readConfig({ ...given, DAYBREAK_SECRET: other }).secret).toBe(other)
	expect(existsSync(join(dataDir, 'secret'))).toBe(false)
})

const weak = [
	['short', 'is shorter than 32 letters'],
	['q7Zc0vN4mXb2Lr9TyUe6HsKd1PgWfJa', 'is shorter than 32 letters'],
	['abababababababababababababababababab', 'repeats too few letters'],
	['please-change-me-before-you-go-live-now', 'can be guessed'],
	['my-very-long-Password-for-the-board-2026', 'can be guessed'],
	['xk12345678qwertzuiopasdfghjklyxcvbnm', 'can be guessed']
] as const

test.each(weak)('a secret like %s is refused wherever it comes from', (secret, why) => {
	const dataDir = temporaryDirectory()
	const file = join(dataDir, 'given')
	writeFileSync(file, secret)
	for (const [given, place] of [
		[{ DAYBREAK_SECRET: secret }, 'DAYBREAK_SECRET'],
		[{ DAYBREAK_SECRET_FILE: file }, file]
	] as const) {
		const sentence = `The secret in ${place} ${why}. Leave it out and Daybreak makes a good one.`
		expect(() => readConfig({ DATA_DIR: dataDir, ...given })).toThrow(new Error(sentence))
	}
	expect(existsSync(join(dataDir, 'secret'))).toBe(false)
})

test('a secret that was made weak by hand stops the next start', () => {
	const dataDir = temporaryDirectory()
	readConfig({ DATA_DIR: dataDir })
	writeFileSync(join(dataDir, 'secret'), 'secret')
	expect(() => readConfig({ DATA_DIR: dataDir })).toThrow(/secret is shorter than 32 letters/)
})

test('a file that is named and is not there is said to be missing', () => {
	const missing = join(temporaryDirectory(), 'missing')
	for (const name of ['DAYBREAK_SECRET_FILE', 'SMTP_URL_FILE']) {
		const read = () => readConfig({ DATA_DIR: temporaryDirectory(), [name]: missing })
		expect(read).toThrow(new RegExp(`^${name} cannot be read: `))
	}
})

test('mail is handed in where the environment says, or a file', () => {
	const dataDir = temporaryDirectory()
	const file = join(dataDir, 'smtp')
	writeFileSync(file, 'smtps://door:pass@mail.example\n')
	expect(readConfig({ DATA_DIR: dataDir, SMTP_URL_FILE: file }).smtpUrl).toBe(
		'smtps://door:pass@mail.example'
	)
	const given = { SMTP_URL: 'smtp://mail.example', MAIL_FROM: 'Office <office@board.example>' }
	expect(readConfig({ DATA_DIR: dataDir, ...given })).toMatchObject({
		smtpUrl: given.SMTP_URL,
		mailFrom: given.MAIL_FROM
	})
})

test('a sign-in provider needs all its parts', () => {
	const dataDir = temporaryDirectory()
	const file = join(dataDir, 'client-secret')
	writeFileSync(file, 'from the file\n')
	const issuer = { DATA_DIR: dataDir, OIDC_ISSUER: 'https://id.example' }
	const whole = { ...issuer, OIDC_CLIENT_ID: 'board', OIDC_CLIENT_SECRET_FILE: file }
	expect(readConfig({ ...whole, OIDC_NAME: 'Studio' }).provider).toEqual({
		name: 'Studio',
		issuer: new URL('https://id.example'),
		clientId: 'board',
		clientSecret: 'from the file'
	})
	for (const lacking of [issuer, { ...issuer, OIDC_CLIENT_ID: 'board' }]) {
		expect(() => readConfig(lacking)).toThrow('OIDC_ISSUER needs OIDC_CLIENT_ID')
	}
})

test.each([
	['PORT', 'high'],
	['PORT', '70000'],
	['PUBLIC_URL', 'daybreak.example'],
	['PUBLIC_URL', 'ftp://daybreak.example'],
	['SMTP_URL', 'mail.example'],
	['OIDC_ISSUER', 'id.example'],
	['DAYBREAK_SAMPLE', 'maybe'],
	['BACKUP_HOURS', 'daily'],
	['BACKUP_HOURS', '-1'],
	['BACKUP_KEEP', '0'],
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

test('backups are off when they are to be made every 0 hours', () => {
	const given = { DATA_DIR: temporaryDirectory(), BACKUP_KEEP: '3' }
	expect(readConfig({ ...given, BACKUP_HOURS: '0' }).backups).toBeNull()
	expect(readConfig({ ...given, BACKUP_HOURS: '0.5' }).backups).toEqual({
		everyMs: 30 * 60_000,
		keep: 3
	})
})

test('a token for the metrics that could be guessed is refused', () => {
	const given = { DATA_DIR: temporaryDirectory(), METRICS_TOKEN: 'short' }
	expect(() => readConfig(given)).toThrow(/^METRICS_TOKEN is shorter than 16 letters/)
})
