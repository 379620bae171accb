import { choice, pointer, text, whole } from '../core/field.ts'
import { PlainRecords } from '../core/plain.ts'
import type { RecordOf } from '../core/record.ts'
import type { Step } from './steps.ts'
import type { ResourceId } from './records/resource.ts'
import type { SessionId } from './records/session.ts'
import type { HoldStatus } from './steps.ts'

declare const replyId: unique symbol
/** Counts up, with leading zeros: the order in which answers came. */
export type ReplyId = string & { readonly [replyId]: true }

export const replyWords = ['accepted', 'declined'] as const
export type ReplyWord = (typeof replyWords)[number]

/** The most letters of what somebody says with an answer. */
export const replyLimits = { name: 80, note: 500, mark: 4000 } as const

/**
 * How often one link is answered at most: people change their mind, a link that somebody plays with
 * must not fill the document.
 */
export const mostReplies = 20

const replyFields = {
	session: pointer<SessionId>(),
	resource: pointer<ResourceId>(),
	/** The link that it came by. */
	link: text(64),
	word: choice(replyWords, 'declined'),
	/** Whom the link was made for, and what they called themselves; '' when they did not. */
	recipient: text(replyLimits.name),
	name: text(replyLimits.name),
	note: text(replyLimits.note),
	/** When it came, and when and where they had been asked for: `markOf`. */
	at: whole(0, Number.MAX_SAFE_INTEGER, 0),
	mark: text(replyLimits.mark)
}

/**
 * What people without an account have answered, in the order in which the server heard it; only ever
 * added to. An answer changes no hold: a person who has seen it takes the step.
 */
export const replies = new PlainRecords<ReplyId, typeof replyFields>('replies', replyFields)
export type Reply = RecordOf<ReplyId, typeof replyFields>

/** The id of the next answer after so many. */
export function replyIdAfter(count: number): ReplyId {
	return String(count + 1).padStart(8, '0') as ReplyId
}

/** The answers to one booking, the newest first. */
export function repliesTo(
	all: Iterable<Reply>,
	{ session, resource }: { session: SessionId; resource: ResourceId }
): Reply[] {
	return [...all]
		.filter((reply) => reply.session === session && reply.resource === resource)
		.sort((a, b) => (a.id < b.id ? 1 : -1))
}

/** The step that an answer speaks for, where the hold can take it; null where there is none. */
export function stepFor(word: ReplyWord, status: HoldStatus | 'pending'): Step | null {
	if (status === 'requested') return word === 'accepted' ? 'pencil' : 'decline'
	if (status !== 'pencil' && status !== 'challenged') return null
	return word === 'accepted' ? 'confirm' : 'release'
}
