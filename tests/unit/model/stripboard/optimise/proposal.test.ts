import { expect, test } from 'vitest'
import type { Edit } from '#model/core/edit.ts'
import { readProduction } from '#model/production/records.ts'
import { addEvent } from '#model/stripboard/commands/availability.ts'
import { addElement } from '#model/stripboard/commands/elements.ts'
import { boardOf } from '#model/stripboard/queries/board.ts'
import { doodChart } from '#model/stripboard/queries/dood-chart.ts'
import { problemOf } from '#model/stripboard/optimise/from-board.ts'
import { proposalOf, type Proposal } from '#model/stripboard/optimise/proposal.ts'
import { search } from '#model/stripboard/optimise/search.ts'
import { usualWishes, type Wishes } from '#model/stripboard/optimise/wishes.ts'
import type { BoardId } from '#model/stripboard/records/board.ts'
import { readStripboard, type StripboardState } from '#model/stripboard/state.ts'
import type { ProductionState } from '#model/production/records.ts'
import { drawBoard, editBy, production, type Drawn } from '../../../../support/builders.ts'
import { bornSample } from '../../../../support/sample-docs.ts'

type Given = { state: StripboardState; production: ProductionState; board: BoardId }

/** What is proposed for a board after a few thousand moves. */
function proposed({ state, production, board }: Given, wishes: Partial<Wishes> = {}, steps = 8000) {
	const plan = { state, production, units: [boardOf(state, production, board)] }
	const asked = problemOf(plan, board, { ...usualWishes(plan), ...wishes })
	let found = asked.problem.start
	for (const { assignment, steps: done } of search(asked.problem, 1)) {
		found = assignment
		if (done >= steps) break
	}
	return { asked, proposal: proposalOf(asked, found) }
}

const shown = ({ days }: Proposal) =>
	days
		.map(({ rows }) =>
			rows.map((row) => (row.kind === 'scene' ? row.number : row.strip.text)).join(' ')
		)
		.join(' | ')

/** A board drawn with words, and who is in which scenes. */
function board(words: string, cast: Record<string, string> = {}) {
	const edit = editBy('ann')
	const drawn = drawBoard(edit, words)
	for (const [name, numbers] of Object.entries(cast))
		for (const number of numbers.split(' '))
			addElement(edit, drawn.scene(number), { category: 'cast', name })
	const given = (): Given => ({
		state: readStripboard(edit.doc),
		production: production(),
		board: drawn.board
	})
	return { edit, drawn, given }
}

test('whoever is in first and last works on days that touch', () => {
	const { given } = board('1 | 2 | 3 | 4 |', { NELL: '1 4', AMOS: '2 3' })
	const { proposal } = proposed(given())
	expect(proposal.before.hold).toBe(2)
	expect(proposal.after).toMatchObject({ hold: 0, days: 4 })
})

test('no day passes its pages, and closed days and staying strips keep their place', () => {
	const { given, drawn } = board('1 2 | 3 LUNCH 4 | 5 6 | 7 8 |', { NELL: '1 3 5 7', AMOS: '2 8' })
	const limit = { by: 'eighths' as const, most: 16 }
	const closed = new Set([drawn.strip('|2')])
	const { proposal } = proposed(given(), { limit, closed, staying: new Set([drawn.strip('1')]) })
	expect(proposal.after.over).toBe(0)
	expect(shown(proposal).split(' | ')[1]).toBe('3 LUNCH 4')
	expect(shown(proposal).split(' | ')[0]).toMatch(/\b1\b/)
})

function away(edit: Edit, drawn: Drawn, [from, to]: [string, string]): void {
	const made = addElement(edit, drawn.scene('1'), { category: 'cast', name: 'NELL' })
	if (made.ok) addEvent(edit, made.value, { kind: 'unavailable', from, to })
}

test('nobody works on a date on which they are away, if it can be helped', () => {
	const { edit, given, drawn } = board('1 | 2 | 3 |')
	away(edit, drawn, ['2026-03-02', '2026-03-03'])
	const { proposal } = proposed(given())
	expect([proposal.before.away, proposal.after.away]).toEqual([1, 0])
	expect(shown(proposal).split(' | ')[2]).toBe('1')
})

test('a board without days gets as many as its limit needs, and none is passed', () => {
	const { given } = board('1:16 2:16 3:16 4:16 5:16')
	const { proposal } = proposed(given(), {}, 4000)
	expect(proposal.after).toMatchObject({ days: 3, over: 0 })
})

test('banners stay on their day about where they were; those about a move are put aside', () => {
	const { given, drawn } = board('1 LUNCH 2 | 3 MOVE 4 |', { NELL: '1 3', AMOS: '2 4' })
	const { proposal } = proposed(given())
	expect(proposal.after.hold + proposal.after.people.reduce((sum, { work }) => sum + work, 0)).toBe(
		2
	)
	expect(shown(proposal)).toMatch(/^\d LUNCH \d \| \d \d$/)
	expect(proposal.aside).toEqual([drawn.strip('MOVE')])
})

test('hold and work days are those of the day out of days, before and after', () => {
	const given = bornSample()
	const { asked, proposal } = proposed(given, { move: 1 }, 25_000)
	const chartOf = (days: Parameters<typeof doodChart>[0]['units'][number]['days']) =>
		new Map(
			doodChart({ ...given, units: [{ days }] }, 'cast').rows.map((row) => [row.id, row.totals])
		)
	const before = boardOf(given.state, given.production, given.board).days
	const after = proposal.days.map(({ rows }, at) => ({ ...before[at]!, rows }))
	for (const [days, { people }] of [
		[before, proposal.before],
		[after, proposal.after]
	] as const) {
		const chart = chartOf(days)
		asked.people.forEach(({ id }, person) => {
			const { work = 0, hold = 0 } = chart.get(id) ?? {}
			expect(people[person]).toEqual({ work, hold })
		})
	}
	expect(proposal.after.hold).toBeLessThan(proposal.before.hold)
})

test('every strip of the sample board lies in the proposal once, or is put aside', () => {
	const given = bornSample()
	const { proposal } = proposed(given, {}, 3000)
	const { days } = boardOf(given.state, readProduction(given.docs.get('production')!), given.board)
	const ids = days.flatMap(({ rows }) => rows.map(({ id }) => id))
	const found = [
		...proposal.days.flatMap(({ rows }) => rows.map(({ id }) => id)),
		...proposal.aside
	]
	expect(found.sort()).toEqual(ids.sort())
})
