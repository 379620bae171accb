import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { must } from '#model/core/invariant.ts'
import {
	readPlace,
	type LogEntry,
	type LogFilter
} from '../../../../server/accounts/audit-reading.ts'
import { seededRandom } from '../../../support/random.ts'
import { lapse, nineOClock, openAll, type Opened } from './opened.ts'

const { minute, hour } = lapse
const everything: LogFilter = { kind: null, person: null, document: null }
const ours = { production: 'p1', isServerOwner: false }

/** An edit of the test's own: who, in which of the two documents, when. */
type Edit = { person: string | null; document: 'production' | 'stripboard'; at: number }

/** A production whose edits and deeds a test makes itself. */
async function logged() {
	const opened = await openAll()
	await opened.makeProduction('p1')
	for (const kind of ['production', 'stripboard'] as const) {
		const row = { production: 'p1', kind }
		await sql`insert into document (production, kind) values (${row.production}, ${kind})`.execute(
			opened.database
		)
	}
	const people = [await opened.person('Ann'), await opened.person('Bo')] as const
	const page = (before: string | null = null, filter: Partial<LogFilter> = {}) =>
		opened.audit.read({
			scope: ours,
			before: before === null ? null : must(readPlace(before), 'a place'),
			filter: { ...everything, ...filter }
		})
	/** Every page, from the newest on. */
	const pages = async (filter: Partial<LogFilter> = {}) => {
		const found = [await page(null, filter)]
		for (let next = found[0]?.next; next; next = found.at(-1)?.next) {
			found.push(await page(next, filter))
			expect(found.length).toBeLessThan(200)
		}
		return found
	}
	const [ann, bo] = people
	return { ...opened, ann, bo, page, pages, edit: (edits: Edit[]) => write(opened, edits) }
}

const documentIds = { production: 1, stripboard: 2 }

/** Notes edits as the store does when it files them, a few hundred in a statement. */
async function write({ database }: Opened, edits: readonly Edit[]): Promise<void> {
	for (let from = 0; from < edits.length; from += 500) {
		const rows = edits
			.slice(from, from + 500)
			.map(({ person, document, at }) => sql`(${documentIds[document]}, ${person}, ${at})`)
		await sql`insert into edit (document, person, at) values ${sql.join(rows)}`.execute(database)
	}
}

const told = ({ kind, person, document, count, at }: LogEntry) => [
	person?.name ?? null,
	kind,
	document,
	count,
	(at - nineOClock) / minute
]

describe('runs of edits', () => {
	test('edits by one person in one document are one entry until they pause for ten minutes', async () => {
		const { edit, page, ann } = await logged()
		const at = [0, 9, 18, 28, 29].map((minutes) => nineOClock + minutes * minute)
		await edit(at.map((at) => ({ person: ann.id, document: 'stripboard', at })))
		const { entries, next } = await page()
		expect(entries.map(told)).toEqual([
			['Ann', 'edited', 'stripboard', 2, 29],
			['Ann', 'edited', 'stripboard', 3, 18]
		])
		expect(next).toBeNull()
	})

	test('people who work at once, and documents, each have their own', async () => {
		const { edit, page, ann, bo } = await logged()
		await edit([
			{ person: ann.id, document: 'stripboard', at: nineOClock },
			{ person: bo.id, document: 'stripboard', at: nineOClock + minute },
			{ person: null, document: 'production', at: nineOClock + 2 * minute },
			{ person: ann.id, document: 'production', at: nineOClock + 3 * minute },
			{ person: ann.id, document: 'stripboard', at: nineOClock + 4 * minute },
			{ person: null, document: 'production', at: nineOClock + 5 * minute }
		])
		expect((await page()).entries.map(told)).toEqual([
			[null, 'edited', 'production', 2, 5],
			['Ann', 'edited', 'stripboard', 2, 4],
			['Ann', 'edited', 'production', 1, 3],
			['Bo', 'edited', 'stripboard', 1, 1]
		])
	})

	test('several edits that were filed together count as so many, from the first of them on', async () => {
		const { page, ann, database } = await logged()
		const noted = sql`insert into edit (document, person, at, edits, first_at) values
			(2, ${ann.id}, ${nineOClock}, 7, ${nineOClock - minute}),
			(2, ${ann.id}, ${nineOClock + 12 * minute}, 5, ${nineOClock + 9 * minute}),
			(2, ${ann.id}, ${nineOClock + 30 * minute}, 2, ${nineOClock + 22 * minute})`
		await noted.execute(database)
		expect((await page()).entries.map(told)).toEqual([
			['Ann', 'edited', 'stripboard', 2, 30],
			['Ann', 'edited', 'stripboard', 12, 12]
		])
	})

	test('edits from before anybody was known are not told', async () => {
		const { edit, page, ann, database } = await logged()
		await sql`insert into edit (document) values (2), (2)`.execute(database)
		await edit([{ person: ann.id, document: 'stripboard', at: nineOClock }])
		expect((await page()).entries.map(told)).toEqual([['Ann', 'edited', 'stripboard', 1, 0]])
	})

	test('one that is longer than is ever read at once is told in pieces, every edit in one', async () => {
		const { edit, pages, ann, bo } = await logged()
		const edits = Array.from({ length: 45_000 }, (_, n) => ({
			person: n % 100 === 0 ? bo.id : ann.id,
			document: 'stripboard' as const,
			at: nineOClock + n * 1000
		}))
		await edit(edits)
		const entries = (await pages()).flatMap((page) => page.entries)
		const sum = (name: string) =>
			entries
				.filter(({ person }) => person?.name === name)
				.reduce((sum, { count }) => sum + count, 0)
		expect([sum('Ann'), sum('Bo')]).toEqual([44_550, 450])
		expect(entries.length).toBeLessThan(10)
		expect(new Set(entries.map(({ id }) => id)).size).toBe(entries.length)
	})
})

