import { expect, test } from 'vitest'
import { partLengths, readParts, shareOut, writeParts } from '#model/stripboard/parts.ts'
import { seededRandom } from '../../../support/random.ts'

test.each(['', '12', '12,x', '12,0', '1,-1', '1,1,1,1,1,1,1,1,1,1'])('%s is no split', (stored) => {
	expect(readParts(stored)).toEqual([])
})

test('a split is read as it was written', () => {
	expect(readParts(writeParts([12, 7]))).toEqual([12, 7])
})

test.each([
	{ eighths: 19, counts: [12, 7] },
	{ eighths: 30, counts: [12, 18] },
	{ eighths: 10, counts: [10, 0] },
	{ eighths: 0, counts: [0, 0] },
	{ eighths: null, counts: [null, null] }
])('parts of 12 and 7 in a scene of $eighths count $counts', ({ eighths, counts }) => {
	expect(partLengths([12, 7], eighths)).toEqual(counts)
})

test('whatever is shared out adds up, for 300 random splits', () => {
	const random = seededRandom(11)
	for (let round = 0; round < 300; round++) {
		const parts = Array.from({ length: 2 + random.below(6) }, () => 1 + random.below(30))
		const eighths = random.below(120)
		const lengths = partLengths(parts, eighths).map((length) => length ?? 0)
		expect(lengths.reduce((sum, length) => sum + length, 0)).toBe(eighths)
		const total = random.below(900)
		const shares = shareOut(total, lengths)
		const wanted = eighths === 0 ? 0 : total
		expect(shares.reduce((sum, share) => sum + share, 0)).toBe(wanted)
		expect(shares.every((share) => share >= 0)).toBe(true)
	}
})
