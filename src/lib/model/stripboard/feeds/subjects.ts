import { standingList } from '../../core/merged.ts'
import type { SheetNotes } from '../records/call-sheet.ts'
import type { Element, ElementId } from '../records/element.ts'
import { compareCast } from '../queries/rows.ts'
import type { StripboardState } from '../state.ts'

/** Whose calls a calendar can have: the cast by number, and departments that were ever called for themselves. */
export type FeedSubjects = { cast: { id: ElementId; name: string }[]; departments: string[] }

/** What calendars can be made of, beside the shooting days and the general crew calls. */
export function feedSubjects(
	{ elements }: Pick<StripboardState, 'elements'>,
	notes: Iterable<SheetNotes>
): FeedSubjects {
	const departments = new Map<string, string>()
	for (const { crew } of notes) {
		for (const [name, call] of crew) {
			if (call !== '' && !departments.has(name.toLowerCase()))
				departments.set(name.toLowerCase(), name)
		}
	}
	return {
		cast: standingList(elements)
			.filter(({ category }) => category === 'cast')
			.sort(compareCast)
			.map((element) => ({ id: element.id, name: castName(element) })),
		departments: [...departments.values()].sort()
	}
}

/** `1. GEORGE`: a cast member with their number. */
export function castName({ number, name }: Pick<Element, 'number' | 'name'>): string {
	return number === '' ? name : `${number}. ${name}`
}
