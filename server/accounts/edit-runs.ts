import { sql, type Kysely } from 'kysely'
import type { Tables } from './database.ts'

/** What one person did to one document without a long pause: edits newest to oldest, counted. */
export type EditRun = {
	/** The document's row. */
	document: number
	person: string | null
	/** The seqs of its newest and its oldest edit, and when they were made. */
	head: number
	tail: number
	at: number
	since: number
	count: number
	/** Whether it may go on below what was read. */
	isOpen: boolean
}

/** Which edits are read. */
export type EditQuestion = {
	/** The rows of the documents. */
	documents: readonly number[]
	/** Only edits older than this seq. */
	below: number
	/** The oldest edits of runs told before: theirs up to here are told already. */
	told: readonly number[]
	/** Only this person's. */
	person: string | null
}

/** Some runs, newest first, and the seq and moment down to which all was read; 0 when that is all. */
export type EditWindow = { runs: EditRun[]; bottom: number; bottomAt: number }

/** A pause this long ends a run. */
const pauseMs = 10 * 60 * 1000

/**
 * How many edits of a document are looked at in one go, while a production may gather a million:
 * more than a busy day has. Looking for one person's costs less, because only theirs are sorted.
 */
const mostEdits = { ofEverybody: 20_000, ofOne: 100_000 }

/**
 * Reads who edited what below a point of a production's history: a row of `edit` tells of what one
 * person did to one document within a minute.
 */
export async function readRuns(
	database: Kysely<Tables>,
	{ most, ...question }: EditQuestion & { most: number }
): Promise<EditWindow> {
	const { bottom, bottomAt } = await bottomOf(database, question)
	const found = await askForRuns(question, { bottom, most }).execute(database)
	const runs = found.rows.map((row) => {
		return { ...row, isOpen: bottom > 0 && row.since - bottomAt < pauseMs }
	})
	return { runs, bottom, bottomAt }
}

/** Where reading stops: at the first document of which there is more than may be read. */
async function bottomOf(database: Kysely<Tables>, { documents, below, person }: EditQuestion) {
	const most = person === null ? mostEdits.ofEverybody : mostEdits.ofOne
	let bottom = 0
	for (const document of documents) {
		const last = await database
			.selectFrom('edit')
			.select('seq')
			.where('document', '=', document)
			.where('seq', '<', below)
			.orderBy('seq', 'desc')
			.offset(most - 1)
			.limit(1)
			.executeTakeFirst()
		bottom = Math.max(bottom, last?.seq ?? 0)
	}
	const at = await momentOf(database, bottom)
	// Edits from before anybody was known by name lie below all others, and nothing is told of them.
	return at === null ? { bottom: 0, bottomAt: 0 } : { bottom, bottomAt: at }
}

async function momentOf(database: Kysely<Tables>, seq: number): Promise<number | null> {
	const found = await database
		.selectFrom('edit')
		.select('at')
		.where('seq', '=', seq)
		.executeTakeFirst()
	return found?.at ?? null
}

function askForRuns(
	{ documents, below, told, person }: EditQuestion,
	{ bottom, most }: { bottom: number; most: number }
) {
	const theirs = person === null ? sql`` : sql`and person = ${person}`
	const within = sql`document in (${sql.join([...documents])}) and seq >= ${bottom}
		and seq < ${below} and at is not null ${theirs}`
	const toldSeqs = sql`seq in (${sql.join([...told])})`
	return sql<Omit<EditRun, 'isOpen'>>`
		with told as (
			select document, person, min(seq) as tail from edit where ${toldSeqs}
			group by document, person
		), near as (
			select document, person, seq, at, edits, coalesce(first_at, at) as since
			from edit where ${within}
		), untold as (
			select near.*, coalesce(lag(since) over newer - at >= ${pauseMs}, 0) as is_after_pause
			from near left join told
				on told.document = near.document and told.person is near.person
			where tail is null or seq < tail
			window newer as (partition by near.document, near.person order by seq desc)
		), numbered as (
			select *, sum(is_after_pause) over (partition by document, person order by seq desc) as run
			from untold
		)
		select document, person, max(seq) as head, min(seq) as tail,
			max(at) as at, min(since) as since, sum(edits) as count
		from numbered group by document, person, run order by head desc limit ${most}`
}
