import { weekdayNames } from './production/calendar.ts'
import type { Block, Cell } from './report.ts'

const monthNames = new Intl.DateTimeFormat('en-US', {
	month: 'long',
	year: 'numeric',
	timeZone: 'UTC'
})

/** `March 2026`. */
export function monthName(month: string): string {
	return monthNames.format(new Date(`${month}-01T00:00:00Z`))
}

/** A month on paper: its name, and its weeks from Monday to Sunday. Dates of its neighbours are left blank. */
export function monthPage<Square extends { date: string }>(
	month: string,
	weeks: readonly (readonly Square[])[],
	cellOf: (square: Square) => Cell
): Block[] {
	return [
		{ kind: 'heading', text: monthName(month), aside: '' },
		{
			kind: 'table',
			columns: weekdayNames.map((label) => ({ label, width: 'rest' as const })),
			head: [weekdayNames.map((text) => ({ text, quiet: true }))],
			rows: weeks.map((week) =>
				week.map((square) => (square.date.startsWith(month) ? cellOf(square) : { text: '' }))
			),
			rowHeight: 62
		}
	]
}