describe('pages', () => {
	/** Thousands of edits by four people at once and hundreds of deeds, always at another moment. */
	async function busyWeek() {
		const opened = await logged()
		const random = seededRandom(7)
		const people = [opened.ann, opened.bo, await opened.person('Cleo'), await opened.person('Dee')]
		const edits: Edit[] = []
		let at = nineOClock
		for (let n = 0; n < 6000; n++) {
			at += 1 + random.below(random.chance(0.02) ? hour : 4 * minute)
			const person = random.chance(0.05) ? null : random.pick(people).id
			edits.push({ person, document: random.chance(0.3) ? 'production' : 'stripboard', at })
		}
		// One who never stops: a run that reaches below every page.
		const tireless = await opened.person('Eve')
		for (let moment = nineOClock; moment < at; moment += 9 * minute) {
			edits.push({ person: tireless.id, document: 'stripboard', at: moment })
		}
		edits.sort((a, b) => a.at - b.at)
		await opened.edit(edits)
		let deeds = 0
		for (let at = nineOClock; at < (edits.at(-1)?.at ?? 0); at += 3 * hour) {
			opened.clock.now = at
			await opened.audit.note({ kind: 'link-opened', by: null, production: 'p1' })
			deeds++
		}
		return { ...opened, edits, deeds }
	}

	test('hold every deed and every run once, whole, newest first, a hundred a page', async () => {
		const { pages, edits, deeds, store } = await busyWeek()
		// Half of the edits have become part of snapshots.
		const address = { production: 'p1', kind: 'stripboard' } as const
		await store.compact(address, { bytes: Uint8Array.of(1), vector: null }, 3000)
		const found = await pages()
		const entries = found.flatMap((page) => page.entries)
		const runs = entries.filter(({ kind }) => kind === 'edited')
		expect(found.slice(0, -1).every((page) => page.entries.length === 100)).toBe(true)
		expect(entries.length - runs.length).toBe(deeds)
		expect(
			runs.map(({ person, document, at, count }) => [person?.id ?? null, document, at, count])
		).toEqual(runsOf(edits))
		const moments = entries.map(({ at }) => at)
		expect(moments).toEqual([...moments].sort((a, b) => b - a))
		expect(new Set(entries.map(({ id }) => id)).size).toBe(entries.length)
	})

	test('older ones stay as they are while people go on working and snapshots are made', async () => {
		const { page, pages, edit, edits, ann, audit, clock, store } = await busyWeek()
		const before = await pages()
		const first = await page()
		const last = must(edits.at(-1), 'an edit')
		clock.now = last.at + 1
		await audit.note({ kind: 'joined', by: ann, production: 'p1' })
		await edit([1, 2].map((n) => ({ ...last, at: last.at + n })))
		await store.compact(
			{ production: 'p1', kind: 'stripboard' },
			{ bytes: Uint8Array.of(1), vector: null },
			5990
		)
		await store.compact(
			{ production: 'p1', kind: 'production' },
			{ bytes: Uint8Array.of(1), vector: null },
			4000
		)
		let next = first.next
		for (const known of before.slice(1)) {
			const again = await page(next)
			expect(again.entries).toEqual(known.entries)
			next = again.next
		}
		expect(next).toBeNull()
	})

	test('a clock that was set back hides nothing and repeats nothing', async () => {
		const { edit, pages, audit, clock, ann, bo } = await logged()
		const at = [0, 30, 60, 5, 35, 65, 2].map((minutes) => nineOClock + minutes * minute)
		await edit(at.map((at, n) => ({ person: (n % 2 ? ann : bo).id, document: 'stripboard', at })))
		for (const moment of [...at].reverse()) {
			clock.now = moment
			await audit.note({ kind: 'joined', by: ann, production: 'p1' })
		}
		const entries = (await pages()).flatMap((page) => page.entries)
		const edited = entries.filter(({ kind }) => kind === 'edited')
		expect(edited.reduce((sum, { count }) => sum + count, 0)).toBe(at.length)
		expect(entries.length - edited.length).toBe(at.length)
		expect(new Set(entries.map(({ id }) => id)).size).toBe(entries.length)
	})

	test('are found by a place that was told, and by nothing else', () => {
		expect(readPlace('12.34')).toEqual({ deed: 12, edit: 34, told: [] })
		expect(readPlace('12.34.5.6')).toEqual({ deed: 12, edit: 34, told: [5, 6] })
		for (const text of ['', '12', 'e12', '1.2.', '1.-2', '1.2;drop', '1.12345678901234567']) {
			expect([text, readPlace(text)]).toEqual([text, null])
		}
	})
})

