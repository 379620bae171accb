import { addDays, monthsBetween, weekdayOf, weeksIn } from '../../production/calendar.ts'
import type { Placed, ScheduleInput } from './dates.ts'

/** What a date is to a milestone: its only day, its first or last, or one between; a week that it may fall in. */
export type DatePart = 'on' | 'begins' | 'goes-on' | 'ends' | 'in-week'

/** What has to be said of a milestone beside its dates. */
export type PostMark = 'done' | 'at-risk' | 'late' | 'early' | 'pinned' | 'changed'

export type MilestoneOnDate = { readonly row: Placed; readonly part: DatePart }

/** A square of the post schedule's calendar. */
export type PostDate = {
	readonly date: string
	/** Whether post works then, and the holiday that it is. */
	readonly isWork: boolean
	readonly holiday: string
	/** Those that begin or end then before those that only go on. */
	readonly milestones: readonly MilestoneOnDate[]
	/** Those that the first issue had ending then, and that end on another date now. */
	readonly baseline: readonly Placed[]
}

/** The months that the schedule reaches, also those of its first issue; empty without dates. */
export function postMonths(rows: readonly Placed[]): string[] {
	const dates = rows
		.flatMap(({ start, end, late, milestone }) => [start, end, late === 0 ? '' : milestone.baseEnd])
		.filter((date) => date !== '')
		.sort()
	const [first, last] = [dates[0], dates.at(-1)]
	return first === undefined || last === undefined ? [] : monthsBetween(first, last)
}

/** A month as whole weeks from Monday to Sunday, with the dates of its neighbours that fill them. */
export function postWeeks(
	{ rows, calendar, holidays }: { rows: readonly Placed[] } & PostWeek,
	month: string
): PostDate[][] {
	const dated = rows.filter(({ dateless }) => dateless === null)
	return weeksIn(month).map((week) =>
		week.map((date): PostDate => {
			const isWork = calendar.isWorkDay(date)
			const milestones = dated.flatMap((row): MilestoneOnDate[] => {
				const part = partOn(row, date)
				const isIdle = !isWork && (part === 'goes-on' || part === 'in-week')
				return part === null || isIdle ? [] : [{ row, part }]
			})
			return {
				...{ date, isWork, holiday: holidays.get(date) ?? '' },
				milestones: milestones.sort((a, b) => rank(a) - rank(b)),
				baseline: dated.filter(({ late, milestone }) => late !== 0 && milestone.baseEnd === date)
			}
		})
	)
}

/** When post works, as the squares of its calendar show it. */
export type PostWeek = Pick<ScheduleInput, 'calendar'> & { holidays: ReadonlyMap<string, string> }

function rank({ part }: MilestoneOnDate): number {
	return part === 'goes-on' ? 2 : part === 'in-week' ? 1 : 0
}

/** What a date is to a milestone, or null when it has nothing to do with it. */
export function partOn({ milestone, start, end }: Placed, date: string): DatePart | null {
	if (start === '') return null
	if (milestone.isWeek && start === end) {
		if (date === start) return 'on'
		const sunday = addDays(start, 6 - weekdayOf(start))
		return start < date && date <= sunday ? 'in-week' : null
	}
	if (date < start || date > end) return null
	if (start === end) return 'on'
	return date === start ? 'begins' : date === end ? 'ends' : 'goes-on'
}

/** What has to be said of a milestone, the gravest first. One that is over is neither at risk nor pinned. */
export function marksOf({ milestone, before, float, late, changed }: Placed): PostMark[] {
	const isOver = milestone.ended !== ''
	const isAtRisk = !isOver && (before.length > 0 || (float !== null && float < 0))
	const marks: (PostMark | false)[] = [
		isOver && 'done',
		isAtRisk && 'at-risk',
		late > 0 && 'late',
		late < 0 && 'early',
		!isOver && milestone.date !== '' && milestone.anchor !== '' && 'pinned',
		changed && 'changed'
	]
	return marks.filter((mark) => mark !== false)
}
