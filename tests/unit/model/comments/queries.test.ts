import { expect, test } from 'vitest'
import { messagesFor, talkIn, threadsBySubject, threadsOf } from '#model/comments/queries.ts'
import { comments, type Comment, type CommentId } from '#model/comments/records.ts'
import * as Y from 'yjs'

type Said = Partial<Omit<Comment, 'id' | 'mentions'>> & { to?: string[] }

/** Comments by id, said one a second in this order. */
function saying(said: Record<string, Said>) {
	const doc = new Y.Doc()
	doc.transact(() => {
		Object.entries(said).forEach(([name, { to = [], ...values }], at) => {
			const id = name as CommentId
			const usual = { kind: 'scene', subject: 's1', at: at * 1000, text: name } as const
			comments.create(doc, id, { ...usual, ...values })
			for (const person of to) comments.link(doc, id, { field: 'mentions', id: person })
		})
	})
	return threadsOf(comments.all(doc))
}

const in1 = { thread: 'a' as CommentId }
const ids = (list: readonly { comment: Comment; why: string }[]) =>
	list.map(({ comment, why }) => `${comment.id}: ${why}`)

test('threads stand in the order in which they began, by what they are about', () => {
	const threads = saying({
		a: { by: 'ann' },
		b: { by: 'bo', subject: 's2' },
		c: { by: 'bo', ...in1 },
		d: { by: 'cy' }
	})
	expect(threads.map(({ id }) => id)).toEqual(['a', 'b', 'd'])
	const by = threadsBySubject(threads)
	expect([...by.keys()]).toEqual(['scene/s1', 'scene/s2'])
	expect(talkIn(by.get('scene/s1') ?? [])).toEqual({ comments: 3, open: 2 })
	expect(talkIn([])).toEqual({ comments: 0, open: 0 })
})

test('a comment that was taken back keeps its place while others answer it, and is not counted', () => {
	const threads = saying({
		a: { by: 'ann', removed: true },
		b: { by: 'bo', ...in1 },
		c: { by: 'cy', removed: true, ...in1 },
		d: { by: 'bo', removed: true }
	})
	expect(threads.map(({ comments }) => comments.map(({ id }) => id))).toEqual([['a', 'b']])
	expect(talkIn(threads)).toEqual({ comments: 1, open: 1 })
})

test('a settling without words is no comment; one that was taken back settles nothing', () => {
	const settled = saying({ a: { by: 'ann' }, b: { ...in1, settles: 'resolved', text: '' } })
	expect(talkIn(settled)).toEqual({ comments: 1, open: 0 })
	const back = saying({ a: {}, b: { ...in1, settles: 'resolved', removed: true } })
	expect(talkIn(back)).toEqual({ comments: 1, open: 1 })
})

test('somebody hears of mentions, and of answers after what they said, the newest first', () => {
	const threads = saying({
		a: { by: 'ann', to: ['bo'] },
		b: { by: 'cy', ...in1 },
		c: { by: 'bo', ...in1 },
		d: { by: 'cy', ...in1 },
		e: { by: 'cy', to: ['bo'], removed: true },
		f: { by: 'bo', to: ['bo'] },
		g: { by: 'ann', ...in1, settles: 'resolved', text: '' }
	})
	expect(ids(messagesFor(threads, 'bo'))).toEqual(['g: reply', 'd: reply', 'a: mention'])
	expect(ids(messagesFor(threads, 'ann'))).toEqual(['d: reply', 'c: reply', 'b: reply'])
	expect(messagesFor(threads, 'nobody')).toEqual([])
})
