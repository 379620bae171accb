import { expect, test } from 'vitest'
import { changeMilestone, issueSchedule } from '#model/bookings/commands/milestones.ts'
import { marksOf, partOn, postMonths, postWeeks } from '#model/bookings/schedule/months.ts'
import { postDateWords } from '#model/bookings/schedule/words.ts'
import { datesBetween } from '#model/production/calendar.ts'
import { done } from '../../../../support/bookings.ts'
import { Post } from '../../../../support/post-schedule.ts'

const film = { episode: '', wrap: '', delivery: '2026-12-18' }

function laidOut(): Post {
	const post = Post.from('feature', [film])
	const dates = post.rows.map(({ milestone, start, end }) => ({ id: milestone.id, start, end }))
	done(issueSchedule(post.edit, dates, '2026-03-02'))
	return post
}

function square(post: Post, date: string) {
	const month = { rows: post.rows, calendar: post.input.calendar, holidays: post.holidays }
	const found = postWeeks(month, date.slice(0, 7))
		.flat()
		.find((each) => each.date === date)
	if (!found) throw new Error(`${date} is in no square`)
	return found
}

test('every date of every milestone stands in the months that the schedule reaches', () => {
	const post = laidOut()
	const months = postMonths(post.rows)
	expect(months[0]).toBe('2026-03')
	expect(months.at(-1)).toBe(
		post.rows
			.map(({ end }) => end.slice(0, 7))
			.sort()
			.at(-1)
	)
	const squares = new Map(
		months
			.flatMap((month) => postWeeks({ ...post.input, rows: post.rows, holidays: new Map() }, month))
			.flat()
			.map((each) => [each.date, each])
	)
	for (const row of post.rows) {
		const worked = datesBetween(row.start, row.end).filter((date) =>
			post.input.calendar.isWorkDay(date)
		)
		for (const date of worked)
			expect(squares.get(date)?.milestones.map((each) => each.row.milestone.id)).toContain(
				row.milestone.id
			)
	}
	expect(postMonths([])).toEqual([])
})

test('what begins or ends stands before what goes on, and nothing goes on while nobody works', () => {
	const post = laidOut()
	const { start, end } = post.row('Director’s cut')
	expect(partOn(post.row('Director’s cut'), start)).toBe('begins')
	expect(partOn(post.row('Director’s cut'), end)).toBe('ends')
	expect(partOn(post.row('Picture lock'), post.row('Picture lock').start)).toBe('on')
	const saturday = square(post, '2026-04-18')
	expect([saturday.isWork, saturday.milestones]).toEqual([false, []])
	const first = square(post, start).milestones.map(({ part }) => part === 'goes-on')
	expect(first).toEqual([...first].sort())
	expect(first).toContain(false)
})

test('what is late leaves its first date behind, and says so', () => {
	const post = laidOut()
	const was = post.row('Picture lock').start
	done(changeMilestone(post.edit, post.id('Picture lock'), { late: 'theirs' }))
	post.wrap = '2026-03-31'
	const now = post.row('Picture lock')
	expect(marksOf(now)).toEqual(['late', 'changed'])
	expect(square(post, was).baseline.map(({ milestone }) => milestone.name)).toContain(
		'Picture lock'
	)
	expect(postDateWords(square(post, was))).toContain('Picture lock was planned')
	expect(postDateWords(square(post, now.start))).toContain(
		'Picture lock, 2 days late, theirs, changed since the last issue'
	)
})

test('pinned, at risk and done are told; what is done is no longer at risk', () => {
	const post = laidOut()
	const mix = post.id('Final mix')
	done(changeMilestone(post.edit, mix, { date: post.row('Pre-dubs').start }))
	expect(marksOf(post.row('Final mix'))).toEqual(expect.arrayContaining(['at-risk', 'pinned']))
	const { start } = post.row('Final mix')
	done(changeMilestone(post.edit, mix, { began: start, ended: start }))
	expect(marksOf(post.row('Final mix'))[0]).toBe('done')
	expect(marksOf(post.row('Final mix'))).not.toContain('at-risk')
})

test('a week in which something may fall is marked to its end', () => {
	const post = laidOut()
	done(changeMilestone(post.edit, post.id('Picture lock'), { isWeek: true, date: '2026-09-08' }))
	const lock = post.row('Picture lock')
	const parts = ['07', '08', '11', '13', '14'].map((day) => partOn(lock, `2026-09-${day}`))
	expect(parts).toEqual([null, 'on', 'in-week', 'in-week', null])
	expect(postDateWords(square(post, '2026-09-11'))).toContain('Picture lock, some day this week')
	expect(square(post, '2026-09-13').milestones).toEqual([])
})

test('a holiday is named', () => {
	const post = laidOut()
	post.holidays = new Map([['2026-05-25', 'Spring bank holiday']])
	expect(postDateWords(square(post, '2026-05-25'))).toContain('Holiday: Spring bank holiday')
})
