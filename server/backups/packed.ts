import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { basename, dirname } from 'node:path'
import { roomAt } from '../disk.ts'
import { filesFolder, isThere, pathOf, writeWhole, type FilePlace } from '../files/folder.ts'
import { openDatabase, type Database, type Row } from '../store/driver.ts'

/*
 * A backup is one file, so what people have attached travels in it: in a table that only backups have.
 */

const table = 'packed_file'

/**
 * Puts the attached files into a copy of the database. One that is gone from the disk is noted as
 * such: it must not keep everything else from being backed up, and `verify` names it.
 */
export async function pack(copy: string, folder: string): Promise<void> {
	const database = await openDatabase(copy)
	try {
		const rows = filesIn(database)
		if (rows.length === 0) return
		await expectRoom(copy, database)
		// All at once: a commit for each would wait for the disk as often.
		database.exec('begin')
		database.exec(`create table if not exists ${table} (id text primary key, bytes blob)`)
		const insert = database.prepare(`insert or replace into ${table} values (?, ?)`)
		for (const row of rows) {
			const bytes = await onDisk(folder, row)
			insert.run(row.id, bytes !== null && digest(bytes) === row.hash ? bytes : null)
		}
		database.exec('commit')
	} finally {
		database.close()
	}
}

/**
 * Puts what a backup brings in files where files lie, and takes it out of the backup. A file never
 * changes and its id is its own, so those that are there already are left alone.
 */
export async function unpack(copy: string, folder: string): Promise<void> {
	const database = await openDatabase(copy)
	try {
		if (!isPacked(database)) return
		for (const row of filesIn(database)) {
			const bytes = packedBytes(database, row.id)
			if (bytes === null || (await isThere(pathOf(folder, row)))) continue
			await writeWhole(folder, { place: row, bytes: [bytes], look: () => {} })
		}
		database.exec(`drop table ${table}`)
		database.exec('vacuum')
	} finally {
		database.close()
	}
}

/** What is wrong with the files of a database, or of a backup, one sentence each. */
export async function problemsOfFiles(file: string): Promise<string[]> {
	const database = await openDatabase(file)
	try {
		const isBackup = isPacked(database)
		const folder = folderFor(file)
		// A copy of a database that was put somewhere else has no files beside it.
		if (!isBackup && !existsSync(folder)) return []
		const problems: string[] = []
		for (const row of filesIn(database)) {
			const bytes = isBackup ? packedBytes(database, row.id) : await onDisk(folder, row)
			// What was lost before the backup was made is told where it was lost.
			if (bytes === null && isBackup) continue
			const message = problemOf(bytes, row)
			if (message !== null) problems.push(`“${row.name}” (${row.production}), a file: ${message}`)
		}
		return problems
	} finally {
		database.close()
	}
}

/** As `take.ts` asks for the database itself. */
async function expectRoom(copy: string, database: Database): Promise<void> {
	const [row] = database.prepare('select sum(bytes) as bytes from stored_file').all()
	const bytes = Number(row?.['bytes'] ?? 0)
	if ((await roomAt(dirname(copy))) > 1.2 * bytes) return
	throw new Error(`There is no room for a backup: the attached files alone need ${bytes} bytes.`)
}

type ListedFile = FilePlace & { name: string; hash: string }

function filesIn(database: Database): ListedFile[] {
	if (!hasTable(database, 'stored_file')) return []
	const rows = database.prepare('select id, production, name, hash from stored_file').all()
	return rows.map(({ id, production, name, hash }) => ({
		id: String(id),
		production: String(production),
		name: String(name),
		hash: String(hash)
	}))
}

function problemOf(bytes: Uint8Array | null, { hash }: ListedFile): string | null {
	if (bytes === null) return 'It is not there.'
	return digest(bytes) === hash ? null : 'It is not what was attached.'
}

/** What was kept aside for a restore to be undone lies with the backups; its files are where they were. */
function folderFor(file: string): string {
	const folder = dirname(file)
	return filesFolder(basename(folder) === 'backups' ? dirname(folder) : folder)
}

function onDisk(folder: string, row: ListedFile): Promise<Uint8Array | null> {
	return readFile(pathOf(folder, row)).catch(() => null)
}

function packedBytes(database: Database, id: string): Uint8Array | null {
	const [row] = database.prepare(`select bytes from ${table} where id = ?`).all(id) as Row[]
	return row?.['bytes'] instanceof Uint8Array ? row['bytes'] : null
}

function isPacked(database: Database): boolean {
	return hasTable(database, table)
}

function hasTable(database: Database, name: string): boolean {
	return database.prepare('select 1 from sqlite_master where name = ?').all(name).length > 0
}

function digest(bytes: Uint8Array): string {
	return createHash('sha256').update(bytes).digest('hex')
}
