import type { Workplace } from '$lib/client/workspace.svelte.ts'
import { isoToday } from '$lib/ui/when.ts'
import { restoreSession } from '#model/bookings/commands/sessions.ts'
import { milestoneEnds } from '#model/bookings/schedule/ends.ts'
import type { SessionId } from '#model/bookings/records/session.ts'
import { unreachable } from '#model/core/invariant.ts'
import { restoreLine } from '#model/deliverables/commands/lines.ts'
import type { Anchors } from '#model/deliverables/queries/due.ts'
import type { LineId } from '#model/deliverables/records/line.ts'
import type { DocumentKind } from '#model/documents.ts'
import { restoreContact } from '#model/office/commands.ts'
import type { ContactId } from '#model/office/records.ts'
import { restoreElement } from '#model/stripboard/commands/elements.ts'
import { calendarOf } from '#model/stripboard/queries/board.ts'
import type { ElementId } from '#model/stripboard/records/element.ts'
import { cardKinds, readAbout, type About, type CardKind } from '#model/whiteboard/about.ts'
import type { BoardObject } from '#model/whiteboard/records.ts'
import { refusals } from '../appearance.ts'
import type { Schedule } from '../schedule.svelte.ts'
import { Booked } from './booked.svelte.ts'
import {
	castFace,
	contactFace,
	deliveryFace,
	locationFace,
	missing,
	queryFace,
	sessionFace,
	type Answer,
	type Face
} from './face.ts'
import { Owed } from './owed.svelte.ts'
import { People } from './people.svelte.ts'
import { answerTo, readQuestion } from './questions.ts'

/** The documents that the things of a kind lie in. */
const homes: Record<CardKind, readonly DocumentKind[]> = {
	session: ['bookings', 'rulings'],
	delivery: ['deliverables', 'rulings'],
	cast: ['stripboard'],
	contact: ['office'],
	location: ['stripboard'],
	query: ['stripboard', 'bookings', 'deliverables', 'rulings']
}

export const kindWords: Record<CardKind, string> = {
	session: 'Session',
	delivery: 'Delivery',
	cast: 'Cast',
	contact: 'Contact',
	location: 'Location',
	query: 'List'
}

/** What cards are about, beside scenes: read from where it lies, and only while a card shows it. */
export class Things {
	readonly schedule: Schedule
	readonly booked: Booked
	readonly owed: Owed
	readonly people: People
	readonly #workspace: Workplace

	constructor(workspace: Workplace, schedule: Schedule) {
		this.#workspace = workspace
		this.schedule = schedule
		this.booked = new Booked(workspace)
		this.owed = new Owed(workspace, () => this.#anchors)
		this.people = new People(workspace)
	}

	/** What due dates hang on, as it stands now. */
	readonly #anchors: Anchors = $derived.by(() => {
		const { lastShootingDay, production } = this.schedule
		const { holidays } = production
		const ends = milestoneEnds({ ...this.booked.post, lastShootingDay, holidays })
		return { lastShootingDay, calendar: calendarOf(production), milestones: ends }
	})

	/** What a card is about; null for what is no such card, or only a newer client knows. */
	about({ kind, about }: BoardObject): About<CardKind> | null {
		return kind === 'card' ? readAbout(about, cardKinds) : null
	}

	/** What a card shows. */
	face(about: About<CardKind>): Face {
		const { kind, id } = about
		if (!this.#workspace.isOpen(homes[kind])) return missing(kindWords[kind], '…', null)
		switch (kind) {
			case 'session':
				return this.#session(id)
			case 'delivery':
				return this.#delivery(id)
			case 'cast':
				return this.#cast(id)
			case 'contact':
				return this.#contact(id)
			case 'location':
				return this.#location(id)
			case 'query':
				return queryFace(this.answer(id))
			default:
				return unreachable(kind)
		}
	}

	#session(id: string): Face {
		const session = this.booked.session(id)
		if (!session) return missing('Session', 'A session that is not there any more', gone)
		const nameOf = (resource: string) => this.booked.resource(resource)?.name ?? 'Removed'
		const face = sessionFace(session, this.booked.standing(session), nameOf)
		return session.removed ? this.#removed(face, session.removedBy, 'bookings') : face
	}

	#delivery(id: string): Face {
		const row = this.owed.row(id)
		if (row) return deliveryFace(row)
		const found = this.owed.line(id)
		if (!found) return missing('Delivery', 'A delivery that is not there any more', gone)
		const face = missing('Delivery', found.name, gone)
		return this.#removed(face, found.line.removedBy, 'deliverables')
	}

	#cast(id: string): Face {
		const element = this.schedule.element(id)
		if (!element) return missing('Cast', 'A cast member who is not there any more', gone)
		const days = this.schedule.daysOf(element.id)
		const face = castFace(element, days, this.people.behind(element.id))
		return element.removed ? this.#removed(face, element.removedBy, 'stripboard') : face
	}

	#contact(id: string): Face {
		if (!this.people.isKnown) return missing('Contact', 'Known to the production office', null)
		const contact = this.people.contact(id)
		if (!contact) return missing('Contact', 'Somebody who is not on the list any more', gone)
		const face = contactFace(contact)
		return contact.removed ? this.#removed(face, contact.removedBy, 'office') : face
	}

	#location(id: string): Face {
		const location = this.schedule.location(id)
		if (!location || location.removed)
			return missing('Location', 'A location that is not there any more', gone)
		return locationFace(location, this.schedule.shotAt(location.id))
	}

	#removed(face: Face, by: string, document: DocumentKind): Face {
		const mayRestore = this.#workspace.mayWrite(document)
		return { ...face, state: null, gone: { by, mayRestore } }
	}

	/** What there is to a saved question now. */
	answer(stored: string): Answer {
		const question = readQuestion(stored)
		if (question === null) return { title: 'A list that a newer Daybreak made', items: [] }
		return answerTo(question, {
			boneyard: this.schedule.boneyard,
			location: (id) => this.schedule.location(id),
			sessions: this.booked.sessions,
			standing: (session) => this.booked.standing(session),
			deliveries: this.owed.rows,
			today: isoToday()
		})
	}

	/** Brings what a card is about back where it was removed. Null when it is there again, else why not. */
	restore({ kind, id }: About<CardKind>): string | null {
		const run = this.#workspace.run.bind(this.#workspace)
		const outcome =
			kind === 'session'
				? run('bookings', (edit) => restoreSession(edit, id as SessionId))
				: kind === 'delivery'
					? run('deliverables', (edit) => restoreLine(edit, id as LineId))
					: kind === 'contact'
						? run('office', (edit) => restoreContact(edit, id as ContactId))
						: run('stripboard', (edit) => restoreElement(edit, id as ElementId))
		return outcome.ok ? null : (refusals[outcome.reason] ?? 'That did not work.')
	}
}

const gone = { by: '', mayRestore: false }
