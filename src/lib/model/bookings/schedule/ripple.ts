import { daysBetween } from '../../production/calendar.ts'
import type { Milestone, MilestoneId } from '../records/milestone.ts'
import type { Session, SessionId } from '../records/session.ts'
import { postSchedule, standsFast, type Placed, type ScheduleInput } from './dates.ts'

/** What is to be written into one milestone, of all that its dates come from. */
export type Change = {
	id: MilestoneId
	values: Partial<
		Pick<Milestone, 'anchor' | 'from' | 'offset' | 'unit' | 'length' | 'date' | 'began' | 'ended'>
	>
}

/** A milestone whose dates would be others. */
export type Shift = {
	milestone: Milestone
	from: { start: string; end: string }
	to: { start: string; end: string }
	/** Working days later; negative for earlier. */
	days: number
}

/** What a move would come to, before anybody has agreed to it. */
export type Ripple = {
	moved: readonly Shift[]
	/** Those that are counted from what moves, and stay because they stand fast. */
	pinned: readonly Milestone[]
	/** Those that would begin before something they need is over, and do not now. */
	early: readonly Placed[]
	/** The sessions of what moves that would lie outside it. */
	endangered: readonly { session: Session; milestone: Milestone }[]
}

/**
 * What has to be written so that a milestone begins on a date: the date itself when it stands on one,
 * else another offset, so that it goes on following what it is counted from.
 */
export function movedTo(input: ScheduleInput, id: MilestoneId, date: string): Change | null {
	const milestone = input.milestones.get(id)
	const now = postSchedule(input).byId.get(id)
	if (!milestone || !now) return null
	if (milestone.date !== '' || now.dateless !== null || milestone.unit === 'calendar')
		return { id, values: movedPlainly(milestone, now, date) }
	const days = input.calendar.between(now.start, date)
	return { id, values: { offset: milestone.offset + days } }
}

function movedPlainly(milestone: Milestone, now: Placed, date: string): Change['values'] {
	if (milestone.date !== '' || now.dateless !== null) return { date }
	return { offset: milestone.offset + daysBetween(now.start, date) }
}

/** The date so many working days after the one on which a milestone begins now; '' when it has none. */
export function slipped(input: ScheduleInput, id: MilestoneId, days: number): string {
	const start = postSchedule(input).byId.get(id)?.start ?? ''
	return start === '' ? '' : input.calendar.add(start, days)
}

/** What some changes would come to: who moves, who stays, what is endangered. Nothing is written. */
export function rippleOf(
	input: ScheduleInput,
	changes: readonly Change[],
	sessions: ReadonlyMap<SessionId, Session>
): Ripple {
	const before = postSchedule(input)
	const after = postSchedule({ ...input, milestones: changed(input.milestones, changes) })
	const moved = after.rows.flatMap((row) => {
		const was = before.byId.get(row.milestone.id)
		const isSame = !was || (was.start === row.start && was.end === row.end)
		return isSame ? [] : [shift(input, was, row)]
	})
	const movers = new Set<string>(moved.map(({ milestone }) => milestone.id))
	const stays = ({ milestone }: Placed): boolean =>
		movers.has(milestone.anchor) && !movers.has(milestone.id) && standsFast(milestone)
	return {
		moved,
		pinned: after.rows.filter(stays).map(({ milestone }) => milestone),
		early: after.rows.filter(({ milestone, before: unmet }) => {
			const were = before.byId.get(milestone.id)?.before ?? []
			return unmet.some((id) => !were.includes(id))
		}),
		endangered: moved.flatMap((each) =>
			sessionsOf(each.milestone, { sessions, milestones: input.milestones })
				.filter((session) => lies(session, each.from) && !lies(session, each.to))
				.map((session) => ({ session, milestone: each.milestone }))
		)
	}
}

function changed(
	milestones: ScheduleInput['milestones'],
	changes: readonly Change[]
): Map<MilestoneId, Milestone> {
	const all = new Map(milestones)
	for (const { id, values } of changes) {
		const milestone = all.get(id)
		if (milestone) all.set(id, { ...milestone, ...values })
	}
	return all
}

function shift(input: ScheduleInput, was: Placed, now: Placed): Shift {
	return {
		milestone: now.milestone,
		from: { start: was.start, end: was.end },
		to: { start: now.start, end: now.end },
		days: input.calendar.between(was.start, now.start)
	}
}

function lies({ start }: Session, { start: first, end: last }: Shift['from']): boolean {
	const day = start.slice(0, 10)
	return first <= day && day <= last
}

/**
 * The sessions booked for a milestone: those that say so, and those of its kind that say nothing, when
 * no other milestone is of that kind.
 */
export function sessionsOf(
	milestone: Milestone,
	{
		sessions,
		milestones
	}: { sessions: ReadonlyMap<SessionId, Session> } & Pick<ScheduleInput, 'milestones'>
): Session[] {
	const kind = milestone.session
	const rivals = [...milestones.values()].filter(
		({ removed, session }) => !removed && session === kind
	)
	const isOnly = kind !== 'none' && rivals.length === 1
	return [...sessions.values()].filter(({ removed, type, milestone: said }) => {
		if (removed) return false
		return said === '' ? isOnly && type === kind : said === milestone.id
	})
}
