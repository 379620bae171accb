import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { addressText, type DocumentAddress } from '#model/documents.ts'
import { openStored } from '../store/documents.ts'
import { editsFolder, logFilesIn } from '../store/log-files.ts'
import { OlderDatabase } from '../store/schema.ts'
import type { LoggedEdit } from '../store/segment.ts'
import { SqliteDatabase } from '../store/sqlite-database.ts'
import type { ListedDocument } from '../store/store.ts'
import { editsIn, fileAll, segmentsIn, withUnfiled } from '../store/unfiled.ts'
import { copyDatabase } from './files.ts'

/** A document that cannot be opened as it was stored. */
export type Damaged = { production: string; title: string; document: string; message: string }

/** What reading a database from end to end has shown. */
export type Examination = {
	/** How many documents were opened. */
	documents: number
	damaged: Damaged[]
	/** Everything that is wrong, one sentence each, damaged documents by name. */
	problems: string[]
}

/**
 * Reads a database file from end to end: its structure, and every document, opened with what the log
 * of edits beside it adds, and held against the checksums it was stored with. Changes nothing, also
 * while a server runs on it. Takes as long as it takes: see `aside.ts`.
 */
export async function examine(file: string): Promise<Examination> {
	try {
		return await examineCurrent(file)
	} catch (error) {
		if (error instanceof OlderDatabase) return examineUpgraded(file)
		throw error
	}
}

async function examineCurrent(file: string): Promise<Examination> {
	// The log is read first: what is filed while the tables are read is known either way.
	const segments = segmentsIn(logFilesIn(editsFolder(file)))
	const database = await SqliteDatabase.reading(file)
	try {
		const logged = segments.length === 0 ? [] : editsIn(segments, database.generation().id)
		const documents = documentsOf(database, logged)
		const damaged = documents.flatMap(({ title, ...address }): Damaged[] => {
			const message = problemOf(database, address, logged)
			const { production, kind: document } = address
			return message === null ? [] : [{ production, title, document, message }]
		})
		const named = damaged.map(
			({ title, production, document, message }) =>
				`“${title}” (${production}), ${document}: ${message}`
		)
		const problems = [...database.verify(), ...named]
		return { documents: documents.length, damaged, problems }
	} finally {
		database.close()
	}
}

/** One that an older Daybreak wrote is read as the upgrade would leave it, somewhere else. */
async function examineUpgraded(file: string): Promise<Examination> {
	const directory = await mkdtemp(join(tmpdir(), 'daybreak-'))
	try {
		const copy = join(directory, 'copy.db')
		await copyDatabase(file, copy)
		const database = await SqliteDatabase.open(copy, { isBackup: true })
		await fileAll(logFilesIn(editsFolder(copy)), (segment) => database.file(segment))
		database.close()
		return await examineCurrent(copy)
	} finally {
		await rm(directory, { recursive: true, force: true })
	}
}

function documentsOf(database: SqliteDatabase, logged: readonly LoggedEdit[]): ListedDocument[] {
	const filed = database.documents()
	const known = new Set(filed.map(addressText))
	const titles = new Map(database.list().map(({ id, title }) => [id, title]))
	const unfiled = new Map<string, ListedDocument>()
	for (const { address } of logged) {
		const [text, title] = [addressText(address), titles.get(address.production)]
		if (title !== undefined && !known.has(text)) unfiled.set(text, { ...address, title })
	}
	return [...filed, ...unfiled.values()]
}

function problemOf(
	database: SqliteDatabase,
	address: DocumentAddress,
	logged: readonly LoggedEdit[]
): string | null {
	try {
		const stored = database.load(address)
		if (stored !== null) openStored(withUnfiled(address, stored, logged)).destroy()
		return null
	} catch (error) {
		return (error as Error).message
	}
}
