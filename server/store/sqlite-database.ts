import { randomUUID } from 'node:crypto'
import { crc32 } from 'node:zlib'
import type { DocumentAddress } from '#model/documents.ts'
import { invariant } from '#model/core/invariant.ts'
import { openDatabase, type Database, type Row, type Statement, type Value } from './driver.ts'
import { migrate } from './schema.ts'
import type { AppendRow, JobName, Jobs } from './sqlite-jobs.ts'
import type { Author, Production, StoredDocument } from './store.ts'

type Work = { [Name in JobName]: (input: Jobs[Name]['in']) => Jobs[Name]['out'] }

/** How long a commit waits for another process that holds the file: a backup, the command line. */
const busyMs = 5000

/** The database as its worker uses it: every job synchronous, at most one transaction each. */
export class SqliteDatabase implements Work {
	#database: Database
	#statements = new Map<string, Statement>()
	/** The row ids of documents met so far: two short texts are looked up once, not at every edit. */
	#documents = new Map<string, number>()

	private constructor(database: Database) {
		this.#database = database
	}

	/** Opens the file, creating or migrating it, and proves that it keeps what is written. */
	static async open(file: string): Promise<SqliteDatabase> {
		const database = await openDatabase(file)
		const opened = new SqliteDatabase(database)
		opened.#query(`pragma busy_timeout = ${busyMs}`)
		const [mode] = opened.#query('pragma journal_mode = wal')
		invariant(mode?.['journal_mode'] === 'wal', `${file} can be opened in WAL mode`)
		database.exec('pragma synchronous = full')
		database.exec('pragma foreign_keys = on')
		migrate(database)
		opened.check()
		return opened
	}

	append(rows: AppendRow[]): number[] {
		return this.#transact(() => rows.map((row) => this.#add(row)))
	}

