import { flag, pointer, text } from '../../core/field.ts'
import { Collection, type RecordOf } from '../../core/record.ts'

declare const setId: unique symbol
export type SetId = string & { readonly [setId]: true }

declare const locationId: unique symbol
export type LocationId = string & { readonly [locationId]: true }

const setFields = {
	/** As headings have it, in capitals: `LIGHTHOUSE - LAMP ROOM`. */
	name: text(500),
	location: pointer<LocationId>(),
	/** The set that this was another spelling of; '' while it stands for itself. */
	mergedInto: pointer<SetId>(),
	removed: flag()
}

/** Where the story is. */
export const sets = new Collection<SetId, typeof setFields>('sets', setFields)

export type StorySet = RecordOf<SetId, typeof setFields>

const locationFields = {
	name: text(200),
	/** The dates its permit covers, YYYY-MM-DD; '' for no end. */
	permitFrom: text(10),
	permitTo: text(10),
	/** Latitude and longitude in degrees, `54.4858, -0.6206`; '' when nobody has said. */
	coordinates: text(40),
	/** Its time zone, `Europe/London`, for when the sun rises there; '' when nobody has said. */
	zone: text(64),
	removed: flag()
}

/** Where the company goes. */
export const locations = new Collection<LocationId, typeof locationFields>(
	'locations',
	locationFields
)

export type Location = RecordOf<LocationId, typeof locationFields>
