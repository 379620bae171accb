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
	`,
	/*
	 * People and doors. The tables with quoted names are better-auth's, as its own migrations would
	 * make them; a test compares. Dates in them are ISO texts; ours are milliseconds since 1970.
	 */
	`
	create table "user" ("id" text not null primary key, "name" text not null, "email" text not null unique, "emailVerified" integer not null, "image" text, "createdAt" date not null, "updatedAt" date not null, "isVisitor" integer, "isServerOwner" integer);
	create table "session" ("id" text not null primary key, "expiresAt" date not null, "token" text not null unique, "createdAt" date not null, "updatedAt" date not null, "ipAddress" text, "userAgent" text, "userId" text not null references "user" ("id") on delete cascade);
	create table "account" ("id" text not null primary key, "accountId" text not null, "providerId" text not null, "userId" text not null references "user" ("id") on delete cascade, "accessToken" text, "refreshToken" text, "idToken" text, "accessTokenExpiresAt" date, "refreshTokenExpiresAt" date, "scope" text, "password" text, "createdAt" date not null, "updatedAt" date not null);
	create table "verification" ("id" text not null primary key, "identifier" text not null, "value" text not null, "expiresAt" date not null, "createdAt" date not null, "updatedAt" date not null);
	create table "passkey" ("id" text not null primary key, "name" text, "publicKey" text not null, "userId" text not null references "user" ("id") on delete cascade, "credentialID" text not null, "counter" integer not null, "deviceType" text not null, "backedUp" integer not null, "transports" text, "createdAt" date, "aaguid" text);
	create index "session_userId_idx" on "session" ("userId");
	create index "account_userId_idx" on "account" ("userId");
	create index "verification_identifier_idx" on "verification" ("identifier");
	create index "passkey_userId_idx" on "passkey" ("userId");
	create index "passkey_credentialID_idx" on "passkey" ("credentialID");

	create table membership (
		production text not null references production(id),
		person text not null references "user"(id) on delete cascade,
		role text not null,
		joined_at integer not null,
		last_seen_at integer,
		primary key (production, person)
	) without rowid;
	create index membership_of_person on membership (person);
	create table invitation (
		id text primary key,
		production text not null references production(id),
		role text not null,
		email text,
		token_hash text not null unique,
		invited_by text not null,
		created_at integer not null,
		expires_at integer not null,
		is_reusable integer not null,
		ended_at integer
	);
	create index invitation_of_production on invitation (production);
	create table share_link (
		id text primary key,
		production text not null references production(id),
		kind text not null,
		day text,
		heading text not null,
		recipient text not null,
		is_watermarked integer not null,
		token_hash text not null unique,
		published_by text not null,
		created_at integer not null,
		published_at integer not null,
		expires_at integer not null,
		ended_at integer,
		opens integer not null default 0,
		last_opened_at integer,
		page text not null
	);
	create index share_link_of_production on share_link (production);

	create table audit (
		id integer primary key autoincrement,
		at integer not null,
		kind text not null,
		production text,
		person text,
		name text,
		document text,
		detail text
	);
	create index audit_of_production on audit (production, id);
	create trigger audit_is_not_changed before update on audit
		begin select raise(abort, 'the log of who did what is only ever added to'); end;
	create trigger audit_is_not_removed before delete on audit
		begin select raise(abort, 'the log of who did what is only ever added to'); end;
	create trigger audit_is_not_replaced before insert on audit when exists (select 1 from audit where id = new.id)
		begin select raise(abort, 'the log of who did what is only ever added to'); end;

	-- Who made each edit, and when: beside its bytes while they are in the log, on its own afterwards.
	alter table log add column person text;
	alter table log add column at integer;
	create table edit (
		seq integer primary key,
		document integer not null,
		person text,
		at integer
	);
	create index edit_of_document on edit (document, seq);
	create trigger edit_is_not_changed before update on edit
		begin select raise(abort, 'the log of who did what is only ever added to'); end;
	create trigger edit_is_not_removed before delete on edit
		begin select raise(abort, 'the log of who did what is only ever added to'); end;
	create trigger edit_is_not_replaced before insert on edit when exists (select 1 from edit where seq = new.seq)
		begin select raise(abort, 'the log of who did what is only ever added to'); end;
	`,
	/*
	 * Checksums (CRC-32, as zlib counts it) of what documents are made of: SQLite has none, and takes
	 * what a dying disk gives it. Null on rows that are older than this.
	 */
	`
	alter table log add column sum integer;
	alter table document add column snapshot_sum integer;
	`,
	/*
	 * Edits come in from the segments of the edit log, many at a time: a row of `log` holds as many
	 * updates as `edits` says, one behind the other (chunk.ts) when they are several, and a row of
	 * `edit` tells of one person's edits from `first_at` to `at`, the last of which has its seq.
	 */
	`
	insert into edit select seq, document, person, at from log
		where not exists (select 1 from edit where edit.seq = log.seq);
	alter table log drop column person;
	alter table log drop column at;
	alter table log add column edits integer not null default 1;
	alter table edit add column edits integer not null default 1;
	alter table edit add column first_at integer;
	`,
	/* What documents were before their history was begun anew, as one update each. */
	`
	create table history (
		document integer not null references document(id),
		epoch integer not null,
		bytes blob not null,
		ended_at integer not null,
		primary key (document, epoch)
	);
	`,
	/*
	 * Writes that were lost to one that had not seen them, and who of the two has yet to be told. And a
	 * snapshot's state vector, where it was known: a server that has just started reads it at once.
	 */
	`
	alter table document add column snapshot_vector blob;
	create table overwrite (
		id text primary key,
		at integer not null,
		production text not null,
		document text not null,
		message text not null,
		untold text not null
	);
	`,
	/* Files that people have attached. Their bytes lie in a folder beside the database. */
	`
	create table stored_file (
		id text primary key,
		production text not null references production(id),
		document text not null,
		name text not null,
		kind text not null,
		bytes integer not null,
		hash text not null,
		person text not null,
		at integer not null
	);
	create index stored_file_of_production on stored_file (production);
	`
]

/** The version of a database that this program writes. */
export const schemaVersion = migrations.length

/** Brings a database to the current version. Throws when a newer program has written it. */
export function migrate(database: Database): void {
	database.exec('create table if not exists meta (key text primary key, value text not null)')
	const found = expectNoNewer(database)
	const record = database.prepare('insert or replace into meta (key, value) values (?, ?)')
	for (const [index, step] of migrations.entries()) {
		if (index < found) continue
		database.exec('begin immediate')
		database.exec(step)
		record.run('version', String(index + 1))
		database.exec('commit')
	}
}

/** A database that this program cannot use: none of ours, or a newer one's. */
export class ForeignDatabase extends Error {}

/** Throws unless a database was written by Daybreak, whichever version. */
export function expectOurs(database: Database): void {
	const tables = "select name from sqlite_master where name in ('meta', 'production', 'log')"
	if (database.prepare(tables).all().length === 3 && versionOf(database) > 0) return
	throw new ForeignDatabase('This is no Daybreak backup.')
}

/** A database that this program would upgrade before it used it. */
export class OlderDatabase extends Error {}

/** Throws unless a database is of the version that this program writes. */
export function expectCurrent(database: Database): void {
	const found = expectNoNewer(database)
	if (found === schemaVersion) return
	throw new OlderDatabase(
		`The database was written by an older Daybreak (its version is ${found}, this one writes ${schemaVersion}). It is upgraded when the server starts, after a backup.`
	)
}

function expectNoNewer(database: Database): number {
	const found = versionOf(database)
	if (found <= schemaVersion) return found
	throw new ForeignDatabase(
		`The database was written by a newer Daybreak (its version is ${found}, this one knows ${schemaVersion}). Update Daybreak, or restore a backup.`
	)
}

/** The version of a database; 0 when nothing has been written yet. */
export function versionOf(database: Database): number {
	const table = "select 1 from sqlite_master where name = 'meta'"
	if (database.prepare(table).all().length === 0) return 0
	const [row] = database.prepare('select value from meta where key = ?').all('version')
	return row === undefined ? 0 : Number(row['value'])
}
