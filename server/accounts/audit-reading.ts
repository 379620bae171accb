import type { Kysely } from 'kysely'
import type { Tables } from './database.ts'
import { readDeeds, readNames, type NotedDeed, type Scope } from './deeds.ts'
import { readRuns, type EditRun, type EditWindow } from './edit-runs.ts'

/** One line of the log: a deed, or a run of edits by one person in one document. */
export type LogEntry = {
	id: string
	/** Milliseconds since 1970; of a run, its newest edit. */
	at: number
	kind: string
	person: { id: string; name: string } | null
	document: string | null
	detail: string | null
	/** How many edits it stands for. */
	count: number
}

/** What of the log is asked for; null is everything. */
export type LogFilter = { kind: string | null; person: string | null; document: string | null }

/** A page of the log, newest first, and where the next one begins; null on the last. */
export type LogPage = {
	entries: LogEntry[]
	next: string | null
	/** What has happened, and who did it: what there is to filter by. */
	kinds: string[]
	people: { id: string; name: string }[]
}

/** A page to be read: from the newest, or from where the last one ended. */
export type LogQuestion = { scope: Scope; before: Place | null; filter: LogFilter }

/**
 * Where a page ended: deeds below one id and edits below one seq are still to be told. Runs that
 * were told reach below that seq where people work at once; `told` is how far, by oldest edit.
 */
export type Place = { deed: number; edit: number; told: number[] }

/** Entries of a page. */
const mostEntries = 100

/** How often reading goes on at most while a filter finds nothing; then the next page goes on. */
const mostWindows = 4

/** The kind that runs of edits are told under. */
const edited = 'edited'

/** Reads a page. What one page costs is bounded, however much there is. */
export async function readLog(
	database: Kysely<Tables>,
	{ scope, before, filter }: LogQuestion
): Promise<LogPage> {
	const place = before ?? { deed: Number.MAX_SAFE_INTEGER, edit: Number.MAX_SAFE_INTEGER, told: [] }
	const kinds = await documentsOf(database, scope.production)
	const wantsDeeds = filter.kind !== edited && place.deed > 0
	const bounds = { below: place.deed, most: mostEntries + 1 }
	const deeds = wantsDeeds ? await readDeeds(database, { scope, filter, ...bounds }) : []
	const window = await windowOf(database, { place, filter, kinds })
	const { page, next } = merge({ deeds, window, place })
	const editors = page.flatMap((told) => ('head' in told && told.person ? [told.person] : []))
	const known = await readNames(database, { scope, documents: [...kinds.keys()], editors })
	const names = new Map(known.people.map(({ id, name }) => [id, name]))
	return {
		entries: page.map((told) =>
			'head' in told ? asEdited(told, { kinds, names }) : asEntry(told)
		),
		next: next && textOf(next),
		kinds: [edited, ...known.kinds],
		people: known.people
	}
}

/** The place behind its text; null when it is none. */
export function readPlace(text: string): Place | null {
	if (!/^\d{1,16}\.\d{1,16}(\.\d{1,16}){0,500}$/.test(text)) return null
	const [deed = 0, edit = 0, ...told] = text.split('.').map(Number)
	return { deed, edit, told }
}

function textOf({ deed, edit, told }: Place): string {
	return [deed, edit, ...told].join('.')
}

type Kinds = ReadonlyMap<number, string>

async function documentsOf(database: Kysely<Tables>, production: string): Promise<Kinds> {
	const rows = await database
		.selectFrom('document')
		.select(['id', 'kind'])
		.where('production', '=', production)
		.execute()
	return new Map(rows.map(({ id, kind }) => [id, kind]))
}

type Looking = { place: Place; filter: LogFilter; kinds: Kinds }

const nothing: EditWindow = { runs: [], bottom: 0, bottomAt: 0 }

async function windowOf(
	database: Kysely<Tables>,
	{ place, filter, kinds }: Looking
): Promise<EditWindow> {
	if (filter.kind !== null && filter.kind !== edited) return nothing
	const documents = [...kinds.keys()].filter(
		(id) => filter.document === null || kinds.get(id) === filter.document
	)
	const question = { documents, told: place.told, person: filter.person, most: mostEntries + 1 }
	let window: EditWindow = { ...nothing, bottom: place.edit }
	for (let read = 0; read < mostWindows && window.bottom > 0; read++) {
		window = await readRuns(database, { ...question, below: window.bottom })
		if (window.runs.length > 0) break
	}
	return window
}

type Merging = { deeds: NotedDeed[]; window: EditWindow; place: Place }

/**
 * Deeds and runs in one order. Each keeps its own, newest first, so that a clock that was set back
 * can neither hide nor repeat anything.
 */
function merge({ deeds, window, place }: Merging) {
	const page: (NotedDeed | EditRun)[] = []
	let [deed, run] = [0, 0]
	while (page.length < mostEntries) {
		const [nextDeed, nextRun] = [deeds[deed], window.runs[run]]
		if (nextRun && !(nextDeed && nextDeed.at > nextRun.at)) {
			if (isCutShort(nextRun, page)) break
			page.push(nextRun)
			run++
		} else {
			// Older than all edits that were read: other edits may lie between.
			if (!nextDeed || (!nextRun && nextDeed.at < window.bottomAt)) break
			page.push(nextDeed)
			deed++
		}
	}
	const [nextDeed, nextRun] = [deeds[deed], window.runs[run]]
	const next = {
		deed: nextDeed ? nextDeed.order + 1 : 0,
		edit: nextRun ? nextRun.head + 1 : window.bottom
	}
	const tails = page.flatMap((told) => ('tail' in told ? [told.tail] : []))
	const told = [...place.told, ...tails].filter((seq) => seq < next.edit)
	return { page, next: next.deed > 0 || next.edit > 0 ? { ...next, told } : null }
}

/**
 * A run that goes on below what was read is left for the next page, which reads from its head on.
 * When a page begins with one, it is longer than what is ever read at once: then its rest is told
 * as another.
 */
function isCutShort(run: EditRun, page: readonly (NotedDeed | EditRun)[]): boolean {
	const [first] = page
	const isBegunByOne = first === undefined || ('isOpen' in first && first.isOpen)
	return run.isOpen && !isBegunByOne
}

function asEntry({ order: _, ...entry }: NotedDeed): LogEntry {
	return entry
}

type Naming = { kinds: Kinds; names: ReadonlyMap<string, string> }

function asEdited(run: EditRun, { kinds, names }: Naming): LogEntry {
	const { head, at, person, count } = run
	const who = person === null ? null : { id: person, name: names.get(person) ?? '' }
	const document = kinds.get(run.document) ?? null
	return { id: `e${head}`, at, kind: edited, person: who, document, detail: null, count }
}
