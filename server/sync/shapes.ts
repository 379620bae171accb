import type * as Y from 'yjs'
import { absences } from '#model/bookings/records/absence.ts'
import { cues } from '#model/bookings/records/cue.ts'
import { milestones } from '#model/bookings/records/milestone.ts'
import { cuts, reels, turnovers } from '#model/bookings/records/reel.ts'
import { requests } from '#model/bookings/records/request.ts'
import { resources } from '#model/bookings/records/resource.ts'
import { sessions } from '#model/bookings/records/session.ts'
import { comments } from '#model/comments/records.ts'
import type { Entries } from '#model/core/entries.ts'
import type { Collection, Fields } from '#model/core/record.ts'
import { attachments } from '#model/deliverables/records/attachment.ts'
import { consignments } from '#model/deliverables/records/consignment.ts'
import { deliverables } from '#model/deliverables/records/deliverable.ts'
import { hashLists, hashSheets } from '#model/deliverables/records/hash-list.ts'
import { lines } from '#model/deliverables/records/line.ts'
import { copies, media, mediaLog } from '#model/deliverables/records/medium.ts'
import { qcIssues } from '#model/deliverables/records/qc-issue.ts'
import { recipients } from '#model/deliverables/records/recipient.ts'
import { steps } from '#model/deliverables/records/step.ts'
import { authored, type documents, type DocumentKind } from '#model/documents.ts'
import { papers } from '#model/office/papers/records.ts'
import { contacts } from '#model/office/records.ts'
import { boards } from '#model/stripboard/records/board.ts'
import { issues } from '#model/stripboard/records/call-sheet.ts'
import { dailyReports } from '#model/stripboard/records/daily-report.ts'
import { events } from '#model/stripboard/records/event.ts'
import { elements } from '#model/stripboard/records/element.ts'
import { scenes } from '#model/stripboard/records/scene.ts'
import { locations, sets } from '#model/stripboard/records/set.ts'
import { strips } from '#model/stripboard/records/strip.ts'
import { objects } from '#model/whiteboard/records.ts'
import { versions } from '#model/stripboard/records/version.ts'

/** What a root of a document is made of. */
export type Shape =
	| RecordsShape
	/** The fields of one record, or plain values by key. */
	| { kind: 'values' }
	/** The rich text kept with a record. */
	| { kind: 'note' }

/** Records by id, each a map of fields, or, where they are entries of a log, one value. */
export type RecordsShape = {
	kind: 'records'
	/** Reads one record as screens would; throws when even that cannot be done. */
	read: (id: string, stored: Y.Map<unknown>) => unknown
	/** Whether it is nothing that people would miss: made and removed by the dozen in daily work. */
	isLight: (stored: Y.Map<unknown>) => boolean
	/** The field that bears the id of the person whose own a record is; null where records are everybody's. */
	author: string | null
}

/** Tells what a root must look like; null when there can be none of that name. */
export type ShapeOf = (root: string) => Shape | null

const notes = /^note:[\w-]{1,64}$/

/** What a root of a document must look like, or null when the model has no such root. */
export function shapeOf(kind: DocumentKind, root: string): Shape | null {
	const known: Record<string, Shape> = shapes[kind]
	if (Object.hasOwn(known, root)) return known[root] as Shape
	return notes.test(root) ? { kind: 'note' } : null
}

const shapes: { [Kind in DocumentKind]: Record<(typeof documents)[Kind][number], Shape> } = {
	production: {
		settings: { kind: 'values' },
		holidays: { kind: 'values' },
		exceptions: { kind: 'values' }
	},
	stripboard: {
		boards: recordsOf(boards),
		scenes: recordsOf(scenes),
		elements: recordsOf(elements),
		sets: recordsOf(sets),
		locations: recordsOf(locations),
		// All the day breaks of a board go at once when it is laid out anew.
		strips: recordsOf(strips, (stored) => stored.get('kind') === 'dayBreak'),
		events: recordsOf(events),
		rules: { kind: 'values' },
		holding: { kind: 'values' },
		callSheets: { kind: 'values' },
		callSheetIssues: recordsOf(issues),
		dailyReports: { kind: 'values' },
		dailyReportIssues: recordsOf(dailyReports),
		versions: recordsOf(versions)
	},
	office: { contacts: recordsOf(contacts), papers: recordsOf(papers) },
	'whiteboard-main': { objects: recordsOf(objects) },
	bookings: {
		resources: recordsOf(resources),
		absences: recordsOf(absences),
		sessions: recordsOf(sessions),
		// An answer that has been read is put away by the dozen.
		requests: recordsOf(requests, () => true),
		bookingRules: { kind: 'values' },
		milestones: recordsOf(milestones),
		postPlan: { kind: 'values' },
		cues: recordsOf(cues),
		cueRules: { kind: 'values' },
		musicSheet: { kind: 'values' },
		reels: recordsOf(reels),
		cuts: recordsOf(cuts),
		turnovers: recordsOf(turnovers)
	},
	rulings: {
		holds: { kind: 'values' },
		answers: { kind: 'values' },
		history: { kind: 'values' },
		stepAnswers: { kind: 'values' },
		replies: { kind: 'values' }
	},
	deliverables: {
		recipients: recordsOf(recipients),
		deliverables: recordsOf(deliverables),
		scheduleLines: recordsOf(lines),
		deliverySteps: entriesOf(steps),
		qcIssues: recordsOf(qcIssues),
		media: recordsOf(media),
		mediaLog: recordsOf(mediaLog),
		mediaCopies: recordsOf(copies),
		hashLists: recordsOf(hashLists),
		hashSheets: recordsOf(hashSheets),
		approvals: { kind: 'values' },
		attachments: recordsOf(attachments),
		consignments: recordsOf(consignments)
	},
	comments: { comments: recordsOf(comments) }
}

/** A log, with what stands in it as records: older versions wrote them. */
function entriesOf<Id extends string, F extends Fields>(entries: Entries<Id, F>): RecordsShape {
	return {
		kind: 'records',
		read: (id, stored) => entries.read(id as Id, stored.toJSON()),
		isLight: () => false,
		author: null
	}
}

function recordsOf<Id extends string, F extends Fields>(
	collection: Collection<Id, F>,
	isLight: RecordsShape['isLight'] = () => false
): RecordsShape {
	return {
		kind: 'records',
		read: (id, stored) => collection.read(id as Id, stored),
		isLight,
		author: authored[collection.root] ?? null
	}
}
