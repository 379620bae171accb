import type { SheetField, SheetNotes } from '../records/call-sheet.ts'

/** What a sheet can take over from another: fields with their texts, departments with their calls. */
export type Blanks = { fields: [SheetField, string][]; crew: [string, string][] }

const ofOneDay: ReadonlySet<SheetField> = new Set(['weather', 'sun'])

/**
 * What one sheet says and another has blank: texts, times and crew calls, but neither weather and sun nor
 * the cast's own calls, which are of one day.
 */
export function blanksOf(mine: SheetNotes, theirs: SheetNotes): Blanks {
	const fields = Object.entries(theirs.fields) as [SheetField, string][]
	return {
		fields: fields.filter(
			([field, value]) => !ofOneDay.has(field) && value !== '' && mine.fields[field] === ''
		),
		crew: [...theirs.crew].filter(([name, value]) => value !== '' && !mine.crew.get(name))
	}
}
