import { transact, type Edit } from '../../core/edit.ts'
import { ok, refuse, type Outcome } from '../../core/outcome.ts'
import { blanksOf } from '../call-sheet/blanks.ts'
import { issuesOf } from '../call-sheet/issues.ts'
import {
	blankNotes,
	callFields,
	callSheetRoot,
	issues,
	longestDepartment,
	readSheetNotes,
	sheetFields,
	type CallField,
	type Issue,
	type IssueId,
	type SheetField
} from '../records/call-sheet.ts'
import { elements, type ElementId } from '../records/element.ts'
import type { StripId } from '../records/strip.ts'
import { isDay, putNote } from './day-notes.ts'

/** Fills in a field of a day's call sheet; '' takes it out. */
export function noteOnSheet(
	edit: Edit,
	day: StripId,
	{ field, value }: { field: SheetField; value: string }
): Outcome<null, 'day-gone' | 'bad-value'> {
	if (!isDay(edit, day)) return refuse('day-gone')
	if (sheetFields[field].problem(value) !== null) return refuse('bad-value')
	putNote(edit, [callSheetRoot, day, 'sheet', field], value)
	return ok(null)
}

/** Calls somebody or something on a day: one of their times, or a remark; '' takes it out. */
export function callElement(
	edit: Edit,
	day: StripId,
	{ element: id, field, value }: { element: ElementId; field: CallField; value: string }
): Outcome<null, 'day-gone' | 'element-gone' | 'bad-value'> {
	if (!isDay(edit, day)) return refuse('day-gone')
	const element = elements.get(edit.doc, id)
	if (!element || element.removed) return refuse('element-gone')
	if (callFields[field].problem(value) !== null) return refuse('bad-value')
	putNote(edit, [callSheetRoot, day, 'call', id, field], value)
	return ok(null)
}

/** Calls a department on a day; '' for the general call. */
export function callDepartment(
	edit: Edit,
	day: StripId,
	{ department, value }: { department: string; value: string }
): Outcome<null, 'day-gone' | 'bad-value'> {
	if (!isDay(edit, day)) return refuse('day-gone')
	const isName = department.trim() !== '' && department.length <= longestDepartment
	if (!isName || callFields.onSet.problem(value) !== null) return refuse('bad-value')
	putNote(edit, [callSheetRoot, day, 'crew', department], value)
	return ok(null)
}

/** Fills in what is still blank on a day's sheet as another day's has it, see `blanksOf`. */
export function fillInFrom(
	edit: Edit,
	day: StripId,
	from: StripId
): Outcome<{ filled: number }, 'day-gone'> {
	if (!isDay(edit, day)) return refuse('day-gone')
	const all = readSheetNotes(edit.doc)
	const { fields, crew } = blanksOf(all.get(day) ?? blankNotes, all.get(from) ?? blankNotes)
	transact(edit, () => {
		for (const [field, value] of fields) putNote(edit, [callSheetRoot, day, 'sheet', field], value)
		for (const [department, value] of crew)
			putNote(edit, [callSheetRoot, day, 'crew', department], value)
	})
	return ok({ filled: fields.length + crew.length })
}

/**
 * Lets a call sheet go out as it stands: what it says is kept with it for good. Once one is
 * published, what follows are revisions, and no preliminary any more.
 */
export function issueCallSheet(
	edit: Edit,
	day: StripId,
	issue: Pick<Issue, 'state' | 'at' | 'by' | 'facts'>
): Outcome<IssueId, 'day-gone' | 'bad-value' | 'already-published'> {
	if (!isDay(edit, day)) return refuse('day-gone')
	const values = { day, ...issue }
	if (issues.problem(values) !== null) return refuse('bad-value')
	const isOut = issuesOf(issues.all(edit.doc), day).some(({ state }) => state === 'published')
	if (isOut && issue.state === 'preliminary') return refuse('already-published')
	const id = edit.newId() as IssueId
	transact(edit, () => issues.create(edit.doc, id, values))
	return ok(id)
}
