import { expect, test } from 'vitest'
import { askedBooking, markOf } from '#model/bookings/asked.ts'
import { changeResource } from '#model/bookings/commands/resources.ts'
import { bookResource, changeSession } from '#model/bookings/commands/sessions.ts'
import { repliesTo, replyIdAfter, stepFor, type Reply } from '#model/bookings/replies.ts'
import type { ResourceId } from '#model/bookings/records/resource.ts'
import type { SessionId } from '#model/bookings/records/session.ts'
import { readRulings } from '#model/bookings/rulings.ts'
import { readBookings } from '#model/bookings/state.ts'
import { holdStatuses, transitions } from '#model/bookings/steps.ts'
import { must } from '#model/core/invariant.ts'
import { Court, done } from '../../../support/bookings.ts'

test('an answer speaks only for steps that the hold may take', () => {
	for (const status of holdStatuses)
		for (const word of ['accepted', 'declined'] as const) {
			const step = stepFor(word, status)
			if (step !== null) expect(transitions[status]).toHaveProperty(step)
		}
	expect(stepFor('accepted', 'pencil')).toBe('confirm')
	expect(stepFor('declined', 'pencil')).toBe('release')
	expect(stepFor('accepted', 'requested')).toBe('pencil')
	expect(stepFor('declined', 'requested')).toBe('decline')
	expect(stepFor('declined', 'confirmed')).toBeNull()
	expect(stepFor('accepted', 'pending')).toBeNull()
})

test('the answers to a booking are told newest first, as they arrived', () => {
	const [session, resource] = ['s' as SessionId, 'r' as ResourceId]
	const made = Array.from({ length: 12 }, (_, at): Reply => ({
		...{ id: replyIdAfter(at), session, link: 'l', word: 'accepted', recipient: 'Lou' },
		...{ resource: at === 5 ? ('other' as ResourceId) : resource },
		...{ name: '', note: `${at}`, at: 1000 - at, mark: '' }
	}))
	const told = repliesTo(made, { session, resource }).map(({ note }) => Number(note))
	expect(told).toEqual([11, 10, 9, 8, 7, 6, 4, 3, 2, 1, 0])
})

test('another time, length or room asks again; a note, a title or a person does not', () => {
	const court = new Court()
	const [stage, other] = [court.resource({ kind: 'stage' }), court.resource({ kind: 'suite' })]
	const nia = court.resource({ kind: 'person', name: 'Nia' })
	const id = court.session('12T14:00', [stage])
	const mark = () => {
		const bookings = readBookings(court.doc)
		return markOf(must(bookings.sessions.get(id), 'it is there'), bookings)
	}
	const first = mark()
	done(changeSession(court.edit, id, { note: 'Loud', title: 'Other' }))
	done(bookResource(court.edit, id, { id: nia, required: true }))
	done(changeResource(court.edit, stage, { address: '5 Dock Street' }))
	expect(mark()).toBe(first)
	const marks = new Set([first])
	done(changeSession(court.edit, id, { start: '2026-03-13T14:00' }))
	marks.add(mark())
	done(changeSession(court.edit, id, { minutes: 60 }))
	marks.add(mark())
	done(bookResource(court.edit, id, { id: other, required: true }))
	marks.add(mark())
	expect(marks.size).toBe(4)
})

test('what is removed, or has no time, or is another’s is not asked for', () => {
	const court = new Court()
	const [stage, other] = [court.resource(), court.resource()]
	const session = court.session('12T14:00', [stage])
	court.judge()
	const asked = (resource: ResourceId) =>
		askedBooking(readBookings(court.doc), readRulings(court.rulings), {
			...{ session, resource, production: 'Tide' }
		})
	expect(asked(stage)).toMatchObject({ status: '1st hold', name: 'Stage 2' })
	expect(asked(other)).toBeNull()
	done(changeSession(court.edit, session, { start: '' }))
	expect(asked(stage)).toBeNull()
})
