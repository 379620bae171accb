import { randomUUID } from 'node:crypto'
import { sql, type Kysely } from 'kysely'
import * as z from 'zod'
import { addressText, readAddress, type DocumentAddress } from '#model/documents.ts'
import { readOverwritten, type Overwritten } from '#protocol/messages/overwritten.ts'
import type { Log } from '../log.ts'
import type { Tables } from './database.ts'

/** An overwrite that somebody has yet to be told of. */
type Untold = { id: string; address: string; message: Overwritten; people: Set<string> }

type Parts = { database: Kysely<Tables>; log: Log; now: () => number }

/** How long both values are kept: as long as a device may stay away and still come back with its edits. */
const keptMs = 90 * 24 * 3_600_000
/** The most of one document that one person is told of on coming back: the newest. */
const mostTold = 200

/**
 * Every write that was lost to one that had not seen it, with both values and both people. Whoever of
 * the two was not there when it came out is told on coming back, once.
 */
export class Overwrites {
	#parts: Parts
	#untold: Untold[]
	#written: Promise<unknown> = Promise.resolve()

	private constructor(parts: Parts, untold: Untold[]) {
		this.#parts = parts
		this.#untold = untold
	}

	/** Reads who has yet to be told of what, and forgets what is older than 90 days. */
	static async open(parts: Parts): Promise<Overwrites> {
		const { database, now } = parts
		await database
			.deleteFrom('overwrite')
			.where('at', '<', now() - keptMs)
			.execute()
		const rows = await database
			.selectFrom('overwrite')
			.selectAll()
			.where('untold', '!=', '[]')
			.orderBy(sql`rowid`)
			.execute()
		return new Overwrites(parts, rows.flatMap(asUntold))
	}

	/** Keeps an overwrite. `told` names the people who know of it already. */
	note(address: DocumentAddress, message: Overwritten, told: ReadonlySet<string>): void {
		const sides = [message.stands.person, message.lost.person]
		const people = new Set(
			sides.flatMap((person) => person?.id ?? []).filter((id) => !told.has(id))
		)
		const id = randomUUID()
		const { production, kind: document } = address
		const row = { id, at: message.at, production, document, message: JSON.stringify(message) }
		this.#soon(
			this.#parts.database.insertInto('overwrite').values({ ...row, untold: asJson(people) })
		)
		if (people.size === 0) return
		this.#untold.push({ id, address: addressText(address), message, people })
	}

	/** What somebody who has come back has yet to be told of a document, oldest first. They count as told from then on. */
	tell(address: DocumentAddress, person: string): Overwritten[] {
		const text = addressText(address)
		const owed = this.#untold.filter((one) => one.address === text && one.people.has(person))
		if (owed.length === 0) return []
		for (const { id, people } of owed) {
			people.delete(person)
			const untold = { untold: asJson(people) }
			this.#soon(this.#parts.database.updateTable('overwrite').set(untold).where('id', '=', id))
		}
		this.#untold = this.#untold.filter(({ people }) => people.size > 0)
		return owed.slice(-mostTold).map(({ message }) => message)
	}

	/** Resolves when everything noted so far has been written down, or could not be. */
	get settled(): Promise<unknown> {
		return this.#written
	}

	/** One after the other. No edit waits for it: what cannot be written down is told again, or never. */
	#soon(query: { execute: () => Promise<unknown> }): void {
		this.#written = this.#written
			.then(() => query.execute())
			.catch((error: unknown) => this.#parts.log.error({ error }, 'an overwrite was not noted'))
	}
}

const ids = z.array(z.string())

function asUntold(row: Tables['overwrite']): Untold[] {
	const address = `${row.production}/${row.document}`
	try {
		const message = readOverwritten(JSON.parse(row.message))
		const people = new Set(ids.parse(JSON.parse(row.untold)))
		return readAddress(address) === null ? [] : [{ id: row.id, address, message, people }]
	} catch {
		return []
	}
}

function asJson(people: ReadonlySet<string>): string {
	return JSON.stringify([...people])
}
