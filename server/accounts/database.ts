import {
	Kysely,
	SqliteAdapter,
	SqliteIntrospector,
	SqliteQueryCompiler,
	type DatabaseConnection,
	type Driver,
	type Generated,
	type QueryResult
} from 'kysely'
import type { Value } from '../store/driver.ts'
import { SqliteBridge } from '../store/sqlite-bridge.ts'

/** Our own tables of people and doors; moments are milliseconds since 1970, yes is 1 and no 0. */
export type Tables = {
	/** better-auth's, as far as we read it ourselves. */
	user: {
		id: string
		name: string
		email: string
		isVisitor: number | null
		isServerOwner: number | null
	}
	/** better-auth's: one signed-in device. Its moments are ISO texts. */
	session: {
		id: string
		token: string
		userId: string
		userAgent: string | null
		createdAt: string
		updatedAt: string
		expiresAt: string
	}
	production: {
		id: string
		title: string
		made_from: string
		created_at: number
		removed_at: number | null
	}
	membership: {
		production: string
		person: string
		role: string
		joined_at: number
		last_seen_at: number | null
	}
	invitation: {
		id: string
		production: string
		role: string
		email: string | null
		token_hash: string
		invited_by: string
		created_at: number
		expires_at: number
		is_reusable: number
		ended_at: number | null
	}
	share_link: {
		id: string
		production: string
		kind: string
		day: string | null
		heading: string
		recipient: string
		is_watermarked: number
		token_hash: string
		published_by: string
		created_at: number
		published_at: number
		expires_at: number
		ended_at: number | null
		opens: Generated<number>
		last_opened_at: number | null
		/** The published page as JSON. */
		page: string
	}
	audit: {
		id: Generated<number>
		at: number
		kind: string
		production: string | null
		person: string | null
		/** The person's name as it was then. */
		name: string | null
		document: string | null
		detail: string | null
	}
	/** What people have attached; its bytes lie beside the database. */
	stored_file: {
		id: string
		production: string
		/** The kind of the document it is attached in. */
		document: string
		name: string
		kind: string
		bytes: number
		hash: string
		person: string
		at: number
	}
	overwrite: {
		id: string
		at: number
		production: string
		/** Its kind. */
		document: string
		/** What people are told of it, as JSON. */
		message: string
		/** The ids of those who have yet to be told, as JSON. */
		untold: string
	}
	document: { id: number; production: string; kind: string }
	/** Who each Yjs client id of a document belongs to, by the name they had then. */
	author: { document: number; client: number; person: string; name: string }
	/** What one person did to one document within a minute: so many edits, the last of which has the seq. */
	edit: {
		seq: number
		document: number
		person: string | null
		at: number | null
		/** When the first of them was made; null when there is only one. */
		first_at: number | null
		edits: number
	}
}

/** The tables of people and doors, asked through Kysely. */
export type AccountsDatabase = Kysely<Tables>

/**
 * Opens them in the store's file, over a connection and a thread of their own: neither a sign-in
 * nor a long list ever stands in front of an edit.
 */
export async function openAccountsDatabase(file: string): Promise<AccountsDatabase> {
	const bridge = await SqliteBridge.open(file)
	return new Kysely<Tables>({
		dialect: {
			createAdapter: () => new SqliteAdapter(),
			createDriver: () => new BridgeDriver(bridge),
			createIntrospector: (database) => new SqliteIntrospector(database),
			createQueryCompiler: () => new SqliteQueryCompiler()
		}
	})
}

/** One connection, lent to one at a time: a transaction must not take in somebody else's statements. */
class BridgeDriver implements Driver {
	#bridge: SqliteBridge
	#connection: BridgeConnection
	#returned: Promise<void> = Promise.resolve()
	#giveBack: () => void = () => undefined

	constructor(bridge: SqliteBridge) {
		this.#bridge = bridge
		this.#connection = new BridgeConnection(bridge)
	}

	async init() {}

	async acquireConnection(): Promise<DatabaseConnection> {
		const before = this.#returned
		let giveBack = () => {}
		this.#returned = new Promise((resolve) => (giveBack = resolve))
		await before
		this.#giveBack = giveBack
		return this.#connection
	}

	async beginTransaction() {
		await this.#connection.run('begin immediate')
	}

	async commitTransaction() {
		await this.#connection.run('commit')
	}

	async rollbackTransaction() {
		await this.#connection.run('rollback')
	}

	async releaseConnection() {
		this.#giveBack()
	}

	async destroy() {
		await this.#bridge.close()
	}
}

class BridgeConnection implements DatabaseConnection {
	#bridge: SqliteBridge

	constructor(bridge: SqliteBridge) {
		this.#bridge = bridge
	}

	run(sql: string, values: Value[] = []) {
		return this.#bridge.ask('query', { sql, values })
	}

	async executeQuery<Result>(asked: {
		sql: string
		parameters: readonly unknown[]
	}): Promise<QueryResult<Result>> {
		const { rows, changes, lastId } = await this.run(asked.sql, asked.parameters.map(asValue))
		return {
			rows: rows as Result[],
			numAffectedRows: BigInt(changes),
			insertId: BigInt(lastId)
		}
	}

	/** Kysely asks for one; nothing here is read in pieces. */
	async *streamQuery(): AsyncIterableIterator<never> {
		throw new Error('Rows are not read in pieces here.')
	}
}

function asValue(value: unknown): Value {
	if (typeof value === 'boolean') return value ? 1 : 0
	if (value instanceof Date) return value.toISOString()
	if (typeof value === 'bigint') return Number(value)
	return (value ?? null) as Value
}
