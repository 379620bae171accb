import { grouped } from '../../core/grouped.ts'
import type { Resource, ResourceId } from '../records/resource.ts'
import type { Session } from '../records/session.ts'
import { holdIdOf, type Hold, type RulingsState } from '../rulings.ts'
import { isFirm, isLive, type HoldStatus } from '../steps.ts'
import { overlaps } from './slots.ts'

/** The live holds of each resource, in the order of acceptance. */
export function queuesOf(holds: Iterable<Hold>): Map<ResourceId | '', Hold[]> {
	const live = [...holds].filter(({ status }) => isLive(status))
	const queues = grouped(live, ({ resource }) => resource)
	for (const queue of queues.values()) queue.sort((a, b) => a.place - b.place)
	return queues
}

/** Those who hold some of the same slot of the same resource and came earlier. */
export function aheadOf(hold: Hold, queue: readonly Hold[]): Hold[] {
	return queue.filter(
		(other) => other.id !== hold.id && other.place < hold.place && overlaps(other, hold)
	)
}

/**
 * Which hold this is on its slot: 1 has first refusal. One more than the live holds before it that
 * overlap it; where a resource serves several at once, as many have the first.
 */
export function rankOf(hold: Hold, queue: readonly Hold[], capacity: number): number {
	return Math.max(1, aheadOf(hold, queue).length - capacity + 2)
}

/** How many of these are there at once, at most. */
export function peakOf(holds: readonly Hold[]): number {
	return Math.max(
		0,
		...holds.map(
			({ from }) => holds.filter((other) => other.from <= from && from < other.to).length
		)
	)
}

/** A session's standing with one thing it books. `pending` is what the server has not ruled on yet. */
export type Standing = {
	resource: ResourceId
	required: boolean
	status: HoldStatus | 'pending'
	/** 1 for the first hold; 0 where there is no queue to stand in. */
	rank: number
	hold: Hold | null
}

/** A session's standing with everything it books, and what it comes to. */
export type SessionStanding = { standings: Standing[]; overall: Overall }

/**
 * The lowest of what it requires, with the worst rank of its pencils; `confirmed` counts how many of
 * the required are.
 */
export type Overall = {
	status: HoldStatus | 'pending'
	rank: number
	confirmed: number
	required: number
}

/** From what holds a session back most to what is done. */
const lowestFirst: readonly Standing['status'][] = [
	...(['declined', 'cancelled', 'released', 'pending', 'requested'] as const),
	...(['pencil', 'challenged', 'confirmed', 'inProgress', 'completed'] as const)
]

/** How a session stands: its own links, each with the server's ruling on it. */
export function standingOf(
	session: Session,
	rulings: Pick<RulingsState, 'holds'>,
	world: {
		queues: ReadonlyMap<ResourceId | '', readonly Hold[]>
		resources: ReadonlyMap<ResourceId, Resource>
	}
): SessionStanding {
	const standings = session.resources.map((resource): Standing => {
		const hold = rulings.holds.get(holdIdOf(session.id, resource)) ?? null
		const capacity = world.resources.get(resource)?.capacity ?? 1
		return {
			resource,
			required: !session.optional.includes(resource),
			status: hold?.status ?? 'pending',
			rank:
				hold && isLive(hold.status) ? rankOf(hold, world.queues.get(resource) ?? [], capacity) : 0,
			hold
		}
	})
	return { standings, overall: overallOf(standings) }
}

function overallOf(standings: readonly Standing[]): Overall {
	const required = standings.filter((standing) => standing.required)
	const counted = required.length > 0 ? required : standings
	const [lowest] = counted
		.map(({ status }) => status)
		.sort((a, b) => lowestFirst.indexOf(a) - lowestFirst.indexOf(b))
	return {
		status: lowest ?? 'pending',
		rank: Math.max(0, ...counted.map(({ rank, status }) => (isPencil(status) ? rank : 0))),
		confirmed: counted.filter(({ status }) => status !== 'pending' && isFirm(status)).length,
		required: counted.length
	}
}

function isPencil(status: Standing['status']): boolean {
	return status === 'pencil' || status === 'challenged'
}
