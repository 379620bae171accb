import * as Y from 'yjs'
import { mayAsk, type Role } from '#model/access.ts'
import { judge, nextDeadline, type Bench } from '#model/bookings/judge/judge.ts'
import { nobody, type Verdict, type Who } from '#model/bookings/judge/docket.ts'
import { shootDaysOf } from '#model/bookings/queries/shoot-days.ts'
import type { RequestId } from '#model/bookings/records/request.ts'
import type { SessionId } from '#model/bookings/records/session.ts'
import { answers, history, holds, type RulingsRecord } from '#model/bookings/rulings.ts'
import { readBookings, type BookingsState } from '#model/bookings/state.ts'
import { readProduction } from '#model/production/records.ts'
import { readStripboard } from '#model/stripboard/state.ts'
import type { Rooms } from '../sync/rooms.ts'
import type { Judge } from './rulings.ts'

type BookingsJudgeParts = {
	rooms: Pick<Rooms, 'edit'>
	/** What somebody is to a production now. */
	roleIn: (production: string, person: string) => Promise<Role | null>
	now: () => number
}

/** Judges holds, confirmations and challenges: the model decides, this brings it the documents. */
export function bookingsJudge({ rooms, roleIn, now }: BookingsJudgeParts): Judge {
	return {
		watches: 'bookings',
		judge: async (production) => {
			const filed = await rooms.edit({ production, kind: 'bookings' }, readFiled)
			const shoot = await shootFor(rooms, { production, filed })
			const mayOverride = await overriders(filed, (person) => roleIn(production, person))
			return rooms.edit({ production, kind: 'rulings' }, (doc) => {
				const bench: Bench = {
					...{ bookings: filed.bookings, ...shoot, rulings: recordIn(doc), now: now() },
					asked: ({ id }) => {
						const who = filed.requestBy.get(id) ?? nobody
						return { ...who, mayOverride: mayOverride.has(who.id) }
					},
					wroteSession: (id) => filed.sessionBy.get(id) ?? nobody
				}
				write(doc, judge(bench))
				return nextDeadline({ bookings: filed.bookings, rulings: recordIn(doc) })
			})
		}
	}
}

/** The bookings as they stand, and who wrote what of them. */
type Filed = {
	bookings: BookingsState
	requestBy: ReadonlyMap<RequestId, Who>
	sessionBy: ReadonlyMap<SessionId, Who>
}

type AuthorOf = (client: number) => Who | null

function readFiled(doc: Y.Doc, authorOf: AuthorOf): Filed {
	return {
		bookings: readBookings(doc),
		requestBy: writersIn(doc.getMap('requests'), authorOf),
		sessionBy: writersIn(doc.getMap('sessions'), authorOf)
	}
}

/** Who wrote each record: whoever moved it last, else whoever made it. The client id is the server's own knowledge. */
function writersIn<Id extends string>(root: Y.Map<unknown>, authorOf: AuthorOf): Map<Id, Who> {
	const writers = new Map<Id, Who>()
	for (const [id, item] of root._map) {
		const record = root.get(id)
		const moved = record instanceof Y.Map ? record._map.get('start') : undefined
		const who = authorOf((moved ?? item).id.client)
		if (who) writers.set(id as Id, who)
	}
	return writers
}

/** Shooting days and holidays, read only when somebody of the cast is booked. */
async function shootFor(
	rooms: Pick<Rooms, 'edit'>,
	{ production, filed }: { production: string; filed: Filed }
): Promise<Pick<Bench, 'shootDays' | 'holidays'>> {
	const hasCast = [...filed.bookings.resources.values()].some(({ element }) => element !== '')
	if (!hasCast) return { shootDays: new Map(), holidays: new Map() }
	const facts = await rooms.edit({ production, kind: 'production' }, readProduction)
	const board = await rooms.edit({ production, kind: 'stripboard' }, readStripboard)
	return { shootDays: shootDaysOf(board, facts), holidays: facts.holidays }
}

/** Those who ask for an override and may. */
async function overriders(
	{ bookings, requestBy }: Filed,
	roleOf: (person: string) => Promise<Role | null>
): Promise<Set<string>> {
	const may = new Set<string>()
	for (const { id, overrides } of bookings.requests.values()) {
		const who = overrides ? requestBy.get(id) : undefined
		if (who && mayAsk('override', await roleOf(who.id))) may.add(who.id)
	}
	return may
}

/** The rulings of a document, as a judge reads them. */
export function recordIn(doc: Y.Doc): RulingsRecord {
	const answered = doc.getMap(answers.root)
	return {
		holds: holds.all(doc),
		isAnswered: (id) => answered.has(id),
		entries: doc.getMap(history.root).size
	}
}

/** Writes what was decided. */
export function write(doc: Y.Doc, verdict: Verdict): void {
	for (const hold of verdict.holds) holds.put(doc, hold)
	for (const answer of verdict.answers) answers.put(doc, answer)
	for (const entry of verdict.history) history.put(doc, entry)
}
