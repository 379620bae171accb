import * as Y from 'yjs'
import type { Edit } from '../../src/lib/model/core/edit.ts'
import { readProduction } from '../../src/lib/model/production/records.ts'
import { clashes } from '../../src/lib/model/stripboard/clashes/clashes.ts'
import { clashesAfter } from '../../src/lib/model/stripboard/clashes/landing.ts'
import { addEvent } from '../../src/lib/model/stripboard/commands/availability.ts'
import { addElement } from '../../src/lib/model/stripboard/commands/elements.ts'
import { boardOf } from '../../src/lib/model/stripboard/queries/board.ts'
import { doodChart } from '../../src/lib/model/stripboard/queries/dood-chart.ts'
import type { BoardId } from '../../src/lib/model/stripboard/records/board.ts'
import { readStripboard, type StripboardState } from '../../src/lib/model/stripboard/state.ts'
import { drawBoard } from '../../tests/support/builders.ts'
import { seededRandom, type Random } from '../../tests/support/random.ts'
import { Figures } from '../lib/figures.ts'
import type { Scenario } from '../lib/scenario.ts'

const people = 60

/** Everything that follows from a board, worked out from nothing: what one edit may cost at worst. */
export const recompute: Scenario = {
	name: 'recompute',
	about: 'dates, totals, day-out-of-days and flags of a whole board from its records, in Node',
	needs: [],
	run({ reps, isQuick, seed, say }) {
		const figures = new Figures()
		for (const strips of isQuick ? [40] : [400, 3000]) {
			const { doc, board } = makeBoard(strips, isQuick ? 100 : 1500, seededRandom(seed))
			const production = readProduction(doc)
			const group = `${strips} strips`
			const rounds = reps * (isQuick ? 1 : 10)
			for (let round = 0; round < rounds; round++) {
				if (round === 0) say(`recompute ${group}`)
				// Records read anew: no row is remembered from the round before.
				const state = readStripboard(doc)
				note(figures, group, { state, production, board })
			}
		}
		const notes = ['records are read before the clock starts; no row of them is known yet']
		return Promise.resolve({ figures, notes, broken: [] })
	}
}

type Given = {
	state: StripboardState
	production: ReturnType<typeof readProduction>
	board: BoardId
}

function note(figures: Figures, group: string, { state, production, board }: Given): void {
	const times = [performance.now()]
	const view = boardOf(state, production, board)
	times.push(performance.now())
	const plan = { state, production, units: [view] }
	doodChart(plan, 'cast')
	times.push(performance.now())
	const found = clashes(plan)
	times.push(performance.now())
	const day = view.days[Math.floor(view.days.length / 2)]
	const rows = view.days[0]?.rows.slice(0, 3) ?? []
	if (day) clashesAfter(plan, { rows, day, before: day.rows[0]?.id ?? null })
	times.push(performance.now())
	const took = (at: number) => (times[at] ?? 0) - (times[at - 1] ?? 0)
	figures.add(group, 'flags found', found.length)
	figures.add(group, 'dates and totals ms', took(1))
	figures.add(group, 'day out of days ms', took(2))
	figures.add(group, 'flags ms', took(3))
	figures.add(group, 'all ms', took(1) + took(2) + took(3))
	figures.add(group, 'flags of a landing ms', took(4))
}

/** A board of scenes in days of seven strips, with so many links to its people and things. */
function makeBoard(strips: number, links: number, random: Random): { doc: Y.Doc; board: BoardId } {
	const doc = new Y.Doc()
	const edit: Edit = { doc, newId: random.id, random: random.next, origin: 'bench' }
	doc.getMap('settings').set('startDate', '2026-03-02')
	const words = Array.from({ length: strips }, (_, at) =>
		at % 7 === 6 ? '|' : `${at + 1}:${1 + random.below(12)}`
	)
	const drawn = drawBoard(edit, words.join(' '))
	const numbers = words.filter((word) => word !== '|').map((word) => word.split(':')[0] ?? '')
	for (let count = 0; count < links; count++) {
		const category = count % 3 === 0 ? ('props' as const) : ('cast' as const)
		const name = `${category} ${random.below(people)}`
		const added = addElement(edit, drawn.scene(random.pick(numbers)), { category, name })
		if (added.ok && random.chance(0.05))
			addEvent(edit, added.value, { kind: 'unavailable', from: '2026-03-12', to: '2026-03-14' })
	}
	return { doc, board: drawn.board }
}
