import { join } from 'node:path'
import { openDatabase } from './driver.ts'

/**
 * Takes a data directory for one server: two would each hold their own copy of a live document.
 * The lock is an open SQLite transaction, so the system lets go of it however the process ends.
 * Throws a sentence when another server has it; answers what gives it back.
 */
export async function lockDirectory(dataDir: string): Promise<() => void> {
	const database = await openDatabase(join(dataDir, 'server.lock'))
	try {
		database.exec('begin exclusive')
	} catch {
		database.close()
		throw new Error(`Another Daybreak server is running on ${dataDir}.`)
	}
	return () => database.close()
}
