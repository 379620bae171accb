import * as z from 'zod'
import type * as Y from 'yjs'
import type { DocumentKind } from '#model/documents.ts'
import type { FeedEvent } from '#model/feed.ts'
import { readProduction } from '#model/production/records.ts'
import { castEvents, castMember, crewEvents } from '#model/stripboard/feeds/calls.ts'
import { castName } from '#model/stripboard/feeds/subjects.ts'
import { shootingDayEvents } from '#model/stripboard/feeds/shooting-days.ts'
import { issues, longestDepartment, readSheetNotes } from '#model/stripboard/records/call-sheet.ts'
import type { ElementId } from '#model/stripboard/records/element.ts'
import { readStripboard } from '#model/stripboard/state.ts'

/** What a feed is about: the shooting days, or the calls of one cast member or department ('' for all crew). */
export const subject = z.discriminatedUnion(
	'kind',
	[
		z.object({ kind: z.literal('shooting-days') }),
		z.object({ kind: z.literal('cast'), element: z.string().min(1).max(64) }),
		z.object({ kind: z.literal('crew'), department: z.string().trim().max(longestDepartment) })
	],
	{ error: 'There is no such calendar' }
)

export type Subject = z.infer<typeof subject>

/** The documents that a feed is derived from. */
export const documentsBehind = ['production', 'stripboard'] as const satisfies DocumentKind[]

type Documents = Record<(typeof documentsBehind)[number], Y.Doc>

/** What a feed is called, and what it tells by the documents as they are; null when its subject is gone. */
export type Derived = { heading: string; title: string; events: FeedEvent[] }

/** Derives a feed. Nothing of it comes from the office: no phone, no performer's name, no rate. */
export function derive(subject: Subject, zone: string, documents: Documents): Derived | null {
	const production = readProduction(documents.production)
	const state = readStripboard(documents.stripboard)
	const source = {
		state,
		production,
		zone,
		notes: readSheetNotes(documents.stripboard),
		issues: issues.all(documents.stripboard)
	}
	const { title } = production.settings
	switch (subject.kind) {
		case 'shooting-days':
			return { heading: 'Shooting days', title, events: shootingDayEvents(source) }
		case 'cast': {
			const member = castMember(state, subject.element as ElementId)
			if (!member) return null
			return {
				heading: `Calls of ${castName(member)}`,
				title,
				events: castEvents(source, member.id)
			}
		}
		case 'crew': {
			const { department } = subject
			const heading = department === '' ? 'Crew calls' : `Crew calls, ${department}`
			return { heading, title, events: crewEvents(source, department) }
		}
	}
}
