import type { Database } from './driver.ts'

/**
 * The database's shape, one step a version: a step, once released, is never changed. One log holds
 * the edits of all documents, so that one commit covers everything that waits.
 */
const migrations = [
	`
	create table production (
		id text primary key,
		title text not null,
		made_from text not null,
		created_at integer not null,
		removed_at integer
	);
	create table document (
		id integer primary key,
		production text not null references production(id),
		kind text not null,
		epoch integer not null default 1,
		snapshot blob,
		snapshot_seq integer not null default 0,
		unique (production, kind)
	);
	create table log (
		seq integer primary key autoincrement,
		document integer not null references document(id),
		bytes blob not null
	);
	create index log_of_document on log (document);
	create table author (
		document integer not null references document(id),
		client integer not null,
		person text not null,
		name text not null,
		primary key (document, client)
	) without rowid;
	`
]

/** The version of a database that this program writes. */
export const schemaVersion = migrations.length

/** Brings a database to the current version. Throws when a newer program has written it. */
export function migrate(database: Database): void {
	database.exec('create table if not exists meta (key text primary key, value text not null)')
	const found = versionOf(database)
	if (found > schemaVersion) {
		throw new Error(
			`The database was written by a newer Daybreak (its version is ${found}, this one knows ${schemaVersion}). Update Daybreak, or restore a backup.`
		)
	}
	const record = database.prepare('insert or replace into meta (key, value) values (?, ?)')
	for (const [index, step] of migrations.entries()) {
		if (index < found) continue
		database.exec('begin immediate')
		database.exec(step)
		record.run('version', String(index + 1))
		database.exec('commit')
	}
}

function versionOf(database: Database): number {
	const [row] = database.prepare('select value from meta where key = ?').all('version')
	return row === undefined ? 0 : Number(row['value'])
}
