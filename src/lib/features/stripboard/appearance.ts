import { weekdayOf } from '#model/production/calendar.ts'

const months = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ')
const weekdays = 'Mon Tue Wed Thu Fri Sat Sun'.split(' ')

/** `Thu 12 Mar`; the year is said once, in print. */
export function dateLabel(date: string): string {
	const month = months[Number(date.slice(5, 7)) - 1] ?? ''
	return `${weekdays[weekdayOf(date)] ?? ''} ${Number(date.slice(8))} ${month}`
}

/** `Thu 12 Mar 2026`, for paper. */
export function longDateLabel(date: string): string {
	return `${dateLabel(date)} ${date.slice(0, 4)}`
}

/** A count and its word: `1 strip`, `5 strips`. */
export function counted(count: number, word: string): string {
	return `${count} ${word}${count === 1 ? '' : 's'}`
}

/** Why a command would not, in a sentence that says what can be done. */
export const refusals: Record<string, string> = {
	'read-only': 'You can look here, not change. Ask an owner or coordinator if you should.',
	'strip-gone': 'A colleague has taken that off the board.',
	'scene-gone': 'A colleague has removed that scene.',
	'element-gone': 'A colleague has removed that element.',
	'nothing-moved': 'It already lies there.',
	'only-scenes': 'Scenes cannot be deleted from the board. Send them to the boneyard instead.',
	'bad-value': 'That cannot be read. Look at it once more.',
	'day-gone': 'A colleague has taken that day off the board.',
	'already-published': 'It is published already: what follows is a revision.',
	'event-gone': 'A colleague has taken that off already.',
	'exception-gone': 'That date is as usual again already.',
	'number-taken': 'Another cast member already has that number.',
	'no-strips': 'There are no strips to break into days.',
	'every-day-off': 'At least one day of the week has to be a working day.',
	'holiday-gone': 'That day is no longer on the calendar.',
	'no-scenes': 'There are no scenes in that script.',
	'too-many-scenes': 'That script has more scenes than one production can hold.'
}
