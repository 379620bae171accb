import { existsSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { keptBackups } from '../backups/folder.ts'
import { noteDeed } from '../backups/note.ts'
import { NotRestorable } from '../backups/prepare.ts'
import { restoreBackup } from '../backups/restore.ts'
import { takeBackup } from '../backups/take.ts'
import { databaseFile, readConfig, type Config } from '../config.ts'
import { readArguments, UsageError, withStore, type Verb } from './verb.ts'

/** `backup FILE`: a copy of everything, while the server runs or not. */
export const backup: Verb = {
	usage: 'backup FILE',
	summary: 'copies everything into one file, while the server runs or not, and reads it back',
	async run(args) {
		const { words } = readArguments(args, { count: 1, options: {} })
		const file = resolve(words[0] as string)
		if (existsSync(file)) throw new UsageError(`${file} is there already.`)
		if (!existsSync(dirname(file))) throw new UsageError(`There is no folder ${dirname(file)}.`)
		const json = await withStore(async (store, config) => {
			const taken = await takeBackup({ store, databaseFile: databaseFile(config), file })
			await noteDeed(config, 'exported')
			return taken
		})
		const { documents, bytes } = json
		return {
			text: `Backed up ${documents} documents to ${file} (${bytes} bytes), and read it back.`,
			json
		}
	}
}

/** `restore FILE`: a backup in the place of what is there, which is kept as a restore point. */
export const restore: Verb = {
	usage: 'restore FILE | --undo',
	summary: 'puts a backup in the place of the data, and keeps those; --undo puts them back',
	async run(args) {
		// --force was once asked for: what is there is kept now, whatever is said.
		const options = { undo: { type: 'boolean' }, force: { type: 'boolean' } } as const
		const { values, words } = readArguments(args, { count: [0, 1], options })
		if ((values.undo === true) === (words.length === 1)) {
			throw new UsageError('It takes a backup file, or --undo.')
		}
		const config = readConfig(process.env)
		const file = words[0] === undefined ? await restorePointOf(config) : resolve(words[0])
		if (!existsSync(file)) throw new UsageError(`There is no file ${file}.`)
		const { documents, restorePoint } = await restoreBackup(file, config.dataDir).catch(
			(error: Error) => {
				throw error instanceof NotRestorable ? new UsageError(`${file}: ${error.message}`) : error
			}
		)
		await noteDeed(config, 'restored')
		const kept =
			restorePoint && ` What was there is kept as ${restorePoint}; “restore --undo” puts it back.`
		return {
			text: `Restored ${documents} documents from ${file} to ${config.dataDir}.${kept ?? ''}`,
			json: { file, dataDir: config.dataDir, documents, restorePoint }
		}
	}
}

/** What the newest restore has replaced. */
async function restorePointOf({ dataDir }: Config): Promise<string> {
	const kept = await keptBackups(dataDir)
	const newest = kept.find(({ occasion }) => occasion === 'before-restore')
	if (newest === undefined)
		throw new UsageError(`Nothing was restored in ${dataDir} that could be undone.`)
	return newest.file
}
