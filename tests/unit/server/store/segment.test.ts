import { expect, test } from 'vitest'
import { readSegment, SegmentWriter, type NewEdit } from '../../../../server/store/segment.ts'
import { seededRandom } from '../../../support/random.ts'

const start = { seq: 40, at: 1000, generation: 'g1' }
const ann = { id: 'ann', name: 'Ann "A" Archer' }

function edit(n: number, parts: Partial<NewEdit> = {}): NewEdit {
	const bytes = Uint8Array.from({ length: n % 300 }, (_, at) => (n + at) & 255)
	return { address: `p${n % 3}/stripboard`, bytes, authorship: null, at: 1000 + n, ...parts }
}

/** A segment of edits with these numbers, each under the seq 100 + its number. */
function segmentOf(numbers: number[]): Buffer {
	const writer = new SegmentWriter(start)
	for (const n of numbers) writer.add(100 + n, edit(n))
	return Buffer.from(writer.piece())
}

test('what was added is read back, in pieces or in one', () => {
	const writer = new SegmentWriter(start)
	const pieces: Buffer[] = []
	const authored = edit(2, { authorship: { author: ann, clients: [7, 4_294_967_295] } })
	for (const [seq, each] of [
		[41, edit(1)],
		[42, authored],
		[50, edit(3)]
	] as const) {
		writer.add(seq, each)
		pieces.push(Buffer.from(writer.piece()))
	}
	const segment = readSegment(Buffer.concat(pieces))
	expect(segment?.generation).toBe('g1')
	expect(segment?.goodBytes).toBe(Buffer.concat(pieces).length)
	expect(segment?.edits).toEqual([
		{ ...edit(1), seq: 41, address: { production: 'p1', kind: 'stripboard' } },
		{ ...authored, seq: 42, address: { production: 'p2', kind: 'stripboard' } },
		{ ...edit(3), seq: 50, address: { production: 'p0', kind: 'stripboard' } }
	])
})

test('an edit of fifty bytes takes some twenty more', () => {
	const writer = new SegmentWriter(start)
	writer.add(41, edit(50))
	writer.piece()
	writer.add(42, edit(50))
	expect(writer.piece().length).toBeLessThan(50 + 20)
})

test('however short it is cut, what is left is read up to the last whole record', () => {
	const whole = segmentOf([5, 6, 7])
	const ends = [[5], [5, 6], [5, 6, 7]].map((numbers) => segmentOf(numbers).length)
	for (let length = 0; length <= whole.length; length++) {
		const segment = readSegment(whole.subarray(0, length))
		const complete = ends.filter((end) => end <= length).length
		expect([length, segment?.edits.length ?? 0]).toEqual([length, complete])
	}
})

test('whatever bit is flipped, nothing is read that was not written', () => {
	const seed = 20261127
	const random = seededRandom(seed)
	const whole = segmentOf([5, 6, 7, 8, 9, 10])
	const written = readSegment(whole)?.edits.map((each) => JSON.stringify(each)) ?? []
	expect(written).toHaveLength(6)
	for (let round = 0; round < 2000; round++) {
		const damaged = Buffer.from(whole)
		const at = random.below(damaged.length)
		damaged[at] = (damaged[at] as number) ^ (1 << random.below(8))
		const read = readSegment(damaged)?.edits.map((each) => JSON.stringify(each)) ?? []
		expect({ seed, at, read }).toEqual({ seed, at, read: written.slice(0, read.length) })
		expect(read.length).toBeLessThan(6)
	}
})

test('nothing, and zeros that a file system left, are no segment', () => {
	expect(readSegment(new Uint8Array())).toBeNull()
	expect(readSegment(new Uint8Array(4096))).toBeNull()
})
