import { describe, expect, test } from 'vitest'
import type { Clash } from '#model/bookings/clashes/clash.ts'
import { clashesOf } from '#model/bookings/clashes/clashes.ts'
import { addAbsence } from '#model/bookings/commands/resources.ts'
import { moveSession, removeSession } from '#model/bookings/commands/sessions.ts'
import type { SessionId } from '#model/bookings/records/session.ts'
import { readRulings } from '#model/bookings/rulings.ts'
import { Court, done } from '../../../../support/bookings.ts'

function clashesIn(court: Court, holidays = new Map<string, string>()): Clash[] {
	return clashesOf({ ...court.bench, rulings: readRulings(court.rulings), holidays })
}

/** `hard double`, `warn rest`: what stands against one session, in short. */
function against(court: Court, session: SessionId, holidays?: Map<string, string>): string[] {
	return clashesIn(court, holidays)
		.filter((each) => each.session === session)
		.map(({ severity, kind }) => `${severity} ${kind}`)
		.sort()
}

test('a hold where something is confirmed is a warning for both; queueing behind a hold is none', () => {
	const court = new Court()
	const stage = court.resource()
	const first = court.session('12T10:00', [stage])
	court.judge()
	const second = court.session('12T12:00', [stage])
	court.judge()
	expect(clashesIn(court)).toEqual([])
	court.step(first, stage, { step: 'confirm' })
	expect(against(court, first)).toEqual(['warn behindFirm'])
	expect(against(court, second)).toEqual(['warn behindFirm'])
})

test('touching is no overlap, but set-up and strike want room between', () => {
	const court = new Court()
	const [bare, padded] = [
		court.resource(),
		court.resource({ name: 'Mix 1', before: 30, after: 30 })
	]
	const first = court.session('12T10:00', [bare])
	const second = court.session('12T14:00', [bare])
	const third = court.session('12T10:00', [padded])
	const fourth = court.session('12T14:30', [padded])
	court.judge()
	expect([against(court, first), against(court, second)]).toEqual([[], []])
	expect([against(court, third), against(court, fourth)]).toEqual([
		['warn buffer'],
		['warn buffer']
	])
})

describe('a member of the cast', () => {
	function withCast() {
		const court = new Court()
		const wren = court.resource({ name: 'Wren', kind: 'person', element: 'e5' as never })
		court.shootDays = new Map([
			['e5' as never, [{ number: 7, date: '2026-03-12', scenes: ['12', '14'] }]]
		])
		court.doc.getMap('bookingRules').set('zone', 'Europe/London')
		return { court, wren }
	}

	test('cannot record on a shooting day at that hour, and the scenes are named', () => {
		const { court, wren } = withCast()
		const session = court.session('12T15:00', [wren])
		court.judge()
		expect(clashesIn(court)).toMatchObject([
			{ session, kind: 'shoot', severity: 'hard', detail: 'Day 7, scenes 12, 14' }
		])
	})

	test('rests eleven hours before a call, and after a wrap', () => {
		const { court, wren } = withCast()
		const late = court.session('11T17:00', [wren])
		const early = court.session('13T05:00', [wren], { minutes: 60 })
		const fine = court.session('13T14:00', [wren])
		court.judge()
		expect(against(court, late)).toEqual(['warn rest'])
		expect(against(court, early)).toEqual(['warn rest'])
		expect(against(court, fine)).toEqual([])
	})

	test('is endangered by a shooting day that moves onto a session', () => {
		const { court, wren } = withCast()
		const session = court.session('16T10:00', [wren])
		court.judge()
		expect(against(court, session)).toEqual([])
		court.shootDays = new Map([['e5' as never, [{ number: 7, date: '2026-03-16', scenes: [] }]]])
		expect(against(court, session)).toEqual(['hard shoot'])
	})
})

test('absences are hard, closed hours and holidays are to be looked at', () => {
	const court = new Court()
	const stage = court.resource({ opens: '09:00', closes: '18:00', closedDays: '0000011' })
	done(
		addAbsence(court.edit, {
			resource: stage,
			from: '2026-03-12T16:00',
			to: '2026-03-12T20:00',
			reason: 'Maintenance'
		})
	)
	const away = court.session('12T13:00', [stage])
	const late = court.session('13T16:00', [stage])
	const saturday = court.session('14T10:00', [stage])
	court.judge()
	expect(against(court, away)).toEqual(['hard absence'])
	expect(against(court, late)).toEqual(['warn closed'])
	expect(against(court, saturday)).toEqual(['warn closed'])
	const off = new Map([['2026-03-13', 'Founders’ Day']])
	expect(against(court, late, off)).toEqual(['warn closed', 'warn holiday'])
})

test('what is confirmed and moved, or taken off, is told', () => {
	const court = new Court()
	const stage = court.resource()
	const session = court.session('12T10:00', [stage])
	court.judge()
	court.step(session, stage, { step: 'confirm' })
	moveSession(court.edit, session, { start: '2026-03-13T10:00' })
	court.judge()
	expect(against(court, session)).toEqual(['warn moved'])
	removeSession(court.edit, session)
	court.judge()
	expect(against(court, session)).toEqual(['warn removed'])
})

test('released, declined and cancelled never clash', () => {
	const court = new Court()
	const stage = court.resource()
	const [first, second] = [court.session('12T10:00', [stage]), court.session('12T10:00', [stage])]
	court.judge()
	court.step(first, stage, { step: 'confirm' })
	court.step(second, stage, { step: 'release' })
	expect(clashesIn(court)).toEqual([])
})
