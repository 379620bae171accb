import { existsSync } from 'node:fs'
import { copyFile, rename, rm, stat } from 'node:fs/promises'
import { resolve } from 'node:path'
import { Audit } from '../accounts/audit.ts'
import { openAccountsDatabase } from '../accounts/database.ts'
import { databaseFile, readConfig, type Config } from '../config.ts'
import { createLog } from '../log.ts'
import { lockDirectory } from '../store/lock.ts'
import { openSqlite } from '../store/sqlite.ts'
import { readArguments, UsageError, withStore, type Verb } from './verb.ts'

/** `backup FILE`: a copy of everything, while the server runs or not. */
export const backup: Verb = {
	usage: 'backup FILE',
	summary: 'copies everything into one file, while the server runs or not',
	async run(args) {
		const { words } = readArguments(args, { count: 1, options: {} })
		const file = resolve(words[0] as string)
		if (existsSync(file)) throw new UsageError(`${file} is there already.`)
		await withStore(async (store, config) => {
			await store.backup(file)
			await noteExport(config)
		})
		const { size } = await stat(file)
		return { text: `Backed up to ${file} (${size} bytes).`, json: { file, bytes: size } }
	}
}

/** Whoever can copy everything reads everything: the log says that it was done. */
async function noteExport(config: Config): Promise<void> {
	const database = await openAccountsDatabase(databaseFile(config))
	try {
		const audit = new Audit({ database, log: createLog('silent'), now: () => Date.now() })
		await audit.note({ kind: 'exported', by: null, detail: 'backup' })
	} finally {
		await database.destroy()
	}
}

/** `restore FILE`: a backup in the place of what is there. */
export const restore: Verb = {
	usage: 'restore FILE [--force]',
	summary: 'puts a backup in the place of the data; --force when there is any',
	async run(args) {
		const options = { force: { type: 'boolean' } } as const
		const { values, words } = readArguments(args, { count: 1, options })
		const file = resolve(words[0] as string)
		if (!existsSync(file)) throw new UsageError(`There is no file ${file}.`)
		const config = readConfig(process.env)
		const unlock = await lockDirectory(config.dataDir)
		try {
			const database = databaseFile(config)
			if (values.force !== true && existsSync(database)) {
				throw new UsageError(`${config.dataDir} holds data. With --force it is put aside.`)
			}
			await putInPlace(file, database)
		} finally {
			unlock()
		}
		return {
			text: `Restored ${file} to ${config.dataDir}.`,
			json: { file, dataDir: config.dataDir }
		}
	}
}

/** Checked before it replaces anything; what was there is put aside, with its log of newest commits. */
async function putInPlace(file: string, database: string): Promise<void> {
	const fresh = `${database}.restoring`
	await rm(fresh, { force: true })
	await copyFile(file, fresh)
	const store = await openSqlite(fresh)
	const problems = await store.verify()
	await store.renewGeneration()
	await store.close()
	if (problems.length > 0) throw new UsageError(`${file} is damaged: ${problems[0]}`)
	await fileWhatIsLeft(database)
	for (const part of ['', '-wal']) {
		if (existsSync(database + part)) await rename(database + part, `${database}.replaced${part}`)
	}
	await rm(`${database}-shm`, { force: true })
	await rename(fresh, database)
}

/** What a crash left in the log of edits belongs to what is put aside, as far as that can be opened. */
async function fileWhatIsLeft(database: string): Promise<void> {
	if (!existsSync(database)) return
	await openSqlite(database).then(
		(store) => store.close(),
		() => undefined
	)
}
