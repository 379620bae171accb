import { wrapAnchor, type Milestone } from '../records/milestone.ts'
import type { Dateless, Placed } from './dates.ts'

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
