import type { Slot } from '../queries/slots.ts'
import { overlaps, slotOf } from '../queries/slots.ts'
import type { ResourceId } from '../records/resource.ts'
import type { Session, SessionId } from '../records/session.ts'
import { holdIdOf, type Hold } from '../rulings.ts'
import type { BookingsState } from '../state.ts'
import { isFirm, isLive } from '../steps.ts'
import { Docket, nobody, type Who } from './docket.ts'

type Claims = { bookings: BookingsState; wroteSession: (id: SessionId) => Who }

/** Brings the holds in step with the sessions: what books something new is penciled, what no longer does is released. */
export function followSessions(docket: Docket, { bookings, wroteSession }: Claims): void {
	for (const session of bookings.sessions.values()) {
		const slot = session.removed ? null : slotOf(session)
		for (const resource of session.removed ? [] : session.resources) {
			if (slot && bookings.resources.has(resource))
				followClaim(docket, { bookings, session, resource, slot, who: wroteSession(session.id) })
		}
	}
	for (const hold of docket.holds()) {
		if (!isLive(hold.status) && hold.status !== 'requested') continue
		if (isFirm(hold.status) || isStillBooked(bookings, hold)) continue
		const session = hold.session === '' ? undefined : bookings.sessions.get(hold.session)
		const by = session ? wroteSession(session.id) : nobody
		const capacity = capacityOf(bookings, hold.resource)
		docket.rule(
			hold,
			{ status: 'released', reason: '', takenOff: true, ...unchallenged },
			{ deed: 'takenOff', by, capacity }
		)
	}
	withdrawChallenges(docket, bookings)
}

const unchallenged = { challenger: '', deadline: 0 } as const

function isStillBooked({ sessions }: BookingsState, { session: id, resource }: Hold): boolean {
	const session = id === '' ? undefined : sessions.get(id)
	if (!session || session.removed || resource === '' || slotOf(session) === null) return false
	return session.resources.includes(resource)
}

type Claim = {
	bookings: BookingsState
	session: Session
	resource: ResourceId
	slot: Slot
	who: Who
}

function followClaim(docket: Docket, claim: Claim): void {
	const { bookings, session, resource, slot, who } = claim
	const hold = docket.hold(session.id, resource)
	const capacity = capacityOf(bookings, resource)
	// Taken off and put back, by undo or by hand: it begins again at the end of the queue.
	if (hold === null || hold.takenOff) {
		const status = session.requested ? 'requested' : 'pencil'
		const fresh = {
			...newHold(session.id, resource),
			...slot,
			status,
			place: docket.lastPlace()
		} as const
		const deed = session.requested ? 'requested' : 'penciled'
		docket.rule(
			fresh,
			{ at: docket.now, by: who.id, byName: who.name },
			{ deed, by: who, capacity }
		)
		return
	}
	if (isFirm(hold.status) || (!isLive(hold.status) && hold.status !== 'requested')) return
	if (hold.from === slot.from && hold.to === slot.to) return
	const isWithin = slot.from >= hold.from && slot.to <= hold.to
	if (isWithin || hold.status === 'requested') docket.put({ ...hold, ...slot })
	else {
		const change = {
			...slot,
			status: 'pencil',
			place: docket.lastPlace(),
			...unchallenged
		} as const
		docket.rule(hold, change, { deed: 'moved', by: who, capacity })
	}
}

/** A challenge ends when whoever made it has gone, or lies elsewhere. */
export function withdrawChallenges(docket: Docket, bookings: BookingsState): void {
	for (const hold of docket.holds()) {
		if (hold.status !== 'challenged' || hold.challenger === '' || hold.resource === '') continue
		const challenger = docket.hold(hold.challenger, hold.resource)
		if (challenger && isLive(challenger.status) && overlaps(challenger, hold)) continue
		docket.rule(
			hold,
			{ status: 'pencil', by: hold.by, byName: hold.byName, ...unchallenged },
			{
				...{ deed: 'unchallenged', by: nobody, concerns: hold.by },
				capacity: capacityOf(bookings, hold.resource)
			}
		)
	}
}

/** How many sessions a resource serves at once; 1 where it is gone. */
export function capacityOf({ resources }: BookingsState, id: ResourceId | ''): number {
	return (id === '' ? undefined : resources.get(id))?.capacity ?? 1
}

function newHold(session: SessionId, resource: ResourceId): Hold {
	return {
		...{ id: holdIdOf(session, resource), session, resource, status: 'pencil', place: 0 },
		...{ from: 0, to: 0, at: 0, by: '', byName: '', reason: '', challenger: '', deadline: 0 },
		...{ contested: '', feePercent: 0, actualIn: '', actualOut: '', takenOff: false }
	}
}
