import { grouped } from '../../core/grouped.ts'
import { byOrder } from '../../core/order.ts'
import { addDays, isDate } from '../../production/calendar.ts'
import { wrapAnchor, type Milestone, type MilestoneId } from '../records/milestone.ts'
import type { WorkCalendar } from './work-days.ts'

/** All that the dates of a post schedule come from. */
export type ScheduleInput = {
	milestones: ReadonlyMap<MilestoneId, Milestone>
	calendar: WorkCalendar
	/** The last shooting day, YYYY-MM-DD, or '' when nobody knows it yet. */
	wrap: string
}

/** Why a milestone has no dates. */
export type Dateless = 'no-date' | 'no-wrap' | 'anchor-gone' | 'anchor-dateless' | 'circle'

/** A milestone with its dates as they stand now. */
export type Placed = {
	readonly milestone: Milestone
	/** First and last day, YYYY-MM-DD; equal for a moment; both '' when `dateless` says why. */
	readonly start: string
	readonly end: string
	readonly dateless: Dateless | null
	/** Those of its needs that are not over when it begins. */
	readonly before: readonly MilestoneId[]
	/**
	 * Working days that it may slip, with all that hangs on it, before something else would begin too
	 * early; null when nothing waits for it.
	 */
	readonly float: number | null
	/** Working days behind the dates that were first issued; negative when ahead, 0 when not issued. */
	readonly late: number
	/** Whether its dates are others than those last issued. */
	readonly changed: boolean
}

/** The schedule: every milestone that is not removed, in its order. */
export type PostSchedule = {
	readonly rows: readonly Placed[]
	readonly byId: ReadonlyMap<MilestoneId, Placed>
}

type Dates = Pick<Placed, 'start' | 'end' | 'dateless'>

/** Whether a milestone stays where it is when what it is counted from moves. */
export function standsFast({ date, began, ended }: Milestone): boolean {
	return date !== '' || began !== '' || ended !== ''
}

/**
 * The dates of all milestones. A milestone stands on its own date, else so many days from its anchor;
 * what truly happened outranks both. Dates fall on working days. One that counts from itself by a
 * circle, or from nothing, has none and says why.
 */
export function postSchedule(input: ScheduleInput): PostSchedule {
	const listed = [...input.milestones.values()].filter(({ removed }) => !removed).sort(byOrder)
	const dates = new Dating(input)
	const placed = new Map(listed.map((milestone) => [milestone.id, dates.of(milestone)] as const))
	const floats = new Floating(input, listed, placed)
	const rows = listed.map((milestone): Placed => {
		const own = placed.get(milestone.id) as Dates
		return {
			milestone,
			...own,
			before: own.dateless === null ? unmet(milestone, own, { placed, input }) : [],
			float: floats.of(milestone.id),
			late: isDate(milestone.baseEnd) && own.end !== '' ? lateness(milestone, own, input) : 0,
			changed:
				milestone.issuedStart !== '' &&
				(own.start !== milestone.issuedStart || own.end !== milestone.issuedEnd)
		}
	})
	return { rows, byId: new Map(rows.map((row) => [row.milestone.id, row])) }
}

function lateness({ baseEnd }: Milestone, { end }: Dates, { calendar }: ScheduleInput): number {
	return calendar.between(baseEnd, end)
}

/** What a milestone needs and has not got when it begins. A moment may be met on its own day. */
function unmet(
	milestone: Milestone,
	{ start }: Dates,
	{ placed, input }: { placed: ReadonlyMap<MilestoneId, Dates>; input: ScheduleInput }
): MilestoneId[] {
	return milestone.needs.filter((id) => {
		const need = placed.get(id)
		if (!need || need.dateless !== null) return false
		const isMoment = input.milestones.get(id)?.length === 0
		return isMoment ? start < need.end : start <= need.end
	})
}

/** Works out dates from anchors, each once. */
class Dating {
	readonly #input: ScheduleInput
	readonly #known = new Map<MilestoneId, Dates>()
	readonly #underWay = new Set<MilestoneId>()

