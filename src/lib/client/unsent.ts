import { toBase64 } from 'lib0/buffer'
import * as Y from 'yjs'
import { entryIn } from '#model/core/entries.ts'
import { documents, readAddress, writtenOnce, type DocumentKind } from '#model/documents.ts'
import type { Device, Waiting } from './device.ts'
import type { Told } from './told.ts'

/*
 * Edits that the server never took and that I may no longer send: what they are, so that they can
 * be taken along before this device's copy is given up.
 */

/** Where edits begin that are only on this device: by who Yjs says wrote them, the first clock. */
export type Starts = ReadonlyMap<number, number>

/** A record that differs from the server's. */
export type UnsentRecord = {
	collection: string
	id: string
	/** The fields that are only on this device. */
	changed: string[]
	/** All of its fields as they are on this device. */
	fields: Record<string, unknown>
}

/** Unsent edits as a file: to read, and for a later Daybreak to take in again. */
export type UnsentFile = {
	format: 'daybreak-unsent'
	version: 1
	production: string
	document: DocumentKind
	exportedAt: string
	records: UnsentRecord[]
	/** The edits themselves, a Yjs update. */
	update: string
}

/** Edits of mine in one document that are not in the shared production, and what can be done about them. */
export type Unsent = {
	kind: DocumentKind
	edits: number
	/** Whether the document is open, so that screens here show them. */
	isShown: boolean
	/** The edits as a file. */
	exported: () => UnsentFile
	/** Takes this device's copy off, the edits with it. */
	discard: () => Promise<void>
}

/** What only this device has, measured against what the server said; null when it has everything. */
export function startsBeyond(doc: Y.Doc, told: Told): Starts | null {
	const known = Y.decodeStateVector(told.vector)
	for (const [client, clock] of Y.parseUpdateMeta(told.answer).to) {
		known.set(client, Math.max(clock, known.get(client) ?? 0))
	}
	const starts = new Map<number, number>()
	for (const [client, clock] of Y.decodeStateVector(Y.encodeStateVector(doc))) {
		const first = known.get(client) ?? 0
		if (first < clock) starts.set(client, first)
	}
	// A removal has no clock of its own.
	const removed = Y.mergeDeleteSets([Y.decodeUpdate(told.answer).ds])
	const server = Y.createSnapshot(removed, known)
	const isAllThere = Y.snapshotContainsUpdate(server, unsentUpdate(doc, starts))
	return isAllThere ? null : starts
}

/** The same from what visits wrote down: all of the document where one did not say where it began. */
export function startsIn(rows: readonly Waiting[], doc: Y.Doc): Starts {
	const starts = new Map<number, number>()
	for (const { client, from } of rows) {
		if (client === undefined || from === undefined) return startsOfAll(doc)
		starts.set(client, Math.min(from, starts.get(client) ?? from))
	}
	return starts
}

function startsOfAll(doc: Y.Doc): Starts {
	const writers = Y.decodeStateVector(Y.encodeStateVector(doc)).keys()
	return new Map([...writers].map((client) => [client, 0]))
}

/** The edits from these starts on, and every removal: those have no start. */
export function unsentUpdate(doc: Y.Doc, starts: Starts): Uint8Array {
	const vector = Y.decodeStateVector(Y.encodeStateVector(doc))
	for (const [client, clock] of starts) vector.set(client, clock)
	return Y.encodeStateAsUpdate(doc, Y.encodeStateVector(vector))
}

/** A document's unsent edits as a file. */
export function unsentFile(
	where: { name: string; doc: Y.Doc; starts: Starts },
	exportedAt: Date
): UnsentFile {
	const address = readAddress(where.name)
	if (!address) throw new Error(`Broken invariant: ${where.name} is no address`)
	return {
		format: 'daybreak-unsent',
		version: 1,
		production: address.production,
		document: address.kind,
		exportedAt: exportedAt.toISOString(),
		records: unsentRecords(where.doc, documents[address.kind], where.starts),
		update: toBase64(unsentUpdate(where.doc, where.starts))
	}
}

