import type { DayOff } from '../../production/calendar.ts'

const days = new Intl.DateTimeFormat('en-US', {
	weekday: 'long',
	month: 'long',
	day: 'numeric',
	year: 'numeric',
	timeZone: 'UTC'
})
const shortDays = new Intl.DateTimeFormat('en-US', {
	weekday: 'short',
	month: 'short',
	day: 'numeric',
	timeZone: 'UTC'
})

/** A YYYY-MM-DD date as day breaks print it: `Thursday, March 5, 2026`; '' for none. */
export function dayWords(date: string | null): string {
	return date ? days.format(new Date(`${date}T00:00:00Z`)) : ''
}

/** The same, short: `Thu, Mar 5`. */
export function shortDayWords(date: string | null): string {
	return date ? shortDays.format(new Date(`${date}T00:00:00Z`)) : ''
}

/** A count and its word: `1 scene`, `12 scenes`. */
export function counted(count: number, word: string): string {
	return `${count} ${word}${count === 1 ? '' : 's'}`
}

/** Dates without shooting in one line: `Sat, Mar 7 – Sun, Mar 8: Day off`. */
export function daysOffWords(off: readonly DayOff[]): string {
	const runs: { reason: string; first: string; last: string }[] = []
	for (const { date, reason } of off) {
		const run = runs.at(-1)
		if (run && run.reason === reason) run.last = date
		else runs.push({ reason, first: date, last: date })
	}
	return runs
		.map(({ reason, first, last }) => {
			const from = shortDayWords(first)
			return `${first === last ? from : `${from} – ${shortDayWords(last)}`}: ${reason}`
		})
		.join('   ')
}
