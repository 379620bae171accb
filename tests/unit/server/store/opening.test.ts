import { rmSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { lockDirectory } from '../../../../server/store/lock.ts'
import { SqliteDatabase } from '../../../../server/store/sqlite-database.ts'
import { openSqlite } from '../../../../server/store/sqlite.ts'
import { temporaryDirectory } from '../../../support/store.ts'

test.each([
	['a text', (file: string) => writeFileSync(file, 'Dear all, this is no database. '.repeat(99))],
	['half of a database', (file: string) => truncateSync(file, 6000)]
])('%s where the database should be stops the start, with what to do', async (_what, spoil) => {
	const file = join(temporaryDirectory(), 'daybreak.db')
	const database = await SqliteDatabase.open(file)
	database.close()
	for (const part of ['-wal', '-shm']) rmSync(file + part, { force: true })
	spoil(file)
	await expect(openSqlite(file)).rejects.toThrow(
		/^The database .+daybreak\.db cannot be read: .+ “npm run -s daybreak -- restore FILE --force”/
	)
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
