import type { Cell } from '../../report.ts'
import { formatEighths } from '../eighths.ts'
import { formatMinutes } from '../minutes.ts'
import type { ShootingDay } from '../queries/board.ts'
import { lineOf } from '../queries/published-lines.ts'
import type { PublishedScene } from '../queries/published.ts'
import type { BannerRow, SceneRow } from '../queries/rows.ts'
import type { StripboardState } from '../state.ts'
import { dayWords } from './words.ts'

/** The line of a scene, with cast as strips have it: `1, 2, 5`. */
export function stripLine(
	state: StripboardState,
	row: SceneRow
): PublishedScene & { ids: string; pages: string; timeAndDay: string } {
	const line = lineOf(state, row)
	return {
		...line,
		ids: line.cast.join(', '),
		pages: formatEighths(line.eighths),
		timeAndDay: [line.time, line.scriptDay].filter((part) => part !== '').join(' ')
	}
}

/** What opens a day on paper: `SHOOT DAY 4 -- Thursday, March 5, 2026`. */
export function dayHeading(day: ShootingDay): string {
	return [`SHOOT DAY ${day.number}`, dayWords(day.date)].filter((part) => part !== '').join(' -- ')
}

/** What closes a day on paper, as the trade prints it (field practice). */
export function dayEnding(day: ShootingDay): string {
	return [
		`End of Day ${day.number}`,
		dayWords(day.date),
		`Total Pages: ${formatEighths(day.totals.eighths)}`,
		`Time: ${formatMinutes(day.totals.minutes)}`
	]
		.filter((part) => part !== '')
		.join(' -- ')
}

/** What a banner says, with its time: `COMPANY MOVE (0:45)`. */
export function bannerWords({ strip, minutes }: BannerRow): string {
	return minutes ? `${strip.text} (${formatMinutes(minutes)})` : strip.text
}

/** A row that is one cell from edge to edge. */
export function wideRow(span: number, text: string, look: Partial<Cell> = {}): Cell[] {
	return [{ text, span, ...look }]
}
