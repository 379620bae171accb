import type { Kysely } from 'kysely'
import { isRole, type Role } from '#model/access.ts'
import type { Log } from '../log.ts'
import type { Rooms } from '../sync/rooms.ts'
import type { Tables } from './database.ts'

/** What ends without anybody here doing it, by time or by another process, is found within this. */
const checkEveryMs = 3000

type Parts = { database: Kysely<Tables>; rooms: Rooms; log: Log }

/**
 * Keeps the rooms free of those who may no longer be in them. Whoever is in a room is held against
 * the tables again and again: at once when a request here has changed something, and on a clock for
 * the rest. So a socket never outlives its device, its membership or its role by more than seconds.
 */
export class Doors {
	#parts: Parts
	#clock: NodeJS.Timeout
	#checking: Promise<void> = Promise.resolve()

	constructor(parts: Parts) {
		this.#parts = parts
		this.#clock = setInterval(() => this.#checkQuietly(), checkEveryMs).unref()
	}

	/** Closes every socket whose right to be there has ended; resolves when they are closed. */
	check(): Promise<void> {
		const next = this.#checking.then(() => this.#checkNow())
		this.#checking = next.catch(() => undefined)
		return next
	}

	/** Stops looking. */
	async stop(): Promise<void> {
		clearInterval(this.#clock)
		await this.#checking
	}

	#checkQuietly(): void {
		this.check().catch((error: unknown) => this.#parts.log.error({ error }, 'doors not checked'))
	}

	async #checkNow(): Promise<void> {
		const present = [...this.#parts.rooms.present()]
		if (present.length === 0) return
		const standing = await this.#standing(present.map(({ peer }) => peer.device))
		for (const { peer, address } of present) {
			const roles = standing.get(peer.device)
			const role = roles?.get(address.production) ?? null
			if (roles === undefined) peer.close('signedOut')
			else if (role === null) peer.close('notAllowed')
			else if (role !== peer.person?.role) peer.close('accessChanged')
		}
	}

	/** The roles behind each device that is still signed in, by production. */
	async #standing(devices: string[]): Promise<Map<string, Map<string, Role>>> {
		const rows = await this.#parts.database
			.selectFrom('session')
			.leftJoin('membership', 'membership.person', 'session.userId')
			.leftJoin('production', (join) =>
				join.onRef('production.id', '=', 'membership.production').on('removed_at', 'is', null)
			)
			.select(['session.id', 'production.id as production', 'role'])
			.where('session.id', 'in', [...new Set(devices)])
			.where('expiresAt', '>', new Date().toISOString())
			.execute()
		const standing = new Map<string, Map<string, Role>>()
		for (const { id, production, role } of rows) {
			const roles = standing.get(id) ?? new Map<string, Role>()
			if (production !== null && role !== null && isRole(role)) roles.set(production, role)
			standing.set(id, roles)
		}
		return standing
	}
}
