import type { ShootDays } from '../queries/shoot-days.ts'
import type { Slot } from '../queries/slots.ts'
import type { ResourceId } from '../records/resource.ts'
import type { SessionId } from '../records/session.ts'
import type { RulingsState } from '../rulings.ts'
import type { BookingsState } from '../state.ts'

/** How bad it is: `hard` keeps a hold from being confirmed, `warn` is to be looked at. */
export type Severity = 'hard' | 'warn'

/** What can stand against a hold, and how bad that is (post practice, §3.5 of our field notes). */
export const severities = {
	/** Two confirmed on one exclusive resource. */
	double: 'hard',
	/** Its person shoots at that hour. */
	shoot: 'hard',
	/** The resource cannot be had then. */
	absence: 'hard',
	/** Held where something else is confirmed. */
	behindFirm: 'warn',
	/** Two holds of the same rank. */
	sameRank: 'warn',
	/** Only set-up, strike or travel overlap. */
	buffer: 'warn',
	/** Too little rest before or after other work. */
	rest: 'warn',
	/** Outside opening hours. */
	closed: 'warn',
	holiday: 'warn',
	/** More at once than the resource serves. */
	capacity: 'warn',
	/** Moved since it was confirmed. */
	moved: 'warn',
	/** Taken off the timeline, but still confirmed. */
	removed: 'warn'
} as const satisfies Record<string, Severity>

export type ClashKind = keyof typeof severities

/** Something that stands against what one session holds of one resource. */
export type Clash = {
	kind: ClashKind
	severity: Severity
	session: SessionId
	resource: ResourceId
	/** The other session, where it is one; '' otherwise. */
	other: SessionId | ''
	/** What else it is: `Day 7, scenes 12 and 14`, the reason of an absence, a holiday's name. */
	detail: string
}

/** Everything that clashes are worked out from. */
export type World = {
	bookings: BookingsState
	rulings: Pick<RulingsState, 'holds'>
	shootDays: ShootDays
	/** The production's holidays: YYYY-MM-DD and name. */
	holidays: ReadonlyMap<string, string>
}

/** A hold that takes time of a resource, or will once the server has seen it (`rank` 0). */
export type Claim = {
	session: SessionId
	resource: ResourceId
	slot: Slot
	isFirm: boolean
	rank: number
}

export function clash(
	claim: Claim,
	kind: ClashKind,
	more: { other?: SessionId; detail?: string } = {}
): Clash {
	const { session, resource } = claim
	const { other = '', detail = '' } = more
	return { kind, severity: severities[kind], session, resource, other, detail }
}
