import { join } from 'node:path'
import { openDatabase, type Database } from './driver.ts'
import { meaningOf } from './trouble.ts'

/**
 * Takes a data directory for one server: two would each hold their own copy of a live document.
 * The lock is an open SQLite transaction, so the system lets go of it however the process ends.
 * Throws a sentence when another server has it; answers what gives it back.
 */
export async function lockDirectory(dataDir: string): Promise<() => void> {
	let database: Database | null = null
	try {
		database = await openDatabase(join(dataDir, 'server.lock'))
		database.exec('begin exclusive')
	} catch (error) {
		database?.close()
		throw new Error(sentenceOf(dataDir, error as Error), { cause: error })
	}
	const taken = database
	return () => taken.close()
}

function sentenceOf(dataDir: string, error: Error): string {
	const meaning = meaningOf(error)
	if (meaning === 'another program holds its file') {
		return `Another Daybreak server is running on ${dataDir}.`
	}
	return `DATA_DIR ${dataDir} cannot be written: ${error.message}.`
}
