import { join } from 'node:path'
import * as Y from 'yjs'
import { addressText, type DocumentAddress } from '#model/documents.ts'
import type { Aside } from '../../server/backups/aside.ts'
import { work } from '../../server/backups/aside-work.ts'
import { openDatabase } from '../../server/store/driver.ts'
import { editsFolder, logFilesIn } from '../../server/store/log-files.ts'
import { SegmentWriter } from '../../server/store/segment.ts'
import { SqliteDatabase } from '../../server/store/sqlite-database.ts'
import { temporaryDirectory } from './store.ts'

/** Does something with a database in this very thread: tests need not wait for a worker to start. */
export async function inDatabase<Result>(
	file: string,
	work: (database: SqliteDatabase) => Result | Promise<Result>
): Promise<Result> {
	const database = await SqliteDatabase.open(file)
	try {
		return await work(database)
	} finally {
		database.close()
	}
}

/** A data directory with one production, “The Long Night”, whose stripboard holds these names. */
export async function dataDirWith(...names: string[]) {
	const dataDir = temporaryDirectory()
	const databaseFile = join(dataDir, 'daybreak.db')
	const production = { id: 'p1', title: 'The Long Night', madeFrom: 'empty', createdAt: 1 }
	await inDatabase(databaseFile, (database) =>
		database.create({ production, births: [], owner: null })
	)
	for (const name of names) await write(databaseFile, name)
	return { dataDir, databaseFile }
}

/** Writes a name, as an edit that has been filed. */
export async function write(databaseFile: string, name: string): Promise<void> {
	await inDatabase(databaseFile, (database) => {
		database.file(segmentWith(name, database))
	})
}

/** Writes a name, as an edit that a crash left in the log. */
export async function leaveInLog(databaseFile: string, name: string): Promise<void> {
	const segment = await inDatabase(databaseFile, (database) => segmentWith(name, database))
	const file = logFilesIn(editsFolder(databaseFile)).create(name)
	file.commit(segment)
	file.close()
}

function segmentWith(name: string, database: SqliteDatabase): Uint8Array {
	const seq = database.lastSeq()
	const writer = new SegmentWriter({ seq, at: 1, generation: database.generation().id })
	const edit = { address: addressText(stripboard), bytes: nameWritten(name), authorship: null }
	writer.add(seq + 1, { ...edit, at: 1 })
	return Uint8Array.from(writer.piece())
}

/** Examines and prepares in this very thread, for the same reason. */
export const here: Aside = work

/** The part of a store that a backup needs. */
export function copying(databaseFile: string) {
	return {
		backup: async (file: string) =>
			void (await inDatabase(databaseFile, (database) => database.backup(file)))
	}
}

/** Where the names are. */
const stripboard: DocumentAddress = { production: 'p1', kind: 'stripboard' }

/** An edit that writes a name. */
function nameWritten(name: string): Uint8Array {
	const doc = new Y.Doc()
	doc.getMap('names').set(name, true)
	return Y.encodeStateAsUpdate(doc)
}

/** The names in a database, in order. */
export async function namesIn(databaseFile: string): Promise<string[]> {
	const stored = await inDatabase(databaseFile, (database) => database.load(stripboard))
	const doc = new Y.Doc()
	for (const update of stored?.updates ?? []) Y.applyUpdate(doc, update)
	return [...doc.getMap('names').keys()].sort()
}

/** Does something to a database that only a dying disk would do. */
export async function vandalise(file: string, sql: string): Promise<void> {
	const database = await openDatabase(file)
	database.exec(sql)
	database.close()
}

/** The edits of the stripboard are no longer what was written. */
export const spoiltEdits = 'update log set bytes = zeroblob(20)'
