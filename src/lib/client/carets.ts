import * as z from 'zod/mini'

const id = z.object({ client: z.int().check(z.gte(0)), clock: z.int().check(z.gte(0)) })
const place = z.object({
	type: z.nullish(id),
	tname: z.nullish(z.string()),
	item: z.nullish(id),
	assoc: z.optional(z.int())
})

const caret = z.object({
	/** Who they are, as the server says: it puts this there, whatever they said. */
	person: z.object({ id: z.string(), name: z.string() }),
	/** What a program says of itself; never shown. */
	user: z.optional(z.looseObject({})),
	cursor: z.object({ anchor: place, head: place })
})

/**
 * Whose caret a colleague's presence holds, in one of these roots of the document; null when it holds
 * none, or is not as it should be: an editor would fall over that, or make the root it names.
 */
export function caretOwner(
	state: unknown,
	roots: ReadonlyMap<string, unknown>
): { id: string; name: string } | null {
	const { data } = caret.safeParse(state)
	if (data === undefined) return null
	const isThere = [data.cursor.anchor, data.cursor.head].every(
		({ type, tname, item }) =>
			(type ?? tname ?? item ?? null) !== null && (tname == null || roots.has(tname))
	)
	return isThere ? data.person : null
}
