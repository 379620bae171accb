import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { refusalSentences } from '#protocol/refusals.ts'
import { Authors } from '../../../../server/sync/authors.ts'
import { Brake, type Sweep } from '../../../../server/sync/brake.ts'
import { Guard, type GuardParts } from '../../../../server/sync/guard.ts'
import { Head } from '../../../../server/sync/head.ts'
import { limits } from '../../../../server/sync/limits.ts'
import type { Peer } from '../../../../server/sync/peer.ts'
import { Allowance } from '../../../../server/sync/rate.ts'
import { entryText } from '#model/core/entries.ts'
import { shapeOf } from '../../../../server/sync/shapes.ts'
import { documents, type DocumentKind } from '#model/documents.ts'
import { editBy, drawBoard } from '../../../support/builders.ts'
import { seededRandom, type Random } from '../../../support/random.ts'
import { contents, craft, type Crafted, type Id } from './craft.ts'

/** As much of a peer as the guard looks at. */
const peerOf = (name: string, role = 'ad'): Peer =>
	({ person: { id: name, name, role }, wroteAs: new Set<number>() }) as unknown as Peer

/** A head with a board, and a guard before it. */
function guarded(parts: Partial<GuardParts> = {}) {
	const edit = editBy('birth', new Y.Doc())
	const { strip } = drawBoard(edit, '1 2 3 4 5 6 7 8 | 9 10 11 12 13 14 |', '15 16')
	const birth = Y.encodeStateAsUpdate(edit.doc)
	const head = Head.from([birth])
	const authors = new Authors(new Map())
	const roots = (root: string) => shapeOf('stripboard', root)
	const guard = new Guard({ shapeOf: roots, authors, bytes: birth.length, ...parts })
	const copy = (client: number) => {
		const doc = new Y.Doc()
		Y.applyUpdate(doc, head.snapshot())
		doc.clientID = client
		return doc
	}
	/** Judges, and applies what passes, as a room does. */
	const send = (peer: Peer, update: Uint8Array) => {
		const verdict = guard.judge(head, { peer, update })
		if (verdict.refusal !== null) return verdict.refusal
		const taken = head.take(update)
		if (taken === null || !guard.canRead(head, verdict.touched)) return 'unreadable'
		guard.grew(taken.novel?.length ?? 0)
		authors.attribute(peer, taken.clients)
		return null
	}
	return { head, send, copy, authors, strip }
}

const stripIn = (doc: Y.Doc, id: string) =>
	doc.getMap<Y.Map<unknown>>('strips').get(id) as Y.Map<unknown>

/** What a change to a document makes, as one update. */
function change(doc: Y.Doc, body: (doc: Y.Doc) => void): Uint8Array {
	const before = Y.encodeStateVector(doc)
	doc.transact(() => body(doc))
	return Y.encodeStateAsUpdate(doc, before)
}

describe('whose a client id is', () => {
	test('whoever first writes under it, from then on and in every tab', () => {
		const { send, copy, strip } = guarded()
		const doc = copy(10)
		const write = (value: string) => change(doc, () => stripIn(doc, strip('1')).set('text', value))
		const first = write('a')
		expect(send(peerOf('ann'), first)).toBeNull()
		expect(send(peerOf('ann'), write('b'))).toBeNull()
		expect(send(peerOf('eve'), write('c'))).toBe('foreign-client')
		// What everybody has, anybody may send again.
		expect(send(peerOf('eve'), first)).toBeNull()
	})

	test('somebody brings all that their tabs and visits made offline, under many ids', () => {
		const { send, copy, strip } = guarded()
		const doc = copy(10)
		for (let visit = 0; visit < limits.maxNewClients; visit++) {
			doc.clientID = 10 + visit
			stripIn(doc, strip('1')).set('text', String(visit))
		}
		expect(send(peerOf('ann'), Y.encodeStateAsUpdate(doc))).toBeNull()
		expect(
			send(
				peerOf('eve'),
				change(doc, () => stripIn(doc, strip('1')).set('text', 'x'))
			)
		).toBe('foreign-client')
	})

	test('whoever is here under more and more ids loses only their own', () => {
		const authors = new Authors(new Map())
		const [ann, eve] = [peerOf('ann'), peerOf('eve')]
		expect(authors.claim(ann, 1)).toBe(true)
		for (let client = 2; client < 2000; client++) authors.claim(eve, client)
		expect(authors.claim(eve, 1)).toBe(false)
		expect(authors.ownerOf(2)).toBeNull()
		expect(authors.ownerOf(1999)).toBe('eve')
	})
})

