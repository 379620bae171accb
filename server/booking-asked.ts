import { askedBooking, type AskedBooking } from '#model/bookings/asked.ts'
import {
	mostReplies,
	replies,
	replyIdAfter,
	type Reply,
	type ReplyWord
} from '#model/bookings/replies.ts'
import type { ResourceId } from '#model/bookings/records/resource.ts'
import type { SessionId } from '#model/bookings/records/session.ts'
import { holdIdOf, readRulings, type HoldId } from '#model/bookings/rulings.ts'
import { readBookings } from '#model/bookings/state.ts'
import { readProduction } from '#model/production/records.ts'
import type { ShareLink } from './accounts/links.ts'
import { loadAll, openStored } from './store/documents.ts'
import type { Store } from './store/store.ts'
import type { Rooms } from './sync/rooms.ts'

/** A booking that somebody without an account is asked for: the hold that it is, of which production. */
export type Wanted = { production: string; hold: HoldId }

/** The booking of a link as it stands, and what was last answered by that link. */
export type Asked = { booking: AskedBooking; answered: Reply | null }

/** Which hold a request or a link is about. */
export function holdOf(session: string, resource: string): HoldId {
	return holdIdOf(session as SessionId, resource as ResourceId)
}

/**
 * Derives what a link shows from what is on the disk, anew each time: a booking that has moved asks
 * again. `booking` is null when there is none any more; the whole when there is no such production.
 */
export async function askedNow(
	store: Pick<Store, 'load'>,
	{ production, hold }: Wanted,
	link: string | null
): Promise<{ booking: AskedBooking | null; answered: Reply | null } | null> {
	const stored = await loadAll(store, production, ['production', 'bookings', 'rulings'])
	if (stored === null) return null
	const rulings = openStored(stored.rulings)
	const [session = '', resource = ''] = hold.split('/')
	const booking = askedBooking(readBookings(openStored(stored.bookings)), readRulings(rulings), {
		...{ session: session as SessionId, resource: resource as ResourceId },
		production: readProduction(openStored(stored.production)).settings.title
	})
	const mine = [...replies.all(rulings).values()].filter((reply) => reply.link === link)
	const answered = mine.sort((a, b) => (a.id < b.id ? 1 : -1))[0] ?? null
	return { booking, answered }
}

type Answering = { word: ReplyWord; name: string; note: string; mark: string; at: number }

/**
 * Writes an answer down, behind those that came before it. False when this link has been answered as
 * often as it may be. It is on the disk when the promise keeps.
 */
export function keepReply(
	rooms: Pick<Rooms, 'edit'>,
	{ id, production, day, recipient }: Pick<ShareLink, 'id' | 'production' | 'day' | 'recipient'>,
	answering: Answering
): Promise<boolean> {
	const [session = '', resource = ''] = (day ?? '').split('/')
	return rooms.edit({ production, kind: 'rulings' }, (doc) => {
		const there = replies.all(doc)
		if ([...there.values()].filter(({ link }) => link === id).length >= mostReplies) return false
		replies.put(doc, {
			...{ id: replyIdAfter(there.size), link: id, recipient, ...answering },
			...{ session: session as SessionId, resource: resource as ResourceId }
		})
		return true
	})
}
