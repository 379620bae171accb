import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { Head } from '../../../../server/sync/head.ts'

/** A head with a word in a note, and copies of it in which two people make it bold at once. */
function noted() {
	const birth = new Y.Doc()
	birth.clientID = 1
	birth.getXmlFragment('note:a').insert(0, [new Y.XmlText('lamp')])
	const bytes = Y.encodeStateAsUpdate(birth)
	const bold = (client: number) => {
		const doc = new Y.Doc()
		Y.applyUpdate(doc, bytes)
		doc.clientID = client
		const before = Y.encodeStateVector(doc)
		textIn(doc).format(0, 4, { bold: true })
		return { doc, update: Y.encodeStateAsUpdate(doc, before) }
	}
	return { head: Head.from([bytes]), ann: bold(10), bo: bold(20) }
}

const textIn = (doc: Y.Doc) => doc.getXmlFragment('note:a').get(0) as Y.XmlText
const deletedIn = (doc: Y.Doc) => Y.encodeSnapshot(Y.snapshot(doc)).join()

test('what Yjs tidies by itself is news to everybody, and told apart for its sender', () => {
	const { head, ann, bo } = noted()
	expect(head.take(ann.update)).toMatchObject({ tidied: null })
	const taken = head.take(bo.update)
	expect(taken?.tidied).toBeInstanceOf(Uint8Array)

	// Whoever hears the news has what the head has, and so has Bo with Ann's edit and what was tidied.
	const others = new Y.Doc()
	Y.applyUpdate(others, Y.encodeStateAsUpdate(ann.doc))
	Y.applyUpdate(others, taken?.novel as Uint8Array)
	Y.transact(bo.doc, () => {
		Y.applyUpdate(bo.doc, ann.update)
		Y.applyUpdate(bo.doc, taken?.tidied as Uint8Array)
	})
	expect(deletedIn(others)).toBe(deletedIn(head.doc))
	expect(deletedIn(bo.doc)).toBe(deletedIn(head.doc))
})

test('an edit that is known already is no news', () => {
	const { head, ann } = noted()
	head.take(ann.update)
	expect(head.take(ann.update)).toMatchObject({ novel: null, tidied: null, clients: [] })
})
