import { sql, type Kysely, type Selectable } from 'kysely'
import type { Feed } from '../feeds/feed.ts'
import type { Published, Publishing } from '../published.ts'
import type { Tables } from './database.ts'
import { hashOfToken, newToken } from './tokens.ts'

/** A published page, or a calendar feed, and the link it is read by. Moments are milliseconds since 1970. */
export type ShareLink = {
	id: string
	production: string
	kind: Publishing['kind'] | 'feed' | 'booking'
	/**
	 * The id of the break that closes the day it shows, of a delivery's recipient, or of the hold that a
	 * booking is; null for everything else.
	 */
	day: string | null
	/** What it shows, in words. */
	heading: string
	/** For whom it is. */
	recipient: string
	/** Whether the reader's name lies across the page. */
	isWatermarked: boolean
	/** The name of whoever published it last. */
	publishedBy: string
	createdAt: number
	publishedAt: number
	expiresAt: number
	opens: number
	lastOpenedAt: number | null
}

/**
 * What a link shows: the page as it was when it was published, whatever the board says since. It is
 * handed on as it was stored; whoever shows it reads it with care.
 */
export type Shared = { link: ShareLink & { kind: Publishing['kind'] }; page: unknown }

/** A link to be made, and what it shows. */
export type LinkOrder = (Published | { page: Feed | AskedFor; heading: string }) &
	Pick<ShareLink, 'production' | 'kind' | 'day' | 'recipient' | 'isWatermarked'> &
	Pick<ShareLink, 'publishedBy' | 'expiresAt'>

/** What is kept behind the link of a booking: the rest is told as it stands. */
export type AskedFor = { message: string }

type Parts = { database: Kysely<Tables>; now: () => number; newId: () => string }

/** A link that has run out stays on the list this long, for those who wonder why it stopped working. */
const listedAfterEndMs = 30 * 24 * 60 * 60 * 1000

const columns = [
	...(['share_link.id', 'production', 'kind', 'day', 'heading', 'recipient'] as const),
	...(['is_watermarked', 'published_by', 'share_link.created_at', 'published_at'] as const),
	...(['expires_at', 'opens', 'last_opened_at'] as const)
] as const

/** Share links: made once with a token that is only kept as a hash, renewed, revoked, run out. */
export class Links {
	#database: Kysely<Tables>
	#now: () => number
	#newId: () => string

	constructor({ database, now, newId }: Parts) {
		this.#database = database
		this.#now = now
		this.#newId = newId
	}

	/** Makes one; its token is told this once. */
	async make(order: LinkOrder): Promise<{ id: string; token: string }> {
		const [id, token, now] = [this.#newId(), newToken(), this.#now()]
		await this.#database
			.insertInto('share_link')
			.values({
				id,
				production: order.production,
				kind: order.kind,
				day: order.day,
				heading: order.heading,
				recipient: order.recipient,
				is_watermarked: order.isWatermarked ? 1 : 0,
				token_hash: hashOfToken(token),
				published_by: order.publishedBy,
				created_at: now,
				published_at: now,
				expires_at: order.expiresAt,
				ended_at: null,
				last_opened_at: null,
				page: JSON.stringify(order.page)
			})
			.execute()
		return { id, token }
	}

	/** What the holder of a token may read; null when the link has ended or never was. */
	async find(token: string): Promise<Shared | null> {
		const row = await this.#open()
			.where('token_hash', '=', hashOfToken(token))
			.select([...columns, 'page'])
			.executeTakeFirst()
		return row ? asShared(row) : null
	}

	/** The calendar feed behind a token, as it was kept; null when the link has ended or never was one. */
	findFeed(token: string): Promise<{ id: string; production: string; page: unknown } | null> {
		return this.#findOne(token, 'feed')
	}

	/** The booking that a token asks for; null when the link has ended or never was one. */
	async findBooking(token: string): Promise<{ link: ShareLink; page: unknown } | null> {
		const row = await this.#findOne(token, 'booking')
		const link = row && asLink(row)
		return link && { link, page: row.page }
	}

	async #findOne(token: string, kind: ShareLink['kind']) {
		const row = await this.#open()
			.where('token_hash', '=', hashOfToken(token))
			.where('kind', '=', kind)
			.select([...columns, 'page'])
			.executeTakeFirst()
		return row ? { ...row, page: JSON.parse(row.page) as unknown } : null
	}

