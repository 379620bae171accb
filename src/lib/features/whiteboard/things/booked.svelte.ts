import { Live, LiveRecords } from '$lib/client/live.svelte.ts'
import type { Workplace } from '$lib/client/workspace.svelte.ts'
import { queuesOf, standingOf, type SessionStanding } from '#model/bookings/queries/holds.ts'
import { resourceOrder } from '#model/bookings/queries/resources.ts'
import { milestones } from '#model/bookings/records/milestone.ts'
import { postPlan } from '#model/bookings/records/post-plan.ts'
import { resources, type Resource, type ResourceId } from '#model/bookings/records/resource.ts'
import { sessions, type Session, type SessionId } from '#model/bookings/records/session.ts'
import { readPost, type PostState } from '#model/bookings/state.ts'
import { readRulings } from '#model/bookings/rulings.ts'

/** What the bookings say about the sessions and rooms that a whiteboard shows. They stay the bookings'. */
export class Booked {
	readonly #sessions
	readonly #resources
	readonly #rulings
	readonly #post

	constructor(workspace: Workplace) {
		const doc = workspace.doc('bookings')
		const rulings = workspace.doc('rulings')
		this.#sessions = new LiveRecords(doc, sessions)
		this.#resources = new LiveRecords(doc, resources)
		this.#post = new Live(doc, [milestones.root, postPlan.root], () => readPost(doc))
		this.#rulings = new Live(rulings, ['holds', 'answers', 'history'], () => readRulings(rulings))
	}

	readonly #queues = $derived.by(() => queuesOf(this.#rulings.current.holds.values()))

	/** The post schedule as it is written. */
	get post(): PostState {
		return this.#post.current
	}

	/** Every session that is not removed, the first one first; those without a time last. */
	readonly sessions: readonly Session[] = $derived.by(() =>
		[...this.#sessions.current.values()]
			.filter(({ removed }) => !removed)
			.sort((a, b) => (a.start || '9').localeCompare(b.start || '9') || (a.id < b.id ? -1 : 1))
	)

	/** What can be booked, in the order of the timeline. */
	readonly resources: readonly Resource[] = $derived.by(() =>
		[...this.#resources.current.values()].filter(({ removed }) => !removed).sort(resourceOrder)
	)

	/** A session, removed or not. */
	session(id: string): Session | null {
		return this.#sessions.current.get(id as SessionId) ?? null
	}

	/** What can be booked, unless it was removed. */
	resource(id: string): Resource | null {
		const found = this.#resources.current.get(id as ResourceId)
		return found && !found.removed ? found : null
	}

	/** How a session stands with what it books. */
	standing(session: Session): SessionStanding {
		const world = { queues: this.#queues, resources: this.#resources.current }
		return standingOf(session, this.#rulings.current, world)
	}
}
