import type * as Y from 'yjs'
import { choice, flag, pointer, text, whole } from '../core/field.ts'
import { PlainRecords } from '../core/plain.ts'
import type { RecordOf } from '../core/record.ts'
import type { RequestId } from './records/request.ts'
import type { ResourceId } from './records/resource.ts'
import type { SessionId } from './records/session.ts'
import { holdStatuses } from './steps.ts'

declare const holdId: unique symbol
/** `<session>/<resource>`: one session holds one resource at most once. */
export type HoldId = string & { readonly [holdId]: true }

/** The one id of what a session holds of a resource. */
export function holdIdOf(session: SessionId, resource: ResourceId): HoldId {
	return `${session}/${resource}` as HoldId
}

const moment = whole(0, Number.MAX_SAFE_INTEGER, 0)

const holdFields = {
	session: pointer<SessionId>(),
	resource: pointer<ResourceId>(),
	status: choice(holdStatuses, 'released'),
	/** Its place in the order of acceptance: the lower came first. Ranks are derived from it. */
	place: moment,
	/** The slot that was accepted, milliseconds since 1970; the session may have been moved since. */
	from: moment,
	to: moment,
	/** Since when it has its status, and by whom. */
	at: moment,
	by: text(64),
	byName: text(120),
	reason: text(500),
	/** The session that challenges it, and until when it must be answered. */
	challenger: pointer<SessionId>(),
	deadline: moment,
	/** The session that wanted to confirm the same slot and came second; '' for none. */
	contested: pointer<SessionId>(),
	/** What cancelling it cost: percent of the session, by its house's tiers. */
	feePercent: whole(0, 100, 0),
	actualIn: text(16),
	actualOut: text(16),
	/** Released only because its session no longer booked it: it comes back when the session does. */
	takenOff: flag()
}

/** What the server has decided about each hold. */
export const holds = new PlainRecords<HoldId, typeof holdFields>('holds', holdFields)
export type Hold = RecordOf<HoldId, typeof holdFields>

/** Why a step was refused. Screens have a sentence for each, saying what would allow it. */
export const refusalReasons = [
	...(['not-from-here', 'not-first', 'taken', 'hard-clash', 'may-not-override'] as const),
	...(['reason-needed', 'nobody-ahead', 'already-challenged', 'not-moved'] as const),
	...(['actuals-needed', 'no-such-hold', 'no-time'] as const)
]
export type RefusalReason = (typeof refusalReasons)[number]

const answerFields = {
	ok: flag(),
	/** Why not; what it reads as when it was granted does not matter. */
	why: choice(refusalReasons, 'no-such-hold'),
	/** The session that stands in the way, if one does. */
	other: pointer<SessionId>(),
	/** What stands in the way, in words, where it is no session. */
	detail: text(500),
	at: moment
}

/** The server's answer to each request. */
export const answers = new PlainRecords<RequestId, typeof answerFields>('answers', answerFields)
export type Answer = RecordOf<RequestId, typeof answerFields>

/** What can happen to a hold, as its history tells it. */
export const deeds = [
	...(['requested', 'penciled', 'moved', 'declined', 'challenged', 'unchallenged'] as const),
	...(['overdue', 'confirmed', 'released', 'expired', 'promoted', 'contested'] as const),
	...(['rescheduled', 'cancelled', 'started', 'completed', 'takenOff'] as const)
]
export type Deed = (typeof deeds)[number]

const entryFields = {
	deed: choice(deeds, 'moved'),
	session: pointer<SessionId>(),
	resource: pointer<ResourceId>(),
	at: moment,
	/** Who did it; '' for the server itself, at a deadline. */
	by: text(64),
	byName: text(120),
	/** Whom it concerns beside them: whose hold it is. */
	concerns: text(64),
	reason: text(500),
	from: moment,
	to: moment,
	/** The other session of a challenge or a contest. */
	other: pointer<SessionId>(),
	feePercent: whole(0, 100, 0)
}

declare const entryId: unique symbol
/** Counts up, with leading zeros, so that texts sort as numbers. */
export type EntryId = string & { readonly [entryId]: true }

/** Everything that ever happened to a hold; only ever added to. */
export const history = new PlainRecords<EntryId, typeof entryFields>('history', entryFields)
export type Entry = RecordOf<EntryId, typeof entryFields>

/** What the rulings document says about bookings. */
export type RulingsState = {
	holds: ReadonlyMap<HoldId, Hold>
	answers: ReadonlyMap<RequestId, Answer>
	history: ReadonlyMap<EntryId, Entry>
}

/** What a judge has to know of it: the holds, what is answered, and how long the history is. */
export type RulingsRecord = {
	holds: RulingsState['holds']
	isAnswered: (id: RequestId) => boolean
	entries: number
}

/** The whole of it read at once. */
export function readRulings(doc: Y.Doc): RulingsState {
	return { holds: holds.all(doc), answers: answers.all(doc), history: history.all(doc) }
}
