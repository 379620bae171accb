import { choice, flag, pointer, text, whole } from '../../core/field.ts'
import { Collection, type RecordOf } from '../../core/record.ts'
import type { ElementId } from '../../stripboard/records/element.ts'

declare const resourceId: unique symbol
export type ResourceId = string & { readonly [resourceId]: true }

/** What can be booked. */
export const resourceKinds = ['stage', 'suite', 'room', 'person', 'equipment', 'service'] as const
export type ResourceKind = (typeof resourceKinds)[number]

/** The most letters each text of a resource may have. */
export const resourceLimits = {
	name: 120,
	house: 120,
	address: 300,
	contact: 200,
	note: 2000
} as const

const resourceFields = {
	name: text(resourceLimits.name),
	/** The facility, agency or vendor it is booked at. */
	house: text(resourceLimits.house),
	/** Where people go, as it is told to them: street, town, which door. */
	address: text(resourceLimits.address),
	kind: choice(resourceKinds, 'room'),
	/** How many sessions it can serve at once; 1 is exclusive. */
	capacity: whole(1, 999, 1),
	/** Minutes to set up a room before a session, or to travel there. */
	before: whole(0, 1440, 0),
	/** Minutes to strike after it, or to travel back. */
	after: whole(0, 1440, 0),
	/** IANA zone that its clock shows. */
	zone: text(64),
	/** Opening hours, HH:MM; '' for always. Closing at or before opening is the next day. */
	opens: text(5),
	closes: text(5),
	/** Seven digits from Monday to Sunday, 1 for a day it is closed. */
	closedDays: text(7, '0000000'),
	/** Cancellation tiers as the house states them: `72:50 24:100`, hours before the start and percent. */
	cancellation: text(120),
	/** Whom to ask there. */
	contact: text(resourceLimits.contact),
	note: text(resourceLimits.note),
	/** The cast member of the stripboard who this is; '' for anybody else. */
	element: pointer<ElementId>(),
	removed: flag()
}

/** A stage, a suite, a person, a machine or a service that sessions book. */
export const resources = new Collection<ResourceId, typeof resourceFields>(
	'resources',
	resourceFields
)

export type Resource = RecordOf<ResourceId, typeof resourceFields>
