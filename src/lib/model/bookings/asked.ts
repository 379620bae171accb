import { clockName, sessionTitle, spanWords } from './papers/source.ts'
import { tierWords } from './papers/terms.ts'
import { statusName, typeNames } from './names.ts'
import { queuesOf, standingOf } from './queries/holds.ts'
import { slotOf } from './queries/slots.ts'
import type { Resource, ResourceId } from './records/resource.ts'
import type { Session, SessionId } from './records/session.ts'
import type { RulingsState } from './rulings.ts'
import type { BookingsState } from './state.ts'
import { isZone } from '../core/zone.ts'

/*
 * A booking as somebody sees it who has no account and is asked whether they take it: what it is,
 * when, where and how it is held. Nothing that only those who work on it may know: no note, no
 * people, no other house.
 */

/** A booking that a person, an agent or a house is asked to take: plain JSON. */
export type AskedBooking = {
	production: string
	title: string
	/** What kind of session it is, in the trade's words. */
	type: string
	/** When it is, on the clock of each end. */
	times: readonly { clock: string; span: string; place: string }[]
	/** Who or what is asked for. */
	name: string
	house: string
	/** The rooms it is in. */
	places: readonly { name: string; house: string; address: string }[]
	/** How it is held: `1st hold`; '' until the server has said. */
	status: string
	/** The house's terms of cancellation, in words; '' where none are kept. */
	terms: string
	/** What an answer is an answer to: when and where. Another mark asks again. */
	mark: string
}

/** A booking as it is asked for; null when the session is gone or books this no more, or has no time. */
export function askedBooking(
	bookings: BookingsState,
	rulings: Pick<RulingsState, 'holds'>,
	wanted: { session: SessionId; resource: ResourceId; production: string }
): AskedBooking | null {
	const session = bookings.sessions.get(wanted.session)
	const resource = bookings.resources.get(wanted.resource)
	if (!session || session.removed || !resource || resource.removed) return null
	if (!session.resources.includes(resource.id) || slotOf(session) === null) return null
	const queues = queuesOf(rulings.holds.values())
	const { standings } = standingOf(session, rulings, { queues, resources: bookings.resources })
	const standing = standings.find((each) => each.resource === resource.id)
	const zones = [...new Set([session.zone, session.farZone, resource.zone])].filter(isZone)
	return {
		...{ production: wanted.production, title: sessionTitle(session) },
		type: typeNames[session.type],
		times: (zones.length > 0 ? zones : ['UTC']).map((zone) => ({
			...{ clock: clockName(zone), span: spanWords(session, zone) },
			place: zone === session.farZone ? session.farStudio : ''
		})),
		...{ name: resource.name, house: resource.house },
		places: placesOf(session, bookings).map(({ name, house, address }) => ({
			...{ name, house, address }
		})),
		status: standing && standing.status !== 'pending' ? statusName(standing) : '',
		terms: tierWords(resource.cancellation),
		mark: markOf(session, bookings)
	}
}

/** What an answer is an answer to: another time or another room makes it an answer to something else. */
export function markOf(session: Session, bookings: Pick<BookingsState, 'resources'>): string {
	const slot = slotOf(session)
	const rooms = placesOf(session, bookings).map(({ id }) => id)
	return [slot?.from ?? 0, slot?.to ?? 0, ...rooms.sort()].join('/')
}

function placesOf(session: Session, { resources }: Pick<BookingsState, 'resources'>): Resource[] {
	return session.resources.flatMap((id) => {
		const resource = resources.get(id)
		const isPlace = resource && ['stage', 'suite', 'room'].includes(resource.kind)
		return isPlace && !resource.removed ? [resource] : []
	})
}
