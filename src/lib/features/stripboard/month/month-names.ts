import { formatEighths } from '#model/stripboard/eighths.ts'
import { eventLine } from '#model/stripboard/event-words.ts'
import type { MonthDate, MonthDay } from '#model/stripboard/queries/months.ts'
import { counted } from '$lib/ui/words.ts'
import { dateLabel } from '../appearance.ts'

/** What a day adds up to, in a line: `4 3/8 pgs · 5 cast · D/N`. */
export function figuresOf({ day, time }: MonthDay): string {
	const { eighths, cast } = day.totals
	return [`${formatEighths(eighths)} pgs`, `${cast} cast`, time].filter((part) => part).join(' · ')
}

/** A square as a screen reader says it. */
export function squareLabel(
	square: MonthDate,
	{ names, flags, kind }: { names: readonly string[]; flags: number; kind: string }
): string {
	const days = square.days.map((each, at) =>
		[names[at] ?? '', each.places[0] ?? '', figuresOf(each)].filter((part) => part).join(', ')
	)
	const events = square.events.map(({ name, event }) => eventLine(name, event))
	const why = square.reason === kind || square.reason === '' ? kind : `${kind}: ${square.reason}`
	return [
		dateLabel(square.date),
		...(square.days.length > 0 ? days : [why]),
		flags > 0 ? counted(flags, 'flag') : '',
		...events
	]
		.filter((part) => part !== '')
		.join('; ')
}
