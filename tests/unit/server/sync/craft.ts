import * as encoding from 'lib0/encoding'

/*
 * Yjs updates byte by byte, as no client would write them. The format is the first version of Yjs'
 * own: per client its structs from a clock on, then the ranges that are deleted.
 */

export type Id = readonly [client: number, clock: number]

type Write = (encoder: encoding.Encoder) => void

/** What an item holds: its kind in the format, and its payload. */
export type Content = { ref: number; write: Write }

export type CraftedItem = {
	origin?: Id
	right?: Id
	/** A root by name, or what an item holds. */
	parent?: string | Id
	key?: string
	content: Content
}

export type Crafted = { gc: number } | { skip: number } | CraftedItem

/** The structs of one client from a clock on. */
export type Part = { client: number; clock: number; structs: readonly Crafted[] }

/** The ranges of one client that are deleted. */
export type Deleted = {
	client: number
	ranges: readonly (readonly [clock: number, length: number])[]
}

const content = (ref: number, write: Write): Content => ({ ref, write })

export const contents = {
	deleted: (length: number) => content(1, (to) => encoding.writeVarUint(to, length)),
	bytes: (bytes: Uint8Array) => content(3, (to) => encoding.writeVarUint8Array(to, bytes)),
	text: (text: string) => content(4, (to) => encoding.writeVarString(to, text)),
	embed: (json: string) => content(5, (to) => encoding.writeVarString(to, json)),
	format: (key: string, json: string) =>
		content(6, (to) => {
			encoding.writeVarString(to, key)
			encoding.writeVarString(to, json)
		}),
	/** A type of its own: 0 array, 1 map, 2 text, 3 element, 4 fragment, 5 hook, 6 text of a note. */
	type: (ref: number, name = 'p') =>
		content(7, (to) => {
			encoding.writeVarUint(to, ref)
			if (ref === 3 || ref === 5) encoding.writeVarString(to, name)
		}),
	any: (...values: unknown[]) =>
		content(8, (to) => {
			encoding.writeVarUint(to, values.length)
			for (const value of values) encoding.writeAny(to, value as never)
		}),
	/** A value byte by byte. */
	raw: (write: Write) =>
		content(8, (to) => {
			encoding.writeVarUint(to, 1)
			write(to)
		}),
	document: () =>
		content(9, (to) => {
			encoding.writeVarString(to, 'another document')
			encoding.writeAny(to, {})
		})
} as const

/** An update of these structs and deletions. */
export function craft(parts: readonly Part[], deleted: readonly Deleted[] = []): Uint8Array {
	const to = encoding.createEncoder()
	encoding.writeVarUint(to, parts.length)
	for (const { client, clock, structs } of parts) {
		for (const number of [structs.length, client, clock]) encoding.writeVarUint(to, number)
		for (const struct of structs) writeStruct(to, struct)
	}
	encoding.writeVarUint(to, deleted.length)
	for (const { client, ranges } of deleted) {
		for (const number of [client, ranges.length, ...ranges.flat()]) {
			encoding.writeVarUint(to, number)
		}
	}
	return encoding.toUint8Array(to)
}

function writeStruct(to: encoding.Encoder, struct: Crafted): void {
	if ('content' in struct) return writeItem(to, struct)
	const [info, length] = 'gc' in struct ? [0, struct.gc] : [10, struct.skip]
	encoding.writeUint8(to, info)
	encoding.writeVarUint(to, length)
}

function writeItem(
	to: encoding.Encoder,
	{ origin, right, parent, key, content }: CraftedItem
): void {
	const flags = (origin ? 128 : 0) | (right ? 64 : 0) | (key === undefined ? 0 : 32)
	encoding.writeUint8(to, content.ref | flags)
	if (origin) writeId(to, origin)
	if (right) writeId(to, right)
	if (!origin && !right) {
		const isRoot = typeof parent === 'string'
		encoding.writeVarUint(to, isRoot ? 1 : 0)
		if (isRoot) encoding.writeVarString(to, parent)
		else writeId(to, parent as Id)
		if (key !== undefined) encoding.writeVarString(to, key)
	}
	content.write(to)
}

function writeId(to: encoding.Encoder, [client, clock]: Id): void {
	encoding.writeVarUint(to, client)
	encoding.writeVarUint(to, clock)
}
