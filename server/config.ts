import { randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import * as z from 'zod'
import type { Provider } from './accounts/auth.ts'
import type { BackupPlan } from './backups/schedule.ts'

/** Everything the server is told from outside. */
export type Config = {
	host: string
	/** 0 takes any free port. */
	port: number
	dataDir: string
	/** The address people use; null when it is the one the server listens on. */
	publicUrl: URL | null
	/** Signs cookies. */
	secret: string
	/** Where letters are handed in; null when the server cannot send any. */
	smtpUrl: string | null
	/** Whom letters come from. */
	mailFrom: string
	/** Sign-in with an OpenID Connect provider; null without. */
	provider: Provider | null
	/** Whether productions may begin as the sample, and visitors on this machine may look at one. */
	sample: boolean
	/** What opens the metrics from elsewhere; null when they are for this machine only. */
	metricsToken: string | null
	/** How often everything is backed up by itself; null when it is not. */
	backups: BackupPlan
	logLevel: string
}

/** A setting that cannot be used; the message is a sentence for whoever starts the server. */
export class ConfigError extends Error {}

const environment = z.object({
	HOST: z.string().min(1).default('127.0.0.1'),
	PORT: z.coerce.number().int().min(0).max(65535).default(4400),
	DATA_DIR: z.string().min(1).default('./data'),
	PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
	DAYBREAK_SECRET: z.string().optional(),
	DAYBREAK_SECRET_FILE: z.string().optional(),
	SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
	SMTP_URL_FILE: z.string().optional(),
	MAIL_FROM: z.string().default('Daybreak <daybreak@localhost>'),
	OIDC_ISSUER: z.url({ protocol: /^https?$/ }).optional(),
	OIDC_NAME: z.string().max(40).default('your organisation'),
	OIDC_CLIENT_ID: z.string().optional(),
	OIDC_CLIENT_SECRET: z.string().optional(),
	OIDC_CLIENT_SECRET_FILE: z.string().optional(),
	DAYBREAK_SAMPLE: z.enum(['on', 'off']).default('on'),
	METRICS_TOKEN: z.string().optional(),
	METRICS_TOKEN_FILE: z.string().optional(),
	BACKUP_HOURS: z.coerce.number().min(0).max(500).default(24),
	BACKUP_KEEP: z.coerce.number().int().min(1).max(1000).default(14),
	LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('info')
})

/** Reads the environment once; makes the data directory and its secret on the first start. */
export function readConfig(variables: NodeJS.ProcessEnv): Config {
	// A variable set to nothing is how shells and compose files say "not set".
	const given = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ''))
	const parsed = environment.safeParse(given)
	if (!parsed.success) throw new ConfigError(sentenceOf(parsed.error))
	const read = parsed.data
	const dataDir = resolve(read.DATA_DIR)
	makeDirectory(dataDir)
	return {
		host: read.HOST,
		port: read.PORT,
		dataDir,
		publicUrl: read.PUBLIC_URL === undefined ? null : new URL(read.PUBLIC_URL),
		secret: secretOf(read, dataDir),
		smtpUrl: read.SMTP_URL ?? contentOf('SMTP_URL_FILE', read.SMTP_URL_FILE),
		mailFrom: read.MAIL_FROM,
		provider: providerOf(read),
		sample: read.DAYBREAK_SAMPLE === 'on',
		metricsToken: metricsTokenOf(read),
		backups: backupsOf(read),
		logLevel: read.LOG_LEVEL
	}
}

/** Where the embedded database lies. */
export function databaseFile(config: Pick<Config, 'dataDir'>): string {
	return join(config.dataDir, 'daybreak.db')
}

function sentenceOf(error: z.ZodError): string {
	const [issue] = error.issues
	return `The setting ${issue?.path.join('.')} cannot be used: ${issue?.message}.`
}

function makeDirectory(dataDir: string): void {
	try {
		mkdirSync(dataDir, { recursive: true, mode: 0o700 })
	} catch (error) {
		throw new ConfigError(`DATA_DIR ${dataDir} cannot be made: ${(error as Error).message}.`)
	}
}

type Read = z.infer<typeof environment>

function providerOf(read: Read): Provider | null {
	if (read.OIDC_ISSUER === undefined) return null
	const clientSecret =
		read.OIDC_CLIENT_SECRET ?? contentOf('OIDC_CLIENT_SECRET_FILE', read.OIDC_CLIENT_SECRET_FILE)
	if (read.OIDC_CLIENT_ID === undefined || clientSecret === null) {
		throw new ConfigError('OIDC_ISSUER needs OIDC_CLIENT_ID and OIDC_CLIENT_SECRET beside it.')
	}
	return {
		name: read.OIDC_NAME,
		issuer: new URL(read.OIDC_ISSUER),
		clientId: read.OIDC_CLIENT_ID,
		clientSecret
	}
}

const hourMs = 60 * 60_000

function backupsOf({ BACKUP_HOURS: hours, BACKUP_KEEP: keep }: Read): BackupPlan {
	return hours === 0 ? null : { everyMs: hours * hourMs, keep }
}

function metricsTokenOf(read: Read): string | null {
	const given = read.METRICS_TOKEN ?? contentOf('METRICS_TOKEN_FILE', read.METRICS_TOKEN_FILE)
	if (given !== null && given.length < 16) {
		throw new ConfigError('METRICS_TOKEN is shorter than 16 letters, so it could be guessed.')
	}
	return given
}

function contentOf(setting: string, file: string | undefined): string | null {
	if (file === undefined) return null
	try {
		return readFileSync(file, 'utf8').trim()
	} catch (error) {
		throw new ConfigError(`${setting} cannot be read: ${(error as Error).message}.`)
	}
}

function secretOf(read: Read, dataDir: string): string {
	if (read.DAYBREAK_SECRET !== undefined) {
		return checkSecret('The secret in DAYBREAK_SECRET', read.DAYBREAK_SECRET)
	}
	const given = contentOf('DAYBREAK_SECRET_FILE', read.DAYBREAK_SECRET_FILE)
	if (given !== null) return checkSecret(`The secret in ${read.DAYBREAK_SECRET_FILE}`, given)
	return ownSecret(join(dataDir, 'secret'))
}

function ownSecret(file: string): string {
	try {
		// Made only when it is not there, so that two starts at once agree on one.
		writeFileSync(file, randomBytes(32).toString('base64url'), { mode: 0o600, flag: 'wx' })
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
	}
	return checkSecret(`The secret in ${file}`, readFileSync(file, 'utf8').trim())
}

/** What stands in examples, and what people type when they are asked for anything at all. */
const knownSecrets = /change.?(me|this|it)|default|example|insecure|password|12345678|abcdefgh/i

function checkSecret(name: string, secret: string): string {
	const weakness =
		secret.length < 32
			? 'is shorter than 32 letters'
			: new Set(secret).size < 10
				? 'repeats too few letters'
				: knownSecrets.test(secret)
					? 'can be guessed'
					: null
	if (weakness === null) return secret
	throw new ConfigError(`${name} ${weakness}. Leave it out and Daybreak makes a good one.`)
}
