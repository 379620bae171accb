import * as Y from 'yjs'

/*
 * What is other in one state of a document than in another, as patches by value, and what becomes of
 * them in a third. The states need share no history: a document that was begun anew holds the same
 * records under other Yjs ids, and merging it with a copy of the old one would double everything.
 */

/** One stored value; undefined is none. `record` is null where the root map itself holds values. */
export type FieldPatch = {
	root: string
	record: string | null
	key: string
	/** What it was before, and what it is to be: plain values, or shared types to be copied. */
	from: unknown
	to: unknown
	/** Whether the record was made since, so that it may be made again. */
	isNew: boolean
}

/** A whole note: its text as XML before and after, and what it holds now. */
export type NotePatch = { root: string; from: string; to: string; content: Y.XmlFragment }

export type Patch = FieldPatch | NotePatch

/** What became of patches: those that were written, and those that met something newer. */
export type Patched = { written: Patch[]; met: Patch[] }

/** What stands in for a value that neither side can have written. */
const unseen = { unseen: true }
const unseenText = '\u0000'

type Clocks = ReadonlyMap<number, number>

/** What is other in `mine` than in `base`, in these roots and in notes. What only `base` has is passed over. */
export function difference(base: Y.Doc, mine: Y.Doc, roots: readonly string[]): Patch[] {
	const before = (root: string, record: string | null, key: string) =>
		mapOf(base, root, record)?.get(key)
	const patches = roots.flatMap((root) =>
		entriesOf(mine, root).flatMap(({ record, map }) => {
			const isNew = record !== null && mapOf(base, root, record) === null
			const old = isNew ? null : mapOf(base, root, record)
			const keys = new Set([...map.keys(), ...(old?.keys() ?? [])])
			return [...keys]
				.filter((key) => record !== null || !isRecord(map.get(key), old?.get(key)))
				.map((key) => {
					const from = isNew ? undefined : before(root, record, key)
					return { root, record, key, from, to: map.get(key), isNew }
				})
		})
	)
	const isOther = ({ from, to }: FieldPatch) => !isSame(from, to)
	return [...patches.filter(isOther), ...noteDifference(base, mine)]
}

/**
 * What `mine` has beyond `shared`, where `shared` went back to an earlier state of the same history
 * and may have gone on from there. A value that was written since, which `mine` has not seen, meets.
 */
export function differenceSince(shared: Y.Doc, mine: Y.Doc, roots: readonly string[]): Patch[] {
	const known = Y.decodeStateVector(Y.encodeStateVector(mine))
	const isUnchanged = ({ root, record, key }: FieldPatch) => {
		const now = mapOf(mine, root, record)?._map.get(key)
		const then = lastKnown(mapOf(shared, root, record)?._map.get(key) ?? null, known)
		return then?.client === now?.lastId.client && then?.clock === now?.lastId.clock
	}
	return difference(shared, mine, roots).flatMap((patch): Patch[] => {
		if ('content' in patch) return noteSince(patch, shared, { mine, known })
		const stands = mapOf(shared, patch.root, patch.record)?._map.get(patch.key)
		if (!stands) return [patch]
		const isKnown = clockOf(known, stands.id) > stands.lastId.clock
		// One write, which either side may have taken out since.
		if (isUnchanged(patch)) return isKnown && !stands.deleted ? [patch] : []
		return isKnown ? [patch] : [{ ...patch, from: unseen }]
	})
}

/** Writes patches where what stands is still what they began with. Call it inside a transaction. */
export function patch(doc: Y.Doc, patches: readonly Patch[]): Patched {
	const result: Patched = { written: [], met: [] }
	for (const each of patches) {
		const done = 'content' in each ? patchNote(doc, each) : patchField(doc, each)
		if (done !== 'same') result[done].push(each)
	}
	return result
}

/** The same patches, beginning with what stands now: to put mine back over something newer. */
export function rebased(doc: Y.Doc, patches: readonly Patch[]): Patch[] {
	return patches.map((each) =>
		'content' in each
			? { ...each, from: doc.getXmlFragment(each.root).toString() }
			: { ...each, from: mapOf(doc, each.root, each.record)?.get(each.key) }
	)
}

