import { calendarDayWords } from '$lib/ui/when.ts'
import type { ShootingDay } from '#model/stripboard/queries/board.ts'
import type { BoardObject } from '#model/whiteboard/records.ts'

/** What a frame is called: its name, its day, or both. A day that is no more leaves just the name. */
export function frameTitle(
	{ text, kind, day: means }: BoardObject,
	day: ShootingDay | null
): string {
	if (kind !== 'frame') return text
	if (day === null) return text || (means === '' ? 'Frame' : 'A day that is no longer scheduled')
	const date = day.date === null ? '' : ` · ${calendarDayWords(day.date).slice(0, -5)}`
	return `Day ${day.number}${date}${text === '' ? '' : ` · ${text}`}`
}
