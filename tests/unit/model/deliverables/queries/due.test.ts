import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { removeMilestone } from '#model/bookings/commands/milestones.ts'
import { milestoneEnds } from '#model/bookings/schedule/ends.ts'
import { readPost } from '#model/bookings/state.ts'
import type { Edit } from '#model/core/edit.ts'
import { changeLines, type LineValues } from '#model/deliverables/commands/lines.ts'
import { changeRecipient } from '#model/deliverables/commands/recipients.ts'
import { anchorsOf, noAnchors, type Anchors } from '#model/deliverables/queries/due.ts'
import { boardOf, calendarOf } from '#model/stripboard/queries/board.ts'
import { addDays } from '#model/production/calendar.ts'
import { done } from '../../../../support/bookings.ts'
import { Post } from '../../../../support/post-schedule.ts'
import { checklistIn, lineOf, owing } from '../../../../support/deliveries.ts'
import { bornSample } from '../../../../support/sample-docs.ts'

const shot: Anchors = { ...noAnchors, lastShootingDay: '2026-03-13' }

/** When the master of a film is due that hangs on something, as things stand. */
function due(values: LineValues, anchors = shot, before: (edit: Edit) => void = () => {}) {
	const { edit, line } = owing()
	before(edit)
	expect(changeLines(edit, [line], values).ok).toBe(true)
	const row = checklistIn(edit, '2026-03-02', anchors).find((each) => each.line.id === line)
	return row?.due
}

describe('the day of a line that hangs on', () => {
	test('the last shooting day is so many days from it, and moves with the board', () => {
		const hangs: LineValues = { hangsOn: 'last-shooting-day', offset: 70 }
		expect(due(hangs)).toBe('2026-05-22')
		expect(due(hangs, { ...shot, lastShootingDay: '2026-03-20' })).toBe('2026-05-29')
	})

	test('a milestone of post moves with the shoot, and is without a day once that milestone is gone', () => {
		const post = Post.from('feature', [{ episode: '', wrap: '', delivery: '' }])
		const lock = post.id('Picture lock')
		const hangs: LineValues = { hangsOn: 'milestone', milestone: lock, offset: 10 }
		const anchors = () => ({ ...shot, milestones: milestoneEnds(post.facts) })
		const ahead = post.row('Picture lock').end
		expect(due(hangs, anchors())).toBe(addDays(ahead, 10))
		post.wrap = '2026-04-10'
		const behind = post.row('Picture lock').end
		expect(behind > ahead).toBe(true)
		expect(due(hangs, anchors())).toBe(addDays(behind, 10))
		done(removeMilestone(post.edit, lock))
		expect(due({ ...hangs, due: '2026-09-01' }, anchors())).toBe('2026-09-01')
	})

	test('working days leaves out weekends, and what the production does not work on', () => {
		const hangs: LineValues = { hangsOn: 'last-shooting-day', offset: 2, offsetIn: 'working-days' }
		// The 13th is a Friday.
		expect(due(hangs)).toBe('2026-03-17')
		expect(due({ ...hangs, offset: -5 })).toBe('2026-03-06')
		const calendar = {
			...{ startDate: '', weeklyDaysOff: '0000001', exceptions: new Map() },
			holidays: new Map([['2026-03-16', 'A holiday']])
		}
		expect(due(hangs, { ...shot, calendar })).toBe('2026-03-17')
		const never = { ...calendar, weeklyDaysOff: '1111111' }
		expect(due(hangs, { ...shot, calendar: never })).toBe('2026-03-15')
	})

	test('the contract or the delivery date is counted from the recipient’s own', () => {
		const named = (edit: Edit) => {
			const { recipient } = checklistIn(edit)[0] ?? {}
			if (recipient) changeRecipient(edit, recipient.id, { contractDate: '2026-01-10' })
		}
		expect(due({ hangsOn: 'contract', offset: 30 }, noAnchors, named)).toBe('2026-02-09')
		expect(due({ hangsOn: 'delivery', offset: -14 }, noAnchors)).toBe('2026-04-17')
	})

	test('a day that nobody knows yet is its own until then', () => {
		const hangs: LineValues = { hangsOn: 'last-shooting-day', offset: 10, due: '2026-04-04' }
		expect(due(hangs, noAnchors)).toBe('2026-04-04')
		expect(due({ ...hangs, due: '' }, noAnchors)).toBe('2026-05-01')
		expect(due(hangs)).toBe('2026-03-23')
	})
})

test('the last shooting day is read off the main board', () => {
	const { state, production, board } = bornSample()
	const dates = boardOf(state, production, board).days.map(({ date }) => date)
	const { lastShootingDay, calendar } = anchorsOf(state, production, readPost(new Y.Doc()))
	expect(dates).toContain(lastShootingDay)
	expect(dates.filter((date) => date !== null && date > lastShootingDay)).toEqual([])
	expect(calendar).toEqual(calendarOf(production))
	const without = { ...production, settings: { ...production.settings, startDate: '' } }
	expect(anchorsOf(state, without, readPost(new Y.Doc())).lastShootingDay).toBe('')
})

describe('a delay goes along the chain of what waits for what', () => {
	const schedule = [
		{ name: 'ADR', category: 'sound', due: '2026-04-20' },
		{ name: 'Final mix', category: 'sound', due: '2026-04-22', leadDays: 5, needs: ['ADR'] },
		{ name: 'M&E 5.1', category: 'sound', due: '2026-04-30', leadDays: 4, needs: ['Final mix'] },
		{ name: 'DCP OV', category: 'picture', due: '2026-05-10', leadDays: 3, needs: ['M&E 5.1'] }
	] as const
	const told = (edit: Edit, name: string, anchors = noAnchors) => {
		const rows = checklistIn(edit, '2026-03-02', anchors)
		const names = new Map(rows.map(({ deliverable }) => [deliverable.id, deliverable.name]))
		const row = rows.find(({ deliverable }) => deliverable.name === name)
		return [row?.timing, ...(row?.chain ?? []).map((id) => names.get(id))]
	}

	test('and is told by name, down to where it begins', () => {
		const { edit } = owing(schedule)
		// ADR on the 20th and five days of mix: the 25th, in time for the M&E, which begins on the 26th.
		expect(told(edit, 'Final mix')).toEqual(['at-risk', 'ADR'])
		expect(told(edit, 'M&E 5.1')).toEqual(['fine'])
		changeLines(edit, [lineOf(edit, 'ADR')], { due: '2026-05-01' })
		expect(told(edit, 'M&E 5.1')).toEqual(['at-risk', 'Final mix', 'ADR'])
		expect(told(edit, 'DCP OV')).toEqual(['at-risk', 'M&E 5.1', 'Final mix', 'ADR'])
	})

	test('also when it is the shoot that moved', () => {
		const { edit } = owing(schedule)
		const hangs: LineValues = { hangsOn: 'last-shooting-day', offset: 30 }
		changeLines(edit, [lineOf(edit, 'ADR')], hangs)
		expect(told(edit, 'DCP OV', shot)).toEqual(['fine'])
		const late = { ...shot, lastShootingDay: '2026-04-10' }
		expect(told(edit, 'DCP OV', late)).toEqual(['at-risk', 'M&E 5.1', 'Final mix', 'ADR'])
	})
})
