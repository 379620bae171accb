import { expect, test } from 'vitest'
import type { Light } from '#model/stripboard/optimise/problem.ts'
import { inSequence } from '#model/stripboard/optimise/sequence.ts'

/** Pieces as `A`, `Bn` or `Cd`: their place, and the light they need. */
const piecesOf = (words: string) =>
	words.split(' ').map((word) => {
		const light: Light = word.endsWith('n') ? 'night' : word.endsWith('d') ? 'day' : null
		return { place: word[0] === '?' ? -1 : word.charCodeAt(0) - 65, light }
	})
const loose = (...days: number[][]) => days.map((pieces) => ({ pieces, isKept: false }))
const words = (order: number[][], pieces: string) =>
	order.map((day) => day.map((piece) => pieces.split(' ')[piece]).join(' ')).join(' | ')

test('what is shot in one place is shot together, and the next day begins where the last ended', () => {
	const pieces = 'B A B C B C C'
	const order = inSequence(loose([0, 1, 2], [3, 4, 5], [6]), piecesOf(pieces))
	expect(words(order, pieces)).toBe('A B B | B C C | C')
	expect(inSequence(loose([0, 1, 2], [3, 4, 5]), piecesOf('A B A C B C'))).toEqual([
		[0, 2, 1],
		[4, 3, 5]
	])
})

test('in a split day the night comes last, also within a place', () => {
	const pieces = 'Bn A Bd'
	expect(words(inSequence(loose([0, 1, 2]), piecesOf(pieces)), pieces)).toBe('A Bd Bn')
})

test('a day that is kept keeps its order, and its neighbours go by its ends', () => {
	const pieces = 'A B B A B A C'
	const days = [
		{ pieces: [0, 1], isKept: false },
		{ pieces: [2, 3, 4], isKept: true },
		{ pieces: [5, 6], isKept: false }
	]
	expect(words(inSequence(days, piecesOf(pieces)), pieces)).toMatch(/^A B \| B A B \| /)
})

test('scenes that are nowhere known, and days without scenes, are no move', () => {
	const pieces = 'A ? B ? A'
	const order = inSequence(loose([0, 1, 2], [], [3], [4]), piecesOf(pieces))
	expect(words(order, pieces)).toBe('B A ? |  | ? | A')
})
