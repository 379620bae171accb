import { randomUUID } from 'node:crypto'
import { crc32 } from 'node:zlib'
import { invariant, must } from '#model/core/invariant.ts'
import { addressText, type DocumentAddress, type DocumentKind } from '#model/documents.ts'
import { joinUpdates, splitUpdates } from './chunk.ts'
import type { Value } from './driver.ts'
import { readSegment, type LoggedEdit } from './segment.ts'
import { Connection } from './sqlite-connection.ts'
import type { Generation, JobName, Jobs } from './sqlite-jobs.ts'
import type { Author, ListedDocument, Production, StoredDocument } from './store.ts'

type Work = { [Name in JobName]: (input: Jobs[Name]['in']) => Jobs[Name]['out'] }

/** The database as its worker uses it: every job synchronous, at most one transaction each. */
export class SqliteDatabase implements Work {
	#connection: Connection
	/** The row ids of documents met so far: two short texts are looked up once, not at every edit. */
	#documents = new Map<string, number>()

	private constructor(connection: Connection) {
		this.#connection = connection
	}

	/**
	 * Opens the file, creating or upgrading it, and proves that it keeps what is written. A backup
	 * must have been written by Daybreak, and is upgraded as it is: it is a copy already.
	 */
	static async open(file: string, options: { isBackup?: boolean } = {}): Promise<SqliteDatabase> {
		const opened = new SqliteDatabase(await Connection.open(file, options))
		opened.check()
		return opened
	}

	/** Opens a file of this very version to be read, and changes nothing in it. */
	static async reading(file: string): Promise<SqliteDatabase> {
		return new SqliteDatabase(await Connection.reading(file))
	}

