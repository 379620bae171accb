import { isDeepStrictEqual } from 'node:util'
import * as Y from 'yjs'

/**
 * Yjs keeps all writes of one map key as a list; the last is current. A write's `origin` is what
 * its writer saw as current. So among what was current before an update and what the update
 * brings, whatever nobody's `origin` names is a tip: its value was seen by no other writer here.
 * The last of the list stands, and every other tip was lost to a writer who had not seen it:
 *
 *     before     A─B        an update brings   B─C        nothing is lost: C's writer had seen B
 *     before     A─B        an update brings   A─C─D      B and D are tips: one stands, one is lost
 *
 * Which of the two stands is Yjs' choice, by client id, and not a matter of time.
 */
export type Write = {
	/** The Yjs client id of the writer. */
	client: number
	/** Null when the key was removed. */
	value: unknown
}

/** Two writes of one field whose writers had not seen each other's. */
export type Overwrite = {
	collection: string
	record: string
	/** Empty when the collection holds plain values. */
	field: string
	stands: Write
	lost: Write
}

type Key = { type: Y.AbstractType<unknown>; name: string; brought: Y.Item[] }

/**
 * The unseen overwrites that a transaction has made. Call it in `afterTransaction`: later, Yjs has
 * thrown the lost values away.
 */
export function findOverwrites(transaction: Y.Transaction): Overwrite[] {
	return [...keysWritten(transaction)].flatMap(overwritesOfKey)
}

function keysWritten({ doc, beforeState, afterState }: Y.Transaction): Key[] {
	const keys = new Map<Y.AbstractType<unknown>, Map<string, Key>>()
	for (const [client, clock] of afterState) {
		const known = beforeState.get(client) ?? 0
		const structs = doc.store.clients.get(client)
		if (clock === known || structs === undefined) continue
		for (let index = Y.findIndexSS(structs, known); index < structs.length; index++) {
			const struct = structs[index]
			if (struct instanceof Y.Item && struct.parentSub !== null) addWrite(keys, struct)
		}
	}
	return [...keys.values()].flatMap((ofType) => [...ofType.values()])
}

function addWrite(keys: Map<Y.AbstractType<unknown>, Map<string, Key>>, item: Y.Item): void {
	const type = item.parent as Y.AbstractType<unknown> // an integrated item knows its parent
	const name = item.parentSub as string
	const ofType = keys.get(type) ?? new Map<string, Key>()
	const key = ofType.get(name) ?? { type, name, brought: [] }
	key.brought.push(item)
	keys.set(type, ofType.set(name, key))
}

function overwritesOfKey({ type, name, brought }: Key): Overwrite[] {
	const stands = type._map.get(name)
	const place = placeOf(type, name)
	if (stands === undefined || place === null) return []

	const before = currentBefore(stands, new Set(brought))
	const seen = new Set(brought.map((item) => idText(item.origin)))
	const standing = { client: stands.id.client, value: stands.deleted ? null : valueOf(stands) }
	return (before ? [before, ...brought] : brought)
		.filter((item) => item !== stands && !seen.has(idText(item.lastId)) && hasValue(item))
		.map((item) => ({ client: item.id.client, value: valueOf(item) }))
		.filter((lost) => !isDeepStrictEqual(lost.value, standing.value))
		.map((lost) => ({ ...place, stands: standing, lost }))
}

/** The newest write that the transaction did not bring: it was current until then. */
function currentBefore(stands: Y.Item, brought: Set<Y.Item>): Y.Item | null {
	let item: Y.Item | null = stands
	while (item !== null && brought.has(item)) item = item.left
	return item
}

/** Which field a key is, or null when it is none: deeper in a record, or of a removed record. */
function placeOf(
	type: Y.AbstractType<unknown>,
	name: string
): { collection: string; record: string; field: string } | null {
	const holder = type._item
	if (holder === null) return { collection: Y.findRootTypeKey(type), record: name, field: '' }
	const root = holder.parent as Y.AbstractType<unknown>
	if (holder.deleted || holder.parentSub === null || root._item !== null) return null
	return { collection: Y.findRootTypeKey(root), record: holder.parentSub, field: name }
}

/** Whether its value is still there: not removed by its writer, nor replaced by them in between. */
function hasValue(item: Y.Item): boolean {
	return !(item.content instanceof Y.ContentDeleted)
}

function valueOf(item: Y.Item): unknown {
	if (!(item.content instanceof Y.ContentType)) return item.content.getContent().at(-1) ?? null
	const entries = [...item.content.type._map].filter(([, child]) => hasValue(child))
	return Object.fromEntries(entries.map(([name, child]) => [name, valueOf(child)]))
}

function idText(id: Y.ID | null): string {
	return id === null ? '' : `${id.client}:${id.clock}`
}