	load(address: DocumentAddress): StoredDocument | null {
		const alive = 'select 1 from production where id = ? and removed_at is null'
		if (this.#query(alive, address.production).length === 0) return null

		const document = this.#document(address)
		const [head] = this.#query(
			'select epoch, snapshot, snapshot_sum, snapshot_seq from document where id = ?',
			document
		)
		const log = this.#query(
			'select seq, bytes, sum from log where document = ? order by seq',
			document
		)
		return {
			epoch: Number(head?.['epoch']),
			snapshot: head?.['snapshot'] ? whole(head['snapshot'], head['snapshot_sum']) : null,
			updates: log.map((row) => whole(row['bytes'], row['sum'])),
			seq: Number(log.at(-1)?.['seq'] ?? head?.['snapshot_seq']),
			authors: this.#authors(document)
		}
	}

	compact({ address, snapshot, uptoSeq }: Jobs['compact']['in']): null {
		const document = this.#document(address)
		return this.#transact(() => {
			const { changes } = this.#run(
				'update document set snapshot = ?, snapshot_sum = ?, snapshot_seq = ? where id = ? and snapshot_seq < ?',
				snapshot,
				crc32(snapshot),
				uptoSeq,
				document,
				uptoSeq
			)
			if (changes === 0) return null // a later snapshot is there already
			this.#run(
				'insert into edit select seq, document, person, at from log where document = ? and seq <= ?',
				document,
				uptoSeq
			)
			this.#run('delete from log where document = ? and seq <= ?', document, uptoSeq)
			return null
		})
	}

	create({ production, births, owner }: Jobs['create']['in']): null {
		const { id, title, madeFrom, createdAt } = production
		return this.#transact(() => {
			this.#run(
				'insert into production (id, title, made_from, created_at) values (?, ?, ?, ?)',
				id,
				title,
				madeFrom,
				createdAt
			)
			if (owner !== null) {
				const insert =
					'insert into membership (production, person, role, joined_at) values (?, ?, ?, ?)'
				this.#run(insert, id, owner, 'owner', createdAt)
			}
			for (const { kind, bytes } of births) {
				this.#add({ address: { production: id, kind }, bytes, authorship: null, at: createdAt })
			}
			return null
		})
	}

	list(): Production[] {
		const rows = this.#query(
			'select * from production where removed_at is null order by created_at desc, id'
		)
		return rows.map((row) => ({
			id: String(row['id']),
			title: String(row['title']),
			madeFrom: String(row['made_from']),
			createdAt: Number(row['created_at'])
		}))
	}

	rename({ id, title }: { id: string; title: string }): null {
		this.#run('update production set title = ? where id = ?', title, id)
		return null
	}

	remove({ id, at }: { id: string; at: number }): boolean {
		const sql = 'update production set removed_at = ? where id = ? and removed_at is null'
		return this.#run(sql, at, id).changes > 0
	}

	check(): null {
		const written = `${process.pid} ${performance.now()}`
		this.#run("insert or replace into meta (key, value) values ('check', ?)", written)
		const [row] = this.#query("select value from meta where key = 'check'")
		invariant(row?.['value'] === written, 'the database reads back what was written')
		return null
	}

	/** The id of the line of history that the file follows; made when there is none yet. */
	generation(): string {
		const id = randomUUID()
		this.#run("insert or ignore into meta (key, value) values ('generation', ?)", id)
		const [row] = this.#query("select value from meta where key = 'generation'")
		return String(row?.['value'])
	}

	/** Begins another line of history. */
	renew(): string {
		this.#run("delete from meta where key = 'generation'")
		return this.generation()
	}

	verify(): string[] {
		const integrity = this.#query('pragma integrity_check').map((row) =>
			String(Object.values(row)[0])
		)
		const lost = this.#query('pragma foreign_key_check').map(
			(row) => `A row of ${row['table']} belongs to nothing.`
		)
		return [...integrity.filter((line) => line !== 'ok'), ...lost]
	}

	/** Any statement of Kysely's, for the connection that people and doors have of their own. */
	query({ sql, values }: Jobs['query']['in']): Jobs['query']['out'] {
		const statement = this.#statement(sql)
		if (/^\s*(select|with|pragma)/i.test(sql) || /\breturning\b/i.test(sql)) {
			return { rows: statement.all(...values), changes: 0, lastId: 0 }
		}
		return { rows: [], ...statement.run(...values) }
	}

	backup(file: string): null {
		this.#run('vacuum into ?', file)
		return null
	}

	close(): null {
		this.#database.close()
		return null
	}

	#add({ address, bytes, authorship, at }: AppendRow): number {
		const document = this.#document(address)
		for (const client of authorship?.clients ?? []) {
			const { id, name } = authorship!.author
			this.#run('insert or ignore into author values (?, ?, ?, ?)', document, client, id, name)
		}
		const insert = 'insert into log (document, bytes, sum, person, at) values (?, ?, ?, ?, ?)'
		const person = authorship?.author.id ?? null
		return this.#run(insert, document, bytes, crc32(bytes), person, at).lastId
	}

	#authors(document: number): Map<number, Author> {
		const rows = this.#query('select client, person, name from author where document = ?', document)
		return new Map(
			rows.map((row) => [
				Number(row['client']),
				{ id: String(row['person']), name: String(row['name']) }
			])
		)
	}

	#document({ production, kind }: DocumentAddress): number {
		const key = `${production}/${kind}`
		const known = this.#documents.get(key)
		if (known !== undefined) return known
		const select = 'select id from document where production = ? and kind = ?'
		const [row] = this.#query(select, production, kind)
		const id = row
			? Number(row['id'])
			: this.#run('insert into document (production, kind) values (?, ?)', production, kind).lastId
		this.#documents.set(key, id)
		return id
	}

	#transact<Result>(work: () => Result): Result {
		this.#database.exec('begin immediate')
		try {
			const result = work()
			this.#database.exec('commit')
			return result
		} catch (error) {
			this.#documents.clear() // a document first met in here is not there any more
			this.#rollBack()
			throw error
		}
	}

	/** A failed commit may have ended the transaction by itself: then there is nothing to roll back. */
	#rollBack(): void {
		try {
			this.#database.exec('rollback')
		} catch {
			return
		}
	}

	#run(sql: string, ...values: Value[]) {
		return this.#statement(sql).run(...values)
	}

	#query(sql: string, ...values: Value[]): Row[] {
		return this.#statement(sql).all(...values)
	}

	#statement(sql: string): Statement {
		let statement = this.#statements.get(sql)
		if (!statement) {
			statement = this.#database.prepare(sql)
			this.#statements.set(sql, statement)
		}
		return statement
	}
}

/** Bytes as they were written. Throws when the disk gives others back. */
function whole(bytes: Value | undefined, sum: Value | undefined): Uint8Array {
	const read = bytes as Uint8Array
	if (typeof sum === 'number' && crc32(read) !== sum) {
		throw new Error('Its bytes on the disk are not those that were written.')
	}
	return read
}
