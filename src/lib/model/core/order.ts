import { generateKeyBetween } from 'fractional-indexing'
import { invariant } from './invariant.ts'

/*
 * Order is a field. A key is a base-62 fraction with three random digits behind it, so that two
 * people who drop at one spot at once do not make equal keys:
 *
 *     a0V·k3x   the midpoint, then chance
 *
 * The random digits do not pile up: the next midpoint is cut at the first digit that differs.
 * A block dropped together shares one such key as its prefix, so two blocks dropped at one spot
 * lie one behind the other and never interleave.
 */

const digits = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'

/** The longest key that is stored or read: what is longer did not come from us. */
export const longestOrder = 64

/** Any 0 ≤ random < 1 picks a digit; the last of a key must not be 0, which would leave no room before it. */
function randomDigits(random: () => number, count: number): string {
	let text = ''
	for (let at = 0; at < count; at++) {
		const lowest = at === count - 1 ? 1 : 0
		text += digits[lowest + Math.floor(random() * (digits.length - lowest))]
	}
	return text
}

/**
 * A key that sorts after `after` and before `before`; null means the end of the list.
 * Throws when `after` does not sort before `before`.
 */
export function orderBetween(
	after: string | null,
	before: string | null,
	random: () => number
): string {
	// The key arithmetic would swap the two and answer with a key outside them.
	invariant(
		after === null || before === null || after < before,
		`no key between ${after}, ${before}`
	)
	const middle = generateKeyBetween(after, before)
	if (before === null || !before.startsWith(middle)) return middle + randomDigits(random, 3)
	// What is appended could pass `before`: go on behind the midpoint, or at the top of the list above it.
	return after === null ? orderBetween(null, middle, random) : orderBetween(middle, before, random)
}

/** Keys for `count` things dropped together between two neighbours, in order, under one shared prefix. */
export function orderBlock(
	between: { after: string | null; before: string | null },
	count: number,
	random: () => number
): string[] {
	const prefix = orderBetween(between.after, between.before, random)
	if (count === 1) return [prefix]
	const width = Math.ceil(Math.log(count + 1) / Math.log(digits.length))
	return Array.from({ length: count }, (_, at) => prefix + digitsOf(at, width) + 'V')
}

function digitsOf(number: number, width: number): string {
	let text = ''
	for (let rest = number, at = 0; at < width; at++) {
		text = digits[rest % digits.length] + text
		rest = Math.floor(rest / digits.length)
	}
	return text
}

/** Whether a text from a document can serve as an order key: nothing else may reach the key arithmetic. */
export function isOrderKey(text: string): boolean {
	// The arithmetic takes a character it does not know for a 0, and then answers a key that sorts wrongly.
	if (text.length > longestOrder || !/^[0-9A-Za-z]+$/.test(text)) return false
	try {
		generateKeyBetween(text, null)
		return true
	} catch {
		return false
	}
}

/** The one comparator: by key, by code unit; equal keys by id, so every screen shows one order. */
export function byOrder(
	a: { order: string; id: string },
	b: { order: string; id: string }
): -1 | 0 | 1 {
	if (a.order !== b.order) return a.order < b.order ? -1 : 1
	if (a.id !== b.id) return a.id < b.id ? -1 : 1
	return 0
}
