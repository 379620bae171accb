import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { choice, fitText, flag, links, maybe, pointer, text, whole } from '#model/core/field.ts'
import type { Field } from '#model/core/field.ts'

/** Everything a document could hold where something else is expected. */
const strange: unknown[] = [
	...[undefined, null, true, false, 0, -1, 1.5, NaN, Infinity, 2 ** 60, '', 'x', '12'],
	...['a\ud83d', {}, [], ['x'], { toString: 'x' }, new Uint8Array(2), 10n, new Y.Map(), Symbol('x')]
]

const fields: Record<string, Field<unknown>> = {
	text: text(5, 'none'),
	whole: whole(1, 9, 4),
	maybe: maybe(whole(1, 9, 4)),
	flag: flag(true),
	choice: choice(['day', 'night', 'unknown'], 'unknown'),
	pointer: pointer<string>(),
	links: links<string>('element:')
}

describe.each(Object.entries(fields))('a %s field', (_, field) => {
	test('reads everything without throwing, and what it reads may be written or is its own kind', () => {
		for (const value of strange) {
			const read = field.read(value)
			expect(field.read(read)).toEqual(read)
		}
	})

	test('judges everything without throwing, and reads back what may be written', () => {
		for (const value of strange) {
			if (field.problem(value) === null) expect(field.read(value)).toBe(value)
		}
	})
})

describe('text', () => {
	test('is cut when read, and refused when written, past its limit', () => {
		expect(text(3).read('abcd')).toBe('abc')
		expect(text(3).problem('abcd')).toBe('is longer than 3 characters')
		expect(text(3).problem('abc')).toBeNull()
	})

	test('that is no text reads as the fallback', () => {
		expect(text(9, 'Untitled').read(7)).toBe('Untitled')
		expect(text(9).read(undefined)).toBe('')
		expect(text(9).problem(7)).toBe('is not text')
	})

	test('with half a character is refused: it would read differently at the other end', () => {
		const here = new Y.Doc()
		const there = new Y.Doc()
		here.getMap('any').set('text', 'lamp \ud83d')
		Y.applyUpdate(there, Y.encodeStateAsUpdate(here))
		expect(there.getMap('any').get('text')).not.toBe(here.getMap('any').get('text'))

		expect(text(9).problem('lamp \ud83d')).toBe('holds half a character')
		expect(text(9).problem('\udca1 lamp')).toBe('holds half a character')
		expect(text(9).problem('lamp 💡')).toBeNull()
	})
})

describe('a text from a file', () => {
	test.each([
		['short', 9, 'short'],
		['exactly 9', 9, 'exactly 9'],
		['longer than 9', 9, 'longer th'],
		['lamp 💡', 6, 'lamp '],
		['lamp 💡', 7, 'lamp 💡'],
		['a\ud83db', 9, 'a\uFFFDb'],
		['', 9, '']
	])('%j fits %i as %j', (from, max, fitted) => {
		expect(fitText(from, max)).toBe(fitted)
		expect(text(max).problem(fitted)).toBeNull()
	})
})

test('a whole number outside its range, or broken, reads as the fallback', () => {
	const field = whole(1, 9, 4)
	expect([0, 1, 9, 10, 1.5, '3', null].map(field.read)).toEqual([4, 1, 9, 4, 4, 4, 4])
	expect(field.problem(10)).toBe('is not a whole number from 1 to 9')
})

test('what may be unknown is null when it is null, missing or bad', () => {
	const field = maybe(whole(1, 9, 4))
	expect([null, undefined, 0, 'x', 5].map(field.read)).toEqual([null, null, null, null, 5])
	expect([null, 5, 0, undefined].map((value) => field.problem(value) === null)).toEqual([
		...[true, true, false, false]
	])
})

test('a flag is yes or no, and nothing that only looks like it', () => {
	expect([true, false, 1, 'true', undefined].map(flag().read)).toEqual([
		...[true, false, false, false, false]
	])
	expect(flag(true).read(undefined)).toBe(true)
	expect(flag().problem(1)).toBe('is neither yes nor no')
})

test('a choice that a newer version knows reads as unknown, and is never written', () => {
	const field = choice(['day', 'night', 'unknown'], 'unknown')
	expect(field.read('dusk')).toBe('unknown')
	expect(field.read('night')).toBe('night')
	expect(field.problem('dusk')).toBe('is none of day, night, unknown')
})

test('a pointer is an id, or nothing', () => {
	expect([undefined, 'id', 7].map(pointer<string>().read)).toEqual(['', 'id', ''])
	expect(pointer<string>().problem('x'.repeat(65))).toBe('is longer than 64 characters')
})

test('a set is never written whole', () => {
	expect(links<string>('element:').problem([])).toBe('is a set: link and unlink its members')
})
