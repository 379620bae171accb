import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { removeComment, writeComment } from '#model/comments/commands.ts'
import { must } from '#model/core/invariant.ts'
import { Authors } from '../../../../server/sync/authors.ts'
import { Guard } from '../../../../server/sync/guard.ts'
import { Head } from '../../../../server/sync/head.ts'
import type { Peer } from '../../../../server/sync/peer.ts'
import { shapeOf } from '../../../../server/sync/shapes.ts'
import { editBy } from '../../../support/builders.ts'

const peerOf = (name: string, role = 'ad'): Peer =>
	({ person: { id: name, name, role }, wroteAs: new Set<number>() }) as unknown as Peer
const ann = peerOf('ann')
const eve = peerOf('eve')
const olga = peerOf('olga', 'owner')

/** The guard of a production's comments, among which is one of Ann's. */
function guarded() {
	const head = Head.from([Y.encodeStateAsUpdate(new Y.Doc())])
	const authors = new Authors(new Map())
	const guard = new Guard({ shapeOf: (root) => shapeOf('comments', root), authors, bytes: 0 })
	let clients = 1
	/** What comes of a change that somebody makes to all there is. */
	const send = (peer: Peer, change: (doc: Y.Doc) => void) => {
		const doc = new Y.Doc()
		Y.applyUpdate(doc, head.snapshot())
		doc.clientID = ++clients
		const before = Y.encodeStateVector(doc)
		doc.transact(() => change(doc))
		const update = Y.encodeStateAsUpdate(doc, before)
		const verdict = guard.judge(head, { peer, update })
		if (verdict.refusal !== null) return verdict.refusal
		authors.attribute(peer, must(head.take(update), 'it can be applied').clients)
		return null
	}
	let id = ''
	expect(send(ann, (doc) => (id = written(doc, 'ann')))).toBeNull()
	const mine = (doc: Y.Doc) => doc.getMap<Y.Map<unknown>>('comments').get(id) as Y.Map<unknown>
	return { send, mine, id: () => id }
}

let edits = 0

function written(doc: Y.Doc, by: string): string {
	const scene = { subject: { kind: 'scene', id: 's1' }, subjectName: 'Scene 1' } as const
	const said = { ...scene, thread: '', text: 'Night?', mentions: ['bo'] } as const
	const writing = { me: { id: by, name: by }, now: 1 }
	const outcome = writeComment(editBy(`edit-${++edits}`, doc), writing, said)
	return must(outcome.ok ? outcome.value : null, 'it was written')
}

test('nobody writes a comment in the name of another, or of nobody, not even an owner', () => {
	const { send } = guarded()
	for (const peer of [eve, olga]) {
		expect(send(peer, (doc) => void written(doc, 'ann'))).toBe('foreign-author')
		const nameless = (doc: Y.Doc) =>
			void doc.getMap('comments').set('c9', new Y.Map([['text', 'Night?']]))
		expect(send(peer, nameless)).toBe('foreign-author')
	}
	const twice = (doc: Y.Doc) => {
		const comment = new Y.Map<unknown>()
		doc.getMap('comments').set('c9', comment)
		for (const name of ['ann', 'eve']) comment.set('by', name)
	}
	expect(send(eve, twice)).toBe('foreign-author')
	expect(send(eve, (doc) => void written(doc, 'eve'))).toBeNull()
})

test.each<[string, (comment: Y.Map<unknown>) => void]>([
	['change its words', (comment) => comment.set('text', 'Day.')],
	['take it back', (comment) => comment.set('removed', true)],
	['mention somebody in it', (comment) => comment.set('to:cy', true)],
	['take a mention out', (comment) => comment.delete('to:bo')],
	['add what no comment has', (comment) => comment.set('x', 1)]
])('only its author, or an owner, may %s', (_what, change) => {
	const { send, mine } = guarded()
	expect(send(eve, (doc) => change(mine(doc)))).toBe('foreign-author')
	expect(send(ann, (doc) => change(mine(doc)))).toBeNull()
	const other = guarded()
	expect(other.send(olga, (doc) => change(other.mine(doc)))).toBeNull()
})

test('nobody makes it somebody else’s, or nobody’s', () => {
	const { send, mine } = guarded()
	for (const peer of [ann, eve, olga]) {
		expect(send(peer, (doc) => mine(doc).set('by', 'eve'))).toBe('foreign-author')
		expect(send(peer, (doc) => mine(doc).delete('by'))).toBe('foreign-author')
	}
})

test('anybody answers it and settles its thread, with a comment of their own', () => {
	const { send, id } = guarded()
	const settled = (doc: Y.Doc) => {
		const said = { subject: { kind: 'scene', id: 's1' }, subjectName: 'Scene 1' } as const
		writeComment(
			editBy('eve', doc),
			{ me: { id: 'eve', name: 'Eve' }, now: 2 },
			{ ...said, thread: id() as never, text: '', mentions: [], settles: 'resolved' }
		)
	}
	expect(send(eve, settled)).toBeNull()
	const takenBack = (doc: Y.Doc) =>
		void removeComment(editBy('o', doc), { id: 'olga', isOwner: true }, id() as never)
	expect(send(olga, takenBack)).toBeNull()
})
