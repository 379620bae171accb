import { transact, type Edit } from '../core/edit.ts'
import { ok, refuse, type Outcome } from '../core/outcome.ts'
import { fitText } from '../core/field.ts'
import { commentLimits, comments, type Comment, type CommentId, type Subject } from './records.ts'

/** Who writes, and when: milliseconds since 1970. */
export type Writing = { me: { id: string; name: string }; now: number }

/** What somebody says, and whom it mentions by their ids. */
export type Words = { text: string; mentions: readonly string[] }

/** A new comment: what it is about and what that is called, the thread it answers, and its words. */
export type NewComment = Words & {
	subject: Subject
	subjectName: string
	thread: CommentId | ''
	/** Left out, it settles nothing. */
	settles?: Comment['settles']
}

type NoWords = 'no-words' | 'too-long' | 'too-many-mentions'

/** Says something about a thing, or answers in a thread. One that settles its thread needs no words. */
export function writeComment(
	edit: Edit,
	{ me, now }: Writing,
	{ subject, subjectName, thread, settles = 'no', ...words }: NewComment
): Outcome<CommentId, NoWords | 'thread-gone'> {
	const first = thread === '' ? null : comments.get(edit.doc, thread)
	if (thread !== '' && first === null) return refuse('thread-gone')
	const begins = first === null ? '' : first.thread || first.id
	const text = words.text.trim()
	const problem = text === '' && settles !== 'no' && first !== null ? null : problemOf(words)
	if (problem !== null) return refuse(problem)
	const id = edit.newId() as CommentId
	transact(edit, () => {
		comments.create(edit.doc, id, {
			kind: first?.kind ?? subject.kind,
			subject: first?.subject ?? subject.id,
			subjectName: fitText(subjectName.trim(), commentLimits.subjectName),
			thread: begins,
			text,
			by: me.id,
			byName: fitText(me.name, commentLimits.name),
			at: timeIn(edit, begins, now),
			settles: first === null ? 'no' : settles
		})
		for (const person of new Set(words.mentions))
			comments.link(edit.doc, id, { field: 'mentions', id: person })
	})
	return ok(id)
}

/** Changes what I said. */
export function changeComment(
	edit: Edit,
	{ me, now }: Writing,
	{ id, ...words }: Words & { id: CommentId }
): Outcome<null, NoWords | 'comment-gone' | 'not-yours'> {
	const comment = comments.get(edit.doc, id)
	if (!comment || comment.removed) return refuse('comment-gone')
	if (comment.by !== me.id) return refuse('not-yours')
	const problem = problemOf(words)
	if (problem !== null) return refuse(problem)
	const text = words.text.trim()
	transact(edit, () => {
		if (text !== comment.text) comments.patch(edit.doc, id, { text, editedAt: now })
		for (const person of words.mentions)
			comments.link(edit.doc, id, { field: 'mentions', id: person })
		for (const person of comment.mentions.filter((each) => !words.mentions.includes(each)))
			comments.unlink(edit.doc, id, { field: 'mentions', id: person })
	})
	return ok(null)
}

/** Takes a comment back: one's own, or, for an owner of the production, anybody's. */
export function removeComment(
	edit: Edit,
	{ id, isOwner }: { id: string; isOwner: boolean },
	comment: CommentId
): Outcome<null, 'comment-gone' | 'not-yours'> {
	const stored = comments.get(edit.doc, comment)
	if (!stored || stored.removed) return refuse('comment-gone')
	if (stored.by !== id && !isOwner) return refuse('not-yours')
	transact(edit, () => comments.patch(edit.doc, comment, { removed: true }))
	return ok(null)
}

function problemOf({ text, mentions }: Words): NoWords | null {
	const words = text.trim()
	if (words === '') return 'no-words'
	// Half a character is counted as too long: it comes from a cut in the middle of one.
	if (comments.problem({ text: words }) !== null) return 'too-long'
	return new Set(mentions).size > commentLimits.mentions ? 'too-many-mentions' : null
}

/** Devices' clocks differ: an answer never comes to stand before what it answers. */
function timeIn({ doc }: Edit, thread: CommentId | '', now: number): number {
	if (thread === '') return now
	let latest = 0
	for (const comment of comments.all(doc).values()) {
		const isInThread = comment.id === thread || comment.thread === thread
		if (isInThread) latest = Math.max(latest, comment.at)
	}
	return Math.max(now, latest + 1)
}
