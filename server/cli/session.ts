import { randomBytes } from 'node:crypto'
import { isRole, type Role } from '#model/access.ts'
import { createAuth, sessionCookie } from '../accounts/auth.ts'
import { Accounts } from '../accounts/accounts.ts'
import { openAccountsDatabase } from '../accounts/database.ts'
import { Memberships } from '../accounts/memberships.ts'
import { databaseFile, readConfig, type Config } from '../config.ts'
import { createLog } from '../log.ts'
import { readArguments, UsageError, type Verb } from './verb.ts'

/** `session`: a `Cookie` header by which scripts on this machine are somebody. */
export const session: Verb = {
	usage: 'session [--production P] [--role R] [--name N] [--ttl 1h]',
	summary: 'prints a Cookie header value for scripts on this machine',
	async run(args) {
		const text = { type: 'string' } as const
		const options = { production: text, role: text, name: text, ttl: text }
		const { values } = readArguments(args, { count: 0, options })
		const { production = null, role = 'owner', name = 'Script' } = values
		if (!isRole(role)) throw new UsageError(`There is no role ${role}.`)
		const order = { production, role, name, ttlMs: readTtl(values.ttl ?? '1h') }
		const made = await makeSession(readConfig(process.env), order)
		return { text: made.cookie, json: made }
	}
}

/** Somebody for a script to be. */
export type SessionOrder = {
	/** The production they belong to; null for none. */
	production: string | null
	role: Role
	name: string
	/** Whether they may start productions, as the server's owner may. */
	mayStart?: boolean
	/** How long they are signed in, in milliseconds. */
	ttlMs: number
}

/** Makes a person for a script, signed in and a member; answers their cookie. */
export async function makeSession(config: Config, order: SessionOrder) {
	const database = await openAccountsDatabase(databaseFile(config))
	try {
		const origin = config.publicUrl ?? new URL(`http://127.0.0.1:${config.port || 4400}`)
		const log = createLog('silent')
		const unused = { provider: null, sendReset: async () => {}, wasReset: async () => {} }
		const auth = createAuth({
			database,
			secret: config.secret,
			origin,
			origins: [],
			log,
			...unused
		})
		const accounts = new Accounts({ auth, database })
		const email = `script-${randomBytes(6).toString('hex')}@script.invalid`
		const person = { name: order.name, email, password: null }
		const id = await accounts.make(person, { isServerOwner: order.mayStart ?? false })
		if (order.production !== null) {
			const memberships = new Memberships({ database, now: () => Date.now() })
			await memberships.add(order.production, id, order.role)
		}
		const value = await accounts.letIn(id, new Headers({ 'user-agent': 'script' }))
		const expiresAt = new Date(Date.now() + order.ttlMs).toISOString()
		await database.updateTable('session').set({ expiresAt }).where('userId', '=', id).execute()
		return { cookie: cookieOf(value, origin), person: { id, name: order.name, role: order.role } }
	} finally {
		await database.destroy()
	}
}

function cookieOf(setCookies: readonly string[], origin: URL): string {
	const name = sessionCookie(origin.protocol === 'https:')
	const found = setCookies.find((cookie) => cookie.startsWith(`${name}=`))
	return (found ?? '').split(';')[0] ?? ''
}

const units: Record<string, number> = { s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 }

function readTtl(text: string): number {
	const [, count, unit] = /^(\d+)([smhd])$/.exec(text) ?? []
	if (count === undefined || unit === undefined) {
		throw new UsageError('--ttl takes a number and s, m, h or d, as in 1h.')
	}
	return Number(count) * (units[unit] as number)
}
