import * as Y from 'yjs'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { DocumentAddress } from '#model/documents.ts'
import type { Author, Store } from '../../server/store/store.ts'

const address: DocumentAddress = { production: 'p1', kind: 'stripboard' }
const other: DocumentAddress = { production: 'p1', kind: 'production' }
const production = { id: 'p1', title: 'The Long Night', madeFrom: 'empty', createdAt: 1000 }
const ann: Author = { id: 'ann', name: 'Ann' }
const bo: Author = { id: 'bo', name: 'Bo' }

/** What every store promises. `open` gives an empty one. */
export function storeContract(name: string, open: () => Promise<Store>): void {
	describe(`${name} keeps the store's promises`, () => {
		let store: Store
		beforeEach(async () => {
			store = await open()
			await store.createProduction(production, [])
		})
		afterEach(() => store.close())

		test('appends come back in order, with rising seqs, each in its own document', async () => {
			const seqs = [
				await store.append(address, bytes(1), null),
				await store.append(other, bytes(2), null),
				await store.append(address, bytes(3), null)
			]
			expect(seqs).toEqual([...seqs].sort((a, b) => a - b))
			expect(new Set(seqs).size).toBe(3)
			expect(await store.load(address)).toEqual({
				epoch: 1,
				snapshot: null,
				vector: null,
				updates: [bytes(1), bytes(3)],
				seq: seqs[2],
				authors: new Map()
			})
			expect((await store.load(other))?.updates).toEqual([bytes(2)])
		})

		test('many appends at once commit in the order they were handed over', async () => {
			const seqs = await Promise.all(range(300).map((n) => store.append(address, bytes(n), null)))
			expect(seqs).toEqual([...seqs].sort((a, b) => a - b))
			expect((await store.load(address))?.updates).toEqual(range(300).map((n) => bytes(n)))
		})

		test('bytes are kept as they were handed over, even when they are a part of something larger', async () => {
			const shared = new Uint8Array(1024).fill(7)
			const part = shared.subarray(10, 14)
			await store.append(address, part, null)
			shared.fill(9)
			expect((await store.load(address))?.updates).toEqual([Uint8Array.of(7, 7, 7, 7)])
		})

		test('a document never written is empty; one of an unknown production does not exist', async () => {
			expect(await store.load(address)).toEqual({
				epoch: 1,
				snapshot: null,
				vector: null,
				updates: [],
				seq: 0,
				authors: new Map()
			})
			expect(await store.load({ production: 'nobody', kind: 'stripboard' })).toBeNull()
		})

		test('the first person to write under a client id is its author', async () => {
			await store.append(address, bytes(1), { author: ann, clients: [5, 4_294_967_295] })
			await store.append(address, bytes(2), { author: bo, clients: [5, 6] })
			expect((await store.load(address))?.authors).toEqual(
				new Map([
					[5, ann],
					[4_294_967_295, ann],
					[6, bo]
				])
			)
			expect((await store.load(other))?.authors).toEqual(new Map())
		})

		test('a snapshot takes the place of the log up to its seq, and of nothing after', async () => {
			await store.append(address, bytes(1), { author: ann, clients: [5] })
			const upto = await store.append(address, bytes(2), null)
			await store.append(other, bytes(3), null)
			const last = await store.append(address, bytes(4), null)
			await store.compact(address, { bytes: bytes(99), vector: null }, upto)
			expect(await store.load(address)).toEqual({
				epoch: 1,
				snapshot: bytes(99),
				vector: null,
				updates: [bytes(4)],
				seq: last,
				authors: new Map([[5, ann]])
			})
			expect((await store.load(other))?.updates).toEqual([bytes(3)])
		})

		test('with everything in the snapshot the seq stays, and later ones are higher', async () => {
			const upto = await store.append(address, bytes(1), null)
			await store.compact(address, { bytes: bytes(99), vector: null }, upto)
			expect((await store.load(address))?.seq).toBe(upto)
			expect(await store.append(address, bytes(2), null)).toBeGreaterThan(upto)
		})

		test('an older snapshot never replaces a newer one', async () => {
			const first = await store.append(address, bytes(1), null)
			const second = await store.append(address, bytes(2), null)
			await store.compact(address, { bytes: bytes(20), vector: null }, second)
			await store.compact(address, { bytes: bytes(10), vector: null }, first)
			expect(await store.load(address)).toMatchObject({ snapshot: bytes(20), seq: second })
		})

		test('a compacted document opens as the same document', async () => {
			const doc = new Y.Doc()
			const writes: Promise<number>[] = []
			doc.on('update', (update) => writes.push(store.append(address, update, null)))
			for (const n of range(50)) doc.getMap('strips').set(`s${n % 7}`, n)
			const seqs = await Promise.all(writes)
			const vector = Y.encodeStateVector(doc)
			const snapshot = { bytes: Y.encodeStateAsUpdate(doc), vector }
			await store.compact(address, snapshot, seqs[40] as number)
			const stored = await store.load(address)
			expect(stored?.vector).toEqual(vector)
			const reopened = new Y.Doc()
			Y.applyUpdate(reopened, stored?.snapshot as Uint8Array)
			for (const update of stored?.updates ?? []) Y.applyUpdate(reopened, update)
			expect(reopened.getMap('strips').toJSON()).toEqual(doc.getMap('strips').toJSON())
			expect(stored?.updates).toHaveLength(9)
		})

		test('a history is begun anew: the same document in another epoch, and nothing of the one before', async () => {
			await store.append(address, bytes(1), { author: ann, clients: [5] })
			const upto = await store.append(address, bytes(2), null)
			const change = { before: bytes(12), fresh: bytes(99), uptoSeq: upto, keepMs: 1000 }
			await store.beginAnew(address, change)
			const stored = { epoch: 2, snapshot: bytes(99), updates: [], seq: upto }
			expect(await store.load(address)).toMatchObject(stored)
			const next = await store.append(address, bytes(3), null)
			expect(next).toBeGreaterThan(upto)
			expect(await store.load(address)).toMatchObject({ ...stored, updates: [bytes(3)], seq: next })
			expect((await store.load(other))?.epoch).toBe(1)
		})

		test('a production is born with its documents, or not at all', async () => {
			const second = { ...production, id: 'p2', createdAt: 2000 }
			const born = { epoch: 1, snapshot: bytes(1), vector: null, updates: [], seq: 0 }
			const bornAs = { ...born, authors: new Map() }
			await store.createProduction(second, [{ kind: 'stripboard', bytes: bytes(1) }])
			expect(await store.load({ production: 'p2', kind: 'stripboard' })).toEqual(bornAs)
			const twice = store.createProduction(second, [{ kind: 'stripboard', bytes: bytes(2) }])
			await expect(twice).rejects.toThrow()
			expect(await store.load({ production: 'p2', kind: 'stripboard' })).toEqual(bornAs)
		})

		test('productions are listed newest first, renamed, and removed once', async () => {
			const second = { ...production, id: 'p2', title: 'Dawn', createdAt: 2000 }
			await store.createProduction(second, [])
			await store.renameProduction('p1', 'The Longest Night')
			expect(await store.listProductions()).toEqual([
				second,
				{ ...production, title: 'The Longest Night' }
			])
			expect(await store.removeProduction('p2', 3000)).toBe(true)
			expect(await store.removeProduction('p2', 3001)).toBe(false)
			expect(await store.removeProduction('nobody', 3001)).toBe(false)
			expect((await store.listProductions()).map(({ id }) => id)).toEqual(['p1'])
			expect(await store.load({ production: 'p2', kind: 'stripboard' })).toBeNull()
		})

		test('a healthy store says so', async () => {
			await store.check()
			expect(await store.verify()).toEqual([])
		})
	})
}

function bytes(n: number): Uint8Array {
	return Uint8Array.of(n >> 8, n & 255, 3)
}

function range(length: number): number[] {
	return Array.from({ length }, (_, index) => index)
}
