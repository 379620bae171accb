import {
	clockOf,
	dayName,
	lengthName,
	overallName,
	statusName,
	typeNames,
	zoneName
} from '#model/bookings/names.ts'
import type { Standing } from '#model/bookings/queries/holds.ts'
import type { ResourceKind } from '#model/bookings/records/resource.ts'
import type { Session } from '#model/bookings/records/session.ts'
import { momentOf } from '#model/bookings/time.ts'

export { clockOf, dayName, lengthName, overallName, statusName, typeNames, zoneName }

export const kindNames: Record<ResourceKind, { one: string; many: string }> = {
	stage: { one: 'Stage', many: 'Stages' },
	suite: { one: 'Suite', many: 'Suites' },
	room: { one: 'Room', many: 'Rooms' },
	person: { one: 'Person', many: 'People' },
	equipment: { one: 'Equipment', many: 'Equipment' },
	service: { one: 'Service', many: 'Services' }
}

/** How a hold looks: a tone of the tokens, and a pattern for those who do not see it. */
export function toneOf(status: Standing['status'], rank: number): string {
	if (status === 'pencil') return rank > 1 ? 'behind' : 'pencil'
	return status
}

/** Sessions by when they begin, whatever their zone; those without a time last. */
export function byMoment(a: Session, b: Session): number {
	if ((a.start === '') !== (b.start === '')) return a.start === '' ? 1 : -1
	const [one, other] =
		a.start === '' ? [0, 0] : [momentOf(a.start, a.zone), momentOf(b.start, b.zone)]
	return one - other || (a.id < b.id ? -1 : 1)
}

/** Minutes from what people type: `4`, `4h`, `3:30`, `3 h 30`, `90 min`; null when it says nothing. */
export function readLength(text: string): number | null {
	const found =
		/^\s*(?:(\d+(?:[.,]\d+)?)\s*(min|m|h|d)?|(\d+):([0-5]\d)|(\d+)\s*h\s*([0-5]?\d)\s*(?:min|m)?)\s*$/i.exec(
			text
		)
	if (!found) return null
	if (found[3] !== undefined) return Number(found[3]) * 60 + Number(found[4])
	if (found[5] !== undefined) return Number(found[5]) * 60 + Number(found[6])
	const unit = { m: 1, min: 1, h: 60, d: 1440 }[(found[2] ?? 'h').toLowerCase()] ?? 60
	return Math.round(Number((found[1] ?? '').replace(',', '.')) * unit)
}

/** Why a command would not, in a sentence that says what can be done. */
export const refusals: Record<string, string> = {
	'read-only': 'You can look at the bookings, but not change them.',
	'paper-gone': 'A colleague has thrown that paper away.',
	'contact-gone': 'A colleague has taken them off the contact list.',
	'session-gone': 'A colleague has removed that session.',
	'resource-gone': 'A colleague has taken that off the timeline.',
	'absence-gone': 'A colleague has removed that already.',
	'milestone-gone': 'A colleague has taken that milestone off the schedule.',
	'cue-gone': 'A colleague has taken that cue off the sheet.',
	'reel-gone': 'A colleague has taken that reel off the list.',
	'turnover-gone': 'A colleague has taken that turnover off the list.',
	'number-sent': 'That cue was sent under its number, which stands.',
	'no-number': 'A cue without a number cannot be sent. Number the cues first.',
	'number-twice': 'Two of these cues have one number. Give each its own first.',
	'bad-pattern': 'A number needs one {NNN} in it, for the figures that count.',
	'request-gone': 'That has been put away already.',
	'bad-value': 'That cannot be kept as it is. Look at it once more.',
	'too-many': 'That is more than can be added at once.'
}
