import { randomUUID } from 'node:crypto'
import * as Y from 'yjs'
import { ask } from '#model/bookings/commands/requests.ts'
import { addResources, type ResourceValues } from '#model/bookings/commands/resources.ts'
import { addSession } from '#model/bookings/commands/sessions.ts'
import { nobody } from '#model/bookings/judge/docket.ts'
import { judge } from '#model/bookings/judge/judge.ts'
import { resourceKinds, type ResourceId } from '#model/bookings/records/resource.ts'
import { readBookings } from '#model/bookings/state.ts'
import type { Edit } from '#model/core/edit.ts'
import { must } from '#model/core/invariant.ts'
import { addDays, weekdayOf } from '#model/production/calendar.ts'
import { recordIn, write } from '../rulings/bookings.ts'

/** As many stages, suites and people as a feature's post has to do with. */
const rooms = 60
const zone = 'Europe/London'
const types = ['adr', 'foley', 'score', 'premix', 'mix', 'edit'] as const
/** Sessions lie in as many working days, so that a month shows most of them. */
const workDays = 20

/**
 * The updates of a post coordinator who books so many sessions: real commands, one update each, and the
 * rulings that a server gives on them. Every third is confirmed; some stand in each other's way.
 */
export function bookingHistory({ bookings, today }: { bookings: number; today: string }): {
	bookings: Uint8Array[]
	rulings: Uint8Array[]
} {
	const [doc, ruled] = [new Y.Doc(), new Y.Doc()]
	const made: Uint8Array[] = []
	doc.on('update', (update: Uint8Array) => made.push(update))
	const edit: Edit = { doc, newId: randomUUID, random: Math.random, origin: 'seed' }
	const added = addResources(
		edit,
		Array.from({ length: rooms }, (_, at) => room(at))
	)
	const ids = must(added.ok ? added.value : null, 'the resources')
	const monday = addDays(today, -weekdayOf(today))
	for (let at = 0; at < bookings; at++) book(edit, { at, ids, monday })
	const verdict = judge({
		...{ bookings: readBookings(doc), rulings: recordIn(ruled), now: Date.now() },
		...{ shootDays: new Map(), holidays: new Map() },
		asked: () => ({ ...nobody, mayOverride: true }),
		wroteSession: () => nobody
	})
	ruled.transact(() => write(ruled, verdict))
	return { bookings: made, rulings: [Y.encodeStateAsUpdate(ruled)] }
}

function room(at: number): ResourceValues {
	const kind = resourceKinds[at % resourceKinds.length] ?? 'room'
	const isRoom = kind === 'stage' || kind === 'suite' || kind === 'room'
	return {
		...{ kind, zone, name: `${kind} ${at + 1}`, house: `House ${1 + (at % 7)}` },
		...(isRoom ? { before: 30, after: 30, opens: '08:00', closes: '22:00' } : {})
	}
}

type Booked = { at: number; ids: readonly ResourceId[]; monday: string }

function book(edit: Edit, { at, ids, monday }: Booked): void {
	const day = at % workDays
	const date = addDays(monday, Math.floor(day / 5) * 7 + (day % 5))
	const hour = String(9 + ((at * 5) % 9)).padStart(2, '0')
	const first = (at * 7 + ((at * at) % 23)) % ids.length
	const booked = [ids[first], at % 2 === 0 ? ids[(first + 31) % ids.length] : undefined]
	const resources = booked.filter((id) => id !== undefined)
	const values = { title: `Session ${at + 1}`, type: types[at % types.length] ?? 'adr' }
	const when = { start: `${date}T${hour}:00`, minutes: 120 + 60 * (at % 4), zone }
	const session = addSession(edit, { ...values, ...when }, resources)
	const id = must(session.ok ? session.value : null, 'the session')
	if (at % 3 === 0)
		ask(edit, { step: 'confirm', session: id, resources, overrides: true, reason: 'Agreed' })
}
