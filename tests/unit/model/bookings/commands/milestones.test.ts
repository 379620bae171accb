import { expect, test } from 'vitest'
import {
	addMilestone,
	beginSchedule,
	changeMilestone,
	changePlan,
	issueSchedule,
	moveMilestones,
	needMilestone,
	orderMilestone,
	removeMilestone
} from '#model/bookings/commands/milestones.ts'
import type { MilestoneId } from '#model/bookings/records/milestone.ts'
import { postPlan } from '#model/bookings/records/post-plan.ts'
import { must } from '#model/core/invariant.ts'
import { done } from '../../../../support/bookings.ts'
import { copyOf, editBy, merge } from '../../../../support/builders.ts'
import { Post } from '../../../../support/post-schedule.ts'

const film = { episode: '', wrap: '', delivery: '2026-12-18' }
const nobody = 'nobody' as MilestoneId

test('what cannot be said is refused, and changes nothing', () => {
	const post = Post.from('feature', [film])
	const { edit } = post
	const lock = post.id('Picture lock')
	const before = post.rows
	for (const values of [
		{ name: ' ' },
		{ date: '2026-02-30' },
		{ anchor: lock },
		{ anchor: 'nothing of the kind' },
		{ began: '2026-04-02', ended: '2026-04-01' },
		{ offset: 1000 },
		{ length: -1 }
	])
		expect(changeMilestone(edit, lock, values)).toEqual({ ok: false, reason: 'bad-value' })
	expect(addMilestone(edit, { name: '' })).toEqual({ ok: false, reason: 'bad-value' })
	expect(beginSchedule(edit, [], [film])).toEqual({ ok: false, reason: 'bad-value' })
	expect(needMilestone(edit, lock, { id: lock, needed: true })).toEqual({
		...{ ok: false, reason: 'bad-value' }
	})
	expect(changePlan(edit, { daysOff: '1111111' })).toEqual({ ok: false, reason: 'bad-value' })
	expect(changePlan(edit, { wrap: 'soon' })).toEqual({ ok: false, reason: 'bad-value' })
	expect(post.rows).toEqual(before)
})

test('what is gone is refused', () => {
	const { edit } = Post.from('feature', [film])
	const gone = { ok: false, reason: 'milestone-gone' }
	expect(changeMilestone(edit, nobody, { name: 'Lock' })).toEqual(gone)
	expect(moveMilestones(edit, [{ id: nobody, values: { offset: 1 } }])).toEqual(gone)
	expect(removeMilestone(edit, nobody)).toEqual(gone)
	expect(orderMilestone(edit, nobody, null)).toEqual(gone)
	expect(needMilestone(edit, nobody, { id: nobody, needed: true })).toEqual(gone)
})

test('a milestone is added where it is wanted, and put elsewhere', () => {
	const post = Post.from('feature', [film])
	const id = done(addMilestone(post.edit, { name: ' Test screening ' }, post.id('Picture lock')))
	const names = () => post.rows.map(({ milestone }) => milestone.name)
	expect(names().indexOf('Test screening')).toBe(names().indexOf('Picture lock') + 1)
	done(orderMilestone(post.edit, id, null))
	expect(names()[0]).toBe('Test screening')
	done(orderMilestone(post.edit, id, post.id('Delivery')))
	expect(names().slice(-3, -1)).toEqual(['Delivery', 'Test screening'])
})

test('an issue keeps the first dates as the baseline, and tells what has changed since the last', () => {
	const post = Post.from('feature', [film])
	const issue = (on: string) => {
		const dates = post.rows.map(({ milestone, start, end }) => ({ id: milestone.id, start, end }))
		return done(issueSchedule(post.edit, dates, on))
	}
	expect(issue('2026-04-01')).toBe(1)
	expect(post.rows.some(({ changed }) => changed)).toBe(false)
	const { offset } = post.milestone('Picture lock')
	done(changeMilestone(post.edit, post.id('Picture lock'), { offset: offset + 2 }))
	expect(post.row('Picture lock')).toMatchObject({ changed: true, late: 2 })
	expect(post.row('Director’s cut')).toMatchObject({ changed: false, late: 0 })
	expect(issue('2026-04-08')).toBe(2)
	expect(post.row('Picture lock')).toMatchObject({ changed: false, late: 2 })
	expect(postPlan.read(post.edit.doc)).toMatchObject({ issues: 2, issuedOn: '2026-04-08' })
	expect(issueSchedule(post.edit, [{ id: nobody, start: '', end: '' }], '2026-04-09').ok).toBe(
		false
	)
})

test('two people move two milestones at once: both stand', () => {
	const post = Post.from('feature', [film])
	const bo = editBy('bo', copyOf(post.edit.doc), 9)
	const [lock, grade] = [post.id('Picture lock'), post.id('Colour grade')]
	done(moveMilestones(post.edit, [{ id: lock, values: { offset: 4 } }]))
	done(moveMilestones(bo, [{ id: grade, values: { offset: 33 } }]))
	merge(post.edit.doc, bo.doc)
	const offset = (id: MilestoneId) => must(post.input.milestones.get(id), 'it is there').offset
	expect([offset(lock), offset(grade)]).toEqual([4, 33])
})
