import { describe, expect, test } from 'vitest'
import {
	changeMilestone,
	changePlan,
	needMilestone,
	removeMilestone
} from '#model/bookings/commands/milestones.ts'
import type { Milestone, MilestoneId } from '#model/bookings/records/milestone.ts'
import { postSchedule, standsFast, type ScheduleInput } from '#model/bookings/schedule/dates.ts'
import { scheduleTemplates } from '#model/bookings/schedule/templates/templates.ts'
import { done } from '../../../../support/bookings.ts'
import { Post } from '../../../../support/post-schedule.ts'
import { seededRandom } from '../../../../support/random.ts'

const film = { episode: '', wrap: '', delivery: '2026-12-18' }
const episodes = [1, 2].map((number) => ({
	episode: `10${number}`,
	wrap: `2026-03-${10 + 7 * number}`,
	delivery: ''
}))

describe('a feature', () => {
	test('is laid out from the last shooting day, on working days only', () => {
		const post = Post.from('feature', [film])
		expect(post.rows).toHaveLength(30)
		for (const { milestone, start, end, dateless } of post.rows) {
			expect({ name: milestone.name, dateless }).toEqual({ name: milestone.name, dateless: null })
			expect(post.input.calendar.isWorkDay(start) && post.input.calendar.isWorkDay(end)).toBe(true)
			expect(start <= end).toBe(true)
		}
		expect(post.row('Editor’s assembly')).toMatchObject({ start: '2026-03-30', end: '2026-04-08' })
		// Ten weeks for the director, at least.
		expect(post.row('Director’s cut')).toMatchObject({ start: '2026-04-09', end: '2026-06-17' })
	})

	test.each(scheduleTemplates)('$name needs nothing that is not over', ({ id }) => {
		const post = Post.from(id, id === 'television' ? episodes : [film])
		const early = post.rows.filter(({ before }) => before.length > 0)
		expect(early.map(({ milestone }) => milestone.name)).toEqual([])
	})

	test('moves with the last shooting day, and stops where a date stands fast', () => {
		const post = Post.from('feature', [film])
		const was = post.row('Picture lock').start
		post.wrap = '2026-03-30'
		expect(post.row('Picture lock').start).toBe(post.input.calendar.add(was, 1))
		expect(post.row('Delivery').start).toBe('2026-12-18')
	})

	test('waits for a last shooting day, and says so', () => {
		const post = Post.from('feature', [film])
		post.wrap = ''
		expect(post.row('Editor’s assembly').dateless).toBe('no-wrap')
		expect(post.row('Picture lock').dateless).toBe('anchor-dateless')
		done(changePlan(post.edit, { wrap: '2026-03-27' }))
		expect(post.row('Editor’s assembly').start).toBe('2026-03-30')
	})

	test('passes over holidays and the days off of its own week', () => {
		const post = Post.from('feature', [film])
		post.holidays = new Map([['2026-03-30', 'A holiday']])
		expect(post.row('Editor’s assembly').start).toBe('2026-03-31')
		done(changePlan(post.edit, { daysOff: '0100011' }))
		expect(post.row('Editor’s assembly').start).toBe('2026-04-01')
	})
})

describe('a series', () => {
	test('is laid out once for each episode, from its own last day', () => {
		const post = Post.from('television', episodes)
		expect(post.rows).toHaveLength(48)
		expect(post.row('Last shooting day', '101').start).toBe('2026-03-17')
		expect(post.row('Editor’s cut', '102').start).toBe('2026-03-31')
		const [lock, delivery] = [post.row('Picture lock', '101'), post.row('Delivery', '101')]
		expect(post.input.calendar.add(lock.start, 19)).toBe(delivery.start)
	})
})

describe('what happened', () => {
	test('outranks what was planned, and carries what hangs on it', () => {
		const post = Post.from('feature', [film])
		const planned = post.row('Director’s cut').start
		done(changeMilestone(post.edit, post.id('Editor’s assembly'), { ended: '2026-04-10' }))
		expect(post.row('Editor’s assembly').end).toBe('2026-04-10')
		expect(post.row('Director’s cut').start).toBe(post.input.calendar.add(planned, 2))
	})
})

describe('what cannot be dated', () => {
	test('two that are counted from each other have no date, and neither has what hangs on them', () => {
		const post = Post.from('feature', [film])
		done(
			changeMilestone(post.edit, post.id('Editor’s assembly'), { anchor: post.id('Picture lock') })
		)
		expect(post.row('Editor’s assembly').dateless).toBe('circle')
		expect(post.row('Picture lock').dateless).toBe('circle')
		expect(post.row('Delivery').dateless).toBe(null)
	})

	test('one whose anchor was removed says so', () => {
		const post = Post.from('feature', [film])
		done(removeMilestone(post.edit, post.id('Editor’s assembly')))
		expect(post.row('Director’s cut').dateless).toBe('anchor-gone')
	})

	test('one that begins before what it needs names it', () => {
		const post = Post.from('feature', [film])
		const [grade, mix] = [post.id('Colour grade'), post.id('Final mix')]
		done(needMilestone(post.edit, grade, { id: mix, needed: true }))
		expect(post.row('Colour grade').before).toEqual([mix])
		done(needMilestone(post.edit, grade, { id: mix, needed: false }))
		expect(post.row('Colour grade').before).toEqual([])
	})
})

const seed = Number(process.env['DAYBREAK_SEED'] ?? Date.now() % 1_000_000)

test(`a milestone may slip by its float and by no day more (seed ${seed})`, () => {
	const random = seededRandom(seed)
	for (let round = 0; round < 10; round++) {
		const post = Post.from('feature', [film])
		for (const { milestone } of post.rows)
			if (random.chance(0.1) && !milestone.date)
				done(changeMilestone(post.edit, milestone.id, { date: post.row(milestone.name).start }))
		for (const { milestone, float } of post.rows) {
			if (float === null || float < 0 || standsFast(milestone)) continue
			const by = (days: number) => brokenWhenSlipped(post.input, milestone.id, days)
			expect({ seed, round, name: milestone.name, float, ...by(float) }).toMatchObject({
				broken: []
			})
			expect({ seed, round, name: milestone.name, float, ...by(float + 1) }).not.toMatchObject({
				broken: []
			})
		}
	}
})

/** Tries it: the needs that are broken by a slip and were not before. */
function brokenWhenSlipped(input: ScheduleInput, id: MilestoneId, days: number) {
	const milestone = input.milestones.get(id) as Milestone
	const moved = { ...milestone, offset: milestone.offset + days }
	const after = postSchedule({ ...input, milestones: new Map(input.milestones).set(id, moved) })
	const before = postSchedule(input).byId
	const broken = after.rows.filter(
		(row) => row.before.length > (before.get(row.milestone.id)?.before.length ?? 0)
	)
	return { broken: broken.map((row) => row.milestone.name) }
}
