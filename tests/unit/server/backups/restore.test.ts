import {
	copyFileSync,
	cpSync,
	existsSync,
	readdirSync,
	readFileSync,
	truncateSync,
	writeFileSync
} from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { keptBackups } from '../../../../server/backups/folder.ts'
import { restoreBackup } from '../../../../server/backups/restore.ts'
import { takeBackup } from '../../../../server/backups/take.ts'
import { lockDirectory } from '../../../../server/store/lock.ts'
import { editsFolder, logFilesIn } from '../../../../server/store/log-files.ts'
import { schemaVersion } from '../../../../server/store/schema.ts'
import { fileAll } from '../../../../server/store/unfiled.ts'
import {
	copying,
	dataDirWith,
	here,
	inDatabase,
	leaveInLog,
	namesIn,
	spoiltEdits,
	vandalise,
	write
} from '../../../support/backups.ts'
import { temporaryDirectory } from '../../../support/store.ts'

/** A backup of a data directory, taken now. */
async function backedUp(databaseFile: string): Promise<string> {
	const file = join(temporaryDirectory(), 'copy.db')
	await takeBackup({ store: copying(databaseFile), databaseFile, file, look: here })
	return file
}

/** What lies in a directory, besides what SQLite keeps there while a database is open. */
function filesIn(directory: string): string[] {
	return readdirSync(directory)
		.filter((name) => !/-(wal|shm)$/.test(name))
		.sort()
}

/** The names in a database as a server finds them, which files what was left first. */
async function openedNames(databaseFile: string): Promise<string[]> {
	const files = logFilesIn(editsFolder(databaseFile))
	await inDatabase(databaseFile, (database) => fileAll(files, (segment) => database.file(segment)))
	return namesIn(databaseFile)
}

function segmentsLeft(databaseFile: string): string[] {
	return logFilesIn(editsFolder(databaseFile)).list()
}

test('a backup takes the place of the data, which can be put back', async () => {
	const { dataDir, databaseFile } = await dataDirWith('early')
	const file = await backedUp(databaseFile)
	await write(databaseFile, 'late')

	const { documents, restorePoint } = await restoreBackup(file, dataDir)
	expect(documents).toBe(1)
	expect(await namesIn(databaseFile)).toEqual(['early'])
	const [kept] = await keptBackups(dataDir)
	expect(kept).toMatchObject({ occasion: 'before-restore', file: restorePoint })

	await restoreBackup(kept?.file as string, dataDir)
	expect(await namesIn(databaseFile)).toEqual(['early', 'late'])
	expect(await keptBackups(dataDir)).toHaveLength(2)
})

test('each restore begins another line of history; a backup and what is beside it are left alone', async () => {
	const { dataDir, databaseFile } = await dataDirWith('a')
	const generations = new Set<string>()
	const note = async (file: string) =>
		generations.add(await inDatabase(file, (database) => database.generation().id))
	await note(databaseFile)
	const file = await backedUp(databaseFile)
	for (let round = 0; round < 2; round++) {
		await restoreBackup(file, dataDir, here)
		await note(databaseFile)
	}
	expect(generations.size).toBe(3)
	await note(file)
	expect(generations.size).toBe(3)
	expect(filesIn(dataDir)).toEqual(['backups', 'daybreak.db', 'server.lock'])
})

test('edits that a crash left in the log go where the database goes, there and back', async () => {
	const { dataDir, databaseFile } = await dataDirWith('early')
	const file = await backedUp(databaseFile)
	await leaveInLog(databaseFile, 'late')
	const { restorePoint } = await restoreBackup(file, dataDir, here)
	expect(await openedNames(databaseFile)).toEqual(['early'])
	expect(segmentsLeft(databaseFile)).toEqual([])
	await restoreBackup(restorePoint as string, dataDir, here)
	expect(await openedNames(databaseFile)).toEqual(['early', 'late'])
})

test('a log that no restore could take away is not replayed onto what took its place', async () => {
	const { dataDir, databaseFile } = await dataDirWith('early')
	const file = await backedUp(databaseFile)
	await leaveInLog(databaseFile, 'late')
	const kept = join(temporaryDirectory(), 'edits')
	cpSync(editsFolder(databaseFile), kept, { recursive: true })
	await restoreBackup(file, dataDir, here)
	cpSync(kept, editsFolder(databaseFile), { recursive: true })
	expect(await openedNames(databaseFile)).toEqual(['early'])
	expect(readdirSync(editsFolder(databaseFile))).toEqual(['late.segment.of-another-history'])
})

