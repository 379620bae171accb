import { expect, test } from 'vitest'
import { compareBoards } from '#model/stripboard/queries/compare.ts'
import type { BoardFacts, SceneFact } from '#model/stripboard/queries/facts.ts'
import type { ElementId } from '#model/stripboard/records/element.ts'
import type { SceneId } from '#model/stripboard/records/scene.ts'
import { seededRandom } from '../../../../support/random.ts'

/** Days of scenes: `1:12:ab` is scene 1 of 12 eighths with cast a and b; `1~2` its second part. */
function facts(words: string): BoardFacts {
	const fact = (word: string): SceneFact => {
		const [id = '', eighths = '8', cast = ''] = word.split(':')
		const [scene = '', part = '0'] = id.split('~')
		return {
			kind: 'scene',
			scene: scene as SceneId,
			part: Number(part),
			eighths: Number(eighths),
			cast: [...cast] as ElementId[]
		}
	}
	const days = words.split('|').map((day) => day.split(' ').filter(Boolean).map(fact))
	return { days: days.map((rows) => ({ date: null, rows })) }
}

function changes(from: string, to: string): string[] {
	return compareBoards(facts(from), facts(to)).changes.map(
		({ kind, scene, part, from, to }) =>
			`${kind} ${scene}${part > 0 ? `pt${part}` : ''} ${from?.day ?? '-'}>${to?.day ?? '-'}`
	)
}

test.each([
	['1 2 | 3', '1 2 | 3', []],
	['1 2 | 3', '1 | 3 2', ['moved 2 1>2']],
	['1 2 3 | 4', '2 3 1 | 4', ['reordered 1 1>1']],
	['1 2 3', '3 1 2', ['reordered 3 1>1']],
	['1 2', '1 2 5', ['added 5 ->1']],
	['1 2 | 3', '1 | 3', ['cut 2 1>-']],
	['1:8', '1:12', ['pages 1 1>1']],
	['1:19 2 |', '1~1:12 2 | 1~2:7', ['pages 1pt1 1>1', 'added 1pt2 ->2']]
] as [string, string, string[]][])('%s to %s: %j', (from, to, expected) => {
	expect(changes(from, to)).toEqual(expected)
})

test('cast days, pages a day and totals', () => {
	const compared = compareBoards(facts('1:8:ab 2:4:b | 3:8:a'), facts('1:8:ab | 2:4:b | 3:8:a'))
	expect(compared.cast).toEqual([{ element: 'b', from: 1, to: 2 }])
	expect(compared.days).toEqual([
		{ day: 1, from: 12, to: 8 },
		{ day: 2, from: 8, to: 4 },
		{ day: 3, from: null, to: 8 }
	])
	expect(compared.totals).toEqual({
		from: { days: 2, eighths: 20, castDays: 3 },
		to: { days: 3, eighths: 20, castDays: 4 }
	})
})

test('as few scenes as can be count as reordered, for 200 random days', () => {
	const random = seededRandom(5)
	for (let round = 0; round < 200; round++) {
		const ids = Array.from({ length: 1 + random.below(7) }, (_, at) => String(at + 1))
		const shuffled = random.some(ids, ids.length)
		const rest = ids.filter((id) => !shuffled.includes(id))
		const order = [...shuffled, ...rest]
		const found = changes(ids.join(' '), order.join(' '))
		expect(found).toHaveLength(ids.length - longestRun(order.map(Number)))
	}
})

/** The slow and obvious way: every choice of entries, the longest that rises. */
function longestRun(entries: number[]): number {
	let longest = 0
	for (let choice = 0; choice < 2 ** entries.length; choice++) {
		const chosen = entries.filter((_, at) => (choice >> at) % 2 === 1)
		if (chosen.every((entry, at) => at === 0 || (chosen[at - 1] ?? 0) < entry))
			longest = Math.max(longest, chosen.length)
	}
	return longest
}
