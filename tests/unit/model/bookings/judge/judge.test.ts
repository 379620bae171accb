import { describe, expect, test } from 'vitest'
import {
	changeSession,
	dropResource,
	moveSession,
	removeSession,
	restoreSession
} from '#model/bookings/commands/sessions.ts'
import { sessions, type SessionId } from '#model/bookings/records/session.ts'
import {
	isLive,
	steps,
	stepsFrom,
	transitions,
	type HoldStatus,
	type Step
} from '#model/bookings/steps.ts'
import { hourMs } from '#model/bookings/time.ts'
import { Court } from '../../../../support/bookings.ts'

/** A hold brought to a status, with nothing else on its resource. */
function holdIn(status: HoldStatus) {
	const court = new Court()
	const stage = court.resource({ cancellation: '72:50 24:100' })
	const isAsked = status === 'requested' || status === 'declined'
	const session = court.session('12T14:00', [stage], { requested: isAsked })
	court.judge()
	const ways: Record<HoldStatus, readonly Step[]> = {
		requested: [],
		declined: ['decline'],
		pencil: [],
		challenged: [],
		released: ['release'],
		confirmed: ['confirm'],
		inProgress: ['confirm', 'start'],
		completed: ['confirm', 'complete'],
		cancelled: ['confirm', 'cancel']
	}
	for (const step of ways[status]) court.step(session, stage, { step, ...anything })
	if (status === 'challenged') {
		const second = court.session('12T15:00', [stage])
		court.judge()
		court.step(second, stage, { step: 'challenge' })
	}
	expect(court.hold(session, stage).status).toBe(status)
	return { court, stage, session }
}

const anything = {
	reason: 'The cut moved',
	actualIn: '2026-03-12T14:05',
	actualOut: '2026-03-12T17:50'
}

const statuses = Object.keys(transitions) as HoldStatus[]
const table = statuses.flatMap((from) => steps.map((step): [HoldStatus, Step] => [from, step]))

describe('the table of steps', () => {
	test.each(table)('%s, asked to %s', (from, step) => {
		const { court, stage, session } = holdIn(from)
		if (step === 'reschedule' && from === 'confirmed')
			changeSession(court.edit, session, { start: '2026-03-13T09:00' })
		const answer = court.step(session, stage, { step, ...anything })
		const to = transitions[from][step]
		const { status } = court.hold(session, stage)
		if (to === undefined) {
			expect([answer.ok, answer.why, status]).toEqual([false, 'not-from-here', from])
			return
		}
		// Alone on its resource there is nobody to challenge.
		if (step === 'challenge') expect(answer.why).toBe('nobody-ahead')
		else expect([answer.ok, status]).toEqual([true, to])
	})

	test('says what goes from each status, and nothing goes on from what is done', () => {
		expect(stepsFrom('pencil')).toEqual(['challenge', 'confirm', 'release'])
		expect(stepsFrom('completed')).toEqual([])
		expect(statuses.filter(isLive)).toEqual([
			...['pencil', 'challenged', 'confirmed', 'inProgress', 'completed']
		])
	})
})

