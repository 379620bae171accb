import type { AccountsDatabase } from './database.ts'
import type { Auth } from './auth.ts'
import { hashPassword } from './passwords.ts'
import type { Me } from './person.ts'

/** A person to be made; the password is null when they sign in another way. */
export type NewPerson = { name: string; email: string; password: string | null }

/** Where somebody is signed in. Moments are milliseconds since 1970. */
export type Device = {
	id: string
	current: boolean
	/** What the browser says it is. */
	userAgent: string | null
	signedInAt: number
	lastSeenAt: number
	expiresAt: number
}

/** The e-mail already has an account. */
export class HasAccountError extends Error {}

/** Where visitors' addresses lie: nowhere (RFC 2606). */
const visitorDomain = 'visitor.invalid'

/** The id of whoever set the server up; null when nobody has yet. */
export async function serverOwnerIn(database: AccountsDatabase): Promise<string | null> {
	const owner = await database
		.selectFrom('user')
		.select('id')
		.where('isServerOwner', '=', 1)
		.executeTakeFirst()
	return owner?.id ?? null
}

/** The people of this server: who they are, where they are signed in. */
export class Accounts {
	readonly auth: Auth
	#database: AccountsDatabase

	constructor(parts: { auth: Auth; database: AccountsDatabase }) {
		this.auth = parts.auth
		this.#database = parts.database
	}

	/** Who a request's cookies say it is. */
	async whoIs(headers: Headers): Promise<Me | null> {
		if (!headers.has('cookie')) return null
		const found = await this.auth.api.getSession({ headers, query: { disableRefresh: true } })
		return found ? asMe(found) : null
	}

	/** The same, and keeps the device signed in: its new cookies are among the headers answered. */
	async greet(headers: Headers): Promise<{ me: Me | null; cookies: string[] }> {
		const { headers: answered, response } = await this.auth.api.getSession({
			headers,
			returnHeaders: true
		})
		return { me: response ? asMe(response) : null, cookies: answered.getSetCookie() }
	}

	/** Whether nobody has set the server up yet. */
	async needsSetUp(): Promise<boolean> {
		return (await serverOwnerIn(this.#database)) === null
	}

	/** Makes a person with an account; answers their id. Throws HasAccountError. */
	async make(person: NewPerson, { isServerOwner = false } = {}): Promise<string> {
		const { internalAdapter } = await this.auth.$context
		const email = person.email.toLowerCase()
		if (await internalAdapter.findUserByEmail(email)) throw new HasAccountError()
		const hash = person.password === null ? null : await hashPassword(person.password)
		const made = await internalAdapter.createUser(
			{ name: person.name, email, emailVerified: false, isServerOwner, isVisitor: false },
			{ method: 'email-password' }
		)
		if (hash !== null) {
			const account = { userId: made.id, providerId: 'credential', accountId: made.id }
			await internalAdapter.createAccount({ ...account, password: hash })
		}
		return made.id
	}

	/** Makes a visitor: a person without an account, for as long as their device remembers. */
	async makeVisitor(newId: () => string): Promise<string> {
		const { internalAdapter } = await this.auth.$context
		const made = await internalAdapter.createUser(
			{
				name: 'Visitor',
				email: `${newId()}@${visitorDomain}`,
				emailVerified: false,
				isServerOwner: false,
				isVisitor: true
			},
			{ method: 'anonymous' }
		)
		return made.id
	}

	/** Signs a person in on the device a request comes from; answers its new cookies. */
	async letIn(person: string, headers: Headers): Promise<string[]> {
		const { headers: answered } = await this.auth.api.letIn({
			body: { person },
			headers,
			returnHeaders: true
		})
		return answered.getSetCookie()
	}

	/** Sets what colleagues read. */
	async rename(person: string, name: string): Promise<void> {
		await this.#database.updateTable('user').set({ name }).where('id', '=', person).execute()
	}

	/** The person behind an e-mail. */
	async byEmail(email: string): Promise<{ id: string; name: string } | null> {
		const found = await this.#database
			.selectFrom('user')
			.select(['id', 'name'])
			.where('email', '=', email.toLowerCase())
			.executeTakeFirst()
		return found ?? null
	}

	/** Where somebody is signed in now, last used first. */
	async devices(me: Me): Promise<Device[]> {
		const rows = await this.#database
			.selectFrom('session')
			.selectAll()
			.where('userId', '=', me.id)
			.where('expiresAt', '>', new Date().toISOString())
			.orderBy('updatedAt', 'desc')
			.execute()
		return rows.map((row) => ({
			id: row.id,
			current: row.id === me.device,
			userAgent: row.userAgent,
			signedInAt: Date.parse(row.createdAt),
			lastSeenAt: Date.parse(row.updatedAt),
			expiresAt: Date.parse(row.expiresAt)
		}))
	}

	/** Signs devices of a person out: one, or all, or all but one. Answers how many. */
	async signOut(person: string, which: { only?: string; but?: string } = {}): Promise<number> {
		let query = this.#database.deleteFrom('session').where('userId', '=', person)
		if (which.only !== undefined) query = query.where('id', '=', which.only)
		if (which.but !== undefined) query = query.where('id', '!=', which.but)
		const { numDeletedRows } = await query.executeTakeFirst()
		return Number(numDeletedRows)
	}
}

type Found = NonNullable<Awaited<ReturnType<Auth['api']['getSession']>>>

function asMe({ user, session }: Found): Me {
	const isVisitor = user.isVisitor === true
	return {
		id: user.id,
		name: user.name,
		email: isVisitor ? null : user.email,
		isVisitor,
		isServerOwner: user.isServerOwner === true,
		device: session.id
	}
}
