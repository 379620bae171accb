import * as Y from 'yjs'
import type { Fields, RecordOf, Writable } from './record.ts'
import { invariant } from './invariant.ts'
import { isObject, parseJson } from './json.ts'
import { PlainRecords } from './plain.ts'

/**
 * Entries of a log: `root` → id → a text of JSON, written once and whole. Ids are random, and of an
 * entry nothing changes but that it is taken back, so it needs no history of each field. And it is one
 * text, because Yjs reads and writes each text of a document by itself: a log of thousands comes in a
 * tenth of the time that as many records take, see `bench/README.md`.
 *
 * The root has to be in `writtenOnce` of `documents.ts`: undo marks an entry instead of deleting it,
 * because a colleague may have gone on from it.
 *
 * Before version 27 entries were stored as records are, before 30 as objects; those are read as well.
 */
export class Entries<Id extends string, F extends Fields> extends PlainRecords<Id, F> {
	override get(doc: Y.Doc, id: Id): RecordOf<Id, F> | null {
		const values = entryIn(this.mapOf(doc).get(id))
		return values && this.read(id, values)
	}

	/** Every entry by id, those taken back too. What is none is passed over. */
	override all(doc: Y.Doc): Map<Id, RecordOf<Id, F>> {
		return this.where(doc, () => true)
	}

	/** Entries whose stored values are as asked; of all others nothing is read. */
	where(
		doc: Y.Doc,
		isAsked: (stored: Readonly<Record<string, unknown>>) => boolean
	): Map<Id, RecordOf<Id, F>> {
		const entries = new Map<Id, RecordOf<Id, F>>()
		for (const [id, stored] of this.mapOf(doc)) {
			const values = entryIn(stored)
			if (values && isAsked(values)) entries.set(id as Id, this.read(id as Id, values))
		}
		return entries
	}

	/** Adds an entry. Fields left out read as their fallback. Call inside a transaction. */
	create(doc: Y.Doc, id: Id, values: Writable<F>): void {
		const root = this.mapOf(doc)
		invariant(!root.has(id), `${this.root} already has ${id}`)
		const wrong = this.problem(values)
		invariant(wrong === null, `${this.root}: ${wrong}`)
		root.set(id, entryText(values))
	}
}

/** What a stored entry says, however it was stored; null when it is none. */
export function entryIn(stored: unknown): Readonly<Record<string, unknown>> | null {
	if (stored instanceof Y.Map) return stored.toJSON()
	const said = typeof stored === 'string' ? parseJson(stored) : stored
	return isObject(said) ? said : null
}

/** An entry as it is stored. */
export function entryText(values: Readonly<Record<string, unknown>>): string {
	return JSON.stringify(values)
}
