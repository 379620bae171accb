import { flag, text, whole } from '../../core/field.ts'
import { Singleton } from '../../core/singleton.ts'

const ruleFields = {
	/** IANA zone that the timeline is drawn in; '' for the reader's own. */
	zone: text(64),
	/** How long a challenged holder has to confirm or release (usually 24 hours). */
	challengeHours: whole(1, 720, 24),
	/** Saturdays and Sundays count neither for challenges nor for cancellation tiers. */
	skipsWeekends: flag(true),
	/** A challenge that nobody answers releases the hold; otherwise it is only shown as overdue. */
	releasesUnanswered: flag(true),
	/** Holds behind a confirmation stay on standby; otherwise they are released at once. */
	keepsStandby: flag(true),
	/** Days after which a hold is released by itself; 0 for never. */
	holdDays: whole(0, 365, 0),
	/** Hours between a person's work and their next (11 in most agreements). */
	turnaroundHours: whole(0, 24, 11),
	/** What a shooting day takes of its cast, HH:MM, where nobody has said their calls. */
	shootFrom: text(5, '07:00'),
	shootTo: text(5, '19:00'),
	/** IANA zone of the shoot; '' for that of the timeline. */
	shootZone: text(64)
}

/** How this production and its houses deal with holds. Every number is theirs to change. */
export const bookingRules = new Singleton('bookingRules', ruleFields)

export type BookingRules = ReturnType<typeof bookingRules.read>
