import { expect, test } from 'vitest'
import { sessionEvents, type FeedResource } from '#model/bookings/feeds/sessions.ts'
import { removeSession } from '#model/bookings/commands/sessions.ts'
import { readRulings } from '#model/bookings/rulings.ts'
import { readBookings } from '#model/bookings/state.ts'
import { Court, done } from '../../../../support/bookings.ts'

function told(court: Court, resource: FeedResource = '', isBusyOnly = false) {
	const [bookings, rulings] = [readBookings(court.doc), readRulings(court.rulings)]
	return sessionEvents({ bookings, rulings, resource, isBusyOnly })
}

/** A stage that two sessions want at once; the first also wants a mixer. */
function wanted() {
	const court = new Court()
	const stage = court.resource({ name: 'Stage 2', house: 'Pinewood' })
	const mixer = court.resource({ name: 'Mia Moss', kind: 'person' })
	const first = court.session('12T14:00', [stage, mixer], { type: 'adr', note: 'Loop Jack' })
	const second = court.session('12T16:00', [stage], { type: 'foley' })
	for (const each of [first, second]) court.step(each, stage, { step: 'pencil' })
	court.step(first, mixer, { step: 'pencil' })
	return { court, stage, mixer, first, second }
}

test('a hold is tentative and says its rank; what is confirmed says only what it is', () => {
	const { court, stage, mixer, first, second } = wanted()
	expect(told(court, stage).map(({ title, status }) => [title, status])).toEqual([
		['1st hold: ADR, 12T14:00', 'tentative'],
		['2nd hold: Foley, 12T16:00', 'tentative']
	])
	court.step(first, stage, { step: 'confirm' })
	const [adr] = told(court, stage)
	expect(adr).toEqual({
		key: `session-${first}`,
		time: { kind: 'span', from: Date.UTC(2026, 2, 12, 14), to: Date.UTC(2026, 2, 12, 18) },
		title: 'ADR, 12T14:00',
		place: 'Pinewood, Stage 2',
		text: 'Confirmed\nMia Moss\nLoop Jack',
		status: 'confirmed',
		isBusy: true
	})
	// The mixer has not been confirmed: her calendar says so, and the session as a whole, too.
	expect(told(court, mixer).map(({ status }) => status)).toEqual(['tentative'])
	expect(told(court).map(({ title }) => title)).toEqual([
		'Part confirmed 1/2: ADR, 12T14:00',
		'2nd hold: Foley, 12T16:00'
	])
	court.step(second, stage, { step: 'release' })
	expect(told(court, stage)).toHaveLength(1)
	done(removeSession(court.edit, first))
	expect(told(court)).toEqual([])
})

test('busy only tells when, and nothing of what, where or who', () => {
	const { court, stage, first } = wanted()
	court.step(first, stage, { step: 'confirm' })
	const events = told(court, stage, true)
	expect(events.map(({ title, place, text }) => [title, place, text])).toEqual([
		['Busy', '', ''],
		['On hold', '', '']
	])
	expect(JSON.stringify(events)).not.toMatch(/ADR|Foley|Pinewood|Jack|Moss/)
})

test('a room’s calendar shows what the room has accepted, though the session has been moved since', () => {
	const { court, stage, first } = wanted()
	court.step(first, stage, { step: 'confirm' })
	court.doc
		.getMap<import('yjs').Map<unknown>>('sessions')
		.get(first)
		?.set('start', '2026-03-13T10:00')
	expect(told(court, stage)[0]?.time).toMatchObject({ from: Date.UTC(2026, 2, 12, 14) })
})