/** The same runs, found the plain way: newest first, by who, where, their newest edit and how many. */
function runsOf(edits: readonly Edit[]) {
	type Run = { head: number; at: number; since: number; count: number; edit: Edit }
	const runs: Run[] = []
	const open = new Map<string, Run>()
	for (const [seq, edit] of [...edits.entries()].reverse()) {
		const key = `${edit.person} ${edit.document}`
		const known = open.get(key)
		if (known && known.since - edit.at < 10 * minute) {
			known.since = edit.at
			known.count++
			continue
		}
		const run = { head: seq, at: edit.at, since: edit.at, count: 1, edit }
		open.set(key, run)
		runs.push(run)
	}
	runs.sort((a, b) => b.head - a.head)
	return runs.map(({ at, count, edit }) => [edit.person, edit.document, at, count])
}

describe('filters', () => {
	async function mixed() {
		const opened = await logged()
		const { ann, bo, audit, edit, clock } = opened
		await audit.note({ kind: 'joined', by: bo, production: 'p1', detail: 'ad' })
		clock.now += minute
		await audit.note({ kind: 'refused', by: bo, production: 'p1', document: 'office' })
		await edit([
			{ person: ann.id, document: 'stripboard', at: nineOClock + 2 * minute },
			{ person: bo.id, document: 'production', at: nineOClock + 3 * minute }
		])
		return opened
	}

	test('tell one kind, one person, one document, or several at once', async () => {
		const { pages, bo } = await mixed()
		const kindsOf = async (filter: Partial<LogFilter>) =>
			(await pages(filter)).flatMap(({ entries }) => entries.map(({ kind }) => kind))
		expect(await kindsOf({})).toEqual(['edited', 'edited', 'refused', 'joined'])
		expect(await kindsOf({ kind: 'joined' })).toEqual(['joined'])
		expect(await kindsOf({ kind: 'edited' })).toEqual(['edited', 'edited'])
		expect(await kindsOf({ person: bo.id })).toEqual(['edited', 'refused', 'joined'])
		expect(await kindsOf({ person: 'nobody' })).toEqual([])
		expect(await kindsOf({ document: 'office' })).toEqual(['refused'])
		expect(await kindsOf({ document: 'stripboard' })).toEqual(['edited'])
		expect(await kindsOf({ kind: 'edited', person: bo.id })).toEqual(['edited'])
	})

	test('what there is to choose from comes with every page, whatever is chosen', async () => {
		const { page, bo, database } = await mixed()
		await sql`insert into author values (2, 7, 'gone', 'Gone')`.execute(database)
		const { kinds, people } = await page(null, { kind: 'joined' })
		expect(kinds).toEqual(['edited', 'joined', 'refused'])
		expect(people).toEqual([
			{ id: bo.id, name: 'Bo' },
			{ id: 'gone', name: 'Gone' }
		])
	})

	test('somebody who edited once, half a million edits ago, is found; no page looks at all of them', async () => {
		const { edit, pages, database, ann, bo } = await logged()
		await edit([{ person: ann.id, document: 'stripboard', at: nineOClock }])
		await sql`insert into edit (seq, document, person, at)
			with recursive n(n) as (select 2 union all select n + 1 from n where n < 500000)
			select n, 2, ${bo.id}, ${nineOClock} + n * ${minute} from n`.execute(database)
		const found = await pages({ person: ann.id })
		expect(found.length).toBeGreaterThan(1)
		expect(found.flatMap(({ entries }) => entries).map(told)).toEqual([
			['Ann', 'edited', 'stripboard', 1, 0]
		])
	})
})

