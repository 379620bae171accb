import { transact, type Edit } from '../../core/edit.ts'
import { strips, type StripId } from '../records/strip.ts'

/** Whether a day is still on its board: the break that closes it. */
export function isDay(edit: Edit, id: StripId): boolean {
	const strip = strips.get(edit.doc, id)
	return strip !== null && !strip.removed && strip.kind === 'dayBreak'
}

/** Where a text is noted: a key of a root, see `records/day-notes.ts`. */
type Place = readonly [root: string, day: StripId, ...path: string[]]

/** Notes a text; what is emptied keeps its key: so a colleague's that meets it is known to have met it. */
export function putNote(edit: Edit, [root, ...path]: Place, value: string): void {
	const notes = edit.doc.getMap(root)
	const key = path.join('/')
	if ((notes.get(key) ?? '') === value) return
	transact(edit, () => notes.set(key, value))
}
