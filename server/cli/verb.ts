import { parseArgs, type ParseArgsConfig } from 'node:util'
import { databaseFile, readConfig, type Config } from '../config.ts'
import { lockDirectory } from '../store/lock.ts'
import { openSqlite, type SqliteStore } from '../store/sqlite.ts'
import type { Production, Store } from '../store/store.ts'

/** What a verb has to say: the same as words and as JSON. */
export type Said = { text: string; json: unknown; exitCode?: number }

/** One thing the command line can do. */
export type Verb = {
	/** Its arguments as the help shows them. */
	usage: string
	summary: string
	run: (args: string[]) => Promise<Said>
}

/** A command line that cannot be followed; the message is a sentence for whoever typed it. */
export class UsageError extends Error {}

/** What was typed after a verb: its options and `count` other words, or between two counts of them. */
export function readArguments<Options extends NonNullable<ParseArgsConfig['options']>>(
	args: string[],
	{ count, options }: { count: number | readonly [number, number]; options: Options }
) {
	const [least, most] = typeof count === 'number' ? [count, count] : count
	try {
		const { values, positionals } = parseArgs({ args, options, allowPositionals: true })
		if (positionals.length >= least && positionals.length <= most) {
			return { values, words: positionals }
		}
	} catch (error) {
		throw new UsageError((error as Error).message)
	}
	throw new UsageError(`It takes ${most === 1 ? 'one word' : `${most} words`} besides options.`)
}

/** A whole number from an option. */
export function readCount(name: string, text: string | undefined): number {
	if (text === undefined || !/^\d+$/.test(text)) {
		throw new UsageError(`--${name} takes a whole number.`)
	}
	return Number(text)
}

/** A production by its id, as the list shows it. */
export async function listedProduction(
	store: Pick<Store, 'listProductions'>,
	production: string
): Promise<Production> {
	const listed = (await store.listProductions()).find(({ id }) => id === production)
	if (!listed) throw new UsageError(`There is no production ${production}.`)
	return listed
}

/**
 * Does something with the store of this DATA_DIR. While a server runs there it is only a guest: it
 * reads everything, makes productions, and leaves the log of edits to the server.
 */
export async function withStore<Result>(
	work: (store: SqliteStore, config: Config) => Promise<Result>
): Promise<Result> {
	const config = readConfig(process.env)
	const unlock = await lockDirectory(config.dataDir).catch(() => null)
	try {
		const store = await openSqlite(databaseFile(config), { isGuest: unlock === null })
		try {
			return await work(store, config)
		} finally {
			await store.close()
		}
	} finally {
		unlock?.()
	}
}
