import { addDays, isDate } from '../../production/calendar.ts'
import type { World } from '../clashes/clash.ts'
import type { BookingRequest } from '../records/request.ts'
import type { SessionId } from '../records/session.ts'
import type { Hold, RulingsRecord } from '../rulings.ts'
import { isWall, dayMs, momentOf } from '../time.ts'
import { capacityOf, followSessions, withdrawChallenges } from './claims.ts'
import { Docket, nobody, type Verdict, type Who } from './docket.ts'
import { judgeRequest } from './requests.ts'

/** Everything a judgement is made from: the documents as they stand, the time, and who wrote what. */
export type Bench = Omit<World, 'rulings'> & {
	rulings: RulingsRecord
	/** Milliseconds since 1970. */
	now: number
	/** Who wrote a request, in the server's words, and whether they may override a clash. */
	asked: (request: BookingRequest) => Who & { mayOverride: boolean }
	/** Who last wrote a session, as far as the server knows. */
	wroteSession: (id: SessionId) => Who
}

/**
 * Decides what has to be decided once. First what time has done, then what sessions book now, then
 * the requests, in the order of arrival. The same bench has the same verdict, and a verdict that has
 * been written leaves nothing to judge: so it may be called as often as one likes.
 */
export function judge(bench: Bench): Verdict {
	const docket = new Docket(bench.rulings, bench.now)
	passTime(docket, bench)
	followSessions(docket, bench)
	for (const request of bench.bookings.requests.values()) {
		if (bench.rulings.isAnswered(request.id)) continue
		judgeRequest(docket, bench, request)
		withdrawChallenges(docket, bench.bookings)
	}
	return docket.verdict
}

/** When time alone will next have something to say, milliseconds since 1970; null when never. */
export function nextDeadline(bench: Pick<Bench, 'bookings' | 'rulings'>): number | null {
	const moments = [...bench.rulings.holds.values()].flatMap((hold) => {
		if (hold.status === 'challenged') return hold.deadline > 0 ? [hold.deadline] : []
		const expiry = hold.status === 'pencil' ? expiryOf(bench, hold) : null
		return expiry === null ? [] : [expiry]
	})
	return moments.length === 0 ? null : Math.min(...moments)
}

/** When a hold is released by itself: at the end of the session's own day, or so many days after it was made. */
export function expiryOf({ bookings }: Pick<Bench, 'bookings'>, hold: Hold): number | null {
	const session = hold.session === '' ? undefined : bookings.sessions.get(hold.session)
	if (session && isDate(session.expires)) {
		const end = `${addDays(session.expires, 1)}T00:00`
		return isWall(end) ? momentOf(end, session.zone) : null
	}
	const { holdDays } = bookings.rules
	return holdDays > 0 ? hold.at + holdDays * dayMs : null
}

/** Deadlines and expiries that have passed, the earliest first. */
function passTime(docket: Docket, bench: Bench): void {
	const { now, bookings } = bench
	const due = docket
		.holds()
		.map((hold) => ({
			hold,
			at: hold.status === 'challenged' ? hold.deadline : (expiryOf(bench, hold) ?? Infinity)
		}))
		.filter(({ hold, at }) => ['pencil', 'challenged'].includes(hold.status) && at > 0 && at <= now)
		.sort((a, b) => a.at - b.at)
	for (const { hold } of due) {
		const capacity = capacityOf(bookings, hold.resource)
		const told = { by: nobody, concerns: hold.by, other: hold.challenger, capacity }
		const isOverdue = hold.status === 'challenged' && !bookings.rules.releasesUnanswered
		// An overdue challenge is told once: a deadline of 0 has none left to pass.
		if (isOverdue) docket.rule(hold, { deadline: 0 }, { ...told, deed: 'overdue' })
		else
			docket.rule(
				hold,
				{ status: 'released', challenger: '', deadline: 0 },
				{ ...told, deed: hold.status === 'challenged' ? 'released' : 'expired' }
			)
	}
}
