import { choice, flag, pointer, text } from '../../core/field.ts'
import { Collection, type RecordOf } from '../../core/record.ts'
import type { DeliverableId } from './deliverable.ts'

declare const mediumId: unique symbol
export type MediumId = string & { readonly [mediumId]: true }

export const mediumKinds = ['lto', 'drive', 'cloud', 'film', 'other'] as const

export const mediumLimits = { barcode: 40, name: 120, generation: 40, note: 1000 } as const

const mediumFields = {
	kind: choice(mediumKinds, 'other'),
	/** As printed: an LTO's is six characters and the media code, `ABC123L8`. */
	barcode: text(mediumLimits.barcode),
	name: text(mediumLimits.name),
	/** `LTO-8, LTFS`, `2 TB SSD, exFAT`, the name of a bucket. */
	generation: text(mediumLimits.generation),
	/** Which of the copies it is; '' when there is but one. */
	copy: choice(['', 'A', 'B', 'C'], ''),
	note: text(mediumLimits.note),
	removed: flag()
}

/** Something that masters lie on: a tape, a drive, a bucket. Where it is, its log says. */
export const media = new Collection<MediumId, typeof mediumFields>('media', mediumFields)

export type Medium = RecordOf<MediumId, typeof mediumFields>

declare const mediumEntryId: unique symbol
export type MediumEntryId = string & { readonly [mediumEntryId]: true }

export const entryLimits = { place: 120, shelf: 60, reference: 120, note: 500 } as const

const entryFields = {
	medium: pointer<MediumId>(),
	/** It was moved to a place, or read back and found good, or found damaged. */
	kind: choice(['moved', 'verified', 'failed', 'unknown'], 'unknown'),
	/** The day it happened, YYYY-MM-DD. */
	date: text(10),
	place: text(entryLimits.place),
	shelf: text(entryLimits.shelf),
	/** Waybill, or the hash list it was read back against. */
	reference: text(entryLimits.reference),
	note: text(entryLimits.note),
	by: text(64),
	byName: text(120),
	/** The moment of writing by their clock, an ISO text. */
	at: text(30),
	removed: flag()
}

/** What happened to a medium, only ever added to: where it is and when it was last read follow from it. */
export const mediaLog = new Collection<MediumEntryId, typeof entryFields>('mediaLog', entryFields)

export type MediumEntry = RecordOf<MediumEntryId, typeof entryFields>

declare const copyId: unique symbol
export type CopyId = string & { readonly [copyId]: true }

export const copyLimits = { label: 60, path: 300 } as const

const copyFields = {
	deliverable: pointer<DeliverableId>(),
	medium: pointer<MediumId>(),
	/** Which version of it. */
	label: text(copyLimits.label),
	/** Where on the medium; '' when it is all of it. */
	path: text(copyLimits.path),
	removed: flag()
}

/** That a deliverable lies on a medium. */
export const copies = new Collection<CopyId, typeof copyFields>('mediaCopies', copyFields)

export type Copy = RecordOf<CopyId, typeof copyFields>
