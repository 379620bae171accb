import type * as Y from 'yjs'
import type { Fields, RecordOf, Writable } from './record.ts'
import { isObject } from './json.ts'
import { invariant } from './invariant.ts'

/**
 * Records whose key is made from what they are about: `root` → key → a plain object, written whole, so
 * that two people who make one at once lose no half of it. Either one writer alone writes them, or
 * the key says so much that two who write the same key say the same.
 */
export class PlainRecords<Id extends string, F extends Fields> {
	readonly root: string
	readonly fields: F

	constructor(root: string, fields: F) {
		this.root = root
		this.fields = fields
	}

	/** The root map, key → plain object. */
	mapOf(doc: Y.Doc): Y.Map<unknown> {
		return doc.getMap(this.root)
	}

	/** One record, or null when there is none. */
	get(doc: Y.Doc, id: Id): RecordOf<Id, F> | null {
		const stored = this.mapOf(doc).get(id)
		return isObject(stored) ? this.read(id, stored) : null
	}

	/** Every record by key. What is none is passed over. */
	all(doc: Y.Doc): Map<Id, RecordOf<Id, F>> {
		const records = new Map<Id, RecordOf<Id, F>>()
		for (const [id, stored] of this.mapOf(doc)) {
			if (isObject(stored)) records.set(id as Id, this.read(id as Id, stored))
		}
		return records
	}

	/** A record from its stored value; a bad field reads as its fallback. */
	read(id: Id, stored: Readonly<Record<string, unknown>>): RecordOf<Id, F> {
		const record: Record<string, unknown> = { id }
		for (const name in this.fields) record[name] = this.fields[name]?.read(stored[name])
		return record as RecordOf<Id, F>
	}

	/** What is wrong with these values, as `name is …`, or null when they may be written. */
	problem({ id: _, ...values }: Writable<F> & { id?: Id }): string | null {
		for (const [name, value] of Object.entries(values)) {
			const field = this.fields[name]
			const wrong = field ? field.problem(value) : 'is no field'
			if (wrong !== null) return `${name} ${wrong}`
		}
		return null
	}

	/** Writes a record whole. Call inside a transaction. */
	put(doc: Y.Doc, record: RecordOf<Id, F>): void {
		const wrong = this.problem(record)
		invariant(wrong === null, `${this.root}.${wrong}`)
		const { id, ...values } = record
		this.mapOf(doc).set(id, values)
	}
}