describe('ranks', () => {
	test('are per resource and slot: the second to come is behind, another time is not', () => {
		const court = new Court()
		const [stage, kit] = [court.resource(), court.resource({ name: 'ADR kit' })]
		const first = court.session('12T10:00', [stage, kit])
		court.judge()
		const second = court.session('12T12:00', [stage])
		const later = court.session('12T14:00', [stage, kit])
		court.judge()
		expect(court.said(first, stage)).toBe('pencil 1')
		expect(court.said(second, stage)).toBe('pencil 2')
		expect(court.said(later, stage)).toBe('pencil 2')
		expect(court.said(later, kit)).toBe('pencil 1')
	})

	test('move up by one when somebody ahead is released, who is told', () => {
		const court = new Court()
		const stage = court.resource()
		const ids = ['12T10:00', '12T11:00', '12T12:00'].map((start) => {
			const id = court.session(start, [stage])
			court.judge()
			return id
		})
		const [first, second, third] = ids as [SessionId, SessionId, SessionId]
		court.step(first, stage, { step: 'release' })
		expect(court.said(second, stage)).toBe('pencil 1')
		expect(court.said(third, stage)).toBe('pencil 2')
		expect(court.deeds(second, stage)).toEqual(['penciled', 'promoted'])
	})

	test('a hold that is moved goes to the end of the queue; made shorter it keeps its place', () => {
		const court = new Court()
		const stage = court.resource()
		const first = court.session('12T10:00', [stage])
		court.judge()
		const second = court.session('12T11:00', [stage])
		court.judge()
		moveSession(court.edit, first, { start: '2026-03-12T11:00', minutes: 180 })
		court.judge()
		expect([court.said(first, stage), court.said(second, stage)]).toEqual(['pencil 1', 'pencil 2'])
		moveSession(court.edit, first, { start: '2026-03-12T11:30', minutes: 180 })
		court.judge()
		expect([court.said(first, stage), court.said(second, stage)]).toEqual(['pencil 2', 'pencil 1'])
		expect(court.deeds(first, stage)).toEqual(['penciled', 'moved'])
	})

	test('a resource that serves three at once has three first holds', () => {
		const court = new Court()
		const room = court.resource({ capacity: 3 })
		const ids = Array.from({ length: 4 }, () => court.session('12T10:00', [room]))
		court.judge()
		expect(ids.map((id) => court.said(id, room))).toEqual([
			...['pencil 1', 'pencil 1', 'pencil 1', 'pencil 2']
		])
		const granted = ids.map((id) => court.step(id, room, { step: 'confirm' }).ok)
		expect(granted).toEqual([true, true, true, false])
	})
})

describe('confirming', () => {
	test('of two who confirm one slot the first to arrive wins, the second is told by whom, and both stay', () => {
		const court = new Court()
		const stage = court.resource()
		const first = court.session('12T10:00', [stage])
		const second = court.session('12T12:00', [stage])
		court.judge()
		const asked = [
			court.ask(first, stage, { step: 'confirm' }),
			court.ask(second, stage, { step: 'confirm' })
		]
		court.judge()
		const [won, lost] = asked.map((id) => court.answer(id))
		expect(won?.ok).toBe(true)
		expect([lost?.ok, lost?.why, lost?.other]).toEqual([false, 'taken', first])
		expect(court.said(second, stage)).toBe('pencil 2')
		expect(court.hold(first, stage).contested).toBe(second)
		expect(court.deeds(first, stage)).toEqual(['penciled', 'confirmed', 'contested'])
	})

	test('goes in turn: a second hold is refused, and says who has the first', () => {
		const court = new Court()
		const stage = court.resource()
		const first = court.session('12T10:00', [stage])
		const second = court.session('12T12:00', [stage])
		court.judge()
		const answer = court.step(second, stage, { step: 'confirm' })
		expect([answer.ok, answer.why, answer.other]).toEqual([false, 'not-first', first])
	})

	test('is refused while its person shoots, unless who may says why', () => {
		const court = new Court()
		const wren = court.resource({ name: 'Wren', kind: 'person', element: 'e5' as never })
		court.shootDays = new Map([
			['e5' as never, [{ number: 7, date: '2026-03-12', scenes: ['12', '14'] }]]
		])
		const session = court.session('12T14:00', [wren])
		court.judge()
		const refused = court.step(session, wren, { step: 'confirm' })
		expect([refused.why, refused.detail]).toEqual([
			'hard-clash',
			'shoots then, Day 7, scenes 12, 14'
		])
		expect(court.step(session, wren, { step: 'confirm', overrides: true }).why).toBe(
			'reason-needed'
		)
		const asked = court.ask(session, wren, {
			step: 'confirm',
			overrides: true,
			reason: 'She is cut'
		})
		court.askedBy.set(asked, { id: 'bo', name: 'Bo', mayOverride: false })
		court.judge()
		expect(court.answer(asked).why).toBe('may-not-override')
		const granted = court.step(session, wren, {
			step: 'confirm',
			overrides: true,
			reason: 'She is cut'
		})
		expect(granted.ok).toBe(true)
	})

	test('releases who is on standby, where the rules say so', () => {
		const court = new Court()
		const stage = court.resource()
		court.doc.getMap('bookingRules').set('keepsStandby', false)
		const [first, second] = [court.session('12T10:00', [stage]), court.session('12T12:00', [stage])]
		court.judge()
		court.step(first, stage, { step: 'confirm' })
		expect(court.said(second, stage)).toBe('released')
	})
})

