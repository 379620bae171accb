import type { DayKind } from '#model/production/calendar.ts'
import type { PaletteId, ProductionState } from '#model/production/records.ts'

export const paletteNames: Record<PaletteId, string> = {
	'movie-magic': 'Movie Magic: INT night blue, EXT night green',
	singleton: 'Singleton: INT night green, EXT night blue',
	'high-contrast': 'High contrast, nights hatched'
}

/** What may be noted about a date, the usual first. */
export const dayKinds = ['holiday', 'off', 'travel', 'work'] as const satisfies readonly DayKind[]

export const dayKindNames: Record<DayKind, string> = {
	holiday: 'Holiday',
	off: 'Day off',
	travel: 'Company travel',
	work: 'Extra work day'
}

/** Something noted about a date; a holiday may also be worked, or travelled on. */
export type NotedDate = { date: string; kind: DayKind; label: string }

/** Everything noted about dates, in their order. */
export function notedDates({ holidays, exceptions }: ProductionState): NotedDate[] {
	const days = [...holidays].map(([date, label]) => ({ date, kind: 'holiday' as const, label }))
	const decided = [...exceptions].map(([date, { kind, label }]) => ({ date, kind, label }))
	return [...days, ...decided].sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0))
}
