import { expect, test } from 'vitest'
import { moveStrips } from '#model/stripboard/commands/move.ts'
import type { BoardId } from '#model/stripboard/records/board.ts'
import type { StripId } from '#model/stripboard/records/strip.ts'
import { strips } from '#model/stripboard/records/strip.ts'
import { stripsIn } from '#model/stripboard/queries/rows.ts'
import * as Y from 'yjs'
import { copyOf, drawBoard, editBy, merge } from '../support/builders.ts'
import { forSeeds } from '../support/random.ts'

const scenes = Array.from({ length: 24 }, (_, at) => String(at + 1)).join(' ')

/** The ids of the main list, from the top. */
function listed(doc: Y.Doc, board: BoardId): StripId[] {
	return stripsIn(strips.all(doc), { board, list: 'main' }).map(({ id }) => id)
}

/** Whether a block lies in the list in one piece, in its order. */
function isTogether(list: readonly StripId[], block: readonly StripId[]): boolean {
	const start = list.indexOf(block[0] as StripId)
	return block.every((id, at) => list[start + at] === id)
}

test(
	'blocks that four people drop at one spot at once each stay together, round after round',
	{ timeout: 300_000 },
	() => {
		forSeeds(40, (random) => {
			const first = editBy('ann', new Y.Doc(), random.below(2 ** 31))
			const { board } = drawBoard(first, scenes)
			const people = [first, ...['bo', 'cy', 'dee'].map((name) => editBy(name, copyOf(first.doc), random.below(2 ** 31)))] // prettier-ignore
			for (let round = 0; round < 12; round++) {
				const ids = random.shuffle(listed(first.doc, board))
				const spot = { board, list: 'main', before: ids.pop() as StripId } as const
				const blocks = people.map((person) => {
					const block = ids.splice(0, 2 + random.below(3))
					moveStrips(person, block, spot)
					return block
				})
				merge(...people.map(({ doc }) => doc))
				const list = listed(first.doc, board)
				expect(people.map(({ doc }) => listed(doc, board))).toEqual(people.map(() => list))
				expect(list).toHaveLength(24)
				expect(blocks.filter((block) => !isTogether(list, block))).toEqual([])
			}
		})
	}
)

test('and so does a day that is moved with its break while others drop into other days', () => {
	forSeeds(100, (random) => {
		const ann = editBy('ann', new Y.Doc(), random.below(2 ** 31))
		const { board, strip } = drawBoard(ann, '1 2 3 | 4 5 6 | 7 8 9 | 10 11 12 |')
		const bo = editBy('bo', copyOf(ann.doc), random.below(2 ** 31))
		const day = ['4', '5', '6', '|2'].map(strip)
		moveStrips(ann, day, { board, list: 'main', before: random.pick([strip('1'), null]) })
		for (const word of random.some(['1', '2', '9', '10', '12'], 3)) {
			const before = strip(random.pick(['3', '7', '8', '11', '|4']))
			moveStrips(bo, [strip(word)], { board, list: 'main', before })
		}
		merge(ann.doc, bo.doc)
		expect(isTogether(listed(bo.doc, board), day)).toBe(true)
	})
})
