import { isObject } from '../core/json.ts'

/*
 * Reading frozen papers: plain facts, every one a text as it is printed. Whoever may write the board
 * wrote them, so what is missing, or of another kind, reads as ''.
 */

/** A text for each of some names. */
export type Texts<Names extends readonly string[]> = { [Name in Names[number]]: string }

/** Something stored, before anybody knows what. */
export type Thing = Readonly<Record<string, unknown>>

export const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')
export const numberOf = (value: unknown): number => (typeof value === 'number' ? value : 0)

/** The things of a list, each as it is read. */
export function listOf<Item>(value: unknown, read: (each: Thing) => Item): Item[] {
	return Array.isArray(value) ? value.filter(isObject).map(read) : []
}

/** The texts of a thing that have these names. */
export function textsOf<const Names extends readonly string[]>(
	names: Names,
	stored: Thing
): Texts<Names> {
	return Object.fromEntries(names.map((name) => [name, textOf(stored[name])])) as Texts<Names>
}
