import type { Milestone, MilestoneId } from '../records/milestone.ts'
import type { PostPlan } from '../records/post-plan.ts'
import { postSchedule, type ScheduleInput } from './dates.ts'
import { WorkCalendar } from './work-days.ts'

/** What the post schedule and the shoot say, as their documents say it. */
export type PostFacts = {
	milestones: ReadonlyMap<MilestoneId, Milestone>
	plan: PostPlan
	/** The last day that the main board shoots on, YYYY-MM-DD, or ''. */
	lastShootingDay: string
	/** The production's holidays: date and name. */
	holidays: ReadonlyMap<string, string>
}

/** What dates are worked out from: a last shooting day that was said outranks the board's. */
export function scheduleInput({ milestones, plan, ...shoot }: PostFacts): ScheduleInput {
	return {
		milestones,
		calendar: new WorkCalendar(plan.daysOff, shoot.holidays),
		wrap: plan.wrap || shoot.lastShootingDay
	}
}

/** When a milestone is over, for what hangs on it. */
export type MilestoneEnd = {
	name: string
	/** YYYY-MM-DD, or '' while it has no date. */
	end: string
}

/** The ends of all milestones, in the order of the schedule. */
export function milestoneEnds(facts: PostFacts): ReadonlyMap<MilestoneId, MilestoneEnd> {
	const { rows } = postSchedule(scheduleInput(facts))
	return new Map(
		rows.map(({ milestone: { id, name, episode }, end }) => {
			const full = episode === '' ? name : `${episode}, ${name}`
			return [id, { name: full, end }]
		})
	)
}