/** How many things patches change: records, values of a root, notes. */
export function thingsIn(patches: readonly Patch[]): number {
	const names = patches.map((each) =>
		'content' in each ? each.root : JSON.stringify([each.root, each.record ?? each.key])
	)
	return new Set(names).size
}

function patchField(doc: Y.Doc, { root, record, key, from, to, isNew }: FieldPatch) {
	if (record !== null && isNew && !doc.getMap(root).has(record)) {
		doc.getMap(root).set(record, new Y.Map())
	}
	const map = mapOf(doc, root, record)
	const stands: unknown = map?.get(key)
	if (map !== null && isSame(stands, to)) return 'same'
	if (map === null || !isSame(stands, from)) return 'met'
	if (to === undefined) map.delete(key)
	else map.set(key, to instanceof Y.AbstractType ? to.clone() : to)
	return 'written'
}

function patchNote(doc: Y.Doc, { root, from, to, content }: NotePatch) {
	const note = doc.getXmlFragment(root)
	const stands = note.toString()
	if (stands === to) return 'same'
	if (stands !== from) return 'met'
	note.delete(0, note.length)
	note.insert(0, copyOf(content))
	return 'written'
}

function copyOf(content: Y.XmlFragment): (Y.XmlElement | Y.XmlText)[] {
	return content
		.toArray()
		.map((node) => node.clone())
		.filter((node) => node instanceof Y.XmlElement || node instanceof Y.XmlText)
}

function noteDifference(base: Y.Doc, mine: Y.Doc): NotePatch[] {
	const names = [...mine.share.keys()].filter((name) => name.startsWith('note:'))
	return names.flatMap((root) => {
		const content = mine.getXmlFragment(root)
		const [from, to] = [base.getXmlFragment(root).toString(), content.toString()]
		return from === to ? [] : [{ root, from, to, content }]
	})
}

/** What becomes of a note where `mine` was not seen by all, and something may have been written since. */
function noteSince(
	patch: NotePatch,
	shared: Y.Doc,
	{ mine, known }: { mine: Y.Doc; known: Clocks }
): NotePatch[] {
	const told = Y.decodeStateVector(Y.encodeStateVector(shared))
	if (!isBeyond(shared.getXmlFragment(patch.root), known)) return [patch]
	return isBeyond(mine.getXmlFragment(patch.root), told) ? [{ ...patch, from: unseenText }] : []
}

/** Whether a text holds anything that is not known. */
function isBeyond(type: { _start: Y.Item | null }, known: Clocks): boolean {
	for (let item = type._start; item !== null; item = item.right) {
		if (clockOf(known, item.id) <= item.lastId.clock) return true
		if (item.content instanceof Y.ContentType && isBeyond(item.content.type, known)) return true
	}
	return false
}

/** The root map itself, as the holder of plain values, and every record in it. */
function entriesOf(doc: Y.Doc, root: string): { record: string | null; map: Y.Map<unknown> }[] {
	const map = doc.getMap(root)
	const records = [...map].flatMap(([record, value]) =>
		value instanceof Y.Map ? [{ record, map: value as Y.Map<unknown> }] : []
	)
	return [{ record: null, map }, ...records]
}

function mapOf(doc: Y.Doc, root: string, record: string | null): Y.Map<unknown> | null {
	const map = record === null ? doc.getMap(root) : doc.getMap(root).get(record)
	return map instanceof Y.Map ? map : null
}

/** Whether a key of a root is a record in either state: a document only ever gains those. */
function isRecord(...values: unknown[]): boolean {
	return values.some((value) => value instanceof Y.Map)
}

function isSame(one: unknown, other: unknown): boolean {
	return one === other || plain(one) === plain(other)
}

function plain(value: unknown): string | undefined {
	return JSON.stringify(value instanceof Y.AbstractType ? value.toJSON() : value)
}

const clockOf = (known: Clocks, { client }: Y.ID) => known.get(client) ?? 0

/** The newest write of a field that is known: Yjs keeps the earlier ones to the left of the one that stands. */
function lastKnown(stands: Y.Item | null, known: Clocks): Y.ID | null {
	for (let item = stands; item !== null; item = item.left) {
		const end = Math.min(clockOf(known, item.id), item.lastId.clock + 1)
		if (end > item.id.clock) return Y.createID(item.id.client, end - 1)
	}
	return null
}
