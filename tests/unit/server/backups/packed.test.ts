import { createHash } from 'node:crypto'
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { problemsOfFiles } from '../../../../server/backups/packed.ts'
import { restoreBackup } from '../../../../server/backups/restore.ts'
import { takeBackup } from '../../../../server/backups/take.ts'
import { filesFolder, pathOf, writeWhole } from '../../../../server/files/folder.ts'
import { copying, dataDirWith, here, inDatabase, namesIn } from '../../../support/backups.ts'
import { temporaryDirectory } from '../../../support/store.ts'

const digest = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

/** A data directory with two attached files; `contract` is one of them. */
async function dataDirWithFiles() {
	const { dataDir, databaseFile } = await dataDirWith('a')
	const bytes = { contract: Buffer.from('%PDF-1.4 signed'), still: Buffer.alloc(300_000, 7) }
	for (const [id, content] of Object.entries(bytes)) {
		const place = { production: 'p1', id }
		await writeWhole(filesFolder(dataDir), { place, bytes: [content], look: () => {} })
		await inDatabase(databaseFile, (database) =>
			database.query({
				sql: 'insert into stored_file values (?, ?, ?, ?, ?, ?, ?, ?, ?)',
				values: [
					id,
					'p1',
					'deliverables',
					`${id}.pdf`,
					'pdf',
					content.length,
					digest(content),
					'x',
					1
				]
			})
		)
	}
	const path = (id: string, of = dataDir) => pathOf(filesFolder(of), { production: 'p1', id })
	return { dataDir, databaseFile, bytes, path }
}

async function backedUp(databaseFile: string): Promise<string> {
	const file = join(temporaryDirectory(), 'copy.db')
	await takeBackup({ store: copying(databaseFile), databaseFile, file, look: here })
	return file
}

test('a backup is one file with what was attached; restored elsewhere, every byte is there', async () => {
	const { databaseFile, bytes, path } = await dataDirWithFiles()
	const file = await backedUp(databaseFile)
	expect(await problemsOfFiles(file)).toEqual([])

	const elsewhere = temporaryDirectory()
	await restoreBackup(file, elsewhere, here)
	const database = join(elsewhere, 'daybreak.db')
	expect(await namesIn(database)).toEqual(['a'])
	for (const id of ['contract', 'still'] as const)
		expect(readFileSync(path(id, elsewhere)).equals(bytes[id])).toBe(true)
	expect(await problemsOfFiles(database)).toEqual([])
	// What travelled in the backup is not in the database as well.
	expect(readFileSync(database).length).toBeLessThan(readFileSync(file).length - 250_000)
})

test('what was attached since a backup is there again when the restore is undone', async () => {
	const { dataDir, databaseFile, bytes, path } = await dataDirWithFiles()
	const file = await backedUp(databaseFile)
	rmSync(path('still'))
	const { restorePoint } = await restoreBackup(file, dataDir, here)
	expect(readFileSync(path('still')).equals(bytes.still)).toBe(true)
	await restoreBackup(restorePoint as string, dataDir, here)
	expect(await problemsOfFiles(databaseFile)).toEqual([])
})

test('a file that is gone or was changed is named, and keeps nothing else from being backed up', async () => {
	const { databaseFile, path } = await dataDirWithFiles()
	rmSync(path('still'))
	writeFileSync(path('contract'), '%PDF-1.4 forged')
	expect((await problemsOfFiles(databaseFile)).sort()).toEqual([
		'“contract.pdf” (p1), a file: It is not what was attached.',
		'“still.pdf” (p1), a file: It is not there.'
	])
	const elsewhere = temporaryDirectory()
	await restoreBackup(await backedUp(databaseFile), elsewhere, here)
	expect(await namesIn(join(elsewhere, 'daybreak.db'))).toEqual(['a'])
	expect(existsSync(path('contract', elsewhere))).toBe(false)
})