	constructor(input: ScheduleInput) {
		this.#input = input
	}

	of(milestone: Milestone): Dates {
		const known = this.#known.get(milestone.id)
		if (known) return known
		if (this.#underWay.has(milestone.id)) return without('circle')
		this.#underWay.add(milestone.id)
		const dates = this.#workOut(milestone)
		this.#underWay.delete(milestone.id)
		this.#known.set(milestone.id, dates)
		return dates
	}

	#workOut(milestone: Milestone): Dates {
		const { began, ended, length } = milestone
		const start = isDate(began) ? began : this.#start(milestone)
		if (typeof start !== 'string') return isDate(ended) ? standing(ended, ended) : start
		if (isDate(ended)) return standing(start < ended ? start : ended, ended)
		const end = length < 2 ? start : this.#input.calendar.add(start, length - 1)
		return standing(start, end)
	}

	#start(milestone: Milestone): string | Dates {
		if (isDate(milestone.date)) return milestone.date
		const base = this.#base(milestone)
		if (typeof base !== 'string') return base
		const { calendar } = this.#input
		const { offset, unit } = milestone
		if (unit === 'work') return calendar.add(base, offset)
		return calendar.nearest(addDays(base, offset), offset < 0 ? -1 : 1)
	}

	/** The date that a milestone is counted from. */
	#base({ anchor, from }: Milestone): string | Dates {
		if (anchor === '') return without('no-date')
		if (anchor === wrapAnchor)
			return isDate(this.#input.wrap) ? this.#input.wrap : without('no-wrap')
		const other = this.#input.milestones.get(anchor as MilestoneId)
		if (!other || other.removed) return without('anchor-gone')
		const { start, end, dateless } = this.of(other)
		if (dateless !== null) return without(dateless === 'circle' ? 'circle' : 'anchor-dateless')
		return from === 'end' ? end : start
	}
}

function standing(start: string, end: string): Dates {
	return { start, end, dateless: null }
}

function without(dateless: Dateless): Dates {
	return { start: '', end: '', dateless }
}

/** Works out how far each may slip. */
class Floating {
	readonly #input: ScheduleInput
	readonly #dates: ReadonlyMap<MilestoneId, Dates>
	readonly #hanging: ReadonlyMap<string, readonly Milestone[]>
	readonly #needing: ReadonlyMap<string, readonly { milestone: Milestone }[]>

	constructor(
		input: ScheduleInput,
		listed: readonly Milestone[],
		dates: ReadonlyMap<MilestoneId, Dates>
	) {
		this.#input = input
		this.#dates = dates
		const floating = listed.filter((milestone) => !standsFast(milestone))
		this.#hanging = grouped(floating, ({ anchor }) => anchor)
		const pairs = listed.flatMap((milestone) =>
			milestone.needs.map((need) => ({ need, milestone }))
		)
		this.#needing = grouped(pairs, ({ need }) => need)
	}

	/** The days until the first that does not move along, and needs one that does, would be met. */
	of(id: MilestoneId): number | null {
		const along = this.#along(id)
		let least: number | null = null
		for (const each of along) {
			for (const { milestone } of this.#needing.get(each) ?? []) {
				if (along.has(milestone.id)) continue
				const room = this.#between(each, milestone.id)
				if (room !== null && (least === null || room < least)) least = room
			}
		}
		return least
	}

	/** A milestone and all that are counted from it, one behind the other. */
	#along(id: MilestoneId): Set<MilestoneId> {
		const along = new Set([id])
		for (const each of along)
			for (const { id: next } of this.#hanging.get(each) ?? []) along.add(next)
		return along
	}

	#between(id: MilestoneId, waiting: MilestoneId): number | null {
		const [end, start] = [this.#dates.get(id)?.end ?? '', this.#dates.get(waiting)?.start ?? '']
		if (end === '' || start === '') return null
		const isMoment = this.#input.milestones.get(id)?.length === 0
		return this.#input.calendar.between(end, start) - (isMoment ? 0 : 1)
	}
}
