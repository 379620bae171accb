import type { Calendar } from '@event-calendar/core'
import { copySession, moveSession } from '#model/bookings/commands/sessions.ts'
import type { ResourceId } from '#model/bookings/records/resource.ts'
import type { Session } from '#model/bookings/records/session.ts'
import { shiftWall } from '#model/bookings/time.ts'
import type { BookingsView } from '../bookings.svelte.ts'
import { readEventId, unplaced } from './events.ts'

/** Where a session begins after it was dragged, as its own zone has it. */
export function movedStart(view: BookingsView, session: Session, delta: Calendar.Duration): string {
	const shown = view.inZone(session.start, session.zone)
	const moved = shiftWall(shown, { days: delta.days, minutes: delta.seconds / 60 })
	return view.inZone(moved, view.zone, session.zone)
}

/** Makes so what was dragged: a move, or with Alt a copy. False when it could not be. */
export function drop(view: BookingsView, info: Calendar.EventDropInfo): boolean {
	const { session: id, resource } = readEventId(info.event.id)
	const session = view.session(id)
	if (!session) return false
	const start = movedStart(view, session, info.delta)
	if ('altKey' in info.jsEvent && info.jsEvent.altKey) {
		info.revert()
		const copy = view.run((edit) => copySession(edit, id, start))
		if (copy !== null) view.open = copy
		return true
	}
	const to = info.newResource?.id
	if (to === unplaced) return false
	const book = to as ResourceId | undefined
	const firm = view.firmHolds(id)
	if (firm.length > 0) {
		info.revert()
		if (book === undefined || book === resource)
			view.askToMove(session, { start, minutes: session.minutes })
		else view.say('It is confirmed there. Cancel it first to book it elsewhere.')
		return true
	}
	const instead =
		book === undefined || book === resource ? {} : { instead: { of: resource ?? book, book } }
	return view.run((edit) => moveSession(edit, id, { start, ...instead })) !== null
}

/** Makes so what was made longer or shorter. */
export function resize(view: BookingsView, info: Calendar.EventResizeInfo): boolean {
	const { session: id } = readEventId(info.event.id)
	const session = view.session(id)
	if (!session) return false
	const minutes = session.minutes + info.endDelta.days * 1440 + info.endDelta.seconds / 60
	if (view.firmHolds(id).length > 0) {
		info.revert()
		view.askToMove(session, { start: session.start, minutes })
		return true
	}
	return view.run((edit) => moveSession(edit, id, { start: session.start, minutes })) !== null
}
