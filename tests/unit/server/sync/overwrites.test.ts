import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { Head } from '../../../../server/sync/head.ts'
import type { Overwrite } from '../../../../server/sync/overwrites.ts'
import { seededRandom, type Random } from '../../../support/random.ts'

/** A head in which strip `x` stands, and a way to write it from replicas of that. */
function board() {
	const birth = new Y.Doc()
	birth.clientID = 1
	birth.getMap('strips').set('x', new Y.Map([['place', 'a']]))
	const bytes = Y.encodeStateAsUpdate(birth)
	const head = Head.from([bytes])
	const replica = (client: number) => {
		const doc = new Y.Doc()
		Y.applyUpdate(doc, bytes)
		doc.clientID = client
		return doc
	}
	return { head, replica }
}

const strip = (doc: Y.Doc) => doc.getMap<Y.Map<unknown>>('strips').get('x') as Y.Map<unknown>
const take = (head: Head, doc: Y.Doc) => head.take(Y.encodeStateAsUpdate(doc))?.overwrites
const place = { collection: 'strips', record: 'x', field: 'place' }

test('a write by one who had seen the value is no overwrite', () => {
	const { head, replica } = board()
	const ann = replica(10)
	strip(ann).set('place', 'b')
	strip(ann).set('place', 'c')
	expect(take(head, ann)).toEqual([])
	const bo = replica(5)
	Y.applyUpdate(bo, head.snapshot())
	strip(bo).set('place', 'd')
	expect(take(head, bo)).toEqual([])
})

test.each([
	['the later writer wins', 10, 20, 'b', 'c'],
	['the later writer loses', 20, 10, 'c', 'b']
])('two who had not seen each other: %s', (_name, first, second, lost, stands) => {
	const { head, replica } = board()
	const [ann, bo] = [replica(first), replica(second)]
	strip(ann).set('place', 'b')
	strip(bo).set('place', 'c')
	expect(take(head, ann)).toEqual([])
	expect(take(head, bo)).toEqual([
		{ ...place, stands: { client: 20, value: stands }, lost: { client: 10, value: lost } }
	])
})

test('a chain of one writer’s own edits is one side, with its last value', () => {
	const { head, replica } = board()
	const [ann, bo] = [replica(10), replica(20)]
	strip(ann).set('place', 'b')
	for (const value of ['c', 'd', 'e']) strip(bo).set('place', value)
	take(head, ann)
	expect(take(head, bo)).toEqual([
		{ ...place, stands: { client: 20, value: 'e' }, lost: { client: 10, value: 'b' } }
	])
})

test('equal values are nobody’s loss, however deep', () => {
	const { head, replica } = board()
	const [ann, bo] = [replica(10), replica(20)]
	strip(ann).set('place', { day: [1, 2] })
	strip(bo).set('place', { day: [1, 2] })
	take(head, ann)
	expect(take(head, bo)).toEqual([])
})

test('a removal that beats a write unseen is told as one', () => {
	const { head, replica } = board()
	const [ann, bo] = [replica(10), replica(20)]
	strip(ann).set('place', 'b')
	strip(bo).set('place', 'c')
	strip(bo).delete('place')
	take(head, ann)
	expect(take(head, bo)).toEqual([
		{ ...place, stands: { client: 20, value: null }, lost: { client: 10, value: 'b' } }
	])
})

test('plain values of a root map are records without fields', () => {
	const { head, replica } = board()
	const [ann, bo] = [replica(10), replica(20)]
	ann.getMap('holidays').set('2026-12-25', 'Christmas')
	bo.getMap('holidays').set('2026-12-25', 'Day off')
	take(head, ann)
	expect(take(head, bo)).toEqual([
		{
			collection: 'holidays',
			record: '2026-12-25',
			field: '',
			stands: { client: 20, value: 'Day off' },
			lost: { client: 10, value: 'Christmas' }
		}
	])
})

/*
 * The oracle knows nothing of Yjs' structs: only which writes each replica had seen when it wrote,
 * and which values stand before and after a push. A push costs a writer who had not been seen: the
 * one whose value stood before, or one of the newcomers.
 */
type Seen = { id: number; key: string; value: number; saw: Set<number> }

class Oracle {
	#writes: Seen[] = []
	#known: Set<number>[]
	#onServer = new Set<number>()

	constructor(replicas: number) {
		this.#known = Array.from({ length: replicas }, () => new Set())
	}

	write(replica: number, write: { key: string; value: number }): void {
		const knows = this.#known[replica] as Set<number>
		const id = this.#writes.length
		this.#writes.push({ ...write, id, saw: new Set(knows) })
		knows.add(id)
	}

	/** What a push overwrites unseen, given the values that stood before it and stand after it. */
	push(replica: number, stood: Set<unknown>, stand: Set<unknown>): string[] {
		const fresh = [...(this.#known[replica] as Set<number>)]
			.filter((id) => !this.#onServer.has(id))
			.map((id) => this.#writes[id] as Seen)
		for (const { id } of fresh) this.#onServer.add(id)
		return [...new Set(fresh.map(({ key }) => key))].flatMap((key) => {
			const written = this.#writes.filter(
				(write) => write.key === key && this.#onServer.has(write.id)
			)
			const standing = written.find(({ value }) => stand.has(value)) as Seen
			return written
				.filter((write) => fresh.includes(write) || stood.has(write.value))
				.filter((write) => write !== standing && !written.some(({ saw }) => saw.has(write.id)))
				.map((lost) => pairText(standing.value, lost.value))
		})
	}

	pull(replica: number): void {
		for (const id of this.#onServer) this.#known[replica]?.add(id)
	}
}

test('300 random runs of two and three replicas: none missed, no false alarm', () => {
	let told = 0
	for (let seed = 1; seed <= 300; seed++) told += randomRun(seed)
	expect(told).toBeGreaterThan(1000)
})

function randomRun(seed: number): number {
	const random = seededRandom(seed)
	const { head, replica } = board()
	const docs = Array.from({ length: 2 + random.below(2) }, () => replica(random.clientId()))
	const oracle = new Oracle(docs.length)
	let told = 0
	for (let step = 0; step < 40; step++) {
		const index = random.below(docs.length)
		const doc = docs[index] as Y.Doc
		if (random.chance(0.6)) {
			oracle.write(index, write(random, doc, step))
			continue
		}
		// A replica's own changes leave before it merges what the server has: as on the wire.
		const stood = standingValues(head)
		const overwrites = take(head, doc) ?? []
		const expected = oracle.push(index, stood, standingValues(head))
		expect([seed, step, overwrites.map(overwriteText).sort()]).toEqual([
			seed,
			step,
			expected.sort()
		])
		told += expected.length
		if (random.chance(0.3)) continue
		Y.applyUpdate(doc, head.snapshot())
		oracle.pull(index)
	}
	return told
}

/** Writes one of three fields; no value is ever written twice, so a value names its write. */
function write(random: Random, doc: Y.Doc, value: number): { key: string; value: number } {
	const key = random.pick(['place', 'title', 'holiday'])
	if (key === 'holiday') doc.getMap('holidays').set('2026-12-25', value)
	else strip(doc).set(key, value)
	return { key, value }
}

function standingValues(head: Head): Set<unknown> {
	const doc = new Y.Doc()
	Y.applyUpdate(doc, head.snapshot())
	return new Set([...strip(doc).values(), ...doc.getMap('holidays').values()])
}

function overwriteText({ stands, lost }: Overwrite): string {
	return pairText(stands.value as number, lost.value as number)
}

function pairText(stands: number, lost: number): string {
	return `${stands} over ${lost}`
}
