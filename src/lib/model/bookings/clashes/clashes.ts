import { grouped } from '../../core/grouped.ts'
import { queuesOf, rankOf } from '../queries/holds.ts'
import { slotOf } from '../queries/slots.ts'
import { holdIdOf, type Hold } from '../rulings.ts'
import { isFirm, isLive } from '../steps.ts'
import { clashesAlone } from './alone.ts'
import { clash, type Claim, type Clash, type World } from './clash.ts'
import { clashesTogether } from './together.ts'

/**
 * Everything that stands against what is held, worked out from what the documents say and stored
 * nowhere. What was released, declined, cancelled or only asked for never clashes.
 */
export function clashesOf(world: World): Clash[] {
	const byResource = grouped(claimsOf(world), ({ resource }) => resource)
	const found: Clash[] = []
	for (const [id, claims] of byResource) {
		const resource = world.bookings.resources.get(id)
		if (!resource) continue
		for (const claim of claims) found.push(...clashesAlone(world, claim))
		found.push(...clashesTogether(resource, claims, world.bookings.rules))
	}
	return [...found, ...strayed(world)]
}

/** What takes time: firm holds where they were confirmed, others where their session lies now. */
export function claimsOf({ bookings, rulings }: World): Claim[] {
	const queues = queuesOf(rulings.holds.values())
	const claims: Claim[] = []
	for (const hold of rulings.holds.values()) {
		if (!isFirm(hold.status) || hold.session === '' || hold.resource === '') continue
		const { session, resource, from, to } = hold
		claims.push({ session, resource, slot: { from, to }, isFirm: true, rank: 1 })
	}
	for (const session of bookings.sessions.values()) {
		const slot = session.removed ? null : slotOf(session)
		if (!slot) continue
		for (const resource of session.resources) {
			const hold = rulings.holds.get(holdIdOf(session.id, resource))
			if (hold ? !isLive(hold.status) || isFirm(hold.status) : session.requested) continue
			const capacity = bookings.resources.get(resource)?.capacity ?? 1
			const rank = hold ? rankOf(hold, queues.get(resource) ?? [], capacity) : 0
			claims.push({ session: session.id, resource, slot, isFirm: false, rank })
		}
	}
	return claims
}

/** Confirmed, but the session has been moved since, or taken off the timeline. */
function strayed({ bookings, rulings }: World): Clash[] {
	return [...rulings.holds.values()].flatMap((hold) => {
		if (hold.status !== 'confirmed' || hold.session === '' || hold.resource === '') return []
		const session = bookings.sessions.get(hold.session)
		const claim = firmClaim(hold)
		if (!session || !claim) return []
		if (session.removed || !session.resources.includes(hold.resource))
			return [clash(claim, 'removed')]
		const slot = slotOf(session)
		const isThere = slot?.from === hold.from && slot.to === hold.to
		return isThere ? [] : [clash(claim, 'moved')]
	})
}

function firmClaim({ session, resource, from, to }: Hold): Claim | null {
	if (session === '' || resource === '') return null
	return { session, resource, slot: { from, to }, isFirm: true, rank: 1 }
}
