import type * as Y from 'yjs'
import { absences, type Absence, type AbsenceId } from './records/absence.ts'
import { requests, type BookingRequest, type RequestId } from './records/request.ts'
import { resources, type Resource, type ResourceId } from './records/resource.ts'
import { bookingRules, type BookingRules } from './records/rules.ts'
import { sessions, type Session, type SessionId } from './records/session.ts'

/** Everything the bookings document says, as plain records. */
export type BookingsState = {
	resources: ReadonlyMap<ResourceId, Resource>
	absences: ReadonlyMap<AbsenceId, Absence>
	sessions: ReadonlyMap<SessionId, Session>
	/** In the order in which they came to this copy of the document. */
	requests: ReadonlyMap<RequestId, BookingRequest>
	rules: BookingRules
}

/** The whole document read at once: for the server, tests and commands; screens read it live. */
export function readBookings(doc: Y.Doc): BookingsState {
	return {
		resources: resources.all(doc),
		absences: absences.all(doc),
		sessions: sessions.all(doc),
		requests: requests.all(doc),
		rules: bookingRules.read(doc)
	}
}
