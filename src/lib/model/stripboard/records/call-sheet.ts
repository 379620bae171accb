import type * as Y from 'yjs'
import { choice, flag, pointer, text, whole } from '../../core/field.ts'
import { Collection, type RecordOf } from '../../core/record.ts'
import { blank, notesByDay, placeText, placeTextOf } from './day-notes.ts'
import type { ElementId } from './element.ts'
import type { StripId } from './strip.ts'

/*
 * What people add to the call sheet of a day, see `day-notes.ts`:
 *
 *     <day>/sheet/<field>            what stands on the sheet itself
 *     <day>/call/<element>/<field>   when somebody, or something, is called
 *     <day>/crew/<department>        when a department is called
 */

/** The most letters of a time: a clock time, a relative one, or a word or two. */
const time = text(20)

/** What can be filled in on a sheet. Times are kept as typed, see `call-sheet/times.ts`. */
export const sheetFields = {
	shootingCall: time,
	breakfast: time,
	lunch: time,
	wrap: time,
	/** Director, producers, production manager, assistant directors, with what reaches them. */
	people: text(500),
	weather: text(200),
	/** When there is light; worked out from the location as long as nobody writes it. */
	sun: text(200),
	hospital: text(300),
	parking: text(300),
	channels: text(300),
	notices: text(2000),
	catering: text(300),
	transport: text(2000)
} as const

export type SheetField = keyof typeof sheetFields

/** What can be filled in for whoever is called. */
export const callFields = { pickUp: time, makeUp: time, onSet: time, note: text(200) } as const

export type CallField = keyof typeof callFields

/** The longest name of a department that is called. */
export const longestDepartment = 60

/** What was added to the sheet of one day; what nobody has filled in is ''. */
export type SheetNotes = {
	fields: Readonly<Record<SheetField, string>>
	calls: ReadonlyMap<ElementId, Readonly<Record<CallField, string>>>
	crew: ReadonlyMap<string, string>
}

/** The root that holds them. */
export const callSheetRoot = 'callSheets'

/** Whoever nobody has called. */
export const blankCalls: Readonly<Record<CallField, string>> = blank(callFields)

/** A sheet that nobody has added to. */
export const blankNotes: SheetNotes = {
	fields: blank(sheetFields),
	calls: new Map(),
	crew: new Map()
}

/** The notes of every day that has some. Keys and values that mean nothing are passed over. */
export function readSheetNotes(doc: Y.Doc): ReadonlyMap<StripId, SheetNotes> {
	return notesByDay(doc.getMap(callSheetRoot), newNotes, (notes, note) => {
		const { part, path, stored } = note
		if (part === 'sheet') placeText(notes.fields, sheetFields, { name: path[0], stored })
		if (part === 'call') placeTextOf(notes.calls, callFields, note)
		if (part === 'crew') notes.crew.set(path.join('/'), time.read(stored))
	})
}

type Growing = {
	fields: Record<SheetField, string>
	calls: Map<ElementId, Record<CallField, string>>
	crew: Map<string, string>
}

function newNotes(): Growing {
	return { fields: blank(sheetFields), calls: new Map(), crew: new Map() }
}

declare const issueId: unique symbol
export type IssueId = string & { readonly [issueId]: true }

/** The longest a frozen sheet may be, as JSON: a day of 40 scenes and 200 people takes half of it. */
export const longestFacts = 60_000

const issueFields = {
	/** The break that closes the day. */
	day: pointer<StripId>(),
	state: choice(['preliminary', 'published'], 'preliminary'),
	/** Milliseconds since 1970. */
	at: whole(0, Number.MAX_SAFE_INTEGER, 0),
	/** The name of whoever sent it out, as it was then. */
	by: text(120),
	/** The sheet as it went out, as JSON: what the board says later does not change it. */
	facts: text(longestFacts),
	removed: flag()
}

/** Call sheets that went out, frozen. */
export const issues = new Collection<IssueId, typeof issueFields>('callSheetIssues', issueFields)

export type Issue = RecordOf<IssueId, typeof issueFields>
