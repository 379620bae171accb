import { open } from 'node:fs/promises'
import { editsFolder, logFilesIn } from '../store/log-files.ts'
import { ForeignDatabase } from '../store/schema.ts'
import { SqliteDatabase } from '../store/sqlite-database.ts'
import { isDamage } from '../store/trouble.ts'
import { fileAll } from '../store/unfiled.ts'
import { examine, type Examination } from './examine.ts'

/** A file that cannot be put in the place of the data; the message is a sentence for whoever brought it. */
export class NotRestorable extends Error {}

/** How every SQLite file begins. */
const signature = 'SQLite format 3\0'

/**
 * Makes a copy of a backup ready to be the database: upgrades it, takes in the edits that lie beside
 * it, and begins another line of history in it. Throws NotRestorable when it is none of ours, of a newer Daybreak, or damaged.
 */
export async function prepare(file: string): Promise<Examination> {
	if (!(await beginsAsDatabase(file))) throw new NotRestorable('This is no Daybreak backup.')
	const examination = await inSentences(async () => {
		const database = await SqliteDatabase.open(file, { isBackup: true })
		await fileAll(logFilesIn(editsFolder(file)), (segment) => database.file(segment))
		database.renew()
		database.toOneFile()
		database.close()
		return examine(file)
	})
	const [problem] = examination.problems
	if (problem !== undefined) throw new NotRestorable(`The backup is damaged: ${problem}`)
	return examination
}

/** Whether a file may be a database at all: what is in it is another question. */
export async function beginsAsDatabase(file: string): Promise<boolean> {
	const handle = await open(file)
	try {
		const { bytesRead, buffer } = await handle.read(Buffer.alloc(signature.length))
		return buffer.toString('latin1', 0, bytesRead) === signature
	} finally {
		await handle.close()
	}
}

async function inSentences<Result>(work: () => Promise<Result>): Promise<Result> {
	try {
		return await work()
	} catch (error) {
		const { message } = error as Error
		if (error instanceof ForeignDatabase) throw new NotRestorable(message)
		if (isDamage(error)) throw new NotRestorable(`The backup is damaged: ${message}.`)
		throw error
	}
}
