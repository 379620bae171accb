import type { DoodDate, DoodRow } from '#model/stripboard/queries/dood-chart.ts'
import type { DoodTotals } from '#model/stripboard/queries/day-out-of-days.ts'
import { codeInWords } from '#model/stripboard/reports/dood-words.ts'
import { counted } from '$lib/ui/words.ts'
import { dateLabel } from '../appearance.ts'

/** What a cell says to the eye that rests on it, and to a screen reader. */
export function cellLabel(row: DoodRow, date: DoodDate, code: string): string {
	const scenes = row.strips.get(date.date)?.length ?? 0
	const what = [codeInWords(code), scenes > 0 ? counted(scenes, 'scene') : '', date.reason]
	return [`${row.name}, ${dateLabel(date.date)}`, ...what].filter((part) => part !== '').join(': ')
}

/** A total as it is written: a date short, a nought as a blank. */
export function totalText(totals: DoodTotals, of: keyof DoodTotals): string {
	const value = totals[of]
	if (value === null || value === 0) return ''
	return typeof value === 'string' ? dateLabel(value).slice(4) : String(value)
}
