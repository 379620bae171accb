import { existsSync, statSync } from 'node:fs'
import { copyFile, cp, link, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { databaseFile } from '../config.ts'
import { toDisk } from '../disk.ts'
import { filesFolder } from '../files/folder.ts'
import { openDatabase } from '../store/driver.ts'
import { lockDirectory } from '../store/lock.ts'
import { editsFolder, logFilesIn } from '../store/log-files.ts'
import { SqliteDatabase } from '../store/sqlite-database.ts'
import { isDamage } from '../store/trouble.ts'
import { fileAll } from '../store/unfiled.ts'
import { aside, type Aside } from './aside.ts'
import { copyDatabase, removeDatabase } from './files.ts'
import { newBackupFile } from './folder.ts'

/** What was put in place, and where what was there before is kept; null when nothing was there. */
export type Restored = { documents: number; restorePoint: string | null }

/** Where a copy waits that is to become the database. */
function stagedFile(dataDir: string): string {
	return `${databaseFile({ dataDir })}.restoring`
}

/**
 * Puts a backup in the place of a data directory's database, and what was there aside, as a restore
 * point. Refuses while a server runs on it; throws NotRestorable when the file cannot be used, and
 * then nothing has changed.
 */
export async function restoreBackup(
	file: string,
	dataDir: string,
	look: Aside = aside
): Promise<Restored> {
	const unlock = await lockDirectory(dataDir)
	try {
		const { documents } = await stageBackup(file, dataDir, look)
		return { documents, restorePoint: await putInPlace(dataDir) }
	} finally {
		unlock()
	}
}

/**
 * Copies a backup beside the database and gets it ready to take its place. A server may run on it
 * meanwhile. Throws NotRestorable when the file cannot be used.
 */
export async function stageBackup(
	file: string,
	dataDir: string,
	look: Aside
): Promise<{ documents: number }> {
	const staged = stagedFile(dataDir)
	try {
		await removeDatabase(staged)
		await copyDatabase(file, staged)
		const { documents } = await look('prepare', staged, filesFolder(dataDir))
		return { documents }
	} catch (error) {
		await removeDatabase(staged)
		throw error
	}
}

/**
 * Makes the staged copy, which has been prepared, the database. One rename does it: whenever the
 * machine stops, either the one or the other is there, whole. Nobody may have the database open.
 */
export async function putInPlace(dataDir: string): Promise<string | null> {
	const [database, staged] = [databaseFile({ dataDir }), stagedFile(dataDir)]
	try {
		return await replace(database, staged)
	} finally {
		await removeDatabase(staged)
	}
}

async function replace(database: string, staged: string): Promise<string | null> {
	const dataDir = dirname(database)
	const restorePoint = existsSync(database) ? await keepAside(dataDir) : null
	await toDisk(staged)
	await rename(staged, database)
	await toDisk(dirname(database))
	// Until here it was the old database's. Should a crash leave it, it is of another history.
	const edits = logFilesIn(editsFolder(database))
	for (const name of edits.list()) edits.remove(name)
	return restorePoint
}

async function keepAside(dataDir: string): Promise<string> {
	const database = databaseFile({ dataDir })
	const at = { occasion: 'before-restore', at: Date.now() } as const
	const restorePoint = await newBackupFile(dataDir, at)
	await foldIn(database, `${restorePoint}-wal`)
	await link(database, restorePoint).catch(() => copyFile(database, restorePoint))
	await keepEdits(database, restorePoint)
	await toDisk(dirname(restorePoint))
	for (const part of ['-wal', '-shm']) await rm(database + part, { force: true })
	return restorePoint
}

/**
 * Brings the newest commits and edits into the file itself. A damaged database is kept as it was,
 * with its newest commits in a file of their own: SQLite, when it closes what it could not read,
 * throws them away.
 */
async function foldIn(database: string, newest: string): Promise<void> {
	if (sizeOf(`${database}-wal`) > 0) await copyFile(`${database}-wal`, newest)
	await fileWhatIsLeft(database)
	const outcome = await checkpoint(database)
	if (outcome !== 'damaged') await rm(newest, { force: true })
	if (outcome === 'busy') throw new Error('Another program has the database open. End it first.')
}

/** Takes the log of edits into the database, when this version can. */
async function fileWhatIsLeft(file: string): Promise<void> {
	const edits = logFilesIn(editsFolder(file))
	if (edits.list().length === 0 || !(await isReadable(file))) return
	const database = await SqliteDatabase.open(file)
	try {
		await fileAll(edits, (segment) => database.file(segment))
	} finally {
		database.close()
	}
}

function isReadable(file: string): Promise<boolean> {
	const close = (database: SqliteDatabase) => {
		database.close()
		return true
	}
	return SqliteDatabase.reading(file).then(close, () => false)
}

/** What is left is of a damaged database, or another version's: it belongs to it, and would spoil the next. */
async function keepEdits(database: string, restorePoint: string): Promise<void> {
	if (logFilesIn(editsFolder(database)).list().length === 0) return
	await cp(editsFolder(database), editsFolder(restorePoint), { recursive: true })
}

function sizeOf(file: string): number {
	return statSync(file, { throwIfNoEntry: false })?.size ?? 0
}

/** Whether all of the database is in its file now, or somebody keeps SQLite from it, or it cannot be read. */
async function checkpoint(file: string): Promise<'folded' | 'busy' | 'damaged'> {
	const database = await openDatabase(file)
	try {
		const [result] = database.prepare('pragma wal_checkpoint(truncate)').all()
		return result?.['busy'] === 0 ? 'folded' : 'busy'
	} catch (error) {
		if (isDamage(error as Error)) return 'damaged'
		throw error
	} finally {
		database.close()
	}
}
