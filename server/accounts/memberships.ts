import type { Kysely } from 'kysely'
import { isRole, type Role } from '#model/access.ts'
import type { Tables } from './database.ts'

/** Somebody in a production. Moments are milliseconds since 1970. */
export type Member = {
	person: { id: string; name: string; email: string | null }
	role: Role
	joinedAt: number
	lastSeenAt: number | null
}

/** A production of mine. */
export type MyProduction = {
	id: string
	title: string
	madeFrom: string
	createdAt: number
	role: Role
}

/** Whoever dials often is not written down each time: with every write the edits would wait. */
const seenEveryMs = 60_000

/** A production always keeps somebody who can open every door of it. */
export class LastOwnerError extends Error {}

/** Who belongs to which production, as what. */
export class Memberships {
	#database: Kysely<Tables>
	#now: () => number
	/** When each was last written down as seen, since the server started. */
	#seenAt = new Map<string, number>()

	constructor(parts: { database: Kysely<Tables>; now: () => number }) {
		this.#database = parts.database
		this.#now = parts.now
	}

	/** A person's role in a production; null when they have none, or there is no such production. */
	async roleIn(production: string, person: string): Promise<Role | null> {
		const row = await this.#database
			.selectFrom('membership')
			.innerJoin('production', 'production.id', 'membership.production')
			.select('membership.role')
			.where('membership.production', '=', production)
			.where('membership.person', '=', person)
			.where('production.removed_at', 'is', null)
			.executeTakeFirst()
		return row && isRole(row.role) ? row.role : null
	}

	/** The productions somebody belongs to, newest first. */
	async productionsOf(person: string): Promise<MyProduction[]> {
		const rows = await this.#database
			.selectFrom('membership')
			.innerJoin('production', 'production.id', 'membership.production')
			.select(['production.id', 'title', 'made_from', 'created_at', 'role'])
			.where('membership.person', '=', person)
			.where('removed_at', 'is', null)
			.orderBy('created_at', 'desc')
			.orderBy('production.id')
			.execute()
		return rows.flatMap(({ id, title, made_from, created_at, role }) =>
			isRole(role) ? [{ id, title, madeFrom: made_from, createdAt: created_at, role }] : []
		)
	}

	/** Everybody in a production, longest there first. */
	async of(production: string): Promise<Member[]> {
		const rows = await this.#database
			.selectFrom('membership')
			.innerJoin('user', 'user.id', 'membership.person')
			.select(['user.id', 'name', 'email', 'isVisitor', 'role', 'joined_at', 'last_seen_at'])
			.where('production', '=', production)
			.orderBy('joined_at')
			.orderBy('user.id')
			.execute()
		return rows.flatMap(({ id, name, email, isVisitor, role, joined_at, last_seen_at }) => {
			if (!isRole(role)) return []
			const person = { id, name, email: isVisitor ? null : email }
			return [{ person, role, joinedAt: joined_at, lastSeenAt: last_seen_at }]
		})
	}

	/** Makes somebody a member. Whoever is one already keeps the role they have. */
	async add(production: string, person: string, role: Role): Promise<void> {
		await this.#database
			.insertInto('membership')
			.values({ production, person, role, joined_at: this.#now(), last_seen_at: null })
			.onConflict((conflict) => conflict.doNothing())
			.execute()
	}

	/** Gives a member another role. False when they are none. Throws LastOwnerError. */
	change(production: string, person: string, role: Role): Promise<boolean> {
		return this.#database.transaction().execute(async (database) => {
			if (role !== 'owner') await keepAnOwner(database, production, person)
			const { numUpdatedRows } = await database
				.updateTable('membership')
				.set({ role })
				.where('production', '=', production)
				.where('person', '=', person)
				.executeTakeFirst()
			return numUpdatedRows > 0n
		})
	}

	/** Ends a membership. False when there was none. Throws LastOwnerError. */
	remove(production: string, person: string): Promise<boolean> {
		return this.#database.transaction().execute(async (database) => {
			await keepAnOwner(database, production, person)
			const { numDeletedRows } = await database
				.deleteFrom('membership')
				.where('production', '=', production)
				.where('person', '=', person)
				.executeTakeFirst()
			return numDeletedRows > 0n
		})
	}

	/** Makes another member the owner, and the owner a coordinator. False when they are no member. */
	handOn(production: string, owner: string, heir: string): Promise<boolean> {
		const become = (database: Kysely<Tables>, person: string, role: Role) =>
			database
				.updateTable('membership')
				.set({ role })
				.where('production', '=', production)
				.where('person', '=', person)
				.executeTakeFirst()
		return this.#database.transaction().execute(async (database) => {
			const { numUpdatedRows } = await become(database, heir, 'owner')
			if (numUpdatedRows > 0n) await become(database, owner, 'coordinator')
			return numUpdatedRows > 0n
		})
	}

	/** Notes that a member is or was there just now, to the minute. */
	async seen(production: string, person: string): Promise<void> {
		const [key, now] = [`${production} ${person}`, this.#now()]
		if (now - (this.#seenAt.get(key) ?? -Infinity) < seenEveryMs) return
		this.#seenAt.set(key, now)
		await this.#database
			.updateTable('membership')
			.set({ last_seen_at: now })
			.where('production', '=', production)
			.where('person', '=', person)
			.execute()
	}

	/** Makes somebody the owner of every production that has nobody: those from before there were people. */
	async adoptOrphans(person: string): Promise<void> {
		await this.#database.transaction().execute(async (database) => {
			const orphans = await database
				.selectFrom('production')
				.select('id')
				.where('id', 'not in', database.selectFrom('membership').select('production'))
				.execute()
			for (const { id } of orphans) {
				const row = { production: id, person, role: 'owner', joined_at: this.#now() }
				await database
					.insertInto('membership')
					.values({ ...row, last_seen_at: null })
					.execute()
			}
		})
	}
}

async function keepAnOwner(database: Kysely<Tables>, production: string, person: string) {
	const owners = await database
		.selectFrom('membership')
		.select('person')
		.where('production', '=', production)
		.where('role', '=', 'owner')
		.execute()
	if (owners.length === 1 && owners[0]?.person === person) throw new LastOwnerError()
}
