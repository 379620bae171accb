import { dayName, typeNames } from '#model/bookings/names.ts'
import type { SessionStanding } from '#model/bookings/queries/holds.ts'
import type { Session } from '#model/bookings/records/session.ts'
import { unreachable } from '#model/core/invariant.ts'
import type { ChecklistRow } from '#model/deliverables/queries/checklist.ts'
import { addDays } from '#model/production/calendar.ts'
import { formatEighths } from '#model/stripboard/eighths.ts'
import type { Row, SceneRow } from '#model/stripboard/queries/rows.ts'
import type { Location } from '#model/stripboard/records/set.ts'
import { interiorLabel } from '#model/stripboard/strip-words.ts'
import { shortDay, type Answer } from './face.ts'

/*
 * Questions that a card can keep asking. One is stored as a word, `late`, or as a word and what it is
 * about: `unscheduled-at <location>`.
 */

export const questions = ['unscheduled', 'night-exteriors', 'expiring', 'late'] as const
export type Question =
	{ asks: (typeof questions)[number] } | { asks: 'unscheduled-at'; location: string }

/** The question behind a stored text; null for what only a newer client asks. */
export function readQuestion(stored: string): Question | null {
	const [asks = '', location = ''] = stored.split(' ')
	if (asks === 'unscheduled-at' && location !== '') return { asks, location }
	const known = questions.find((each) => each === asks)
	return known === undefined ? null : { asks: known }
}

/** What a question is called, before anybody has answered it. */
export function questionTitle(question: Question, nameOf: (location: string) => string): string {
	switch (question.asks) {
		case 'unscheduled':
			return 'Scenes not scheduled'
		case 'unscheduled-at':
			return `Not scheduled at ${nameOf(question.location)}`
		case 'night-exteriors':
			return 'Night exteriors not scheduled'
		case 'expiring':
			return 'Holds that expire within 14 days'
		case 'late':
			return 'Late deliveries'
		default:
			return unreachable(question)
	}
}

/** What answers are looked for in. */
export type Facts = {
	boneyard: readonly Row[]
	location: (id: string) => Location | null
	sessions: readonly Session[]
	standing: (session: Session) => SessionStanding
	deliveries: readonly ChecklistRow[]
	today: string
}

const soonDays = 14

/** What there is to a question now. */
export function answerTo(question: Question, facts: Facts): Answer {
	const title = questionTitle(
		question,
		(id) => facts.location(id)?.name ?? 'a location that is gone'
	)
	switch (question.asks) {
		case 'unscheduled':
			return { title, items: waiting(facts, () => true) }
		case 'unscheduled-at':
			return { title, items: waiting(facts, ({ set }) => set?.location === question.location) }
		case 'night-exteriors':
			return {
				title,
				items: waiting(
					facts,
					({ scene }) => scene.timeRow === 'night' && ['EXT', 'INT/EXT'].includes(scene.intExt)
				)
			}
		case 'expiring':
			return { title, items: expiring(facts) }
		case 'late':
			return { title, items: late(facts) }
		default:
			return unreachable(question)
	}
}

function waiting({ boneyard }: Facts, isMeant: (row: SceneRow) => boolean): Answer['items'] {
	const rows = boneyard.filter((row): row is SceneRow => row.kind === 'scene' && !row.scene.omitted)
	return rows.filter(isMeant).map(({ number, scene, setName, eighths, id }) => ({
		text: `${number || '–'} ${interiorLabel(scene)} ${setName} · ${eighths === null ? '?' : formatEighths(eighths)}`,
		href: `/stripboard?strip=${id}`
	}))
}

/** Sessions with something that is only held, whose day to confirm it is near. */
function expiring({ sessions, standing, today }: Facts): Answer['items'] {
	const until = addDays(today, soonDays)
	return sessions
		.filter(({ expires }) => expires !== '' && expires >= today && expires <= until)
		.filter((session) =>
			standing(session).standings.some(({ status }) =>
				['pencil', 'challenged', 'pending'].includes(status)
			)
		)
		.toSorted((a, b) => (a.expires < b.expires ? -1 : 1))
		.map(({ title, type, expires, start, id }) => ({
			text: `${shortDay(expires)}: ${title || typeNames[type]}${start === '' ? '' : `, ${dayName(start)}`}`,
			href: `/bookings?session=${id}`
		}))
}

function late({ deliveries }: Facts): Answer['items'] {
	return deliveries
		.filter(({ timing }) => timing === 'late')
		.toSorted((a, b) => (a.due < b.due ? -1 : 1))
		.map(({ due, deliverable, recipient, line }) => ({
			text: `${shortDay(due)}: ${deliverable.name}, ${recipient.name}`,
			href: `/deliverables?line=${line.id}`
		}))
}
