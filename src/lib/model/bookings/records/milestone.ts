import { choice, flag, links, text, whole } from '../../core/field.ts'
import { longestOrder } from '../../core/order.ts'
import { Collection, type RecordOf } from '../../core/record.ts'
import { sessionTypes, type SessionType } from './session-types.ts'

declare const milestoneId: unique symbol
export type MilestoneId = string & { readonly [milestoneId]: true }

/** What a milestone may be counted from when not from another: the last shooting day. */
export const wrapAnchor = 'wrap'

/** Whose milestone it is that others look for by what it is, not by its name. */
export const milestoneRoles = ['none', 'lock', 'delivery'] as const

/** Who a delay is put down to. */
export const lateOn = ['nobody', 'ours', 'theirs'] as const

/** Two years of working days hold any post schedule, in either direction. */
const mostDays = 520

const milestoneFields = {
	name: text(120),
	/** Of a series: the episode it belongs to, as people call it. */
	episode: text(40),
	owner: text(120),
	note: text(1000),
	role: choice(milestoneRoles, 'none'),
	/** The kind of session that is booked for it, if any. */
	session: choice(['none', ...sessionTypes] as readonly ('none' | SessionType)[], 'none'),
	/** What its date is counted from; '' for nothing but the date. */
	anchor: text(64),
	/** Which end of that. */
	from: choice(['end', 'start'] as const, 'end'),
	/** How many days after it (before, when negative). */
	offset: whole(-mostDays, mostDays, 0),
	unit: choice(['work', 'calendar'] as const, 'work'),
	/** Working days that it takes; 0 for a moment. */
	length: whole(0, mostDays, 0),
	/** The date on which it stands whatever it is counted from, YYYY-MM-DD; '' while it floats. */
	date: text(10),
	/** Its date is only meant as “the week of”. */
	isWeek: flag(),
	/** What has to be done before it may begin. */
	needs: links<MilestoneId>('needs:'),
	/** When it began and ended in truth, YYYY-MM-DD; '' while it has not. */
	began: text(10),
	ended: text(10),
	late: choice(lateOn, 'nobody'),
	/** The dates it had when the schedule was first issued, and when it was last. */
	baseStart: text(10),
	baseEnd: text(10),
	issuedStart: text(10),
	issuedEnd: text(10),
	order: text(longestOrder),
	removed: flag()
}

/**
 * A milestone or phase of post: an anchor, a signed offset and a length, never a date that was worked out
 * (field notes on post, §3.1–3.2). Its dates are derived: `schedule/dates.ts`.
 */
export const milestones = new Collection<MilestoneId, typeof milestoneFields>(
	'milestones',
	milestoneFields
)

export type Milestone = RecordOf<MilestoneId, typeof milestoneFields>