	/** Keeps what a feed told last; nothing when it has just been ended. */
	async keepPage(id: string, page: Feed): Promise<void> {
		await this.#database
			.updateTable('share_link')
			.set({ page: JSON.stringify(page) })
			.where('id', '=', id)
			.where('ended_at', 'is', null)
			.execute()
	}

	/** Which link a token belongs to or did, for the log only: whoever holds it learns nothing. */
	async trace(token: string): Promise<{ id: string; production: string } | null> {
		const row = await this.#database
			.selectFrom('share_link')
			.select(['id', 'production'])
			.where('token_hash', '=', hashOfToken(token))
			.executeTakeFirst()
		return row ?? null
	}

	/** Those of a production that nobody has ended, last published first; what ran out long ago is left out. */
	async of(production: string): Promise<ShareLink[]> {
		const rows = await this.#there(this.#now() - listedAfterEndMs)
			.where('production', '=', production)
			.select(columns)
			.orderBy('published_at', 'desc')
			.orderBy('share_link.id')
			.execute()
		return rows.flatMap((row) => asLink(row) ?? [])
	}

	/** The pages of a production that can be read now, last published first. */
	async published(production: string): Promise<ShareLink[]> {
		const listed = await this.of(production)
		return listed.filter(({ kind, expiresAt }) => isPage(kind) && expiresAt > this.#now())
	}

	/** One page of a production, while it can be read. */
	async one(production: string, id: string): Promise<Shared | null> {
		const row = await this.#open()
			.where('production', '=', production)
			.where('share_link.id', '=', id)
			.select([...columns, 'page'])
			.executeTakeFirst()
		return row ? asShared(row) : null
	}

	/** Puts another page behind a link; answers when that was, or null when it has just been ended. */
	async renew(id: string, { page, heading }: Published, by: string): Promise<number | null> {
		const publishedAt = this.#now()
		const { numUpdatedRows } = await this.#database
			.updateTable('share_link')
			.set({ page: JSON.stringify(page), heading, published_by: by, published_at: publishedAt })
			.where('id', '=', id)
			.where('ended_at', 'is', null)
			.executeTakeFirst()
		return numUpdatedRows > 0n ? publishedAt : null
	}

	/** Counts that its page was read. */
	async countOpening(id: string): Promise<void> {
		await this.#database
			.updateTable('share_link')
			.set({ opens: sql`opens + 1`, last_opened_at: this.#now() })
			.where('id', '=', id)
			.execute()
	}

	/** Ends one for good, and forgets what it showed; false when somebody else was faster. */
	async revoke(production: string, id: string): Promise<boolean> {
		const { numUpdatedRows } = await this.#database
			.updateTable('share_link')
			.set({ ended_at: this.#now(), page: 'null' })
			.where('production', '=', production)
			.where('id', '=', id)
			.where('ended_at', 'is', null)
			.executeTakeFirst()
		return numUpdatedRows > 0n
	}

	#open() {
		return this.#there(this.#now())
	}

	#there(expiresAfter: number) {
		return this.#database
			.selectFrom('share_link')
			.innerJoin('production', 'production.id', 'share_link.production')
			.where('removed_at', 'is', null)
			.where('ended_at', 'is', null)
			.where('expires_at', '>', expiresAfter)
	}
}

type Row = Omit<Selectable<Tables['share_link']>, 'page' | 'token_hash' | 'ended_at'>

function asShared(row: Row & { page: string }): Shared | null {
	const link = asLink(row)
	if (link === null || !isPage(link.kind)) return null
	return { link: { ...link, kind: link.kind }, page: JSON.parse(row.page) as unknown }
}

/** Whether it leads to a published page, and not to what follows the documents. */
function isPage(kind: ShareLink['kind']): kind is Publishing['kind'] {
	return kind !== 'feed' && kind !== 'booking'
}

const kinds: readonly string[] = ['one-line', 'day', 'delivery', 'feed', 'booking']

function isKind(word: string): word is ShareLink['kind'] {
	return kinds.includes(word)
}

function asLink(row: Row): ShareLink | null {
	const { kind } = row
	if (!isKind(kind)) return null
	return {
		id: row.id,
		production: row.production,
		kind,
		day: row.day,
		heading: row.heading,
		recipient: row.recipient,
		isWatermarked: row.is_watermarked === 1,
		publishedBy: row.published_by,
		createdAt: row.created_at,
		publishedAt: row.published_at,
		expiresAt: row.expires_at,
		opens: row.opens,
		lastOpenedAt: row.last_opened_at
	}
}