describe('a challenge', () => {
	function challenged() {
		const court = new Court()
		const stage = court.resource()
		court.now = Date.UTC(2026, 2, 3, 9)
		const [first, second] = [court.session('12T10:00', [stage]), court.session('12T12:00', [stage])]
		court.judge()
		const answer = court.step(second, stage, { step: 'challenge' })
		expect(answer.ok).toBe(true)
		return { court, stage, first, second }
	}

	test('gives the first hold 24 hours; nobody answers, it is released, and the next moves up', () => {
		const { court, stage, first, second } = challenged()
		expect(court.hold(first, stage).deadline).toBe(court.now + 24 * hourMs)
		expect(court.deadline).toBe(court.now + 24 * hourMs)
		court.now += 24 * hourMs - 1
		expect(court.judge()).toBe(0)
		court.now += 1
		court.judge()
		expect([court.said(first, stage), court.said(second, stage)]).toEqual(['released', 'pencil 1'])
		expect(court.step(second, stage, { step: 'confirm' }).ok).toBe(true)
	})

	test('over a weekend waits for Monday', () => {
		const court = new Court()
		const stage = court.resource()
		court.now = Date.UTC(2026, 2, 6, 18) // a Friday
		const [, second] = [court.session('12T10:00', [stage]), court.session('12T12:00', [stage])]
		court.judge()
		court.step(second, stage, { step: 'challenge' })
		expect(new Date(court.deadline ?? 0).toISOString()).toBe('2026-03-09T18:00:00.000Z')
	})

	test('is answered by confirming; a confirmed slot cannot be challenged', () => {
		const { court, stage, first, second } = challenged()
		expect(court.step(first, stage, { step: 'confirm' }).ok).toBe(true)
		const again = court.step(second, stage, { step: 'challenge' })
		expect([again.why, again.other]).toEqual(['taken', first])
	})

	test('ends when whoever made it goes', () => {
		const { court, stage, first, second } = challenged()
		removeSession(court.edit, second)
		court.judge()
		expect(court.said(first, stage)).toBe('pencil 1')
		expect(court.deadline).toBe(null)
	})

	test('that nobody answers is only shown as overdue, where the rules say so, once', () => {
		const { court, stage, first } = challenged()
		court.doc.getMap('bookingRules').set('releasesUnanswered', false)
		court.now += 25 * hourMs
		court.judge()
		expect(court.judge()).toBe(0)
		expect(court.deeds(first, stage)).toEqual(['penciled', 'challenged', 'overdue'])
		expect(court.said(first, stage)).toBe('challenged 1')
	})
})

