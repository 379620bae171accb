import { wrapAnchor, type Milestone } from '../records/milestone.ts'
import type { Dateless, Placed } from './dates.ts'
import type { DatePart, PostDate, PostMark } from './months.ts'
import { marksOf } from './months.ts'

const days = new Intl.DateTimeFormat('en-GB', {
	...({ weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' } as const),
	timeZone: 'UTC'
})

/** `Thu 12 Mar 2026`; '' for none. */
export function dayWords(date: string): string {
	return date === '' ? '' : days.format(new Date(`${date}T00:00:00Z`)).replace(',', '')
}

/** Why a milestone has no dates, as a sentence. */
export const datelessWords: Record<Dateless, string> = {
	'no-date': 'Has no date yet',
	'no-wrap': 'Waits for the last shooting day',
	'anchor-gone': 'What it was counted from is gone',
	'anchor-dateless': 'What it is counted from has no date',
	circle: 'Is counted from itself, through others'
}

/** When it is, as it is read out: `Thu 12 Mar 2026`, `the week of …`, `… to …`. */
export function whenWords({ milestone, start, end, dateless }: Placed): string {
	if (dateless !== null) return datelessWords[dateless]
	if (milestone.isWeek) return `Week of ${dayWords(start)}`
	return start === end ? dayWords(start) : `${dayWords(start)} to ${dayWords(end)}`
}

/** What its date comes from: `5 working days after Picture lock`. */
export function countedWords(milestone: Milestone, nameOf: (id: string) => string): string {
	const { anchor, offset, unit, from, date } = milestone
	if (date !== '') return anchor === '' ? 'A date of its own' : 'Pinned to its date'
	if (anchor === '') return 'Nothing yet'
	const name = anchor === wrapAnchor ? 'the last shooting day' : nameOf(anchor) || 'something gone'
	const edge = from === 'start' ? `the start of ${name}` : name
	if (offset === 0) return `With ${edge}`
	const days = Math.abs(offset)
	const unitWords = `${unit === 'work' ? 'working ' : ''}${days === 1 ? 'day' : 'days'}`
	return `${days} ${unitWords} ${offset > 0 ? 'after' : 'before'} ${edge}`
}

/** How far behind its first dates: `2 days late, theirs`; '' when it is not. */
export function lateWords({ late, milestone }: Placed): string {
	if (late === 0) return ''
	const days = `${Math.abs(late)} ${Math.abs(late) === 1 ? 'day' : 'days'}`
	if (late < 0) return `${days} early`
	return milestone.late === 'nobody' ? `${days} late` : `${days} late, ${milestone.late}`
}

/** A milestone as it is called where several episodes stand together: `102 Final mix`. */
export function fullName({ milestone }: Placed): string {
	return milestone.episode === '' ? milestone.name : `${milestone.episode} ${milestone.name}`
}

/** A milestone on one of its dates: `Final mix begins`. */
export function partWords(row: Placed, part: DatePart): string {
	const name = fullName(row)
	if (part === 'in-week') return `${name}, some day this week`
	if (part === 'on') return row.milestone.isWeek ? `${name}, week of` : name
	return part === 'goes-on' ? `${name} goes on` : `${name} ${part}`
}

/** A mark, in words: `at risk`, `2 days late, theirs`. */
export function markWords(row: Placed, mark: PostMark): string {
	if (mark === 'late' || mark === 'early') return lateWords(row)
	if (mark === 'changed') return 'changed since the last issue'
	return mark === 'at-risk' ? 'at risk' : mark
}

/** What the first issue had for a date: `Final mix was to end`. */
export function baselineWords(row: Placed): string {
	const isMoment = row.milestone.baseStart === row.milestone.baseEnd
	return `${fullName(row)} was ${isMoment ? 'planned' : 'to end'}`
}

/** A square of the calendar as a screen reader says it. */
export function postDateWords(square: PostDate): string {
	const milestones = square.milestones.map(({ row, part }) => {
		const marks = marksOf(row).map((mark) => markWords(row, mark))
		return [partWords(row, part), ...marks].join(', ')
	})
	const idle = square.holiday === '' ? 'Not worked' : `Holiday: ${square.holiday}`
	return [
		dayWords(square.date),
		...(square.isWork ? [] : [idle]),
		...milestones,
		...square.baseline.map(baselineWords)
	].join('; ')
}