test('a database with its log, as it lies after a crash, is a backup as well', async () => {
	const crashed = await dataDirWith('early')
	await leaveInLog(crashed.databaseFile, 'late')
	const dataDir = temporaryDirectory()
	await restoreBackup(crashed.databaseFile, dataDir, here)
	expect(await namesIn(join(dataDir, 'daybreak.db'))).toEqual(['early', 'late'])
	expect(segmentsLeft(crashed.databaseFile)).toEqual(['late'])
})

test('what has never held anything is restored into as well', async () => {
	const { databaseFile } = await dataDirWith('a')
	const file = await backedUp(databaseFile)
	const empty = temporaryDirectory()
	expect(await restoreBackup(file, empty, here)).toEqual({ documents: 1, restorePoint: null })
	expect(await namesIn(join(empty, 'daybreak.db'))).toEqual(['a'])
})

test.each([
	[
		'a text',
		'This is no Daybreak backup.',
		async (file: string) => writeFileSync(file, 'Dear all')
	],
	['nothing', 'This is no Daybreak backup.', async (file: string) => writeFileSync(file, '')],
	[
		'a database of another program',
		'This is no Daybreak backup.',
		(file: string) => vandalise(file, 'create table meta (key, value)')
	],
	[
		'a backup that was cut short',
		'The backup is damaged',
		async (file: string) => {
			copyFileSync(await backedUp((await dataDirWith('b')).databaseFile), file)
			truncateSync(file, 20_000)
		}
	],
	[
		'a backup with an edit that is not what was written',
		'“The Long Night” (p1), stripboard: Its bytes on the disk are not those that were written.',
		async (file: string) => {
			copyFileSync(await backedUp((await dataDirWith('b')).databaseFile), file)
			await vandalise(file, spoiltEdits)
		}
	],
	[
		'a backup of a newer Daybreak',
		'written by a newer Daybreak',
		async (file: string) => {
			copyFileSync(await backedUp((await dataDirWith('b')).databaseFile), file)
			await vandalise(file, `update meta set value = '${schemaVersion + 1}' where key = 'version'`)
		}
	]
])('%s is refused, and nothing has changed', async (_what, sentence, make) => {
	const { dataDir, databaseFile } = await dataDirWith('a')
	const file = join(temporaryDirectory(), 'odd.db')
	await make(file)
	await expect(restoreBackup(file, dataDir, here)).rejects.toThrow(sentence)
	expect(await namesIn(databaseFile)).toEqual(['a'])
	expect(filesIn(dataDir)).toEqual(['daybreak.db', 'server.lock'])
})

test('a damaged database is kept as it was, beside the backup that takes its place', async () => {
	const sound = await dataDirWith('a')
	const file = await backedUp(sound.databaseFile)
	await leaveInLog(sound.databaseFile, 'late')
	// In a directory where nobody has had a database open: whoever closes the last connection
	// decides what becomes of the newest commits.
	const dataDir = temporaryDirectory()
	const databaseFile = join(dataDir, 'daybreak.db')
	cpSync(editsFolder(sound.databaseFile), editsFolder(databaseFile), { recursive: true })
	writeFileSync(databaseFile, 'no database at all, but somebody may know what to make of it')
	writeFileSync(`${databaseFile}-wal`, 'nor is this')
	const { restorePoint } = await restoreBackup(file, dataDir, here)
	expect(await namesIn(databaseFile)).toEqual(['a'])
	expect(existsSync(restorePoint as string)).toBe(true)
	expect(readFileSync(`${restorePoint}-wal`, 'utf8')).toBe('nor is this')
	expect(segmentsLeft(restorePoint as string)).toEqual(['late'])
	expect(segmentsLeft(databaseFile)).toEqual([])
})

test('a directory that a server runs on is not restored over', async () => {
	const { dataDir, databaseFile } = await dataDirWith('a')
	const file = await backedUp(databaseFile)
	const unlock = await lockDirectory(dataDir)
	await expect(restoreBackup(file, dataDir, here)).rejects.toThrow('is running on')
	unlock()
	await restoreBackup(file, dataDir, here)
})
