import { cpSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { backupFolder, backupName } from '../backups/folder.ts'
import type { Database } from './driver.ts'
import { editsFolder } from './log-files.ts'
import { schemaVersion, versionOf } from './schema.ts'
import { meaningOf } from './trouble.ts'

/**
 * Copies a database that an older Daybreak has written, before it is changed, and the edits that are
 * not in it yet. Throws when it cannot.
 */
export function backUpBeforeUpgrade(database: Database, file: string): void {
	const found = versionOf(database)
	if (found === 0 || found >= schemaVersion) return
	const folder = backupFolder(dirname(file))
	const copy = join(folder, backupName('before-upgrade', Date.now()))
	const unread = `${copy}.unread`
	try {
		mkdirSync(folder, { recursive: true, mode: 0o700 })
		database.prepare('vacuum into ?').run(unread)
		const edits = editsFolder(file)
		if (existsSync(edits)) cpSync(edits, editsFolder(copy), { recursive: true })
		renameSync(unread, copy)
	} catch (error) {
		if (existsSync(unread)) rmSync(unread)
		throw new Error(
			`The database has to be upgraded, and could not be backed up to ${copy} first: ${meaningOf(error)}. Nothing has been changed.`,
			{ cause: error }
		)
	}
}
