import type { SheetField, SheetNotes } from '../records/call-sheet.ts'

/** What a sheet can take over from another: fields with their texts, departments with their calls. */
export type Blanks = { fields: [SheetField, string][]; crew: [string, string][] }

/**
 * What one sheet says and another has blank: texts, times and crew calls, but neither the weather nor
 * the cast's own calls, which are of one day.
 */
export function blanksOf(mine: SheetNotes, theirs: SheetNotes): Blanks {
	const fields = Object.entries(theirs.fields) as [SheetField, string][]
	return {
		fields: fields.filter(
			([field, value]) => field !== 'weather' && value !== '' && mine.fields[field] === ''
		),
		crew: [...theirs.crew].filter(([name, value]) => value !== '' && !mine.crew.get(name))
	}
}
