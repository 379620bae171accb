import { describe, expect, test } from 'vitest'
import type { Edit } from '#model/core/edit.ts'
import { changeLines } from '#model/deliverables/commands/lines.ts'
import { addRecipient } from '#model/deliverables/commands/recipients.ts'
import { addSchedule } from '#model/deliverables/commands/schedule.ts'
import type { ChecklistRow } from '#model/deliverables/queries/checklist.ts'
import {
	burnUpOf,
	countOn,
	coursesOf,
	qcRoundsOf,
	standings,
	standingsOf
} from '#model/deliverables/queries/course.ts'
import { statuses, wayTo } from '#model/deliverables/status.ts'
import { addDays } from '#model/production/calendar.ts'
import {
	checklistIn,
	everything,
	owing,
	step,
	trackIn,
	walk
} from '../../../../support/deliveries.ts'
import { forSeeds, type Random } from '../../../../support/random.ts'

const first = '2026-02-20'
const span = 30
const days = Array.from({ length: span + 4 }, (_, at) => addDays(first, at - 2))
const toQc = ['in-progress', 'ready', 'delivered', 'received', 'in-qc'] as const

const on = (date: string) => ({ ...everything, date })

describe('progress over time', () => {
	test('counts mandatory lines from the day they were settled', () => {
		const { edit, lines, line } = owing()
		walk(edit, line, ...toQc)
		step(edit, line, 'accepted', on('2026-03-05'))
		step(edit, lines[1] ?? line, 'waived', on('2026-03-09'))
		step(edit, lines[2] ?? line, 'waived', on('2026-03-07'))
		const [course] = coursesOf(checklistIn(edit))
		expect(course).toMatchObject({
			mandatory: 2,
			settled: [
				{ date: '2026-03-05', count: 1 },
				{ date: '2026-03-09', count: 2 }
			]
		})
	})

	test('goes back when something is taken up again, and has no point for a day that changed nothing', () => {
		const { edit, line } = owing()
		step(edit, line, 'waived', on('2026-03-05'))
		step(edit, line, 'not-started', { reason: 'Sold again' })
		const [course] = coursesOf(checklistIn(edit))
		// It was taken up on the day of writing, which is before the day it was waived for.
		expect(course?.settled).toEqual([])
		walk(edit, line, 'in-progress')
		step(edit, line, 'waived', on('2026-03-10'))
		expect(coursesOf(checklistIn(edit))[0]?.settled).toEqual([{ date: '2026-03-10', count: 1 }])
	})
})

test('QC is passed or failed round by round; what is in QC is in none', () => {
	const { edit, lines, line } = owing()
	walk(edit, line, ...toQc, 'rejected', ...toQc, 'accepted-conditional')
	walk(edit, lines[1] ?? line, ...toQc, 'accepted')
	walk(edit, lines[2] ?? line, ...toQc)
	expect(qcRoundsOf(checklistIn(edit))).toEqual([
		{ round: 1, passed: 1, failed: 1 },
		{ round: 2, passed: 1, failed: 0 }
	])
})

test('every line stands in one place, and late is what the checklist calls late', () => {
	const { edit, lines, line } = owing()
	walk(edit, line, 'in-progress')
	walk(edit, lines[2] ?? line, 'na')
	const [told] = standingsOf(checklistIn(edit, '2026-05-02'))
	expect(told?.counts).toEqual({ settled: 1, 'with-them': 0, 'in-time': 0, 'at-risk': 0, late: 2 })
})

test('lines without a day are in no plan, and are told', () => {
	const { edit, recipient } = owing()
	const other = addRecipient(edit, { name: 'Kanal Nord' })
	if (!other.ok) throw new Error(other.reason)
	addSchedule(edit, other.value, [{ name: 'Stills', category: 'publicity' }])
	const plan = burnUpOf(checklistIn(edit))
	expect(plan).toMatchObject({ lines: 4, undated: 1, due: [{ date: '2026-05-01', count: 3 }] })
	expect(recipient).toBeDefined()
})