describe('what belongs to no production', () => {
	async function comings() {
		const opened = await logged()
		const { audit, memberships, ann } = opened
		const stranger = await opened.person('Stranger')
		await memberships.add('p1', ann.id, 'ad')
		await opened.makeProduction('p2')
		await audit.note({ kind: 'signed-in', by: ann })
		await audit.note({ kind: 'signed-in', by: stranger })
		await audit.note({ kind: 'exported', by: null, detail: 'backup' })
		await audit.note({ kind: 'joined', by: stranger, production: 'p2' })
		const kinds = async (isServerOwner: boolean) => {
			const scope = { production: 'p1', isServerOwner }
			const { entries, people } = await audit.read({ scope, before: null, filter: everything })
			return {
				deeds: entries.map(({ kind, person }) => [kind, person?.name ?? null]),
				people: people.map(({ name }) => name)
			}
		}
		return kinds
	}

	test('is told to the owner of a production as far as it is about its members', async () => {
		const kinds = await comings()
		expect(await kinds(false)).toEqual({ deeds: [['signed-in', 'Ann']], people: ['Ann'] })
	})

	test('is told to the owner of the server all, and still nothing of other productions', async () => {
		const kinds = await comings()
		expect(await kinds(true)).toEqual({
			deeds: [
				['exported', null],
				['signed-in', 'Stranger'],
				['signed-in', 'Ann']
			],
			people: ['Ann', 'Stranger']
		})
	})
})

test('a deed tells the name somebody had then; what there is to choose from, the one they have now', async () => {
	const { audit, accounts, page, ann, edit } = await logged()
	await audit.note({ kind: 'joined', by: ann, production: 'p1' })
	await accounts.rename(ann.id, 'Ann Lee')
	await edit([{ person: ann.id, document: 'stripboard', at: nineOClock - minute }])
	const { entries, people } = await page()
	expect(entries.map(({ person }) => person?.name)).toEqual(['Ann', 'Ann Lee'])
	expect(people).toEqual([{ id: ann.id, name: 'Ann Lee' }])
})

test('what became of a link is told by what it shows and for whom', async () => {
	const { audit, links, page } = await logged()
	const totals = { scenes: 0, eighths: 0, minutes: 0, unknownLengths: 0 }
	const { id } = await links.make({
		...{ production: 'p1', kind: 'one-line', day: null, recipient: 'Grip truck' },
		...{ isWatermarked: true, publishedBy: 'Ann', expiresAt: nineOClock + hour },
		heading: 'One-line schedule',
		page: { kind: 'one-line', production: 'p1', board: '', days: [], cast: [], totals }
	})
	await audit.note({ kind: 'link-opened', by: null, production: 'p1', detail: id })
	await audit.note({ kind: 'joined', by: null, production: 'p1', detail: 'ad' })
	expect((await page()).entries.map(({ detail }) => detail)).toEqual([
		'ad',
		'One-line schedule (Grip truck)'
	])
})
