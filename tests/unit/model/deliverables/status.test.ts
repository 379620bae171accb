import { describe, expect, test } from 'vitest'
import { neededEvidence } from '#model/deliverables/queries/track.ts'
import {
	isReadyAtLeast,
	isRuled,
	isSettled,
	nextStatuses,
	statuses,
	transitionOf,
	transitions,
	wayTo
} from '#model/deliverables/status.ts'
import { everything, owing, step, trackIn, walk } from '../../../support/deliveries.ts'

/*
 * The vocabulary of delivery as the trade uses it, row by row: from, to, who decides, what has to be
 * shown. The last three rows are ours: a slip is taken back, a request is withdrawn.
 */
const table = `
not-started          | in-progress          | coordinator vendor    |
not-started          | waived               | recipient             | letter date
not-started          | deferred             | supervisor            | reason
not-started          | na                   | supervisor            | reason
in-progress          | ready                | coordinator vendor    | file label
in-progress          | not-started          | coordinator vendor    |
in-progress          | waived               | recipient             | letter date
in-progress          | deferred             | supervisor            | reason
ready                | delivered            | supervisor            | approvedBy checksum reference date
ready                | in-progress          | supervisor            |
delivered            | received             | coordinator           | receivedBy date
delivered            | rejected             | recipient             | reason date
delivered            | in-progress          | coordinator           | reason
received             | in-qc                | recipient coordinator |
received             | accepted             | recipient             | letter date
received             | rejected             | recipient             | reason date
in-qc                | accepted             | recipient lab         | report lab operator date
in-qc                | accepted-conditional | recipient lab         | report lab operator date points deadline
in-qc                | rejected             | recipient lab         | report lab operator date reason
accepted-conditional | accepted             | recipient             | letter date
accepted-conditional | rejected             | recipient             | reason date
rejected             | in-progress          | coordinator vendor    |
accepted             | superseded           | recipient             | reason date
superseded           | in-progress          | coordinator vendor    |
waived               | not-started          | supervisor            | reason
deferred             | not-started          | supervisor            | reason
na                   | not-started          | supervisor            | reason
not-started          | cancelled            | recipient             | letter
in-progress          | cancelled            | recipient             | letter
ready                | cancelled            | recipient             | letter
`
	.trim()
	.split('\n')
	.map((row) => row.split('|').map((cell) => cell.trim()))

test.each(table)('from %s to %s: decided by %s, showing "%s"', (from, to, by, needs) => {
	const transition = transitionOf(from as never, to as never)
	expect(transition?.by.join(' ')).toBe(by)
	expect(transition?.needs.join(' ')).toBe(needs)
})

test('there is no step beside those of the table', () => {
	const all = statuses.flatMap((from) => nextStatuses(from).map((to) => `${from} > ${to}`))
	expect(all.sort()).toEqual(table.map(([from, to]) => `${from} > ${to}`).sort())
})

/** A paper at a status, by the shortest way there is. */
function paperAt(from: (typeof statuses)[number]) {
	const { edit, line } = owing([{ name: 'Dialogue list', category: 'paper' }])
	walk(edit, line, ...wayTo('not-started', from))
	expect(trackIn(edit, line).status).toBe(from)
	return { edit, line }
}

describe.each(statuses)('from %s', (from) => {
	const { edit, line } = paperAt(from)
	const inTable = new Set(table.filter(([start]) => start === from).map(([, to]) => to))
	const before = trackIn(edit, line)

	test.each(statuses.filter((to) => !inTable.has(to)))('there is no step to %s', (to) => {
		const way = wayTo(from, to)
		expect(step(edit, line, to)).toEqual({ kind: 'wrong-step', from, to, way })
		if (from !== to && way.length > 0) expect(way.at(-1)).toBe(to)
		expect(trackIn(edit, line).steps).toEqual(before.steps)
	})

	test.each(statuses.filter((to) => inTable.has(to)))(
		'the step to %s is taken with what has to be shown, and not when any of it is missing',
		(to) => {
			const { edit, line } = paperAt(from)
			const transition = transitionOf(from, to)
			for (const each of transition ? neededEvidence(transition, { proofs: [] }) : [])
				expect(step(edit, line, to, { ...everything, [each]: '' })).toEqual({
					kind: 'missing-evidence',
					missing: [each]
				})
			expect(trackIn(edit, line).status).toBe(from)
			expect(step(edit, line, to)).toBeNull()
			expect(trackIn(edit, line).status).toBe(to)
		}
	)
})

test('only making it ready waits for what it depends on, and only paper is accepted without QC', () => {
	const marked = (mark: 'needsPredecessors' | 'onlyWithoutQc' | 'opensRound') =>
		statuses.flatMap((from) =>
			nextStatuses(from)
				.filter((to) => transitions[from][to]?.[mark])
				.map((to) => `${from} > ${to}`)
		)
	expect(marked('needsPredecessors')).toEqual(['in-progress > ready'])
	expect(marked('onlyWithoutQc')).toEqual(['received > accepted'])
	expect(marked('opensRound')).toEqual(['rejected > in-progress', 'superseded > in-progress'])
})

test('acceptance, waiver and reopening are decided once, by the server', () => {
	expect(statuses.filter(isRuled)).toEqual([
		...['accepted-conditional', 'accepted', 'waived', 'superseded']
	])
})

test('what is settled and what is ready is read off the status', () => {
	expect(statuses.filter(isSettled)).toEqual(['accepted', 'waived', 'na', 'cancelled'])
	expect(statuses.filter((status) => !isReadyAtLeast(status))).toEqual([
		...['not-started', 'in-progress', 'rejected']
	])
})

describe('the way to a status', () => {
	test('names every step that is missing', () => {
		expect(wayTo('not-started', 'delivered')).toEqual(['in-progress', 'ready', 'delivered'])
		expect(wayTo('rejected', 'received')).toEqual([
			...['in-progress', 'ready', 'delivered', 'received']
		])
	})

	test('is empty where none leads', () => {
		expect(wayTo('cancelled', 'accepted')).toEqual([])
		expect(wayTo('ready', 'ready')).toEqual([])
	})
})