/** The records in these roots that hold edits from these starts on, and the notes kept with them. */
export function unsentRecords(
	doc: Y.Doc,
	roots: readonly string[],
	starts: Starts
): UnsentRecord[] {
	const isUnsent = ({ id, length }: Y.Item) => {
		const start = starts.get(id.client)
		return start !== undefined && id.clock + length > start
	}
	const inRoots = roots.flatMap((root) => recordsIn(root, doc.getMap(root), isUnsent))
	return [...inRoots, ...notesIn(doc, isUnsent)]
}

type Test = (item: Y.Item) => boolean

function recordsIn(root: string, map: Y.Map<unknown>, isUnsent: Test): UnsentRecord[] {
	const records: UnsentRecord[] = []
	for (const [id, stored] of map) {
		const name = { collection: root, id }
		const record = stored instanceof Y.Map ? recordOf(name, stored, isUnsent) : null
		if (record && record.changed.length > 0) records.push(record)
		const item = map._map.get(id)
		const entry = writtenOnce.has(root) && item && isUnsent(item) ? entryIn(stored) : null
		if (entry) records.push({ ...name, changed: Object.keys(entry), fields: entry })
	}
	if (writtenOnce.has(root)) return records
	// Where the root holds the fields itself, it is the one record there is.
	const own = recordOf({ collection: root, id: root }, map, isUnsent)
	return own.changed.length > 0 ? [...records, own] : records
}

function recordOf(
	name: { collection: string; id: string },
	stored: Y.Map<unknown>,
	isUnsent: Test
): UnsentRecord {
	const fields: Record<string, unknown> = {}
	const changed: string[] = []
	for (const [field, value] of stored) {
		if (value instanceof Y.AbstractType) continue
		fields[field] = value
		const item = stored._map.get(field)
		if (item && isUnsent(item)) changed.push(field)
	}
	return { ...name, changed, fields }
}

function notesIn(doc: Y.Doc, isUnsent: Test): UnsentRecord[] {
	const names = [...doc.share.keys()].filter((name) => name.startsWith('note:'))
	return names.flatMap((name) => {
		const note = doc.getXmlFragment(name)
		if (!holdsUnsent(note, isUnsent)) return []
		const text = note.toString()
		return [{ collection: 'notes', id: name.slice(5), changed: ['text'], fields: { text } }]
	})
}

function holdsUnsent(type: { _start: Y.Item | null }, isUnsent: Test): boolean {
	for (let item = type._start; item !== null; item = item.right) {
		if (isUnsent(item)) return true
		if (item.content instanceof Y.ContentType && holdsUnsent(item.content.type, isUnsent)) {
			return true
		}
	}
	return false
}

/**
 * What is left on this device of documents that I may not even read any more. Copies without
 * unsent edits are taken off; the others stay until somebody has looked at them.
 */
export async function leftOn(device: Device, names: readonly string[]): Promise<Unsent[]> {
	await device.settled()
	const left = await Promise.all(names.map((name) => leftOf(device, name)))
	return left.filter((each) => each !== null)
}

async function leftOf(device: Device, name: string): Promise<Unsent | null> {
	const rows = await device.waiting.where('document').equals(name).toArray()
	const kind = readAddress(name)?.kind
	const edits = rows.reduce((sum, row) => sum + row.edits, 0)
	const updates = await device.updates.where('document').equals(name).sortBy('n')
	if (edits === 0 || kind === undefined) {
		if (updates.length > 0) await device.forget(name)
		return null
	}
	const doc = new Y.Doc()
	Y.transact(doc, () => updates.forEach(({ bytes }) => Y.applyUpdate(doc, bytes)))
	const starts = startsIn(rows, doc)
	return {
		kind,
		edits,
		isShown: false,
		exported: () => unsentFile({ name, doc, starts }, new Date()),
		discard: () => device.forget(name)
	}
}
