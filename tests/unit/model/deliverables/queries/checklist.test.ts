import { describe, expect, test } from 'vitest'
import { changeLines, removeLines, restoreLine } from '#model/deliverables/commands/lines.ts'
import { removeDeliverables } from '#model/deliverables/commands/deliverables.ts'
import {
	addRecipient,
	changeRecipient,
	removeRecipient
} from '#model/deliverables/commands/recipients.ts'
import { addSchedule } from '#model/deliverables/commands/schedule.ts'
import type { DeliverableId } from '#model/deliverables/records/deliverable.ts'
import { progressOf } from '#model/deliverables/queries/checklist.ts'
import { readDeliveries } from '#model/deliverables/state.ts'
import { statuses } from '#model/deliverables/status.ts'
import { copyOf, editBy, merge } from '../../../../support/builders.ts'
import { forSeeds } from '../../../../support/random.ts'
import {
	checklistIn,
	everything,
	film,
	lineOf,
	owing,
	step,
	storedLine,
	walk
} from '../../../../support/deliveries.ts'

const timing = (edit: Parameters<typeof checklistIn>[0], name: string, today: string) =>
	checklistIn(edit, today).find(({ deliverable }) => deliverable.name === name)

describe('the checklist', () => {
	test('goes by recipient, category and order', () => {
		const { edit } = owing()
		const names = checklistIn(edit).map(({ deliverable }) => deliverable.name)
		expect(names).toEqual(['Feature master', 'Textless elements', 'Music cue sheet'])
	})

	test('has one status for each recipient of one thing', () => {
		const { edit, recipient, lines: first } = owing()
		const other = addRecipient(edit, { name: 'Kanal Nord' })
		if (!other.ok) throw new Error(other.reason)
		addSchedule(edit, other.value, film)
		walk(edit, lineOf(edit, 'Feature master', recipient), 'in-progress', 'ready')
		const rows = checklistIn(edit).filter(
			({ deliverable }) => deliverable.name === 'Feature master'
		)
		expect(rows.map(({ track }) => track.status)).toEqual(['ready', 'not-started'])
		expect(new Set(rows.map(({ deliverable }) => deliverable.id)).size).toBe(1)
		expect(first).toHaveLength(3)
	})

	test('has one line where two people put the same on it at once', () => {
		const { edit, recipient } = owing([{ name: 'Feature master', category: 'picture' }])
		const bo = editBy('bo', copyOf(edit.doc))
		const stills = { name: 'Stills', category: 'publicity' } as const
		addSchedule(edit, recipient, [stills])
		addSchedule(bo, recipient, [stills])
		merge(edit.doc, bo.doc)
		const [mine, theirs] = [edit, bo].map((each) => checklistIn(each).map(({ line }) => line.id))
		expect(mine).toEqual(theirs)
	})

	test('leaves out removed lines, and everything of a removed recipient', () => {
		const { edit, recipient } = owing()
		removeLines(edit, [lineOf(edit, 'Textless elements')])
		expect(checklistIn(edit)).toHaveLength(2)
		removeRecipient(edit, recipient)
		expect(checklistIn(edit)).toEqual([])
	})

	test('has a line again that is restored, with what it owes; not one of a recipient who is gone', () => {
		const { edit, recipient } = owing()
		const line = lineOf(edit, 'Textless elements')
		removeLines(edit, [line], { name: 'Bo Berg' })
		expect(storedLine(edit, line).removedBy).toBe('Bo Berg')
		removeDeliverables(edit, [storedLine(edit, line).deliverable as DeliverableId])
		expect(restoreLine(edit, line).ok).toBe(true)
		expect(checklistIn(edit).map(({ line }) => line.id)).toContain(line)
		expect(restoreLine(edit, line)).toEqual({ ok: false, reason: 'line-gone' })
		removeLines(edit, [line])
		removeRecipient(edit, recipient)
		expect(restoreLine(edit, line)).toEqual({ ok: false, reason: 'recipient-gone' })
	})
})

