import * as Y from 'yjs'
import { entryIn, entryText } from '../core/entries.ts'
import { documents, isDocumentKind, writtenOnce, type DocumentKind } from '../documents.ts'
import { schemaVersion } from '../version.ts'
import type { Births } from './birth.ts'
import { nodesOf, writeNodes, type NoteNode } from './file-notes.ts'

/*
 * A production as one open file of JSON, `docs/production-file.md`. It is the documents as they are
 * stored, field by field: nothing is interpreted, so fields that this Daybreak does not understand
 * survive, and a production that was written and read again is the same. `file-read.ts` reads one.
 */

export const fileFormat = 'daybreak-production'

/** The version of the file's own shape; `schema` is the version of what its records hold. */
export const fileVersion = 1

type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json }

/** One root of a document: records by id with their fields, or plain values by key. */
export type RootContent = {
	records?: Record<string, Record<string, Json>>
	values?: Record<string, Json>
}

/** One document: its roots, and the rich texts kept with records, by the record's id. */
export type DocumentContent = {
	roots: Record<string, RootContent>
	notes?: Record<string, NoteNode[]>
}

/** A production as a file. Documents that whoever wrote it may not read are left out. */
export type ProductionFile = {
	format: typeof fileFormat
	version: number
	schema: number
	title: string
	documents: Partial<Record<DocumentKind, DocumentContent>>
}

/** What the roots of rich texts begin with, before the id of their record. */
export const notePrefix = 'note:'

/** A production's documents as a file. */
export function productionFile(
	title: string,
	docs: ReadonlyMap<DocumentKind, Y.Doc>
): ProductionFile {
	const contents = [...docs].map(([kind, doc]) => [kind, contentOf(doc, kind)])
	return {
		format: fileFormat,
		version: fileVersion,
		schema: schemaVersion,
		title,
		documents: Object.fromEntries(contents) as ProductionFile['documents']
	}
}

/** Everything that a document holds. Keys are in order, so that equal documents make equal files. */
export function contentOf(doc: Y.Doc, kind: DocumentKind): DocumentContent {
	const names = [...new Set<string>([...documents[kind], ...doc.share.keys()])].sort()
	const roots = names
		.filter((name) => !name.startsWith(notePrefix))
		.map((name) => [name, rootOf(name, doc.getMap(name))] as const)
		.filter(([, root]) => root.records !== undefined || root.values !== undefined)
	const notes = names
		.filter((name) => name.startsWith(notePrefix))
		.map((name) => [name.slice(notePrefix.length), nodesOf(doc.getXmlFragment(name))] as const)
		.filter(([, nodes]) => nodes.length > 0)
	return {
		roots: Object.fromEntries(roots),
		...(notes.length === 0 ? {} : { notes: Object.fromEntries(notes) })
	}
}

function rootOf(name: string, root: Y.Map<unknown>): RootContent {
	const content: RootContent = {}
	for (const key of [...root.keys()].sort()) {
		const stored = root.get(key)
		const fields = writtenOnce.has(name) || stored instanceof Y.Map ? entryIn(stored) : null
		if (fields) (content.records ??= {})[key] = inOrder(fields)
		else (content.values ??= {})[key] = stored as Json
	}
	return content
}

function inOrder(fields: Readonly<Record<string, unknown>>): Record<string, Json> {
	return Object.fromEntries(
		Object.keys(fields)
			.sort()
			.map((name) => [name, fields[name] as Json])
	)
}

/** The documents that a file has, each with what it holds. */
export function contentsOf(file: ProductionFile): [DocumentKind, DocumentContent][] {
	return Object.entries(file.documents).filter((entry): entry is [DocumentKind, DocumentContent] =>
		isDocumentKind(entry[0])
	)
}

/** The same production under another title. */
export function retitled(file: ProductionFile, title: string): ProductionFile {
	const { roots, ...rest } = file.documents.production ?? { roots: {} }
	const { settings = {}, ...others } = roots
	const values = { ...settings.values, title }
	const production = { ...rest, roots: { ...others, settings: { ...settings, values } } }
	return { ...file, title, documents: { ...file.documents, production } }
}

/** The first content of a production that is made from a file, a document each. */
export function birthsFrom(file: ProductionFile, clientId: number): Births {
	return contentsOf(file).map(([kind, content]) => {
		const doc = new Y.Doc()
		doc.clientID = clientId
		doc.transact(() => makeEqual(doc, kind, content))
		return { kind, bytes: Y.encodeStateAsUpdate(doc) }
	})
}

/** Makes a document hold what a file says and nothing else, writing only what differs. Call it in a transaction. */
export function makeEqual(doc: Y.Doc, kind: DocumentKind, content: DocumentContent): void {
	const { roots, notes = {} } = content
	const now = contentOf(doc, kind)
	for (const name of new Set([...Object.keys(now.roots), ...Object.keys(roots)])) {
		writeRoot(name, doc.getMap(name), roots[name] ?? {})
	}
	for (const record of new Set([...Object.keys(now.notes ?? {}), ...Object.keys(notes)])) {
		const nodes = notes[record] ?? []
		if (isSame(now.notes?.[record] ?? [], nodes)) continue
		const note = doc.getXmlFragment(notePrefix + record)
		note.delete(0, note.length)
		writeNodes(note, nodes)
	}
}

function writeRoot(
	name: string,
	root: Y.Map<unknown>,
	{ records = {}, values = {} }: RootContent
): void {
	for (const key of [...root.keys()]) {
		if (!Object.hasOwn(records, key) && !Object.hasOwn(values, key)) root.delete(key)
	}
	writeValues(root, values)
	if (writtenOnce.has(name)) return writeEntries(root, records)
	for (const [id, fields] of Object.entries(records)) {
		const stored = root.get(id)
		if (!(stored instanceof Y.Map)) root.set(id, new Y.Map(Object.entries(fields)))
		else {
			for (const name of [...stored.keys()]) if (!Object.hasOwn(fields, name)) stored.delete(name)
			writeValues(stored, fields)
		}
	}
}

function writeEntries(
	root: Y.Map<unknown>,
	entries: Readonly<Record<string, Record<string, Json>>>
): void {
	for (const [id, fields] of Object.entries(entries)) {
		const stands = entryIn(root.get(id))
		if (stands === null || !isSame(inOrder(stands), inOrder(fields)))
			root.set(id, entryText(fields))
	}
}

function writeValues(map: Y.Map<unknown>, values: Readonly<Record<string, Json>>): void {
	for (const [key, value] of Object.entries(values)) {
		if (!map.has(key) || !isSame(map.get(key), value)) map.set(key, value)
	}
}

function isSame(a: unknown, b: unknown): boolean {
	return JSON.stringify(a) === JSON.stringify(b)
}
