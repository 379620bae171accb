import type { Kysely } from 'kysely'
import type { Log } from '../log.ts'
import { readLog, type LogPage, type LogQuestion } from './audit-reading.ts'
import type { Tables } from './database.ts'

/** What is noted of who did what, besides edits, which the store notes with their bytes. */
export const auditKinds = [
	'account-made',
	'signed-in',
	'sign-in-failed',
	'signed-out',
	'devices-signed-out',
	'password-changed',
	'password-reset-asked',
	'password-reset',
	'passkey-added',
	'passkey-removed',
	'refused',
	'removal-held',
	'removal-allowed',
	'removal-kept',
	'invited',
	'invitation-withdrawn',
	'joined',
	'role-changed',
	'removed',
	'left',
	'owner-changed',
	'link-made',
	'link-published',
	'link-opened',
	'link-refused',
	'link-revoked',
	'booking-answered',
	'production-started',
	'production-removed',
	'exported',
	'restored'
] as const

export type AuditKind = (typeof auditKinds)[number]

/** One thing somebody did. No content, no secret: ids, roles and names only. */
export type Deed = {
	kind: AuditKind
	by: { id: string; name: string } | null
	production?: string | null
	document?: string | null
	detail?: string | null
}

/** The log of who did what: only ever added to, which the database itself sees to. */
export class Audit {
	#database: Kysely<Tables>
	#log: Log
	#now: () => number

	constructor(parts: { database: Kysely<Tables>; log: Log; now: () => number }) {
		this.#database = parts.database
		this.#log = parts.log
		this.#now = parts.now
	}

	/** Notes a deed; resolves when it is on the disk. Throws when it cannot be kept. */
	async note({ kind, by, production = null, document = null, detail = null }: Deed): Promise<void> {
		const who = { person: by?.id ?? null, name: by?.name ?? null }
		await this.#database
			.insertInto('audit')
			.values({ at: this.#now(), kind, production, document, detail, ...who })
			.execute()
	}

	/** Notes a deed that has happened already and waits for nobody. */
	noteSoon(deed: Deed): void {
		this.note(deed).catch((error: unknown) => this.#log.error({ error }, 'a deed was not noted'))
	}

	/** A page of a production's log: deeds and edits, newest first. */
	read(question: LogQuestion): Promise<LogPage> {
		return readLog(this.#database, question)
	}
}
