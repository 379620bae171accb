import type { Kysely } from 'kysely'
import type { Tables } from './database.ts'

/** Whose log it is: a production's; the server's owner also reads what belongs to no production. */
export type Scope = { production: string; isServerOwner: boolean }

/** A deed as the log tells it, with its place in the order of all deeds. */
export type NotedDeed = {
	order: number
	id: string
	at: number
	kind: string
	/** Under the name they had then. */
	person: { id: string; name: string } | null
	document: string | null
	detail: string | null
	count: 1
}

type Wanted = { kind: string | null; person: string | null; document: string | null }

type DeedQuestion = { scope: Scope; filter: Wanted; below: number; most: number }

/** Deeds below an id, newest first. What became of a link is told by what it shows and for whom. */
export async function readDeeds(
	database: Kysely<Tables>,
	{ scope, filter, below, most }: DeedQuestion
): Promise<NotedDeed[]> {
	const { kind, person, document } = filter
	const newest = (part: Part) =>
		deedsOf(database, scope, part)
			.leftJoin('share_link', 'share_link.id', 'audit.detail')
			.select(['audit.id', 'at', 'audit.kind', 'person', 'name', 'document', 'detail'])
			.select(['heading', 'recipient'])
			.where('audit.id', '<', below)
			.$if(kind !== null, (query) => query.where('audit.kind', '=', kind))
			.$if(person !== null, (query) => query.where('person', '=', person))
			.$if(document !== null, (query) => query.where('document', '=', document))
			.orderBy('audit.id', 'desc')
			.limit(most)
			.execute()
	const rows = [...(await newest('here')), ...(await newest('nowhere'))]
	rows.sort((a, b) => b.id - a.id)
	return rows.slice(0, most).map(({ id, person, name, detail, heading, recipient, ...row }) => ({
		...row,
		order: id,
		id: `d${id}`,
		person: person === null ? null : { id: person, name: name ?? '' },
		detail: heading === null ? detail : `${heading} (${recipient})`,
		count: 1
	}))
}

/** How many of the newest deeds are looked through for what there is to filter by. */
const mostLookedThrough = 50_000

type NameQuestion = { scope: Scope; documents: readonly number[]; editors: readonly string[] }

/** What the log has happen, and the people it knows, by the names they have now. */
export async function readNames(
	database: Kysely<Tables>,
	{ scope, documents, editors }: NameQuestion
): Promise<{ kinds: string[]; people: { id: string; name: string }[] }> {
	const done = [
		...(await whoDidWhat(database, scope, 'here')),
		...(await whoDidWhat(database, scope, 'nowhere'))
	]
	const authors = await database
		.selectFrom('author')
		.leftJoin('user', 'user.id', 'author.person')
		.select(['person', 'author.name as noted', 'user.name as name'])
		.where('document', 'in', documents)
		.groupBy('person')
		.execute()
	const writing = await database
		.selectFrom('user')
		.select(['id as person', 'name', 'name as noted'])
		.where('id', 'in', editors)
		.execute()
	const people = new Map<string, string>()
	for (const { person, name, noted } of [...done, ...authors, ...writing]) {
		if (person !== null) people.set(person, name ?? people.get(person) ?? noted ?? '')
	}
	return {
		kinds: [...new Set(done.map(({ kind }) => kind))].sort(),
		people: [...people]
			.map(([id, name]) => ({ id, name }))
			.sort((a, b) => a.name.localeCompare(b.name))
	}
}

/** Deeds in a production, or those that belong to none: sign-ins, accounts, copies of everything. */
type Part = 'here' | 'nowhere'

function deedsOf(database: Kysely<Tables>, { production, isServerOwner }: Scope, part: Part) {
	const deeds = database.selectFrom('audit')
	if (part === 'here') return deeds.where('audit.production', '=', production)
	const nowhere = deeds.where('audit.production', 'is', null)
	if (isServerOwner) return nowhere
	const members = database
		.selectFrom('membership')
		.select('membership.person')
		.where('membership.production', '=', production)
	return nowhere.where('audit.person', 'in', members)
}

function whoDidWhat(database: Kysely<Tables>, scope: Scope, part: Part) {
	const newest = deedsOf(database, scope, part)
		.select(['audit.id', 'audit.kind', 'audit.person', 'audit.name'])
		.orderBy('audit.id', 'desc')
		.limit(mostLookedThrough)
	return database
		.selectFrom(newest.as('newest'))
		.leftJoin('user', 'user.id', 'newest.person')
		.select(['newest.kind', 'newest.person', 'newest.name as noted', 'user.name as name'])
		.groupBy(['newest.kind', 'newest.person'])
		.execute()
}
