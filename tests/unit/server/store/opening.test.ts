import { existsSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { examine } from '../../../../server/backups/examine.ts'
import { backupFolder, keptBackups } from '../../../../server/backups/folder.ts'
import { restoreBackup } from '../../../../server/backups/restore.ts'
import { openDatabase } from '../../../../server/store/driver.ts'
import { lockDirectory } from '../../../../server/store/lock.ts'
import { schemaVersion } from '../../../../server/store/schema.ts'
import { openSqlite } from '../../../../server/store/sqlite.ts'
import {
	dataDirWith,
	here,
	inDatabase,
	leaveInLog,
	namesIn,
	vandalise
} from '../../../support/backups.ts'
import { temporaryDirectory } from '../../../support/store.ts'

/** What the step to the newest version has added, taken away again. */
const asBefore = `
	drop table stored_file;
	update meta set value = '6' where key = 'version';
`

async function versionOf(file: string): Promise<number> {
	const database = await openDatabase(file)
	const [row] = database.prepare("select value from meta where key = 'version'").all()
	database.close()
	return Number(row?.['value'])
}

test('a database of an older Daybreak is copied before it is upgraded, under a name that says so', async () => {
	const { dataDir, databaseFile } = await dataDirWith('a')
	await vandalise(databaseFile, asBefore)
	expect(await namesIn(databaseFile)).toEqual(['a'])
	expect(await versionOf(databaseFile)).toBe(schemaVersion)
	const [copy, ...others] = await keptBackups(dataDir)
	expect(others).toEqual([])
	expect(copy?.occasion).toBe('before-upgrade')
	expect(await versionOf(copy?.file as string)).toBe(6)

	await restoreBackup(copy?.file as string, dataDir, here)
	expect(await namesIn(databaseFile)).toEqual(['a'])
	expect((await keptBackups(dataDir)).map(({ occasion }) => occasion)).toEqual([
		'before-restore',
		'before-upgrade'
	])
})

test('edits that a crash left in the log are in the copy, also when nobody opens the database again', async () => {
	const { dataDir, databaseFile } = await dataDirWith('a')
	await leaveInLog(databaseFile, 'b')
	await vandalise(databaseFile, asBefore)
	await inDatabase(databaseFile, () => {})
	const [copy] = await keptBackups(dataDir)
	expect(await examine(copy?.file as string)).toMatchObject({ documents: 1, problems: [] })
	const elsewhere = temporaryDirectory()
	await restoreBackup(copy?.file as string, elsewhere, here)
	expect(await namesIn(join(elsewhere, 'daybreak.db'))).toEqual(['a', 'b'])
})

test('what cannot be copied first is not upgraded', async () => {
	const { dataDir, databaseFile } = await dataDirWith('a')
	await vandalise(databaseFile, asBefore)
	writeFileSync(backupFolder(dataDir), 'in the way')
	const opening = inDatabase(databaseFile, () => {})
	await expect(opening).rejects.toThrow(
		/has to be upgraded, and could not be backed up .+ Nothing has been changed\.$/
	)
	expect(await versionOf(databaseFile)).toBe(6)
})

test.each([
	['a text', (file: string) => writeFileSync(file, 'Dear all, this is no database. '.repeat(99))],
	['half of a database', (file: string) => truncateSync(file, 6000)]
])('%s where the database should be stops the start, with what to do', async (_what, spoil) => {
	const { dataDir, databaseFile } = await dataDirWith('a')
	rmSync(`${databaseFile}-wal`, { force: true })
	spoil(databaseFile)
	await expect(openSqlite(databaseFile)).rejects.toThrow(
		/^The database .+ cannot be read: .+ restore FILE”; those made by the server lie in .+backups\.$/
	)
	expect(existsSync(join(dataDir, 'backups'))).toBe(false)
})

test('a data directory that cannot be written is no other server', async () => {
	const nowhere = join(temporaryDirectory(), 'not', 'there')
	await expect(lockDirectory(nowhere)).rejects.toThrow(/^DATA_DIR .+ cannot be written: /)
})

test('a second server is told that the first is running', async () => {
	const dataDir = temporaryDirectory()
	const unlock = await lockDirectory(dataDir)
	await expect(lockDirectory(dataDir)).rejects.toThrow(
		`Another Daybreak server is running on ${dataDir}.`
	)
	unlock()
	;(await lockDirectory(dataDir))()
})
