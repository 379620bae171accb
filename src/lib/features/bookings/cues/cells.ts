import { lookOf, optionsOf, type CueFieldName } from '#model/bookings/cues/columns.ts'
import { numberOf } from '#model/bookings/cues/list.ts'
import type { Cue } from '#model/bookings/records/cue.ts'

/** What a cell of a cue says, as it is typed and copied. */
export function textOf(cue: Cue, field: CueFieldName, characterOf: (cue: Cue) => string): string {
	if (field === 'number') return numberOf(cue)
	if (field === 'character') return characterOf(cue)
	const value = cue[field]
	if (value === null) return ''
	const look = lookOf(field)
	if (look === 'flag') return value === true ? 'x' : ''
	if (look !== 'choice') return String(value)
	const found = optionsOf(cue.kind, field).find((each) => each.value === String(value))
	return found?.word ?? String(value)
}

/** How wide each column of the grid is, in letters' heights; a line takes what is left. */
export const columnWidths: Partial<Record<CueFieldName, number>> = {
	...{ number: 8, reel: 4, scene: 5, from: 8, to: 8, character: 10, reason: 9.5 },
	...{ priority: 5, status: 9.5, note: 12, category: 8, surface: 9, prop: 8.5, track: 5.5 },
	...{ title: 13, usage: 13, vendor: 9.5, clip: 11.5, due: 10.5, subject: 8, askedBy: 8.5 },
	...{ assignedTo: 9.5 }
}
