import type { MilestoneId } from '../../bookings/records/milestone.ts'
import { milestoneEnds, type MilestoneEnd, type PostFacts } from '../../bookings/schedule/ends.ts'
import { addDays, dayOffOn, isDate, type Calendar } from '../../production/calendar.ts'
import type { ProductionState } from '../../production/records.ts'
import { calendarOf } from '../../stripboard/queries/board.ts'
import { lastShootingDay } from '../../stripboard/queries/last-day.ts'
import type { StripboardState } from '../../stripboard/state.ts'
import type { Line } from '../records/line.ts'
import type { Recipient } from '../records/recipient.ts'

/** What lines may hang on beside their recipient's own dates, as it stands today. */
export type Anchors = {
	/** The last day that the main board shoots on, YYYY-MM-DD, or '' while it has none. */
	lastShootingDay: string
	/** Which days the production works on; null for Monday to Friday. */
	calendar: Calendar | null
	/** The milestones of post with their ends. */
	milestones: ReadonlyMap<MilestoneId, MilestoneEnd>
}

/** Nothing is known of the shoot, nor of post. */
export const noAnchors: Anchors = { lastShootingDay: '', calendar: null, milestones: new Map() }

/** Reads off the main board and the post schedule what lines hang on: when those move, their days move. */
export function anchorsOf(
	stripboard: StripboardState,
	production: ProductionState,
	post: Pick<PostFacts, 'milestones' | 'plan'>
): Anchors {
	const last = lastShootingDay(stripboard, production)
	const facts = { ...post, lastShootingDay: last, holidays: production.holidays }
	return {
		lastShootingDay: last,
		calendar: calendarOf(production),
		milestones: milestoneEnds(facts)
	}
}

/**
 * The day of a line, YYYY-MM-DD or '': the one it hangs on with its distance, else its own, else the
 * recipient's. What hangs on a day that nobody knows yet has its own until then.
 */
export function dueOf(line: Line, recipient: Recipient, anchors: Anchors): string {
	const anchor = anchorDate(line, recipient, anchors)
	const hangs = isDate(anchor) ? shifted(anchor, line, anchors.calendar) : ''
	return hangs || line.due || recipient.dueDate
}

/** The day that a line hangs on; '' for none, or while it is not known. */
export function anchorDate(
	{ hangsOn, milestone }: Pick<Line, 'hangsOn' | 'milestone'>,
	recipient: Recipient,
	{ lastShootingDay, milestones }: Pick<Anchors, 'lastShootingDay' | 'milestones'>
): string {
	switch (hangsOn) {
		case '':
			return ''
		case 'last-shooting-day':
			return lastShootingDay
		case 'contract':
			return recipient.contractDate
		case 'delivery':
			return recipient.dueDate
		case 'milestone':
			return milestone === '' ? '' : (milestones.get(milestone)?.end ?? '')
	}
}

const officeWeek: Calendar = {
	startDate: '',
	weeklyDaysOff: '0000011',
	holidays: new Map(),
	exceptions: new Map()
}

type Offset = Pick<Line, 'offset' | 'offsetIn'>

function shifted(anchor: string, { offset, offsetIn }: Offset, calendar: Calendar | null): string {
	if (offsetIn === 'days') return addDays(anchor, offset)
	const worked = calendar ?? officeWeek
	// Of twenty days in a row none is worked: that calendar is a slip, and counts every day.
	const most = Math.abs(offset) * 20
	let [date, left] = [anchor, Math.abs(offset)]
	for (let tries = 0; left > 0 && tries < most; tries++) {
		date = addDays(date, Math.sign(offset))
		if (dayOffOn(worked, date) === null) left -= 1
	}
	return left === 0 ? date : addDays(anchor, offset)
}
