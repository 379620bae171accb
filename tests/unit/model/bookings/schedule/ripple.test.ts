import { expect, test } from 'vitest'
import { changeMilestone, moveMilestones } from '#model/bookings/commands/milestones.ts'
import { addSession, changeSession } from '#model/bookings/commands/sessions.ts'
import { sessions, type SessionId } from '#model/bookings/records/session.ts'
import { movedTo, rippleOf, sessionsOf, slipped } from '#model/bookings/schedule/ripple.ts'
import { must } from '#model/core/invariant.ts'
import { done } from '../../../../support/bookings.ts'
import { Post } from '../../../../support/post-schedule.ts'

const film = { episode: '', wrap: '', delivery: '2026-12-18' }

function book(post: Post, type: 'mix' | 'adr', date: string): SessionId {
	return done(addSession(post.edit, { title: type, type, start: `${date}T09:00`, minutes: 480 }))
}

/** What it would come to when a milestone slipped by so many working days. */
function slip(post: Post, name: string, days: number) {
	const { input, edit } = post
	const change = must(movedTo(input, post.id(name), slipped(input, post.id(name), days)), name)
	return { change, ripple: rippleOf(input, [change], sessions.all(edit.doc)) }
}

test('the lock moves by three days: what moves, what stays, which bookings break', () => {
	const post = Post.from('feature', [film])
	const first = book(post, 'mix', post.row('Final mix').start)
	book(post, 'mix', post.row('Final mix').end)
	done(changeMilestone(post.edit, post.id('Foley'), { date: post.row('Foley').start }))
	const { change, ripple } = slip(post, 'Picture lock', 3)
	expect(ripple.moved.map(({ milestone, days }) => [milestone.name, days])).toContainEqual([
		'Final mix',
		3
	])
	expect(new Set(ripple.moved.map(({ days }) => days))).toEqual(new Set([3]))
	expect(ripple.pinned.map(({ name }) => name)).toEqual(['Foley'])
	expect(ripple.endangered.map(({ session }) => session.id)).toEqual([first])
	const was = post.row('Final mix').start
	done(moveMilestones(post.edit, [change]))
	expect(post.row('Final mix').start).toBe(post.input.calendar.add(was, 3))
})

test('one that may not slip any more is named with what it would begin before', () => {
	const post = Post.from('feature', [film])
	const { float } = post.row('Sound editorial')
	expect(slip(post, 'Sound editorial', must(float, 'something waits for it')).ripple.early).toEqual(
		[]
	)
	const { early } = slip(post, 'Sound editorial', must(float, 'it does') + 1).ripple
	expect(early.map(({ milestone }) => milestone.name)).toEqual(['Pre-dubs'])
})

test('one that stands on a date is given another date, one that floats another offset', () => {
	const post = Post.from('feature', [film])
	expect(slip(post, 'Delivery', 1).change.values).toEqual({ date: '2026-12-21' })
	const { offset } = post.milestone('Picture lock')
	expect(slip(post, 'Picture lock', -2).change.values).toEqual({ offset: offset - 2 })
})

test('one counted in calendar days is moved by calendar days', () => {
	const post = Post.from('feature', [film])
	const id = post.id('Post wrap: vault, drives, cost report')
	done(changeMilestone(post.edit, id, { unit: 'calendar', offset: 10 }))
	expect(post.row('Post wrap: vault, drives, cost report').start).toBe('2026-12-28')
	expect(movedTo(post.input, id, '2026-12-30')).toEqual({ id, values: { offset: 12 } })
})

test('a session belongs to the milestone it names, else to the only one of its kind', () => {
	const post = Post.from('television', [
		{ episode: '101', wrap: '2026-03-17', delivery: '' },
		{ episode: '102', wrap: '2026-03-24', delivery: '' }
	])
	const [one, two] = [post.id('Mix', '101'), post.id('Mix', '102')]
	const id = book(post, 'mix', '2026-05-01')
	const of = (milestone: typeof one) =>
		sessionsOf(must(post.input.milestones.get(milestone), 'it is there'), {
			sessions: sessions.all(post.edit.doc),
			milestones: post.input.milestones
		}).map((session) => session.id)
	expect([of(one), of(two)]).toEqual([[], []])
	done(changeSession(post.edit, id, { milestone: two }))
	expect([of(one), of(two)]).toEqual([[], [id]])
})
