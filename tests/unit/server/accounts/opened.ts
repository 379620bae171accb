import { readdirSync, readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { onTestFinished } from 'vitest'
import { Accounts } from '../../../../server/accounts/accounts.ts'
import { Audit } from '../../../../server/accounts/audit.ts'
import { createAuth } from '../../../../server/accounts/auth.ts'
import { openAccountsDatabase } from '../../../../server/accounts/database.ts'
import { Invitations } from '../../../../server/accounts/invitations.ts'
import { Links } from '../../../../server/accounts/links.ts'
import { Memberships } from '../../../../server/accounts/memberships.ts'
import { createLog } from '../../../../server/log.ts'
import { openSqlite } from '../../../../server/store/sqlite.ts'
import { temporaryDirectory } from '../../../support/store.ts'

const minute = 60_000

/** Moments of tests, in milliseconds. */
export const lapse = { minute, hour: 60 * minute, day: 24 * 60 * minute }

/** When tests begin: Thursday 5 March 2026, 9 o'clock. */
export const nineOClock = Date.UTC(2026, 2, 5, 9)

/** People, doors and the store on one real file, with a clock that tests set. */
export async function openAll() {
	const file = join(temporaryDirectory(), 'daybreak.db')
	const store = await openSqlite(file)
	const database = await openAccountsDatabase(file)
	onTestFinished(async () => {
		await database.destroy()
		await store.close()
	})
	const clock = { now: nineOClock }
	let made = 0
	const parts = { database, now: () => clock.now, newId: () => `id-${++made}` }
	const log = createLog('silent')
	const auth = createAuth({
		...{ database, log, provider: null, origins: [] },
		secret: 'q7Zc0vN4mXb2Lr9TyUe6HsKd1PgWfJa8',
		origin: new URL('http://127.0.0.1:4400'),
		sendReset: async () => {},
		wasReset: async () => {}
	})
	const accounts = new Accounts({ auth, database })
	return {
		...{ file, store, database, clock, auth, accounts },
		memberships: new Memberships(parts),
		invitations: new Invitations(parts),
		links: new Links(parts),
		audit: new Audit({ ...parts, log }),
		/** A person with an account that nobody signs in to. */
		person: async (name: string) => {
			const email = `${name.toLowerCase()}@example.com`
			return { id: await accounts.make({ name, email, password: null }), name, email }
		},
		/** A production with nothing in it, of nobody unless an owner is named. */
		makeProduction: async (id: string, owner?: string) => {
			const row = { id, title: id, madeFrom: 'empty', createdAt: clock.now }
			await store.createProduction(row, [], owner)
			return id
		}
	}
}

export type Opened = Awaited<ReturnType<typeof openAll>>

/** Everything the disk holds of a database: the file and its log of newest commits. */
export function onDisk(file: string): string {
	const parts = readdirSync(dirname(file)).filter((name) => name.startsWith(basename(file)))
	return parts.map((name) => readFileSync(join(dirname(file), name), 'latin1')).join('\n')
}
