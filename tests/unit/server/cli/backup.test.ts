import { join } from 'node:path'
import { beforeEach, expect, test, vi } from 'vitest'
import { openAccountsDatabase } from '../../../../server/accounts/database.ts'
import { backup } from '../../../../server/cli/backup.ts'
import { openSqlite } from '../../../../server/store/sqlite.ts'
import { temporaryDirectory } from '../../../support/store.ts'

let dataDir: string
beforeEach(() => {
	dataDir = temporaryDirectory()
	vi.stubEnv('DATA_DIR', dataDir)
	return () => vi.unstubAllEnvs()
})

async function deedsIn(file: string) {
	const database = await openAccountsDatabase(file)
	const columns = ['kind', 'production', 'person', 'detail'] as const
	const deeds = await database.selectFrom('audit').select(columns).execute()
	await database.destroy()
	return deeds
}

test('a copy of everything is noted, by nobody, once it is there', async () => {
	const store = await openSqlite(join(dataDir, 'daybreak.db'))
	const copy = join(temporaryDirectory(), 'copy.db')
	await backup.run([copy])
	await store.close()
	expect(await deedsIn(join(dataDir, 'daybreak.db'))).toEqual([
		{ kind: 'exported', production: null, person: null, detail: 'backup' }
	])
	expect(await deedsIn(copy)).toEqual([])
})

test('a copy that could not be made is not noted', async () => {
	const nowhere = join(dataDir, 'no', 'such', 'directory', 'copy.db')
	await expect(backup.run([nowhere])).rejects.toThrow()
	expect(await deedsIn(join(dataDir, 'daybreak.db'))).toEqual([])
})
