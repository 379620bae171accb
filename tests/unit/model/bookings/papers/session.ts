import { alongPicture } from '#model/bookings/cues/list.ts'
import type { SessionSource } from '#model/bookings/papers/source.ts'
import { queuesOf, standingOf } from '#model/bookings/queries/holds.ts'
import type { SessionId } from '#model/bookings/records/session.ts'
import { readRulings } from '#model/bookings/rulings.ts'
import { readBookings, readCues } from '#model/bookings/state.ts'
import { must } from '#model/core/invariant.ts'
import { addContacts } from '#model/office/commands.ts'
import { contactsOf } from '#model/office/queries.ts'
import { readOffice } from '#model/office/records.ts'
import type { ElementId } from '#model/stripboard/records/element.ts'
import { Court, done } from '../../../../support/bookings.ts'
import { editBy } from '../../../../support/builders.ts'

export const wren = 'wren' as ElementId

/** A remote ADR session of Wren's in London, penciled. */
export function adrCourt(): { court: Court; session: SessionId } {
	const court = new Court()
	const stage = court.resource({
		...{ name: 'Stage 2', house: 'House B', kind: 'stage', address: '4 Dock Street, blue door' },
		...{ before: 30, after: 45, contact: 'Lou', cancellation: '72:50 24:100' }
	})
	const nia = court.resource({ name: 'Nia', kind: 'person', element: wren })
	const session = court.session('12T14:00', [stage, nia], {
		...{ title: 'ADR Wren', type: 'adr', mixer: 'Sam Reed', farStudio: 'Burbank Sound' },
		...{ farZone: 'America/Los_Angeles', link: 'Source-Connect', note: 'Bring the M&E.' }
	})
	court.judge()
	return { court, session }
}

/** What the papers of a session are made from, for somebody of the office. */
export function sourceOf(court: Court, id: SessionId): SessionSource {
	const bookings = readBookings(court.doc)
	const rulings = readRulings(court.rulings)
	const session = must(bookings.sessions.get(id), 'there is such a session')
	const { cues, cueRules } = readCues(court.doc)
	const office = editBy('office')
	done(
		addContacts(office, [
			{ name: 'Nia Okafor', element: wren, phone: '020 1', email: 'nia@example.org' },
			{ name: 'Sam Reed', job: 'Mixer', phone: '020 2', rate: '900 a day' }
		])
	)
	return {
		...{ production: 'The Long Wait', printedOn: 'Mon 2 Mar 2026', session },
		standing: standingOf(session, rulings, {
			queues: queuesOf(rulings.holds.values()),
			resources: bookings.resources
		}),
		...{ resources: bookings.resources, rules: bookings.rules, cueRules },
		cast: new Map([[wren, { name: 'Wren', number: '7' }]]),
		cues: [...cues.values()].filter((cue) => cue.session === id).sort(alongPicture(cueRules.rate)),
		contacts: contactsOf(readOffice(office.doc))
	}
}