/** A delivery of two recipients that went on for a month, with days written down as people do. */
function someDelivery(random: Random): Edit {
	const schedule = () =>
		Array.from({ length: 2 + random.below(6) }, (_, at) => ({
			...{ name: `Thing ${at}`, category: 'paper' as const },
			...{ mandatory: random.chance(0.7), due: random.chance(0.8) ? random.pick(days) : '' }
		}))
	const { edit, lines } = owing(schedule())
	const other = addRecipient(edit, { name: 'Kanal Nord' })
	const more = other.ok ? addSchedule(edit, other.value, schedule()) : other
	const all = [...lines, ...(more.ok ? more.value.added : [])]
	for (let tries = 0; tries < 70; tries++) {
		const line = random.pick(all)
		const [onward = 'rejected'] = wayTo(trackIn(edit, line).status, 'accepted')
		const to = random.chance(0.7) ? onward : random.pick(statuses)
		step(edit, line, to, on(random.chance(0.8) ? random.pick(days) : '2026-03-02'))
	}
	if (random.chance(0.3)) changeLines(edit, [random.pick(all)], { mandatory: false })
	return edit
}

/** The status of a line at the end of a day, by looking at every step and all before it. */
function statusOn({ track }: ChecklistRow, day: string): string {
	let status = 'not-started'
	track.steps.forEach((each, at) => {
		const upTo = track.steps.slice(0, at + 1)
		if (upTo.every((before) => (before.date || before.at.slice(0, 10)) <= day)) status = each.to
	})
	return status
}

const settled = ['accepted', 'waived', 'na', 'cancelled']
const gone = [...settled, 'delivered', 'received', 'in-qc', 'accepted-conditional', 'superseded']

test('every curve is what a slow recount comes to, on every day', () => {
	forSeeds(12, (random) => {
		const rows = checklistIn(someDelivery(random), random.pick(days))
		const plan = burnUpOf(rows)
		const count = (of: readonly ChecklistRow[], day: string, among: readonly string[]) =>
			of.filter((row) => among.includes(statusOn(row, day))).length
		for (const day of days) {
			expect(countOn(plan.settled, day)).toBe(count(rows, day, settled))
			expect(countOn(plan.delivered, day)).toBe(count(rows, day, gone))
			expect(countOn(plan.due, day)).toBe(rows.filter(({ due }) => due && due <= day).length)
			for (const course of coursesOf(rows)) {
				const own = rows.filter(
					({ line, recipient }) => line.mandatory && recipient === course.recipient
				)
				expect(course.mandatory).toBe(own.length)
				expect(countOn(course.settled, day)).toBe(count(own, day, settled))
			}
		}
		for (const { recipient, lines, counts } of standingsOf(rows)) {
			const own = rows.filter((row) => row.recipient === recipient)
			expect(lines).toBe(own.length)
			expect(standings.reduce((sum, each) => sum + counts[each], 0)).toBe(lines)
			expect(counts.late).toBe(own.filter(({ timing }) => timing === 'late').length)
			expect(counts['at-risk']).toBe(own.filter(({ timing }) => timing === 'at-risk').length)
		}
		const told = qcRoundsOf(rows)
		for (let round = 1; round < 9; round++) {
			const [passed, failed] = verdicts(rows, round)
			const found = told.find((each) => each.round === round) ?? { passed: 0, failed: 0 }
			expect([found.passed, found.failed]).toEqual([passed, failed])
		}
	})
})

function verdicts(rows: readonly ChecklistRow[], round: number): [number, number] {
	let [passed, failed] = [0, 0]
	for (const { track } of rows) {
		const own = track.steps.filter((each) => each.round === round).map(({ to }) => to)
		const after = own.indexOf('in-qc') === -1 ? undefined : own[own.indexOf('in-qc') + 1]
		if (after === 'rejected') failed += 1
		else if (after !== undefined) passed += 1
	}
	return [passed, failed]
}
