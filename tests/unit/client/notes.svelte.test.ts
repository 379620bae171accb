import { flushSync } from 'svelte'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { LiveNotes } from '$lib/client/notes.svelte.ts'
import { noteOf, plainLines, plainText, writeNote } from '#model/core/note.ts'

test('a note is read anew when its text changes, and only then', () => {
	const doc = new Y.Doc()
	writeNote(doc, 'a', plainLines('one'))
	writeNote(doc, 'b', plainLines('other'))
	const notes = new LiveNotes(doc)
	const seen: string[] = []
	let other: unknown[] = []
	const stop = $effect.root(() => {
		$effect(() => void seen.push(plainText(notes.lines('a'))))
		$effect(() => void (other = [...other, notes.lines('b')]))
	})
	flushSync()
	const text = (noteOf(doc, 'a').get(0) as Y.XmlElement).get(0) as Y.XmlText
	text.insert(3, ', two')
	flushSync()
	doc.getMap('objects').set('x', 1)
	flushSync()
	expect(seen).toEqual(['one', 'one, two'])
	expect(new Set(other).size).toBe(1)
	stop()
	expect(plainText(notes.lines('a'))).toBe('one, two')
})
