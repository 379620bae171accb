import type { FeedEvent } from '../../feed.ts'
import { overallName, statusName, typeNames } from '../names.ts'
import { queuesOf, standingOf, type Standing } from '../queries/holds.ts'
import { slotOf } from '../queries/slots.ts'
import type { ResourceId } from '../records/resource.ts'
import type { Session } from '../records/session.ts'
import type { RulingsState } from '../rulings.ts'
import type { BookingsState } from '../state.ts'
import { isFirm, isLive } from '../steps.ts'

/** Whose bookings a calendar shows: those of one room, person or machine, or with '' all of them. */
export type FeedResource = ResourceId | ''

/** What is known of the bookings, and how much of it is told: `isBusyOnly` leaves out what they are. */
export type SessionsSource = {
	bookings: Pick<BookingsState, 'sessions' | 'resources'>
	rulings: Pick<RulingsState, 'holds'>
	resource: FeedResource
	isBusyOnly: boolean
}

/**
 * Post sessions as calendar entries. A hold is tentative and says its rank, what is confirmed is
 * confirmed; what was only asked for, released, declined or cancelled is no entry any more (field
 * notes on post, §5.8).
 */
export function sessionEvents(source: SessionsSource): FeedEvent[] {
	const { bookings, rulings } = source
	const world = { queues: queuesOf(rulings.holds.values()), resources: bookings.resources }
	return [...bookings.sessions.values()].flatMap((session) => {
		if (session.removed) return []
		const standing = standingOf(session, rulings, world)
		const own = standing.standings.find(({ resource }) => resource === source.resource)
		const told = source.resource === '' ? standing.overall : own
		const slot = (source.resource !== '' && own?.hold) || slotOf(session)
		if (!told || !slot || told.status === 'pending' || !isLive(told.status)) return []
		const isConfirmed = isFirm(told.status)
		const status = source.resource === '' ? overallName(standing.overall) : statusName(told)
		const time = { kind: 'span', from: slot.from, to: slot.to } as const
		const named = source.isBusyOnly
			? { title: isConfirmed ? 'Busy' : 'On hold', place: '', text: '' }
			: inWords(session, { standings: standing.standings, status, isConfirmed, bookings })
		return [
			{
				...{ key: `session-${session.id}`, time, ...named },
				status: isConfirmed ? ('confirmed' as const) : ('tentative' as const),
				isBusy: true
			}
		]
	})
}

type Words = {
	standings: readonly Standing[]
	status: string
	isConfirmed: boolean
	bookings: SessionsSource['bookings']
}

/** `1st hold: ADR, Jack R1–R3`; the rooms as the place, and who and what else is booked below. */
function inWords(session: Session, { standings, status, isConfirmed, bookings }: Words) {
	const booked = standings.flatMap(({ resource, status: its }) => {
		const found = bookings.resources.get(resource)
		return found && its !== 'pending' && isLive(its) ? [found] : []
	})
	const isPlace = (kind: string) => kind === 'stage' || kind === 'suite' || kind === 'room'
	const rooms = booked.filter(({ kind }) => isPlace(kind))
	const others = booked.filter(({ kind }) => !isPlace(kind))
	const what = [typeNames[session.type], session.title].filter(Boolean).join(', ')
	return {
		title: isConfirmed ? what : `${status}: ${what}`,
		place: rooms.map(({ house, name }) => [house, name].filter(Boolean).join(', ')).join('; '),
		text: [status, others.map(({ name }) => name).join(', '), session.reels, session.note]
			.filter(Boolean)
			.join('\n')
	}
}
