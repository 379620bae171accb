import { randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import * as z from 'zod'

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
	/** Whether new productions may begin as the sample. */
	sample: boolean
	logLevel: string
}

/** A setting that cannot be used; the message is a sentence for whoever starts the server. */
export class ConfigError extends Error {}

const environment = z.object({
	HOST: z.string().min(1).default('127.0.0.1'),
	PORT: z.coerce.number().int().min(0).max(65535).default(4400),
	DATA_DIR: z.string().min(1).default('./data'),
	PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
	DAYBREAK_SECRET: z.string().min(16).optional(),
	DAYBREAK_SECRET_FILE: z.string().optional(),
	DAYBREAK_SAMPLE: z.enum(['on', 'off']).default('on'),
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
		secret: read.DAYBREAK_SECRET ?? readSecret(read.DAYBREAK_SECRET_FILE, dataDir),
		sample: read.DAYBREAK_SAMPLE === 'on',
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

function readSecret(file: string | undefined, dataDir: string): string {
	if (file !== undefined) return checkSecret(file, readFileSync(file, 'utf8').trim())
	const own = join(dataDir, 'secret')
	try {
		// Made only when it is not there, so that two starts at once agree on one.
		writeFileSync(own, randomBytes(32).toString('base64url'), { mode: 0o600, flag: 'wx' })
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
	}
	return checkSecret(own, readFileSync(own, 'utf8').trim())
}

function checkSecret(file: string, secret: string): string {
	if (secret.length < 16) throw new ConfigError(`The secret in ${file} is shorter than 16 letters.`)
	return secret
}
