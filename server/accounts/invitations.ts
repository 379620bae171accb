import type { Kysely, Selectable } from 'kysely'
import { isRole, type Role } from '#model/access.ts'
import type { Tables } from './database.ts'
import { hashOfToken, newToken } from './tokens.ts'

/** A link that makes somebody a member. Moments are milliseconds since 1970. */
export type Invitation = {
	id: string
	production: string
	role: Role
	/** Whom it was meant for; null when whoever holds the link may use it. */
	email: string | null
	/** The name of whoever made it. */
	invitedBy: string
	createdAt: number
	expiresAt: number
	/** Whether several people may use it. */
	isReusable: boolean
}

/** An invitation to be made. */
export type InvitationOrder = Omit<Invitation, 'id' | 'createdAt' | 'invitedBy'> & {
	invitedBy: string
}

type Parts = { database: Kysely<Tables>; now: () => number; newId: () => string }

/** Invitations: made once with a token that is only kept as a hash, used up, withdrawn, run out. */
export class Invitations {
	#database: Kysely<Tables>
	#now: () => number
	#newId: () => string

	constructor({ database, now, newId }: Parts) {
		this.#database = database
		this.#now = now
		this.#newId = newId
	}

	/** Makes one; its token is told this once. */
	async make(order: InvitationOrder): Promise<{ id: string; token: string }> {
		const [id, token] = [this.#newId(), newToken()]
		await this.#database
			.insertInto('invitation')
			.values({
				id,
				production: order.production,
				role: order.role,
				email: order.email?.toLowerCase() ?? null,
				token_hash: hashOfToken(token),
				invited_by: order.invitedBy,
				created_at: this.#now(),
				expires_at: order.expiresAt,
				is_reusable: order.isReusable ? 1 : 0,
				ended_at: null
			})
			.execute()
		return { id, token }
	}

	/** The invitation behind a token, while it can be used. */
	async find(token: string): Promise<Invitation | null> {
		const row = await this.#open()
			.where('token_hash', '=', hashOfToken(token))
			.selectAll('invitation')
			.executeTakeFirst()
		return row ? asInvitation(row) : null
	}

	/** Those of a production that can still be used, newest first. */
	async of(production: string): Promise<Invitation[]> {
		const rows = await this.#open()
			.where('invitation.production', '=', production)
			.selectAll('invitation')
			.orderBy('invitation.created_at', 'desc')
			.execute()
		return rows.flatMap((row) => asInvitation(row) ?? [])
	}

	/** Uses one up, unless several may use it. False when somebody else was faster. */
	async use({ id, isReusable }: Invitation): Promise<boolean> {
		if (isReusable) return true
		const { numUpdatedRows } = await this.#database
			.updateTable('invitation')
			.set({ ended_at: this.#now() })
			.where('id', '=', id)
			.where('ended_at', 'is', null)
			.executeTakeFirst()
		return numUpdatedRows > 0n
	}

	/** Withdraws one; answers what it was, or null when there is none to withdraw. */
	async withdraw(production: string, id: string): Promise<Invitation | null> {
		const [found] = (await this.of(production)).filter((one) => one.id === id)
		if (!found) return null
		return (await this.use({ ...found, isReusable: false })) ? found : null
	}

	#open() {
		return this.#database
			.selectFrom('invitation')
			.innerJoin('production', 'production.id', 'invitation.production')
			.where('removed_at', 'is', null)
			.where('ended_at', 'is', null)
			.where('expires_at', '>', this.#now())
	}
}

function asInvitation(row: Selectable<Tables['invitation']>): Invitation | null {
	if (!isRole(row.role)) return null
	return {
		id: row.id,
		production: row.production,
		role: row.role,
		email: row.email,
		invitedBy: row.invited_by,
		createdAt: row.created_at,
		expiresAt: row.expires_at,
		isReusable: row.is_reusable === 1
	}
}