describe('a line is', () => {
	test('late from the day after, until it is delivered', () => {
		const { edit } = owing()
		const late = (today: string) => timing(edit, 'Music cue sheet', today)?.timing
		expect([late('2026-05-01'), late('2026-05-02')]).toEqual(['fine', 'late'])
		walk(edit, lineOf(edit, 'Music cue sheet'), 'in-progress', 'ready', 'delivered')
		expect(late('2026-05-02')).toBe('fine')
	})

	test('at risk, by name, when what it needs leaves it fewer days than it takes', () => {
		const { edit, recipient } = owing([
			{ name: 'Final mix', category: 'sound', due: '2026-04-10' },
			{ name: 'M&E 5.1', category: 'sound', due: '2026-04-20', leadDays: 12, needs: ['Final mix'] }
		])
		const mix = storedLine(edit, lineOf(edit, 'Final mix', recipient))
		const row = () => timing(edit, 'M&E 5.1', '2026-03-02')
		expect(row()).toMatchObject({ timing: 'at-risk', risks: [mix.deliverable] })
		changeLines(edit, [mix.id], { due: '2026-04-08' })
		expect(row()).toMatchObject({ timing: 'fine', risks: [] })
		changeLines(edit, [mix.id], { due: '2026-04-10' })
		walk(edit, mix.id, 'in-progress', 'ready')
		expect(row()).toMatchObject({ timing: 'fine', risks: [] })
	})
})

describe('the clock', () => {
	test('runs for the recipient from receipt, and says when silence begins to count', () => {
		const { edit, recipient } = owing()
		changeRecipient(edit, recipient, { inspectionDays: 21, silence: 'accepted' })
		const master = lineOf(edit, 'Feature master')
		walk(edit, master, 'in-progress', 'ready', 'delivered')
		step(edit, master, 'received', { receivedBy: 'Kim', date: '2026-03-02' })
		const clock = timing(edit, 'Feature master', '2026-03-20')?.clock
		expect(clock).toEqual({ kind: 'inspection', ends: '2026-03-23', days: 3 })
	})

	test('runs against us from a rejection', () => {
		const { edit } = owing()
		const master = lineOf(edit, 'Feature master')
		walk(edit, master, 'in-progress', 'ready', 'delivered')
		step(edit, master, 'rejected', { ...everything, date: '2026-03-02' })
		const clock = timing(edit, 'Feature master', '2026-03-15')?.clock
		expect(clock).toEqual({ kind: 'cure', ends: '2026-03-12', days: -3 })
	})
})

describe('the percentage', () => {
	test('counts mandatory lines only, and is complete when each is accepted, waived or n/a', () => {
		const { edit } = owing()
		walk(edit, lineOf(edit, 'Feature master'), 'na')
		expect(progressOf(checklistIn(edit))).toMatchObject({ mandatory: 2, settled: 1, percent: 50 })
		walk(edit, lineOf(edit, 'Textless elements'), 'waived')
		expect(progressOf(checklistIn(edit))).toMatchObject({ percent: 100, isComplete: true })
		expect(progressOf([])).toMatchObject({ percent: null, isComplete: false })
	})

	test('is what a slow recount comes to, for each recipient', () => {
		forSeeds(15, (random) => {
			const names = Array.from({ length: 12 }, (_, at) => `Thing ${at}`)
			const schedule = () =>
				random.some(names, names.length).map((name) => ({
					...{ name, category: 'paper' as const, mandatory: random.chance(0.7) }
				}))
			const { edit, lines } = owing(schedule())
			const other = addRecipient(edit, { name: 'Kanal Nord' })
			const more = other.ok ? addSchedule(edit, other.value, schedule()) : other
			const all = [...lines, ...(more.ok ? more.value.added : [])]
			for (let tries = 0; tries < 80; tries++) step(edit, random.pick(all), random.pick(statuses))
			if (random.chance(0.5)) removeLines(edit, [random.pick(all)])
			const rows = checklistIn(edit)
			for (const recipient of new Set(rows.map((row) => row.recipient))) {
				const own = rows.filter((row) => row.recipient === recipient)
				const progress = progressOf(own)
				const { mandatory, done } = recount(edit, recipient.id)
				expect([progress.mandatory, progress.settled]).toEqual([mandatory, done])
				expect(progress.percent).toBe(mandatory === 0 ? null : Math.floor((100 * done) / mandatory))
				expect(progress.isComplete).toBe(mandatory > 0 && done === mandatory)
			}
		})
	})
})

/** Counts by the records alone: a line is done when the newest step that anybody took with it says so. */
function recount({ doc }: Parameters<typeof checklistIn>[0], recipient: string) {
	const { lines, steps } = readDeliveries(doc)
	let [mandatory, done] = [0, 0]
	for (const line of lines.values()) {
		if (line.removed || line.recipient !== recipient || !line.mandatory) continue
		mandatory += 1
		const own = [...steps.values()].filter((each) => each.line === line.id)
		const newest = own.reduce<(typeof own)[number] | null>(
			(last, each) => (last === null || each.at > last.at ? each : last),
			null
		)
		if (['accepted', 'waived', 'na', 'cancelled'].includes(newest?.to ?? '')) done += 1
	}
	return { mandatory, done }
}
