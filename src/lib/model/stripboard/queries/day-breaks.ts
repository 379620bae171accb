import type { Row } from './rows.ts'
import type { StripId } from '../records/strip.ts'

/** How full a day may be, in eighths of a page or in minutes. */
export type DayLimit = { by: 'eighths' | 'minutes'; most: number }

/**
 * After which strips automatic day breaks would fall: each day takes strips until the next would
 * pass the limit; a single longer strip gets a day of its own. Breaks already there are ignored;
 * the last day is closed too.
 */
export function planDayBreaks(rows: readonly Row[], limit: DayLimit): StripId[] {
	const breaksAfter: StripId[] = []
	let last: StripId | null = null
	let sum = 0
	for (const row of rows) {
		if (row.kind === 'dayBreak') continue
		const measure = measureOf(row, limit.by)
		if (last !== null && sum + measure > limit.most) {
			breaksAfter.push(last)
			sum = 0
		}
		sum += measure
		last = row.id
	}
	if (last !== null) breaksAfter.push(last)
	return breaksAfter
}

function measureOf(row: Row, by: DayLimit['by']): number {
	if (row.kind === 'dayBreak') return 0
	if (by === 'minutes') return row.minutes ?? 0
	return row.kind === 'scene' ? (row.eighths ?? 0) : 0
}
