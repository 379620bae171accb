import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { caretOwner } from '$lib/client/carets.ts'

/** Somebody's presence as it comes over the wire, with the caret at the start of a note. */
function presence(change: object = {}, caret: object = {}): unknown {
	const doc = new Y.Doc()
	const place = Y.createRelativePositionFromTypeIndex(doc.getXmlFragment('note:x'), 0)
	const cursor = { anchor: place, head: place, ...caret }
	return JSON.parse(JSON.stringify({ person: { id: 'a', name: 'Ann' }, cursor, ...change }))
}

const roots = new Map([['note:x', null]])

test('a caret is that of the person whom the server has named, whatever they say of themselves', () => {
	expect(caretOwner(presence(), roots)).toEqual({ id: 'a', name: 'Ann' })
	const claimed = presence({ user: { name: 'Bo', color: 'red' } })
	expect(caretOwner(claimed, roots)).toEqual({ id: 'a', name: 'Ann' })
})

const at = { client: 1, clock: 0 }

describe('presence that would break the editor, or the document, is passed over:', () => {
	test.each([
		['nobody', null],
		['no caret', presence({ cursor: null })],
		['a caret of nobody', presence({ person: null })],
		['a caret that is a word', presence({ cursor: 'here' })],
		['a caret without a place', presence({}, { anchor: {} })],
		['one end only', presence({}, { head: null })],
		['another root of the document', presence({}, { anchor: { tname: 'made up' } })],
		['a place that is no number', presence({}, { anchor: { item: { ...at, clock: 'x' } } })],
		['a place before the beginning', presence({}, { anchor: { item: { ...at, clock: -1 } } })],
		['a type that is no id', presence({}, { anchor: { type: 'x' } })],
		['a name that nothing can be added to', presence({ user: 'Ann' })]
	])('%s', (_name, state) => {
		expect(caretOwner(state, roots)).toBeNull()
	})
})
