import type { Message } from '#model/comments/queries.ts'
import { commentLimits } from '#model/comments/records.ts'
import { counted } from '$lib/ui/words.ts'

export type CommentRefusal = keyof typeof refusalWords

/** Why something was not said, and what can be done. */
export const refusalWords = {
	'read-only': 'You can read the comments here, and not write any.',
	'no-words': 'There is nothing to say yet. Write something first.',
	'too-long': `A comment has at most ${commentLimits.text} characters. Say the rest in another.`,
	'too-many-mentions': `At most ${commentLimits.mentions} people can be told at once.`,
	'thread-gone': 'What this answers is not there any more.',
	'comment-gone': 'This comment was removed meanwhile.',
	'not-yours': 'Only whoever wrote a comment can change it.'
} as const

/** Why somebody is told: `mentioned you`. */
export function whyWords({ why, comment }: Message): string {
	if (why === 'mention') return 'mentioned you'
	if (comment.settles === 'resolved') return 'resolved your thread'
	return comment.settles === 'reopened' ? 'reopened your thread' : 'replied'
}

/** What the bell is called. */
export function bellWords(unread: number): string {
	return `Mentions and replies${unread === 0 ? '' : `, ${unread} unread`}`
}

/** What a mark says of the comments on a thing. */
export function markWords(comments: number): string {
	return `${counted(comments, 'open comment')}`
}
