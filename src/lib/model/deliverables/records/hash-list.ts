import { flag, pointer, text, whole } from '../../core/field.ts'
import { Collection, type RecordOf } from '../../core/record.ts'
import type { DeliverableId } from './deliverable.ts'
import type { MediumId } from './medium.ts'

declare const hashListId: unique symbol
export type HashListId = string & { readonly [hashListId]: true }

const count = whole(0, Number.MAX_SAFE_INTEGER, 0)

const hashListFields = {
	/** The medium it describes, and the deliverable that its files satisfy; '' for none. */
	medium: pointer<MediumId>(),
	deliverable: pointer<DeliverableId>(),
	/** The name of its file. */
	name: text(200),
	/** `ascmhl 2.0`, `classic 1.1`, `plain`. */
	format: text(40),
	/** When, with what and where it was made, as it says. */
	created: text(40),
	tool: text(120),
	host: text(120),
	author: text(120),
	process: text(40),
	rootHash: text(140),
	/** What it lists: files, their bytes together, those read back and found good, those found damaged. */
	files: count,
	bytes: count,
	verified: count,
	failed: count,
	byName: text(120),
	at: text(30),
	removed: flag()
}

/** A media hash list that was read: what it says of itself. Its files are in its sheets. */
export const hashLists = new Collection<HashListId, typeof hashListFields>(
	'hashLists',
	hashListFields
)

export type HashListRecord = RecordOf<HashListId, typeof hashListFields>

declare const hashSheetId: unique symbol
export type HashSheetId = string & { readonly [hashSheetId]: true }

/** The most letters of one sheet: some 400 files; a value may be as long as the server takes. */
export const longestSheet = 48_000

const hashSheetFields = {
	list: pointer<HashListId>(),
	number: whole(0, 10_000, 0),
	/** A file a line: path, bytes or '', algorithm, hash, action, each behind a tab. */
	lines: text(longestSheet)
}

/**
 * The files of a hash list, some hundreds to a sheet: lists have tens of thousands and never change,
 * so a record for each would cost a hundred times as much and gain nothing.
 */
export const hashSheets = new Collection<HashSheetId, typeof hashSheetFields>(
	'hashSheets',
	hashSheetFields
)

export type HashSheet = RecordOf<HashSheetId, typeof hashSheetFields>