	lastSeq(): number {
		const [row] = this.#query(
			`select max(coalesce((select max(seq) from log), 0), coalesce((select max(seq) from edit), 0),
				coalesce((select max(snapshot_seq) from document), 0)) as seq`
		)
		return Number(row?.['seq'])
	}

	/** What of a segment was filed before is passed over: a crash may come between this and its removal. */
	file(bytes: Uint8Array): boolean {
		const segment = readSegment(bytes)
		if (segment === null) return true
		if (segment.generation !== this.generation().id) return false
		return this.#transact(() => {
			const [row] = this.#query("select value from meta where key = 'filed'")
			const filed = Number(row?.['value'] ?? 0)
			const edits = segment.edits.filter(({ seq }) => seq > filed)
			const groups = groupsOf(edits, ({ address }) => addressText(address))
			for (const group of groups) this.#fileDocument(group)
			const last = String(edits.at(-1)?.seq ?? filed)
			this.#run("insert or replace into meta (key, value) values ('filed', ?)", last)
			return true
		})
	}

	/** Files edits of one document, in order; bytes that a snapshot holds already are not kept again. */
	#fileDocument(edits: LoggedEdit[]): void {
		const { address } = must(edits[0], 'a group has members')
		const exists = 'select 1 from production where id = ?'
		if (this.#query(exists, address.production).length === 0) return
		const document = this.#document(address)
		const [head] = this.#query('select snapshot_seq from document where id = ?', document)
		const kept = edits.filter(({ seq }) => seq > Number(head?.['snapshot_seq']))
		const last = kept.at(-1)
		if (last !== undefined) {
			const bytes = joinUpdates(kept.map((edit) => edit.bytes))
			const insert = 'insert into log (seq, document, bytes, sum, edits) values (?, ?, ?, ?, ?)'
			this.#run(insert, last.seq, document, bytes, crc32(bytes), kept.length)
		}
		for (const { authorship } of edits) {
			for (const client of authorship?.clients ?? []) {
				const { id, name } = authorship!.author
				this.#run('insert or ignore into author values (?, ?, ?, ?)', document, client, id, name)
			}
		}
		for (const theirs of groupsOf(edits, ({ authorship }) => authorship?.author.id ?? '')) {
			const [first, newest] = [must(theirs[0], 'a group has members'), must(theirs.at(-1), '')]
			this.#run(
				'insert into edit (seq, document, person, at, edits, first_at) values (?, ?, ?, ?, ?, ?)',
				newest.seq,
				document,
				newest.authorship?.author.id ?? null,
				newest.at,
				theirs.length,
				first.at
			)
		}
	}

	load(address: DocumentAddress): StoredDocument | null {
		const alive = 'select 1 from production where id = ? and removed_at is null'
		if (this.#query(alive, address.production).length === 0) return null

		const document = this.#find(address)
		if (document === null) return { ...neverWritten, updates: [], authors: new Map() }
		const [head] = this.#query(
			'select epoch, snapshot, snapshot_sum, snapshot_vector, snapshot_seq from document where id = ?',
			document
		)
		const log = this.#query(
			'select seq, bytes, sum, edits from log where document = ? order by seq',
			document
		)
		const vector = (head?.['snapshot_vector'] ?? null) as Uint8Array | null
		const sum = head?.['snapshot_sum']
		return {
			epoch: Number(head?.['epoch']),
			snapshot: head?.['snapshot'] ? whole(head['snapshot'], sum, vector) : null,
			vector,
			updates: log.flatMap((row) =>
				splitUpdates(whole(row['bytes'], row['sum']), Number(row['edits']))
			),
			seq: Number(log.at(-1)?.['seq'] ?? head?.['snapshot_seq']),
			authors: this.#authors(document)
		}
	}

	compact({ address, snapshot: { bytes, vector }, uptoSeq }: Jobs['compact']['in']): null {
		const document = this.#document(address)
		return this.#transact(() => {
			const { changes } = this.#run(
				'update document set snapshot = ?, snapshot_sum = ?, snapshot_vector = ?, snapshot_seq = ? where id = ? and snapshot_seq < ?',
				bytes,
				sumOf(bytes, vector),
				vector,
				uptoSeq,
				document,
				uptoSeq
			)
			if (changes === 0) return null // a later snapshot is there already
			this.#run('delete from log where document = ? and seq <= ?', document, uptoSeq)
			return null
		})
	}

	beginAnew({ address, before, fresh, uptoSeq, at, keepMs }: Jobs['beginAnew']['in']): null {
		const document = this.#document(address)
		return this.#transact(() => {
			const keep =
				'insert into history (document, epoch, bytes, ended_at) select id, epoch, ?, ? from document where id = ?'
			this.#run(keep, before, at, document)
			this.#run('delete from history where ended_at < ?', at - keepMs)
			const begin =
				'update document set epoch = epoch + 1, snapshot = ?, snapshot_sum = ?, snapshot_vector = null, snapshot_seq = ? where id = ?'
			this.#run(begin, fresh, crc32(fresh), uptoSeq, document)
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
				const insert =
					'insert into document (production, kind, snapshot, snapshot_sum) values (?, ?, ?, ?)'
				this.#run(insert, id, kind, bytes, crc32(bytes))
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

	documents(): ListedDocument[] {
		const rows = this.#query(
			`select production, kind, title from document join production on production.id = production
			where removed_at is null and (snapshot is not null or document.id in (select document from log))
			order by created_at desc, production, kind`
		)
		return rows.map((row) => ({
			production: String(row['production']),
			kind: String(row['kind']) as DocumentKind,
			title: String(row['title'])
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

	/** The line of history that the file follows: its id, made when there is none yet; what it began with. */
	generation(): Generation {
		const known = "select value from meta where key = 'generation'"
		if (this.#query(known).length === 0) {
			const make = "insert or ignore into meta (key, value) values ('generation', ?)"
			this.#run(make, randomUUID())
		}
		const [row] = this.#query(known)
		const [begun] = this.#query("select value from meta where key = 'restored_from'")
		return {
			id: String(row?.['value']),
			restoredFrom: begun === undefined ? null : Number(begun['value'])
		}
	}

	/** Begins another line of history, with what there is. */
	renew(): Generation {
		return this.#transact(() => {
			this.#run("delete from meta where key = 'generation'")
			this.#run(
				"insert or replace into meta select 'restored_from', max(at) from edit having max(at) is not null"
			)
			return this.generation()
		})
	}

	/** Brings everything into the one file, which may then be moved. Nobody else may have it open. */
	toOneFile(): null {
		const [mode] = this.#query('pragma journal_mode = delete')
		invariant(mode?.['journal_mode'] === 'delete', 'a database that is moved is one file')
		return null
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
		if (/^\s*(select|with|pragma)/i.test(sql) || /\breturning\b/i.test(sql)) {
			return { rows: this.#query(sql, ...values), changes: 0, lastId: 0 }
		}
		return { rows: [], ...this.#run(sql, ...values) }
	}

	backup(file: string): null {
		this.#run('vacuum into ?', file)
		return null
	}

	/** All of it is in the one file then, which may be moved: a driver can keep the connection for longer. */
	close(): null {
		this.#query('pragma wal_checkpoint(truncate)')
		this.#connection.close()
		return null
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
		const found = this.#find({ production, kind })
		if (found !== null) return found
		const insert = 'insert into document (production, kind) values (?, ?)'
		const id = this.#run(insert, production, kind).lastId
		this.#documents.set(addressText({ production, kind }), id)
		return id
	}

	#find({ production, kind }: DocumentAddress): number | null {
		const key = addressText({ production, kind })
		const known = this.#documents.get(key)
		if (known !== undefined) return known
		const select = 'select id from document where production = ? and kind = ?'
		const [row] = this.#query(select, production, kind)
		if (row === undefined) return null
		this.#documents.set(key, Number(row['id']))
		return Number(row['id'])
	}

	#transact<Result>(work: () => Result): Result {
		try {
			return this.#connection.transact(work)
		} catch (error) {
			this.#documents.clear() // a document first met in here is not there any more
			throw error
		}
	}

	#run(sql: string, ...values: Value[]) {
		return this.#connection.run(sql, ...values)
	}

	#query(sql: string, ...values: Value[]) {
		return this.#connection.query(sql, ...values)
	}
}

/** A document of a production before its first edit. */
const neverWritten = { epoch: 1, snapshot: null, vector: null, seq: 0 }

/** Bytes as they were written, with those beside them. Throws when the disk gives others back. */
function whole(
	bytes: Value | undefined,
	sum: Value | undefined,
	beside: Uint8Array | null = null
): Uint8Array {
	const read = bytes as Uint8Array
	if (typeof sum === 'number' && sumOf(read, beside) !== sum) {
		throw new Error('Its bytes on the disk are not those that were written.')
	}
	return read
}

/** One checksum of two pieces; of one it is that piece's own. */
function sumOf(bytes: Uint8Array, beside: Uint8Array | null): number {
	return beside === null ? crc32(bytes) : crc32(beside, crc32(bytes))
}

/** Things that have something in common, together, in the order in which they came. */
function groupsOf<Thing>(things: readonly Thing[], key: (thing: Thing) => string): Thing[][] {
	const groups = new Map<string, Thing[]>()
	for (const thing of things) {
		const group = groups.get(key(thing))
		if (group === undefined) groups.set(key(thing), [thing])
		else group.push(thing)
	}
	return [...groups.values()]
}
