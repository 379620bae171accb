import { queuesOf, rankOf } from '../queries/holds.ts'
import type { ResourceId } from '../records/resource.ts'
import type { RequestId } from '../records/request.ts'
import type { SessionId } from '../records/session.ts'
import { holdIdOf, type Answer, type Deed, type Entry, type EntryId } from '../rulings.ts'
import type { Hold, HoldId, RefusalReason, RulingsRecord } from '../rulings.ts'

/** Whoever asked or wrote; the server itself is nobody. */
export type Who = { id: string; name: string }
export const nobody: Who = { id: '', name: '' }

/** What came of a judgement: only what is new or changed. */
export type Verdict = { holds: Hold[]; answers: Answer[]; history: Entry[] }

/** The rulings while they are being made: reads see what was decided a moment ago. */
export class Docket {
	readonly now: number
	readonly #holds: Map<HoldId, Hold>
	readonly #changed = new Set<HoldId>()
	readonly #answers: Answer[] = []
	readonly #history: Entry[] = []
	#nextPlace: number
	#nextEntry: number

	constructor(rulings: RulingsRecord, now: number) {
		this.now = now
		this.#holds = new Map(rulings.holds)
		this.#nextPlace = Math.max(0, ...[...rulings.holds.values()].map(({ place }) => place)) + 1
		this.#nextEntry = rulings.entries
	}

	get verdict(): Verdict {
		const holds = [...this.#changed].flatMap((id) => this.#holds.get(id) ?? [])
		return { holds, answers: this.#answers, history: this.#history }
	}

	holds(): Hold[] {
		return [...this.#holds.values()]
	}

	hold(session: SessionId, resource: ResourceId): Hold | null {
		return this.#holds.get(holdIdOf(session, resource)) ?? null
	}

	/** The live holds of a resource, in the order of acceptance. */
	queue(resource: ResourceId | ''): Hold[] {
		return (
			queuesOf([...this.#holds.values()].filter((hold) => hold.resource === resource)).get(
				resource
			) ?? []
		)
	}

	/** The last place of all: whatever is accepted now comes behind everything before it. */
	lastPlace(): number {
		return this.#nextPlace++
	}

	put(hold: Hold): void {
		this.#holds.set(hold.id, hold)
		this.#changed.add(hold.id)
	}

	/** Changes a hold and tells its history; whoever moves up by it is told as well. */
	rule(
		hold: Hold,
		change: Partial<Omit<Hold, 'id'>>,
		told: {
			deed: Deed
			by: Who
			reason?: string
			other?: SessionId | ''
			concerns?: string
			capacity: number
		}
	): Hold {
		const before = this.#ranks(hold.resource, told.capacity)
		const isStep = change.status !== undefined && change.status !== hold.status
		const since = isStep ? { at: this.now, by: told.by.id, byName: told.by.name } : {}
		const ruled: Hold = { ...hold, ...since, ...change }
		this.put(ruled)
		this.note(ruled, told)
		for (const other of this.queue(hold.resource)) {
			const was = before.get(other.id)
			const rank = rankOf(other, this.queue(hold.resource), told.capacity)
			if (other.id !== hold.id && was !== undefined && rank < was)
				this.note(other, { deed: 'promoted', by: nobody, concerns: other.by })
		}
		return ruled
	}

	#ranks(resource: ResourceId | '', capacity: number): Map<HoldId, number> {
		const queue = this.queue(resource)
		return new Map(queue.map((hold) => [hold.id, rankOf(hold, queue, capacity)]))
	}

	/** Adds a line to the history of a hold. */
	note(
		hold: Hold,
		told: { deed: Deed; by: Who; reason?: string; other?: SessionId | ''; concerns?: string }
	): void {
		const { deed, by, reason = '', other = '', concerns = '' } = told
		const { session, resource, from, to, feePercent } = hold
		this.#history.push({
			...{ id: String(this.#nextEntry++).padStart(8, '0') as EntryId, deed },
			...{ session, resource, from, to, other, concerns, reason: reason.slice(0, 500) },
			...{ at: this.now, by: by.id, byName: by.name },
			feePercent: deed === 'cancelled' || deed === 'rescheduled' ? feePercent : 0
		})
	}

	grant(id: RequestId): void {
		this.#answers.push({ id, ok: true, why: 'no-such-hold', other: '', detail: '', at: this.now })
	}

	refuse(
		id: RequestId,
		why: RefusalReason,
		more: { other?: SessionId | ''; detail?: string } = {}
	): void {
		const { other = '', detail = '' } = more
		this.#answers.push({ id, ok: false, why, other, detail: detail.slice(0, 500), at: this.now })
	}
}
