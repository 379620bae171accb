import { describe, expect, test } from 'vitest'
import { changeComment, removeComment, writeComment } from '#model/comments/commands.ts'
import { comments, commentLimits, type CommentId } from '#model/comments/records.ts'
import { threadsOf } from '#model/comments/queries.ts'
import { must } from '#model/core/invariant.ts'
import { copyOf, editBy, merge, transactionsIn, writesIn } from '../../../support/builders.ts'

const ann = { id: 'ann', name: 'Ann Lee' }
const bo = { id: 'bo', name: 'Bo Lind' }
const scene = { subject: { kind: 'scene', id: 'scene-1' }, subjectName: 'Scene 12' } as const
const nowhere = 'nowhere' as CommentId

/** A document in which Ann has asked Bo about a scene. */
function asked() {
	const edit = editBy('ann')
	const words = { text: ' @Bo Lind is that a night? ', mentions: ['bo'] }
	const written = writeComment(edit, { me: ann, now: 1000 }, { ...scene, thread: '', ...words })
	const id = must(written.ok ? written.value : null, 'it was written')
	const answer = (text: string, settles: 'no' | 'resolved' | 'reopened' = 'no', now = 2000) =>
		writeComment(
			{ ...edit, origin: 'bo' },
			{ me: bo, now },
			{ ...scene, thread: id, text, mentions: [], settles }
		)
	return { edit, id, answer, comment: () => must(comments.get(edit.doc, id), 'it is there') }
}

describe('a comment is written', () => {
	test('with what it is about, who wrote it and whom it mentions, in one transaction', () => {
		const { comment, id } = asked()
		expect(comment()).toEqual({
			id,
			kind: 'scene',
			subject: 'scene-1',
			subjectName: 'Scene 12',
			thread: '',
			text: '@Bo Lind is that a night?',
			mentions: ['bo'],
			by: 'ann',
			byName: 'Ann Lee',
			at: 1000,
			editedAt: 0,
			settles: 'no',
			removed: false
		})
		const edit = editBy('ann')
		const words = { text: 'x', mentions: ['bo', 'bo', 'cy'] }
		const write = () => writeComment(edit, { me: ann, now: 1 }, { ...scene, thread: '', ...words })
		expect(transactionsIn(edit.doc, write)).toBe(1)
	})

	test.each([
		['without words', { text: '  ', mentions: [] }, 'no-words'],
		['with too many', { text: 'x'.repeat(commentLimits.text + 1), mentions: [] }, 'too-long'],
		[
			'to everybody',
			{ text: 'x', mentions: Array.from({ length: 21 }, (_, at) => `p${at}`) },
			'too-many-mentions'
		]
	])('not %s', (_name, words, reason) => {
		const edit = editBy('ann')
		const written = writeComment(edit, { me: ann, now: 1 }, { ...scene, thread: '', ...words })
		expect(written).toEqual({ ok: false, reason })
	})

	test('an answer is about what its thread is about, and an answer to an answer joins the thread', () => {
		const { edit, id, answer } = asked()
		const first = answer('It is')
		const other = { subject: { kind: 'line', id: 'x' }, subjectName: 'x' } as const
		writeComment(
			edit,
			{ me: ann, now: 3000 },
			{ ...other, thread: first.ok ? first.value : nowhere, text: 'Thanks', mentions: [] }
		)
		const [thread, ...others] = threadsOf(comments.all(edit.doc))
		expect(others).toEqual([])
		expect(thread?.id).toBe(id)
		expect(thread?.comments.map(({ text, subject }) => [text, subject])).toEqual([
			['@Bo Lind is that a night?', 'scene-1'],
			['It is', 'scene-1'],
			['Thanks', 'scene-1']
		])
		const lost = writeComment(
			edit,
			{ me: ann, now: 1 },
			{ ...scene, thread: nowhere, text: 'x', mentions: [] }
		)
		expect(lost).toEqual({ ok: false, reason: 'thread-gone' })
	})

	test('an answer stands below what it answers, whatever the clock of its device says', () => {
		const { edit, answer } = asked()
		answer('It is', 'no', 5)
		const [thread] = threadsOf(comments.all(edit.doc))
		expect(thread?.comments.map(({ at }) => at)).toEqual([1000, 1001])
	})
})

describe('a thread', () => {
	test('is settled and opened again, with words or without; the first comment settles nothing', () => {
		const { edit, answer } = asked()
		const settled = () => threadsOf(comments.all(edit.doc))[0]?.settled?.byName ?? null
		expect(settled()).toBeNull()
		answer('', 'resolved')
		expect(settled()).toBe('Bo Lind')
		answer('It is not', 'reopened')
		expect(settled()).toBeNull()
		const words = { text: 'Done', mentions: [], settles: 'resolved' } as const
		writeComment(edit, { me: ann, now: 9 }, { ...scene, thread: '', ...words })
		expect(threadsOf(comments.all(edit.doc)).map((thread) => thread.settled)).toEqual([null, null])
	})

	test('that one settles while another answers is settled, and has the answer', () => {
		const { edit, id } = asked()
		const [one, other] = [editBy('bo', copyOf(edit.doc)), editBy('cy', copyOf(edit.doc))]
		const thread = { ...scene, thread: id, mentions: [] }
		writeComment(one, { me: bo, now: 2000 }, { ...thread, text: '', settles: 'resolved' })
		writeComment(other, { me: { id: 'cy', name: 'Cy' }, now: 3000 }, { ...thread, text: 'Night' })
		merge(one.doc, other.doc)
		const found = threadsOf(comments.all(one.doc))[0]
		expect(found?.settled?.by).toBe('bo')
		expect(found?.comments.map(({ text }) => text)).toContain('Night')
		expect(threadsOf(comments.all(other.doc))).toEqual(threadsOf(comments.all(one.doc)))
	})
})

describe('what somebody said', () => {
	test('they may change; only what differs is written', () => {
		const { edit, id, comment } = asked()
		const words = { text: '@Cy is that a night?', mentions: ['cy'] }
		const written = writesIn(edit.doc, 'comments', () =>
			changeComment(edit, { me: ann, now: 2000 }, { id, ...words })
		)
		expect(written).toEqual([`${id}.editedAt`, `${id}.text`, `${id}.to:bo`, `${id}.to:cy`])
		expect(comment()).toMatchObject({ ...words, at: 1000, editedAt: 2000 })
		const none = () => changeComment(edit, { me: ann, now: 3000 }, { id, ...words })
		expect(writesIn(edit.doc, 'comments', none)).toEqual([])
	})

	test('nobody else may, and only an owner may take it back for them', () => {
		const { edit, id, comment } = asked()
		const words = { id, text: 'Something else', mentions: [] }
		const notYours = { ok: false, reason: 'not-yours' }
		expect(changeComment(edit, { me: bo, now: 1 }, words)).toEqual(notYours)
		expect(removeComment(edit, { id: 'bo', isOwner: false }, id)).toEqual(notYours)
		expect(comment().removed).toBe(false)
		expect(removeComment(edit, { id: 'bo', isOwner: true }, id).ok).toBe(true)
		expect(comment().removed).toBe(true)
		const gone = { ok: false, reason: 'comment-gone' }
		expect(changeComment(edit, { me: ann, now: 1 }, words)).toEqual(gone)
		expect(removeComment(edit, { id: 'ann', isOwner: false }, id)).toEqual(gone)
	})
})
