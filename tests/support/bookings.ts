import * as Y from 'yjs'
import { ask, type Asking } from '#model/bookings/commands/requests.ts'
import { addResources, type ResourceValues } from '#model/bookings/commands/resources.ts'
import { addSession, type SessionValues } from '#model/bookings/commands/sessions.ts'
import { judge, nextDeadline, type Bench } from '#model/bookings/judge/judge.ts'
import { queuesOf, rankOf } from '#model/bookings/queries/holds.ts'
import type { ShootDays } from '#model/bookings/queries/shoot-days.ts'
import type { RequestId } from '#model/bookings/records/request.ts'
import type { ResourceId } from '#model/bookings/records/resource.ts'
import type { SessionId } from '#model/bookings/records/session.ts'
import {
	answers,
	history,
	holdIdOf,
	holds,
	readRulings,
	type Answer,
	type Hold
} from '#model/bookings/rulings.ts'
import { readBookings } from '#model/bookings/state.ts'
import type { Edit } from '#model/core/edit.ts'
import { must } from '#model/core/invariant.ts'
import type { Outcome } from '#model/core/outcome.ts'
import { editBy } from './builders.ts'

/** The value of a command that did its work. */
export function done<Value>(outcome: Outcome<Value, string>): Value {
	if (!outcome.ok) throw new Error(`refused: ${outcome.reason}`)
	return outcome.value
}

/** A production's bookings with their judge, in one place: what the server does, without the server. */
export class Court {
	readonly doc: Y.Doc
	readonly rulings = new Y.Doc()
	readonly edit: Edit
	now = Date.UTC(2026, 2, 2, 9)
	shootDays: ShootDays = new Map()
	/** Who asked for which request; everybody else is Ann. */
	readonly askedBy = new Map<RequestId, { id: string; name: string; mayOverride: boolean }>()

	constructor(person = 'ann', doc = new Y.Doc()) {
		this.doc = doc
		this.edit = editBy(person, doc)
	}

	resource(values: ResourceValues = {}): ResourceId {
		const [id] = done(
			addResources(this.edit, [{ name: 'Stage 2', zone: 'Europe/London', ...values }])
		)
		return must(id, 'one was added')
	}

	/** A session in London; `start` is a wall time of March 2026, `12T14:00`. */
	session(start: string, booked: readonly ResourceId[], values: SessionValues = {}): SessionId {
		const when = { start: `2026-03-${start}`, minutes: 240, zone: 'Europe/London' }
		return done(addSession(this.edit, { title: start, ...when, ...values }, booked))
	}

	ask(
		session: SessionId,
		resource: ResourceId,
		asking: Omit<Asking, 'session' | 'resources'>
	): RequestId {
		const [id] = done(ask(this.edit, { ...asking, session, resources: [resource] }))
		return must(id, 'one was asked')
	}

	/** Asks and judges; answers what the server said. */
	step(
		session: SessionId,
		resource: ResourceId,
		asking: Omit<Asking, 'session' | 'resources'>
	): Answer {
		const id = this.ask(session, resource, asking)
		this.judge()
		return this.answer(id)
	}

	get bench(): Bench {
		const { holds: ruled } = readRulings(this.rulings)
		const answered = this.rulings.getMap(answers.root)
		return {
			bookings: readBookings(this.doc),
			rulings: {
				holds: ruled,
				isAnswered: (id) => answered.has(id),
				entries: this.rulings.getMap(history.root).size
			},
			shootDays: this.shootDays,
			holidays: new Map(),
			now: this.now,
			asked: ({ id }) => this.askedBy.get(id) ?? { id: 'ann', name: 'Ann', mayOverride: true },
			wroteSession: () => ({ id: 'ann', name: 'Ann' })
		}
	}

	/** Judges once and writes the verdict; answers how much there was to write. */
	judge(): number {
		const verdict = judge(this.bench)
		this.rulings.transact(() => {
			for (const each of verdict.holds) holds.put(this.rulings, each)
			for (const each of verdict.answers) answers.put(this.rulings, each)
			for (const each of verdict.history) history.put(this.rulings, each)
		})
		return verdict.holds.length + verdict.answers.length + verdict.history.length
	}

	get deadline(): number | null {
		return nextDeadline(this.bench)
	}

	answer(id: RequestId): Answer {
		return must(answers.get(this.rulings, id), 'it was answered')
	}

	hold(session: SessionId, resource: ResourceId): Hold {
		return must(holds.get(this.rulings, holdIdOf(session, resource)), 'there is such a hold')
	}

	/** `pencil 2`, `confirmed 1`, `released`: a hold in short. */
	said(session: SessionId, resource: ResourceId): string {
		const hold = this.hold(session, resource)
		const queue = queuesOf(readRulings(this.rulings).holds.values()).get(resource) ?? []
		if (!queue.includes(hold) && !queue.some(({ id }) => id === hold.id)) return hold.status
		return `${hold.status} ${rankOf(hold, queue, readBookings(this.doc).resources.get(resource)?.capacity ?? 1)}`
	}

	/** The deeds told of a hold, oldest first. */
	deeds(session: SessionId, resource: ResourceId): string[] {
		return [...readRulings(this.rulings).history.values()]
			.filter((entry) => entry.session === session && entry.resource === resource)
			.map(({ deed }) => deed)
	}
}
