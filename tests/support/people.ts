import { randomUUID } from 'node:crypto'
import type { Role } from '#model/access.ts'
import { Accounts } from '../../server/accounts/accounts.ts'
import { createAuth } from '../../server/accounts/auth.ts'
import { openAccountsDatabase } from '../../server/accounts/database.ts'
import { Memberships } from '../../server/accounts/memberships.ts'
import { databaseFile, type Config } from '../../server/config.ts'
import { createLog } from '../../server/log.ts'

/** Somebody to be signed in: what they are to a production, if they belong to one. */
export type Somebody = {
	name: string
	role?: Role
	production?: string
	email?: string
	/** Hashing one takes a quarter of a second: only for those who sign in by it. */
	password?: string
}

/** Somebody who is: `cookie` is the header that their requests and sockets carry. */
export type SignedIn = { id: string; name: string; email: string; cookie: string }

/** Makes people in a server's database, beside the server, as another process would. */
export async function openPeople(config: Config) {
	const database = await openAccountsDatabase(databaseFile(config))
	const auth = createAuth({
		database,
		secret: config.secret,
		origin: config.publicUrl ?? new URL('http://127.0.0.1'),
		origins: [],
		provider: null,
		sendReset: async () => {},
		wasReset: async () => {},
		log: createLog('silent')
	})
	const accounts = new Accounts({ auth, database })
	const memberships = new Memberships({ database, now: () => Date.now() })

	/** Signs a person in on one more device. */
	async function letIn(person: string): Promise<string> {
		const cookies = await accounts.letIn(person, new Headers({ 'user-agent': 'test' }))
		return (cookies[0] ?? '').split(';')[0] ?? ''
	}

	/** Makes a person, puts them into a production when one is named, and signs them in. */
	async function signIn(somebody: Somebody): Promise<SignedIn> {
		const { name, role = 'owner', production, password = null } = somebody
		const email = somebody.email ?? `${randomUUID()}@people.example`
		const id = await accounts.make({ name, email, password })
		if (production !== undefined) await memberships.add(production, id, role)
		return { id, name, email, cookie: await letIn(id) }
	}

	return { database, auth, memberships, letIn, signIn, close: () => database.destroy() }
}

export type People = Awaited<ReturnType<typeof openPeople>>
