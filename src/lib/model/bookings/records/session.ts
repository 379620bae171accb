import { choice, flag, links, pointer, text, whole } from '../../core/field.ts'
import { Collection, type RecordOf } from '../../core/record.ts'
import { removerField } from '../../core/remover.ts'
import type { MilestoneId } from './milestone.ts'
import type { ResourceId } from './resource.ts'
import { sessionDetails, sessionTypes, type SessionType } from './session-types.ts'

declare const sessionId: unique symbol
export type SessionId = string & { readonly [sessionId]: true }

/** The shortest and longest that a session may be, in minutes: two weeks hold any mix. */
export const sessionMinutes = { least: 5, most: 14 * 24 * 60 } as const

const sessionFields = {
	title: text(200),
	type: choice<SessionType>(sessionTypes as readonly SessionType[], 'other'),
	/** Wall time of the session's zone, `YYYY-MM-DDTHH:MM`; '' while nobody has said when. */
	start: text(16),
	/** How long it is, in minutes of real time. A move writes the start alone, a resize this alone. */
	minutes: whole(sessionMinutes.least, sessionMinutes.most, 240),
	/** IANA zone of the room. */
	zone: text(64),
	/** What it books. Each is held, ranked and confirmed by itself. */
	resources: links<ResourceId>('resource:'),
	/** Those of them that it can do without. */
	optional: links<ResourceId>('optional:'),
	/** The milestone of the post schedule that it is booked for; '' leaves it to its type. */
	milestone: pointer<MilestoneId>(),
	/** Only asked for: it takes no place in a queue until somebody pencils it. */
	requested: flag(),
	/** Holds that are not confirmed by the end of this day are released, YYYY-MM-DD; '' for never. */
	expires: text(10),
	/** What everybody who reads bookings may know. */
	note: text(4000),
	...sessionDetails,
	removed: flag(),
	removedBy: removerField
}

/** A post session: when, what, and what it books. */
export const sessions = new Collection<SessionId, typeof sessionFields>('sessions', sessionFields)

export type Session = RecordOf<SessionId, typeof sessionFields>
