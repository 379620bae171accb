import { choice, flag, links, pointer, text, whole } from '../core/field.ts'
import { Collection, type RecordOf } from '../core/record.ts'

declare const commentId: unique symbol
export type CommentId = string & { readonly [commentId]: true }

/** What can be talked about. What a newer client adds reads as `other`: its comments are kept and shown. */
export const subjectKinds = ['scene', 'object', 'session', 'cue', 'line', 'issue', 'other'] as const
export type SubjectKind = (typeof subjectKinds)[number]

/** One thing of the production that comments are about. */
export type Subject = { kind: SubjectKind; id: string }

export const commentLimits = {
	/** Two thirds of a typed page: what is longer is a document, and belongs in a file. */
	text: 2000,
	/** What a thing is called, on one line. */
	subjectName: 120,
	/** Whoever is to be told. More is the whole production, which nobody reads as meant for them. */
	mentions: 20,
	name: 120
} as const

/** The last moment that a date can hold, in milliseconds since 1970. */
const endOfTime = 8_640_000_000_000_000

const commentFields = {
	kind: choice(subjectKinds, 'other'),
	subject: text(64),
	/** What the thing was called when this was written: all there is to say once it is gone. */
	subjectName: text(commentLimits.subjectName),
	/** The comment that began the thread; '' for one that begins its own. */
	thread: pointer<CommentId>(),
	text: text(commentLimits.text),
	/** The people it mentions, by their ids. */
	mentions: links<string>('to:'),
	/** The id of whoever wrote it. The server takes none in another person's name. */
	by: text(64),
	/** What they were called then, for when they no longer belong to the production. */
	byName: text(commentLimits.name),
	/** When it was written, in milliseconds since 1970, and when its words were last changed; 0 for never. */
	at: whole(0, endOfTime, 0),
	editedAt: whole(0, endOfTime, 0),
	/** Whether it settles its thread, or opens it again. A settling may have no words. */
	settles: choice(['no', 'resolved', 'reopened'], 'no'),
	removed: flag()
}

/**
 * What people say about things, each comment its author's own: nobody else changes it, but an owner
 * may remove it. So a thread is settled by one more comment, and not by a field that anybody writes.
 */
export const comments = new Collection<CommentId, typeof commentFields>('comments', commentFields)

export type Comment = RecordOf<CommentId, typeof commentFields>

export type Comments = ReadonlyMap<CommentId, Comment>