describe('a document that is full', () => {
	test('takes deletions, and edits again once it has shrunk', () => {
		const { send, copy, strip } = guarded()
		const ann = peerOf('ann')
		const doc = copy(10)
		const big = 'x'.repeat(limits.maxValueLength)
		const fill = () =>
			change(doc, () => {
				for (let at = 0; at < 64; at++) stripIn(doc, strip('1')).set(`t${at}`, big)
			})
		const more = (at: number) =>
			change(doc, () => {
				for (let field = 0; field < 64; field++)
					stripIn(doc, strip('2')).set(`t${at}-${field}`, big)
			})
		expect(send(ann, fill())).toBeNull()
		let at = 0
		for (; at < 10; at++) if (send(ann, more(at)) !== null) break
		expect(at * 64 * limits.maxValueLength).toBeLessThan(limits.maxDocumentBytes)
		const late = copy(20)
		expect(
			send(
				ann,
				change(late, () => stripIn(late, strip('3')).set('text', 'x'))
			)
		).toBe('full')
		expect(
			send(
				ann,
				change(late, () => stripIn(late, strip('1')).delete('t0'))
			)
		).toBeNull()
	})
})

describe('what is removed', () => {
	const remove = (doc: Y.Doc, ids: string[]) =>
		change(doc, () => ids.forEach((id) => stripIn(doc, id).set('removed', true)))

	test('one’s own goes, however much it is', () => {
		const { send, copy } = guarded()
		const [ann, doc] = [peerOf('ann'), copy(10)]
		const ids = Array.from({ length: 200 }, (_, at) => `own${at}`)
		const made = change(doc, () => {
			for (const id of ids) doc.getMap('strips').set(id, new Y.Map([['kind', 'banner']]))
		})
		expect(send(ann, made)).toBeNull()
		expect(send(peerOf('bo'), remove(copy(20), ids))).toBe('mass-deletion')
		expect(send(ann, remove(doc, ids))).toBeNull()
	})

	test('entries of a log count when they are marked as taken back, and again when they stand', () => {
		const roots = (root: string) => shapeOf('deliverables', root)
		const { send, copy } = guarded({ shapeOf: roots })
		const ids = Array.from({ length: 200 }, (_, at) => `step${at}`)
		const write = (doc: Y.Doc, values: Record<string, unknown>) =>
			change(doc, () => {
				for (const id of ids) doc.getMap('deliverySteps').set(id, entryText(values))
			})
		const [ann, doc] = [peerOf('ann'), copy(10)]
		const marked = { to: 'ready', removed: true }
		expect(send(ann, write(doc, { to: 'ready' }))).toBeNull()
		expect(send(peerOf('bo'), write(copy(20), marked))).toBe('mass-deletion')
		expect(send(peerOf('cy'), write(copy(30), { to: 'in-qc' }))).toBeNull()
		expect(send(peerOf('cy', 'owner'), write(copy(31), marked))).toBeNull()
	})

	test('all day breaks of a board go at once', () => {
		const { send, copy } = guarded()
		const doc = copy(10)
		const breaks = change(doc, () => {
			for (let at = 0; at < 30; at++)
				doc.getMap('strips').set(`break${at}`, new Y.Map([['kind', 'dayBreak']]))
		})
		expect(send(peerOf('ann'), breaks)).toBeNull()
		const ids = Array.from({ length: 30 }, (_, at) => `break${at}`)
		expect(send(peerOf('bo'), remove(copy(20), ids))).toBeNull()
	})

	const sweep = (ids: string[], more: Partial<Sweep> = {}): Sweep => ({
		...{ person: 'ann', root: 'strips', ids, back: [], live: () => 100, ...more }
	})
	const many = (count: number, from = 0) =>
		Array.from({ length: count }, (_, at) => `s${from + at}`)

	test('a share of it goes, at once or bit by bit, and more after a while', () => {
		const brake = new Brake()
		expect(brake.over(sweep(many(31)), 0)).not.toBeNull()
		expect(brake.over(sweep(many(30)), 0)).toBeNull()
		expect(brake.over(sweep(many(1, 30), { live: () => 70 }), 60_000)).not.toBeNull()
		const later = limits.massDeletion.withinMs + 1
		expect(brake.over(sweep(many(21, 30), { live: () => 70 }), later)).toBeNull()
	})

	test('each person and each collection has its own', () => {
		const brake = new Brake()
		expect(brake.over(sweep(many(30)), 0)).toBeNull()
		expect(brake.over(sweep(many(30, 30), { person: 'bo' }), 0)).toBeNull()
		expect(brake.over(sweep(many(30, 30), { root: 'scenes' }), 0)).toBeNull()
	})

	test('what is brought back does not count, and of a few anything may go', () => {
		const brake = new Brake()
		expect(brake.over(sweep(many(30)), 0)).toBeNull()
		expect(brake.over(sweep([], { back: many(30) }), 0)).toBeNull()
		expect(brake.over(sweep(many(30, 30)), 0)).toBeNull()
		expect(new Brake().over(sweep(many(19), { live: () => 19 }), 0)).toBeNull()
	})
})

