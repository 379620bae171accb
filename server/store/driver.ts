/** What a column can hold, in and out. Blobs come out as Uint8Array, whatever the driver gives. */
export type Value = string | number | null | Uint8Array

export type Row = Record<string, Value>

/** A prepared statement. */
export interface Statement {
	run(...values: Value[]): { lastId: number; changes: number }
	all(...values: Value[]): Row[]
}

/** One connection to one SQLite file. */
export interface Database {
	exec(sql: string): void
	prepare(sql: string): Statement
	close(): void
}

/**
 * Opens a file with the SQLite of the runtime (Node 22.13 and up), else with libsql: neither needs
 * a compiler, and both write the same file.
 */
export async function openDatabase(file: string): Promise<Database> {
	const builtIn = await builtInSqlite()
	if (builtIn) return adapt(new builtIn.DatabaseSync(file), (values) => values)
	const { default: Libsql } = await import('libsql')
	// libsql reads a lone object as named parameters, so values always travel as one array; and it
	// ends the whole process when it meets a blob there.
	return adapt(new Libsql(file), (values) => [values])
}

type Driver = {
	exec(sql: string): unknown
	prepare(sql: string): DriverStatement
	close(): void
}

type DriverStatement = {
	run(...values: unknown[]): { lastInsertRowid: number | bigint; changes: number | bigint }
	all(...values: unknown[]): unknown[]
}

function adapt(driver: Driver, spread: (values: Value[]) => unknown[]): Database {
	return {
		exec: (sql) => void driver.exec(sql),
		prepare: (sql) => adaptStatement(driver.prepare(sql), spread),
		close: () => driver.close()
	}
}

function adaptStatement(
	statement: DriverStatement,
	spread: (values: Value[]) => unknown[]
): Statement {
	return {
		run: (...values) => {
			const { lastInsertRowid, changes } = statement.run(...spread(values))
			return { lastId: Number(lastInsertRowid), changes: Number(changes) }
		},
		all: (...values) => statement.all(...spread(values)).map(asRow)
	}
}

function asRow(raw: unknown): Row {
	const row: Row = {}
	for (const [name, value] of Object.entries(raw as Record<string, unknown>)) {
		row[name] = value instanceof ArrayBuffer ? new Uint8Array(value) : (value as Value)
	}
	return row
}

type BuiltIn = { DatabaseSync: new (file: string) => Driver }

async function builtInSqlite(): Promise<BuiltIn | null> {
	// By a variable: bundlers of older Nodes do not know the name.
	const name = 'node:sqlite'
	try {
		return (await import(name)) as BuiltIn
	} catch {
		return null
	}
}
