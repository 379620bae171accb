import { describe, expect, test } from 'vitest'
import { mentionAt, mentionsIn, offered, spansOf, withMention } from '$lib/comments/mentions.ts'

const people = [
	{ id: 'p1', name: 'Ann Lee' },
	{ id: 'p2', name: 'Ann' },
	{ id: 'p3', name: 'José Ángel Díaz' },
	{ id: 'p4', name: 'Li (2nd AD)' },
	{ id: 'p5', name: 'Ann' }
]
const nobody: ReadonlySet<string> = new Set()

describe('a mention that is being typed', () => {
	test.each([
		['@', 1, { from: 0, typed: '' }],
		['ask @an', 7, { from: 4, typed: 'an' }],
		['ask @Ann Le', 11, { from: 4, typed: 'Ann Le' }],
		['(@bo', 4, { from: 1, typed: 'bo' }],
		['ask @an please', 7, { from: 4, typed: 'an' }]
	])('%j at %i', (text, caret, found) => expect(mentionAt(text, caret)).toEqual(found))

	test.each([
		['nobody', 6],
		['ann@example.com', 15],
		['@ ann', 5],
		['@ann\nand then', 13],
		['@ann', 0]
	])('is none in %j at %i', (text, caret) => expect(mentionAt(text, caret)).toBeNull())

	test('offers whoever is called so, first names first, whatever the case and the accents', () => {
		const names = (typed: string) => offered(people, typed).map(({ name }) => name)
		expect(names('an')).toEqual(['Ann Lee', 'Ann', 'Ann', 'José Ángel Díaz'])
		expect(names('jose a')).toEqual(['José Ángel Díaz'])
		expect(names('lee')).toEqual(['Ann Lee'])
		expect(names('zoe')).toEqual([])
	})

	test('becomes the name that was picked, and one goes on behind it', () => {
		const done = withMention('ask @an now', { from: 4, caret: 7, name: 'Ann Lee' })
		expect(done).toEqual({ text: 'ask @Ann Lee now', caret: 13 })
		expect(withMention('@', { from: 0, caret: 1, name: 'Ann' })).toEqual({
			text: '@Ann ',
			caret: 5
		})
	})
})

describe('whom a text mentions', () => {
	test('is whoever is named in full, the longest name first', () => {
		expect(mentionsIn('@Ann Lee, is it?', people, nobody)).toEqual(['p1'])
		expect(mentionsIn('@José Ángel Díaz and @Li (2nd AD)', people, nobody)).toEqual(['p3', 'p4'])
		expect(mentionsIn('@Anna, ann@Ann.com, Ann', people, nobody)).toEqual([])
	})

	test('of two with one name, is who was picked, or both', () => {
		expect(mentionsIn('@Ann?', people, nobody)).toEqual(['p2', 'p5'])
		expect(mentionsIn('@Ann?', people, new Set(['p5']))).toEqual(['p5'])
		expect(mentionsIn('who?', people, new Set(['p5']))).toEqual([])
	})
})

test('a text is shown in parts that are the text again, names by themselves', () => {
	const text = 'ask @Ann Lee and @Bo, not @Bob.'
	const spans = spansOf(text, ['Bo', 'Ann', 'Ann Lee', ''])
	expect(spans.map(({ text }) => text).join('')).toBe(text)
	expect(spans.flatMap(({ name }) => name ?? [])).toEqual(['Ann Lee', 'Bo'])
	expect(spansOf('', [])).toEqual([])
	expect(spansOf('x', [])).toEqual([{ text: 'x', name: null }])
})