describe('whatever the guard lets through can be applied', () => {
	/** DAYBREAK_SIEGE=10000 sends a million of either kind. */
	const seeds = Number(process.env.DAYBREAK_SIEGE ?? 8)
	const patiently = { timeout: 60 * 60 * 1000 }

	/** What anybody reads who opens the document. */
	const contentOf = (doc: Y.Doc) => [
		doc.getMap('strips').toJSON(),
		doc.getXmlFragment('note:a').toJSON()
	]

	/** Sends a hundred updates for each seed; answers how often which came of it. */
	function siege(
		updateOf: (random: Random, board: ReturnType<typeof guarded>, round: number) => Uint8Array
	) {
		const outcomes = new Map<string, number>()
		for (let seed = 1; seed <= seeds; seed++) {
			const random = seededRandom(seed)
			const board = guarded()
			for (let round = 0; round < 100; round++) {
				const before = board.head.snapshot()
				const outcome = board.send(peerOf('eve'), updateOf(random, board, round)) ?? 'taken'
				outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1)
				const isSpoiled = outcome === 'unreadable' || !board.head.isWhole
				expect([seed, round, isSpoiled]).toEqual([seed, round, false])
				if (outcome !== 'taken') expect(board.head.snapshot()).toEqual(before)
			}
			const reader = new Y.Doc()
			Y.applyUpdate(reader, board.head.snapshot())
			expect([seed, contentOf(reader)]).toEqual([seed, contentOf(board.head.doc)])
		}
		return outcomes
	}

	test('real updates with flipped bits', patiently, () => {
		const outcomes = siege((random, { copy, strip }, round) => {
			const words = ['1', '2', '3', '9', '15'].map(strip)
			const doc = copy(10 + round)
			const update = change(doc, () => {
				for (const id of random.some(words, 3)) {
					stripIn(doc, id).set(random.pick(['text', 'place']), round)
				}
				if (random.chance(0.3)) doc.getXmlFragment('note:a').insert(0, [new Y.XmlText('abc')])
				if (random.chance(0.2)) doc.getMap('strips').set(`new${round}`, new Y.Map([['text', 'x']]))
			})
			for (let flips = random.below(3); flips > 0; flips--) {
				const at = random.below(update.length)
				update[at] = (update[at] as number) ^ (1 << random.below(8))
			}
			return update
		})
		expect(outcomes.get('taken')).toBeGreaterThan(10 * seeds)
		expect(outcomes.size).toBeGreaterThan(5)
	})

	test('made-up updates that refer to this and that', patiently, () => {
		const outcomes = siege((random, { head, strip }) => {
			const clients = [...head.doc.store.clients.keys(), 500, 501]
			const id = (): Id => {
				const client = random.pick(clients)
				return [client, random.below(Y.getState(head.doc.store, client) + 3)]
			}
			const anything = () =>
				random.pick([
					...[
						contents.any('x'),
						contents.any(true),
						contents.type(1),
						contents.type(3),
						contents.type(6)
					],
					...[contents.text('abc'), contents.deleted(2), contents.format('bold', '{}')]
				])
			const struct = (): Crafted => {
				const content = anything()
				if (random.chance(0.1)) return { gc: 1 + random.below(3) }
				if (random.chance(0.3))
					return { origin: id(), content, ...(random.chance(0.3) ? { right: id() } : {}) }
				const keyed = random.chance(0.6)
					? { key: random.pick(['text', 'removed', strip('1'), 'new']) }
					: {}
				return {
					parent: random.chance(0.5) ? random.pick(['strips', 'note:a']) : id(),
					content,
					...keyed
				}
			}
			const parts = random
				.some([...new Set([500, 501, random.pick([...clients, 500, 500, 500, 500, 500])])], 3)
				.map((client) => ({
					client,
					clock: Math.max(0, Y.getState(head.doc.store, client) - random.below(3)),
					structs: Array.from({ length: 1 + random.below(4) }, struct)
				}))
			const [client, clock] = id()
			return craft(
				parts,
				random.chance(0.3) ? [{ client, ranges: [[clock, 1 + random.below(3)]] }] : []
			)
		})
		expect(outcomes.get('taken')).toBeGreaterThan(5 * seeds)
		expect(outcomes.size).toBeGreaterThan(4)
	})
})

test('every root of every document has a shape, and no other has', () => {
	for (const [kind, roots] of Object.entries(documents) as [DocumentKind, readonly string[]][]) {
		for (const root of roots) expect(shapeOf(kind, root)).not.toBeNull()
		for (const root of [
			'',
			'strip',
			'constructor',
			'__proto__',
			'note:',
			'note:a b',
			`note:${'x'.repeat(65)}`
		]) {
			expect([root, shapeOf(kind, root)]).toEqual([root, null])
		}
		expect(shapeOf(kind, 'note:0f3a-1')).toEqual({ kind: 'note' })
	}
	expect(shapeOf('stripboard', 'contacts')).toBeNull()
})

test('an allowance is spent, and earned again up to what may be saved', () => {
	const allowance = new Allowance({ perSecond: 10, burst: 20 })
	expect(allowance.spend(20, 1000)).toBe(true)
	expect(allowance.spend(1, 1000)).toBe(false)
	expect(allowance.spend(1, 1100)).toBe(true)
	expect(allowance.spend(21, 1_000_000)).toBe(false)
	expect(allowance.spend(20, 1_000_000)).toBe(true)
})

test.each(Object.entries(refusalSentences))(
	'what is said of %s is a sentence',
	(name, sentence) => {
		expect(sentence).toMatch(/^[A-Z][^.]+\.$/)
		// Together with the close reason it must fit into a close frame.
		expect(`refusedEdit: ${name}`.length).toBeLessThan(123)
	}
)
