import { choice, flag, maybe, pointer, text, whole } from '../../core/field.ts'
import { Collection, type RecordOf } from '../../core/record.ts'
import type { ElementId } from './element.ts'
import type { LocationId, SetId } from './set.ts'

declare const eventId: unique symbol
export type EventId = string & { readonly [eventId]: true }

/** What can happen to an element beside its work. `unavailable` is a red flag, `soft` a wish to heed. */
export const eventKinds = [
	...(['unavailable', 'soft', 'travel', 'fitting'] as const),
	...(['rehearsal', 'test', 'school', 'other'] as const)
] as const
export type EventKind = (typeof eventKinds)[number]

/** Whose event it is. A set or a location can be closed as an actor can be away. */
export type SubjectId = ElementId | SetId | LocationId

const eventFields = {
	subject: pointer<SubjectId>(),
	kind: choice(eventKinds, 'other'),
	/** First and last date, YYYY-MM-DD, both included. */
	from: text(10),
	to: text(10),
	/** From and to which minute of each of these days; null for the whole day. */
	fromMinute: maybe(whole(0, 36 * 60, 0)),
	toMinute: maybe(whole(0, 36 * 60, 0)),
	note: text(200),
	removed: flag()
}

/** Dates on which an element, a set or a location does something else, or cannot be had. */
export const events = new Collection<EventId, typeof eventFields>('events', eventFields)

export type ElementEvent = RecordOf<EventId, typeof eventFields>