describe('what is confirmed', () => {
	function confirmed() {
		const court = new Court()
		const stage = court.resource({ cancellation: '72:50 24:100' })
		const session = court.session('12T10:00', [stage])
		court.judge()
		court.step(session, stage, { step: 'confirm' })
		return { court, stage, session }
	}

	test('stays where it was confirmed, whatever is done to its session, until it is rescheduled', () => {
		const { court, stage, session } = confirmed()
		const { from } = court.hold(session, stage)
		moveSession(court.edit, session, { start: '2026-03-12T16:00' })
		court.judge()
		expect(court.hold(session, stage).from).toBe(from)
		dropResource(court.edit, session, stage)
		court.judge()
		expect(court.said(session, stage)).toBe('confirmed 1')
	})

	test('is rescheduled to a free slot only', () => {
		const { court, stage, session } = confirmed()
		const other = court.session('13T10:00', [stage])
		court.judge()
		court.step(other, stage, { step: 'confirm' })
		changeSession(court.edit, session, { start: '2026-03-13T12:00' })
		const refused = court.step(session, stage, { step: 'reschedule' })
		expect([refused.why, refused.other]).toEqual(['taken', other])
		changeSession(court.edit, session, { start: '2026-03-16T12:00' })
		expect(court.step(session, stage, { step: 'reschedule' }).ok).toBe(true)
		expect(new Date(court.hold(session, stage).from).toISOString()).toBe('2026-03-16T12:00:00.000Z')
	})

	test.each([
		[80, 0],
		[60, 50],
		[10, 100]
	])('cancelled %i working hours before costs %i percent', (hours, percent) => {
		const { court, stage, session } = confirmed()
		court.doc.getMap('bookingRules').set('skipsWeekends', false)
		court.now = court.hold(session, stage).from - hours * hourMs
		court.step(session, stage, { step: 'cancel', reason: 'The lock slipped' })
		expect(court.hold(session, stage).feePercent).toBe(percent)
		expect(court.said(session, stage)).toBe('cancelled')
	})

	test('is not cancelled without a reason', () => {
		const { court, stage, session } = confirmed()
		expect(court.step(session, stage, { step: 'cancel' }).why).toBe('reason-needed')
	})

	test('is completed with when it really was, and frozen afterwards', () => {
		const { court, stage, session } = confirmed()
		const early = { actualIn: '2026-03-12T10:00', actualOut: '2026-03-12T09:00' }
		expect(court.step(session, stage, { step: 'complete', ...early }).why).toBe('actuals-needed')
		court.step(session, stage, { step: 'complete', ...anything })
		expect(court.step(session, stage, { step: 'cancel', ...anything }).why).toBe('not-from-here')
	})
})

describe('time', () => {
	test('releases a hold at the end of the day it was given', () => {
		const court = new Court()
		const stage = court.resource()
		const session = court.session('12T10:00', [stage], { expires: '2026-03-05' })
		court.judge()
		expect(new Date(court.deadline ?? 0).toISOString()).toBe('2026-03-06T00:00:00.000Z')
		court.now = court.deadline ?? 0
		court.judge()
		expect(court.said(session, stage)).toBe('released')
		expect(court.deeds(session, stage)).toEqual(['penciled', 'expired'])
		expect(court.judge()).toBe(0)
	})
})

test('a session taken off and put back begins again at the end of the queue', () => {
	const court = new Court()
	const stage = court.resource()
	const [first, second] = [court.session('12T10:00', [stage]), court.session('12T12:00', [stage])]
	court.judge()
	removeSession(court.edit, first, { name: 'Bo Berg' })
	court.judge()
	expect([court.said(first, stage), court.said(second, stage)]).toEqual(['released', 'pencil 1'])
	expect(sessions.get(court.doc, first)?.removedBy).toBe('Bo Berg')
	expect(restoreSession(court.edit, first).ok).toBe(true)
	expect(restoreSession(court.edit, first)).toEqual({ ok: false, reason: 'session-gone' })
	court.judge()
	expect([court.said(first, stage), court.said(second, stage)]).toEqual(['pencil 2', 'pencil 1'])
})

test('a request for what is not booked is refused', () => {
	const court = new Court()
	const [stage, other] = [court.resource(), court.resource({ name: 'Stage 3' })]
	const session = court.session('12T10:00', [stage])
	court.judge()
	expect(court.step(session, other, { step: 'confirm' }).why).toBe('no-such-hold')
})
