import { Audit, type AuditKind } from '../accounts/audit.ts'
import { openAccountsDatabase } from '../accounts/database.ts'
import { databaseFile, type Config } from '../config.ts'
import { createLog } from '../log.ts'

/** Whoever can copy or replace everything can read and change everything: the log says that it was done. */
export async function noteDeed(config: Pick<Config, 'dataDir'>, kind: AuditKind): Promise<void> {
	const database = await openAccountsDatabase(databaseFile(config))
	try {
		const audit = new Audit({ database, log: createLog('silent'), now: () => Date.now() })
		await audit.note({ kind, by: null, detail: 'backup' })
	} finally {
		await database.destroy()
	}
}
