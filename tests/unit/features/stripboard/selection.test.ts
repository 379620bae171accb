import { beforeEach, describe, expect, test } from 'vitest'
import { Selection } from '$lib/features/stripboard/selection.svelte.ts'
import type { StripId } from '#model/stripboard/records/strip.ts'

const order = ['a', 'b', 'c', 'd', 'e'] as StripId[]
const id = (name: string) => name as StripId

let selection: Selection
beforeEach(() => void (selection = new Selection()))

/** What is selected, in board order, and where the cursor stands. */
const now = () => `${selection.in(order).join('')} @${selection.cursor ?? ''}`

test('at first nothing is selected and the cursor stands nowhere', () => {
	expect([now(), selection.size]).toEqual([' @', 0])
})

test('one alone is selected, and the cursor stands there', () => {
	selection.set([id('a'), id('b')])
	selection.only(id('c'))
	expect([now(), selection.size]).toEqual(['c @c', 1])
	expect([selection.has(id('c')), selection.has(id('a'))]).toEqual([true, false])
	expect([selection.isCursor(id('c')), selection.isCursor(id('a'))]).toEqual([true, false])
})

test('one more or one less, as with Ctrl', () => {
	selection.only(id('a'))
	selection.toggle(id('c'))
	expect(now()).toBe('ac @c')
	selection.toggle(id('a'))
	expect(now()).toBe('c @a')
	selection.toggle(id('c'))
	expect(now()).toBe(' @c')
})

describe('with Shift', () => {
	test('everything from the anchor to here is selected, and the anchor stays', () => {
		selection.only(id('c'))
		selection.extend(id('e'), order)
		expect(now()).toBe('cde @e')
		selection.extend(id('b'), order)
		expect(now()).toBe('bc @b')
		selection.extend(id('c'), order)
		expect(now()).toBe('c @c')
	})

	test('what was toggled last is the anchor', () => {
		selection.only(id('a'))
		selection.toggle(id('d'))
		selection.extend(id('e'), order)
		expect(now()).toBe('de @e')
	})

	test('without an anchor only this one is', () => {
		selection.extend(id('b'), order)
		expect(now()).toBe('b @b')
	})

	test('an anchor that is hidden now is none', () => {
		selection.only(id('a'))
		selection.extend(id('d'), order.slice(1))
		expect(now()).toBe('d @d')
	})

	test('after letting go it begins where the cursor stands', () => {
		selection.only(id('b'))
		selection.clear()
		expect(now()).toBe(' @b')
		selection.extend(id('d'), order)
		expect(now()).toBe('bcd @d')
	})
})

test('a set of strips is selected, and the first is anchor and cursor', () => {
	selection.set([id('b'), id('d')])
	expect(now()).toBe('bd @b')
	selection.extend(id('c'), order)
	expect(now()).toBe('bc @c')
})

test('no strips at all leave the cursor where it was', () => {
	selection.only(id('b'))
	selection.set([])
	expect(now()).toBe(' @b')
})

test('the cursor walks without selecting', () => {
	selection.only(id('a'))
	selection.stand(id('d'))
	selection.stand(id('d'))
	expect(now()).toBe('a @d')
})

test('what is selected and hidden is not among what is shown', () => {
	selection.set([id('a'), id('e')])
	expect(selection.in(order.slice(0, 3))).toEqual(['a'])
})
