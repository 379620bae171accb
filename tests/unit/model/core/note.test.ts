import { expect, test } from 'vitest'
import * as Y from 'yjs'
import {
	noteLines,
	noteOf,
	plainLines,
	plainText,
	writeNote,
	type NoteLine
} from '#model/core/note.ts'

const span = (text: string, marks = {}) => ({
	text,
	bold: false,
	italic: false,
	struck: false,
	...marks
})

test('a text comes back with its lines, lists and marks', () => {
	const doc = new Y.Doc()
	const lines: NoteLine[] = [
		{ kind: 'heading', spans: [span('Tide')] },
		{ kind: 'plain', spans: [span('low at '), span('six', { bold: true, italic: true })] },
		{ kind: 'bullet', spans: [span('boots', { struck: true })] },
		{ kind: 'number', spans: [span('first')] }
	]
	writeNote(doc, 'a', lines)
	expect(noteLines(noteOf(doc, 'a'))).toEqual(lines)
	expect(plainText(lines)).toBe('Tide\nlow at six\nboots\nfirst')
})

test('lines of plain text are paragraphs, empty ones too', () => {
	const doc = new Y.Doc()
	writeNote(doc, 'a', plainLines('one\r\n\ntwo'))
	expect(plainText(noteLines(noteOf(doc, 'a')))).toBe('one\n\ntwo')
})

test('what no editor of ours writes is passed over, however deep', () => {
	const doc = new Y.Doc()
	let inner = new Y.XmlElement('blockquote')
	noteOf(doc, 'a').push([inner, new Y.XmlElement('image')])
	for (let depth = 0; depth < 60; depth++) {
		const next = new Y.XmlElement('blockquote')
		inner.push([next])
		inner = next
	}
	inner.push([new Y.XmlText('deep')])
	expect(noteLines(noteOf(doc, 'a'))).toEqual([])
	expect(noteLines(noteOf(doc, 'nobody'))).toEqual([])
})
