import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { clashesOf } from '#model/bookings/clashes/clashes.ts'
import { readRulings } from '#model/bookings/rulings.ts'
import { readBookings } from '#model/bookings/state.ts'
import { bookingHistory } from '../../../../server/cli/bookings.ts'

test('a seeded post has so many sessions over 60 resources, all of them judged, some in each other’s way', () => {
	const history = bookingHistory({ bookings: 500, today: '2026-03-05' })
	const [doc, ruled] = [new Y.Doc(), new Y.Doc()]
	for (const update of history.bookings) Y.applyUpdate(doc, update)
	for (const update of history.rulings) Y.applyUpdate(ruled, update)
	const [bookings, rulings] = [readBookings(doc), readRulings(ruled)]
	expect([bookings.resources.size, bookings.sessions.size, rulings.holds.size]).toEqual([
		...[60, 500, 750]
	])
	const statuses = [...rulings.holds.values()].map(({ status }) => status)
	expect(statuses.filter((status) => status === 'confirmed').length).toBeGreaterThan(60)
	expect(statuses.filter((status) => status === 'pencil').length).toBeGreaterThan(150)
	const starts = [...bookings.sessions.values()].map(({ start }) => start).sort()
	expect([starts[0]?.slice(0, 10), starts.at(-1)?.slice(0, 10)]).toEqual([
		'2026-03-02',
		'2026-03-27'
	])
	expect(
		clashesOf({ bookings, rulings, shootDays: new Map(), holidays: new Map() }).length
	).toBeGreaterThan(10)
})
