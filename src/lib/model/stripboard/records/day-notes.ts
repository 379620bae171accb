import type * as Y from 'yjs'
import type { Field } from '../../core/field.ts'
import type { StripId } from './strip.ts'

/*
 * What is noted of a shooting day lies in one root, a value a key, `<day>/<part>/…`. The day is the break
 * that closes it, so the notes go with their day. Two people who note two things of one day both keep
 * theirs, whoever began; of two who note one thing at once, one stands.
 */

/** Texts that can be noted, by their name. */
export type TextFields<Name extends string> = Readonly<Record<Name, Field<string>>>

/** A value of a day, and where in the day it lies. */
export type Note = { part: string | undefined; path: readonly string[]; stored: unknown }

/** The notes of every day that has some. `place` passes over what means nothing. */
export function notesByDay<Notes>(
	root: Y.Map<unknown>,
	begin: () => Notes,
	place: (notes: Notes, note: Note) => void
): Map<StripId, Notes> {
	const days = new Map<StripId, Notes>()
	for (const [key, stored] of root) {
		const [day = '', part, ...path] = key.split('/')
		const notes = days.get(day as StripId) ?? begin()
		days.set(day as StripId, notes)
		place(notes, { part, path, stored })
	}
	return days
}

/** Every field as long as nobody has filled it in. */
export function blank<Name extends string>(fields: TextFields<Name>): Record<Name, string> {
	return Object.fromEntries(Object.keys(fields).map((name) => [name, ''])) as Record<Name, string>
}

/** Puts a text into its field; a field that nobody knows is passed over. */
export function placeText<Name extends string>(
	values: Record<Name, string>,
	fields: TextFields<Name>,
	{ name, stored }: { name: string | undefined; stored: unknown }
): void {
	if (name === undefined || !Object.hasOwn(fields, name)) return
	values[name as Name] = fields[name as Name].read(stored)
}

/** Puts a text, noted of somebody or something, `<id>/<field>`, into a field of theirs. */
export function placeTextOf<Id extends string, Name extends string>(
	rows: Map<Id, Record<Name, string>>,
	fields: TextFields<Name>,
	{ path: [id = '', name], stored }: Note
): void {
	const row = rows.get(id as Id) ?? blank(fields)
	rows.set(id as Id, row)
	placeText(row, fields, { name, stored })
}
