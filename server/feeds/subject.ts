import * as z from 'zod'
import type * as Y from 'yjs'
import { sessionEvents, type FeedResource } from '#model/bookings/feeds/sessions.ts'
import { readRulings } from '#model/bookings/rulings.ts'
import { readBookings } from '#model/bookings/state.ts'
import type { DocumentKind } from '#model/documents.ts'
import type { FeedEvent } from '#model/feed.ts'
import { readProduction } from '#model/production/records.ts'
import { castEvents, castMember, crewEvents } from '#model/stripboard/feeds/calls.ts'
import { castName } from '#model/stripboard/feeds/subjects.ts'
import { shootingDayEvents } from '#model/stripboard/feeds/shooting-days.ts'
import { issues, longestDepartment, readSheetNotes } from '#model/stripboard/records/call-sheet.ts'
import type { ElementId } from '#model/stripboard/records/element.ts'
import { readStripboard } from '#model/stripboard/state.ts'

/**
 * What a feed is about: the shooting days; the calls of one cast member or department ('' for all crew);
 * the post sessions of one room, person or machine ('' for all).
 */
export const subject = z.discriminatedUnion(
	'kind',
	[
		z.object({ kind: z.literal('shooting-days') }),
		z.object({ kind: z.literal('cast'), element: z.string().min(1).max(64) }),
		z.object({ kind: z.literal('crew'), department: z.string().trim().max(longestDepartment) }),
		z.object({
			kind: z.literal('sessions'),
			resource: z.string().max(64),
			/** Only that it is taken is told, not by what. */
			isBusyOnly: z.boolean()
		})
	],
	{ error: 'There is no such calendar' }
)

export type Subject = z.infer<typeof subject>

/** The documents that a feed is derived from. */
export function documentsBehind({ kind }: Subject): readonly DocumentKind[] {
	return kind === 'sessions' ? ['production', 'bookings', 'rulings'] : ['production', 'stripboard']
}

/** What a feed is called, and what it tells by the documents as they are; null when its subject is gone. */
export type Derived = { heading: string; title: string; events: FeedEvent[] }

/**
 * Derives a feed; `open` opens one of the documents behind it. Nothing of it comes from the office: no
 * phone, no performer's name, no rate.
 */
export function derive(
	subject: Subject,
	zone: string,
	open: (kind: DocumentKind) => Y.Doc
): Derived | null {
	const production = readProduction(open('production'))
	const { title } = production.settings
	if (subject.kind === 'sessions') {
		const told = deriveSessions(subject, open)
		return told && { ...told, title }
	}
	const stripboard = open('stripboard')
	const state = readStripboard(stripboard)
	const source = {
		...{ state, production, zone },
		notes: readSheetNotes(stripboard),
		issues: issues.all(stripboard)
	}
	switch (subject.kind) {
		case 'shooting-days':
			return { heading: 'Shooting days', title, events: shootingDayEvents(source) }
		case 'cast': {
			const member = castMember(state, subject.element as ElementId)
			if (!member) return null
			const heading = `Calls of ${castName(member)}`
			return { heading, title, events: castEvents(source, member.id) }
		}
		case 'crew': {
			const { department } = subject
			const heading = department === '' ? 'Crew calls' : `Crew calls, ${department}`
			return { heading, title, events: crewEvents(source, department) }
		}
	}
}

function deriveSessions(
	{ resource, isBusyOnly }: Extract<Subject, { kind: 'sessions' }>,
	open: (kind: DocumentKind) => Y.Doc
): Omit<Derived, 'title'> | null {
	const bookings = readBookings(open('bookings'))
	const asked = resource as FeedResource
	const booked = asked === '' ? null : bookings.resources.get(asked)
	if (booked === undefined || booked?.removed) return null
	const source = { bookings, rulings: readRulings(open('rulings')), resource: asked, isBusyOnly }
	const heading = booked ? `Bookings of ${booked.name}` : 'Post bookings'
	return { heading: isBusyOnly ? `${heading}, when taken` : heading, events: sessionEvents(source) }
}
