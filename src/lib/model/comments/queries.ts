import { grouped } from '../core/grouped.ts'
import type { Comment, CommentId, Comments, Subject } from './records.ts'

/** What was said about one thing, one after the other, and whether that is settled. */
export type Thread = {
	id: CommentId
	subject: Subject
	/** What was said, the first first; one that was taken back stays while others answer it. */
	comments: readonly Comment[]
	/** The comment that settled it; null while it is open. */
	settled: Comment | null
}

/** How much is said about a thing: comments in all threads, and threads that are open. */
export type Talk = { comments: number; open: number }

/** A subject as one text, to look it up by. */
export const subjectKey = ({ kind, id }: Subject): string => `${kind}/${id}`

/** What a comment is about. */
export const subjectOf = ({ kind, subject }: Comment): Subject => ({ kind, id: subject })

/** The order of what was said; equals by id, the same on every screen. */
export function compareComments(a: Comment, b: Comment): number {
	return a.at - b.at || (a.id < b.id ? -1 : 1)
}

/** Every thread in which something is left to read, the oldest first. */
export function threadsOf(comments: Comments): Thread[] {
	const said = [...comments.values()].sort(compareComments)
	const threads = [...grouped(said, threadIdOf)].map(([id, list]) => threadFrom(id, list))
	return threads.filter(({ comments }) => comments.some(({ removed }) => !removed))
}

/** The threads of each thing, by the key of its subject. */
export function threadsBySubject(threads: readonly Thread[]): ReadonlyMap<string, Thread[]> {
	return grouped(threads, ({ subject }) => subjectKey(subject))
}

/** How much is said in threads. */
export function talkIn(threads: readonly Thread[]): Talk {
	return {
		comments: threads.reduce((sum, { comments }) => sum + comments.filter(isSaid).length, 0),
		open: threads.filter(({ settled }) => settled === null).length
	}
}

/** Something that somebody should hear of, and why. */
export type Message = { comment: Comment; thread: Thread; why: 'mention' | 'reply' }

/**
 * What is said to somebody, the newest first: comments that mention them, and answers in threads in
 * which they said something before. Nobody hears of themselves.
 */
export function messagesFor(threads: readonly Thread[], person: string): Message[] {
	const messages = threads.flatMap((thread): Message[] => {
		const mine = thread.comments.findIndex(({ by, removed }) => by === person && !removed)
		return thread.comments.flatMap((comment, at): Message[] => {
			if (comment.removed || comment.by === person) return []
			if (comment.mentions.includes(person)) return [{ comment, thread, why: 'mention' }]
			const isAnswer = mine !== -1 && at > mine
			return isAnswer ? [{ comment, thread, why: 'reply' }] : []
		})
	})
	return messages.sort((a, b) => compareComments(b.comment, a.comment))
}

/** An answer to a thread that this copy does not have yet makes one by itself. */
const threadIdOf = ({ id, thread }: Comment): CommentId => (thread === '' ? id : thread)

const isSaid = ({ removed, text }: Comment): boolean => !removed && text !== ''

function threadFrom(id: CommentId, said: readonly Comment[]): Thread {
	const settling = said.findLast(({ removed, settles }) => !removed && settles !== 'no')
	const comments = said.filter(
		(comment, at) => !comment.removed || said.slice(at + 1).some(({ removed }) => !removed)
	)
	return {
		id,
		subject: subjectOf(said[0] as Comment),
		comments,
		settled: settling?.settles === 'resolved' ? settling : null
	}
}
