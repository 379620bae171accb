import { clashesAlone } from '#model/bookings/clashes/alone.ts'
import { overlaps, slotOf } from '#model/bookings/queries/slots.ts'
import type { ResourceId } from '#model/bookings/records/resource.ts'
import type { SessionId } from '#model/bookings/records/session.ts'
import { isFirm, isLive } from '#model/bookings/steps.ts'
import { typeNames } from '../appearance.ts'
import type { BookingsView } from '../bookings.svelte.ts'
import { clashSentence } from '../clash-words.ts'

type Wish = { start: string; minutes: number; zone: string; resources: readonly ResourceId[] }

/** Who would be ahead of a session that is about to be penciled, and what would stand against it. */
export function aheadSentences(view: BookingsView, wish: Wish): string[] {
	const slot = slotOf(wish)
	if (!slot) return []
	return wish.resources.flatMap((id) => {
		const resource = view.resource(id)
		if (!resource) return []
		const claim = { session: '' as SessionId, resource: id, slot, isFirm: false, rank: 0 }
		const world = {
			bookings: view.state,
			rulings: view.rulings,
			shootDays: view.shoot.days,
			holidays: view.shoot.holidays
		}
		const alone = clashesAlone(world, claim).map((each) =>
			clashSentence(each, { resource: resource.name, other: '' })
		)
		const queue = [...view.rulings.holds.values()].filter(
			(hold) => hold.resource === id && isLive(hold.status) && overlaps(hold, slot)
		)
		const others = queue.map((hold) => {
			const name = sessionName(view, hold.session)
			return isFirm(hold.status)
				? `${resource.name} is confirmed for ${name} at that time.`
				: `${resource.name} is held for ${name} at that time: you would be behind it.`
		})
		return [...others, ...alone]
	})
}

/** A session as sentences name it. */
export function sessionName(view: BookingsView, id: SessionId | ''): string {
	const session = view.session(id)
	return session ? `“${session.title || typeNames[session.type]}”` : 'another session'
}
