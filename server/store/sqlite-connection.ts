import { invariant } from '#model/core/invariant.ts'
import { openDatabase, type Database, type Row, type Statement, type Value } from './driver.ts'
import { expectCurrent, expectOurs, migrate } from './schema.ts'
import { backUpBeforeUpgrade } from './upgrade.ts'

/** How long a commit waits for another process that holds the file: a backup, the command line. */
const busyMs = 5000

/** A connection to a database file, with its statements prepared once. */
export class Connection {
	#database: Database
	#statements = new Map<string, Statement>()

	private constructor(database: Database) {
		this.#database = database
		this.query(`pragma busy_timeout = ${busyMs}`)
	}

	/**
	 * Opens a file to be written, creating it, or upgrading it once it has been copied. A backup must
	 * have been written by Daybreak, and is upgraded as it is: it is a copy already.
	 */
	static async open(file: string, { isBackup = false } = {}): Promise<Connection> {
		const database = await openDatabase(file)
		if (isBackup) expectOurs(database)
		const opened = new Connection(database)
		const [mode] = opened.query('pragma journal_mode = wal')
		invariant(mode?.['journal_mode'] === 'wal', `${file} can be opened in WAL mode`)
		database.exec('pragma synchronous = full')
		database.exec('pragma foreign_keys = on')
		if (!isBackup) backUpBeforeUpgrade(database, file)
		migrate(database)
		return opened
	}

	/** Opens a file of this very version to be read, and changes nothing in it. */
	static async reading(file: string): Promise<Connection> {
		const database = await openDatabase(file)
		try {
			const opened = new Connection(database)
			database.exec('pragma query_only = on')
			expectCurrent(database)
			return opened
		} catch (error) {
			database.close()
			throw error
		}
	}

	/** All of it happens, or nothing. */
	transact<Result>(work: () => Result): Result {
		this.#database.exec('begin immediate')
		try {
			const result = work()
			this.#database.exec('commit')
			return result
		} catch (error) {
			this.#rollBack()
			throw error
		}
	}

	run(sql: string, ...values: Value[]) {
		return this.#statement(sql).run(...values)
	}

	query(sql: string, ...values: Value[]): Row[] {
		return this.#statement(sql).all(...values)
	}

	close(): void {
		this.#database.close()
	}

	/** A failed commit may have ended the transaction by itself: then there is nothing to roll back. */
	#rollBack(): void {
		try {
			this.#database.exec('rollback')
		} catch {
			return
		}
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
