import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { absences } from '#model/bookings/records/absence.ts'
import { musicSheet } from '#model/bookings/records/music-sheet.ts'
import { cueRules } from '#model/bookings/records/cue-rules.ts'
import { cues } from '#model/bookings/records/cue.ts'
import { milestones } from '#model/bookings/records/milestone.ts'
import { postPlan } from '#model/bookings/records/post-plan.ts'
import { cuts, reels, turnovers } from '#model/bookings/records/reel.ts'
import { requests } from '#model/bookings/records/request.ts'
import { resources } from '#model/bookings/records/resource.ts'
import { bookingRules } from '#model/bookings/records/rules.ts'
import { sessions } from '#model/bookings/records/session.ts'
import { replies } from '#model/bookings/replies.ts'
import { answers, history, holds } from '#model/bookings/rulings.ts'
import { comments } from '#model/comments/records.ts'
import { documents, writtenOnce } from '#model/documents.ts'
import { approvals } from '#model/deliverables/records/approval.ts'
import { attachments } from '#model/deliverables/records/attachment.ts'
import { consignments } from '#model/deliverables/records/consignment.ts'
import { deliverables } from '#model/deliverables/records/deliverable.ts'
import { hashLists, hashSheets } from '#model/deliverables/records/hash-list.ts'
import { lines } from '#model/deliverables/records/line.ts'
import { copies, media, mediaLog } from '#model/deliverables/records/medium.ts'
import { qcIssues } from '#model/deliverables/records/qc-issue.ts'
import { recipients } from '#model/deliverables/records/recipient.ts'
import { steps } from '#model/deliverables/records/step.ts'
import { stepAnswers } from '#model/deliverables/rulings.ts'
import { papers } from '#model/office/papers/records.ts'
import { contacts } from '#model/office/records.ts'
import { settings } from '#model/production/records.ts'
import { boards } from '#model/stripboard/records/board.ts'
import { callFields, issues, sheetFields } from '#model/stripboard/records/call-sheet.ts'
import {
	dailyReports,
	dayFields,
	milestones as dayMilestones,
	takenFields,
	workFields
} from '#model/stripboard/records/daily-report.ts'
import { events } from '#model/stripboard/records/event.ts'
import { rules } from '#model/stripboard/records/rules.ts'
import { elements } from '#model/stripboard/records/element.ts'
import { scenes } from '#model/stripboard/records/scene.ts'
import { locations, sets } from '#model/stripboard/records/set.ts'
import { strips } from '#model/stripboard/records/strip.ts'
import { objects } from '#model/whiteboard/records.ts'
import { versions } from '#model/stripboard/records/version.ts'
import { schemaVersion } from '#model/version.ts'

/**
 * The shape of each version, as a hash. When this fails, what documents hold has changed: raise
 * `schemaVersion`, add a line to its history, and add the new hash here. Old lines stay.
 */
const shapes: Record<number, string> = {
	1: 'fc4d0919741ef210',
	2: '51a17596a3f3a832',
	3: '8a658f445801ca6b',
	4: 'ec3e598e70343437',
	5: 'abb7ed6d67139433',
	6: '2b56d4115182925f',
	7: 'f8c6c891cab3e804',
	8: '48d1e1f36e6bdb49',
	9: '9e814ef728491308',
	10: '678471364f311098',
	11: '4f1c2c0f1378f44c',
	12: 'a3f2d8df0381dc7c',
	13: 'a2a2fc0017b30d82',
	14: 'eda14f50565b75d6',
	15: '3941bdf442364ce8',
	16: '15c3a7cb460e664d',
	17: 'f7f66a043c97c484',
	18: '7328a2488136cbcc',
	19: '998196dcf50a8806',
	20: 'e4a95e2f85e7244d',
	21: '7c3e74c66ff47d89',
	22: 'b12482859457f179',
	23: '85f8578a282059b9',
	24: '937773959bc2101e',
	25: '19dba7740e6811ae',
	26: '2f5bb70ccb81b1df',
	27: '327872df765f56f4',
	28: 'b2bfd4fb45a5f533',
	29: 'c8ed7fd4e78eda5a',
	30: '5531d81dc03a10ba'
}

const collections = [
	...[settings, boards, scenes, elements, sets, locations, strips, versions],
	...[contacts, papers, objects],
	...[resources, absences, sessions, requests, bookingRules, milestones, postPlan],
	...[cues, cueRules, musicSheet, reels, cuts, turnovers],
	...[holds, answers, history, replies, stepAnswers],
	...[recipients, deliverables, lines, steps, qcIssues],
	...[events, rules],
	...[media, mediaLog, copies, hashLists, hashSheets],
	...[approvals, attachments, consignments],
	...[issues, dailyReports, comments]
]
const plainValues = ['holidays', 'exceptions', 'holding', 'callSheets', 'dailyReports']

/** Every root map, its fields, and what each may hold. Holidays are dates with labels. */
function describeSchema(): string {
	const roots = collections.flatMap(({ root, fields }) =>
		Object.entries(fields).map(([name, field]) => `${root}.${name}: ${field.shape}`)
	)
	const logs = [...writtenOnce].map((root) => `${root}: each one text`)
	return [
		...roots,
		...logs,
		'holidays: date -> label',
		'exceptions: date -> kind/label',
		'holding: category -> holding',
		`callSheets: ${JSON.stringify([sheetFields, callFields])}`,
		`dailyReports: ${JSON.stringify([dayMilestones, takenFields, workFields, dayFields])}`
	]
		.sort()
		.join('\n')
}

test('a change of shape comes with a new version', () => {
	const hash = createHash('sha256').update(describeSchema()).digest('hex').slice(0, 16)
	expect(hash, describeSchema()).toBe(shapes[schemaVersion])
})

test('every root map of every document is watched', () => {
	const roots = [...collections.map(({ root }) => root), ...plainValues]
	expect(roots.sort()).toEqual(Object.values(documents).flat().sort())
})

test('versions only go up', () => {
	expect(Object.keys(shapes).at(-1)).toBe(String(schemaVersion))
})
