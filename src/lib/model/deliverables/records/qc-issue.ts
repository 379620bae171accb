import { choice, flag, pointer, text, whole } from '../../core/field.ts'
import { Collection, type RecordOf } from '../../core/record.ts'
import type { LineId } from './line.ts'
import { mostRounds } from './step.ts'

declare const qcIssueId: unique symbol
export type QcIssueId = string & { readonly [qcIssueId]: true }

export const qcCategories = ['video', 'audio', 'text', 'metadata'] as const
export type QcCategory = (typeof qcCategories)[number]

/** A blocker has to be put right, an issue answered, an FYI read. */
export const qcSeverities = ['blocker', 'issue', 'fyi'] as const
export type QcSeverity = (typeof qcSeverities)[number]

/** What the production says to an issue (Netflix's fix notes: fix, best possible, creative intent). */
export const qcResponses = ['', 'will-fix', 'best-possible', 'creative-intent', 'disagree'] as const
export type QcResponse = (typeof qcResponses)[number]

/** What a second look found; `as-is`: the recipient takes it as it is. */
export const qcResults = ['', 'fixed', 'not-fixed', 'as-is'] as const
export type QcResult = (typeof qcResults)[number]

export const qcLimits = {
	code: 40,
	tc: 15,
	track: 40,
	description: 2000,
	answer: 1000,
	name: 120,
	version: 60
} as const

const qcIssueFields = {
	line: pointer<LineId>(),
	/** The round whose version was looked at. */
	round: whole(1, mostRounds, 1),
	/** Its number on the report; each occurrence is an issue of its own. */
	number: whole(0, 9999, 0),
	category: choice(qcCategories, 'video'),
	severity: choice(qcSeverities, 'issue'),
	/** The lab's error code. */
	code: text(qcLimits.code),
	/** Timecodes, `01:02:03:04`, with `;` before the frames for drop frame; '' for all of it. */
	tcIn: text(qcLimits.tc),
	tcOut: text(qcLimits.tc),
	/** `A1-2`, `V1`. */
	track: text(qcLimits.track),
	description: text(qcLimits.description),
	response: choice(qcResponses, ''),
	answer: text(qcLimits.answer),
	/** Who answered. */
	responder: text(qcLimits.name),
	/** The version that puts it right. */
	fixVersion: text(qcLimits.version),
	result: choice(qcResults, ''),
	removed: flag()
}

/** One finding of a QC report, what was answered, and what became of it. */
export const qcIssues = new Collection<QcIssueId, typeof qcIssueFields>('qcIssues', qcIssueFields)

export type QcIssue = RecordOf<QcIssueId, typeof qcIssueFields>
