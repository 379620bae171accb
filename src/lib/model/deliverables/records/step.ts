import { choice, flag, pointer, text, whole } from '../../core/field.ts'
import { Entries } from '../../core/entries.ts'
import type { RecordOf } from '../../core/record.ts'
import { statuses, type Evidence } from '../status.ts'
import type { LineId } from './line.ts'

declare const stepId: unique symbol
export type StepId = string & { readonly [stepId]: true }

/** The most letters of each piece of evidence. */
export const evidenceLimits: Readonly<Record<Evidence, number>> = {
	file: 300,
	label: 60,
	approvedBy: 120,
	checksum: 200,
	reference: 200,
	date: 10,
	receivedBy: 120,
	report: 300,
	lab: 120,
	operator: 120,
	points: 2000,
	deadline: 10,
	letter: 300,
	reason: 2000
}

/** Redeliveries beyond this are a dispute, not a schedule. */
export const mostRounds = 99

const stepFields = {
	line: pointer<LineId>(),
	/** Which version: 1 for the first delivery, one more for each redelivery. */
	round: whole(1, mostRounds, 1),
	/** A step that only a newer client knows counts as nothing here. */
	to: choice([...statuses, 'unknown'], 'unknown'),
	/** The step it goes on from, '' for the first. */
	after: pointer<StepId>(),
	/** Who took it, and the moment by their clock as an ISO text. */
	by: text(64),
	byName: text(120),
	at: text(30),
	/** The file or document as it is named, and its version: `v2`, `2.1 fixed titles`. */
	file: text(evidenceLimits.file),
	label: text(evidenceLimits.label),
	/** Who approved it in the house. */
	approvedBy: text(evidenceLimits.approvedBy),
	/** `xxh64 0ea03b369a463d9d`, or the hash list it is in. */
	checksum: text(evidenceLimits.checksum),
	/** Waybill, transfer id or mail. */
	reference: text(evidenceLimits.reference),
	/** When it happened, YYYY-MM-DD: people record the day after. */
	date: text(evidenceLimits.date),
	receivedBy: text(evidenceLimits.receivedBy),
	/** The QC report's file or number, where and by whom it was made. */
	report: text(evidenceLimits.report),
	lab: text(evidenceLimits.lab),
	operator: text(evidenceLimits.operator),
	/** What is still open, and until when. */
	points: text(evidenceLimits.points),
	deadline: text(evidenceLimits.deadline),
	/** The recipient's own words: notice, letter or mail. */
	letter: text(evidenceLimits.letter),
	reason: text(evidenceLimits.reason),
	removed: flag()
}

/**
 * One step that a line took, with what was shown for it. Steps are only ever added, each names the
 * one before it, and the status is what they come to: so no round can overwrite another.
 */
export const steps = new Entries<StepId, typeof stepFields>('deliverySteps', stepFields)

export type Step = RecordOf<StepId, typeof stepFields>
