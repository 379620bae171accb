import * as Y from 'yjs'
import type { Counts, Field, Links } from './field.ts'
import { invariant } from './invariant.ts'

export type Fields = Record<string, Field<unknown>>

type ValueOf<F> = F extends Field<infer Value> ? Value : never

/** A record as screens and rules see it: its id and every field, read forgivingly. */
export type RecordOf<Id extends string, F extends Fields> = { readonly id: Id } & {
	readonly [Name in keyof F]: ValueOf<F[Name]>
}

/** Values for some of a record's fields. */
export type Writable<F extends Fields> = { -readonly [Name in keyof F]?: ValueOf<F[Name]> }

/**
 * The records of one root map of a document: `root` → id → a Y.Map of fields.
 * Ids are random, so two people never create one record; removal is a field, so an edit made
 * while a colleague removes is not lost.
 */
export class Collection<Id extends string, F extends Fields> {
	readonly root: string
	readonly fields: F
	readonly #sets: [name: string, prefix: string][]
	readonly #counts: [name: string, field: Counts<string>][]

	constructor(root: string, fields: F) {
		this.root = root
		this.fields = fields
		this.#sets = Object.entries(fields)
			.filter((entry): entry is [string, Links<string>] => 'prefix' in entry[1])
			.map(([name, field]) => [name, field.prefix])
		this.#counts = Object.entries(fields).filter(
			(entry): entry is [string, Counts<string>] => 'countsUnder' in entry[1]
		)
	}

	/** The root map, id → Y.Map. */
	mapOf(doc: Y.Doc): Y.Map<unknown> {
		return doc.getMap(this.root)
	}

	/** One record, or null when there is none with this id. */
	get(doc: Y.Doc, id: Id): RecordOf<Id, F> | null {
		const stored = this.mapOf(doc).get(id)
		return stored instanceof Y.Map ? this.read(id, stored) : null
	}

	/** Every record, removed ones too, by id. What is not a record is passed over. */
	all(doc: Y.Doc): Map<Id, RecordOf<Id, F>> {
		const records = new Map<Id, RecordOf<Id, F>>()
		for (const [id, stored] of this.mapOf(doc)) {
			if (stored instanceof Y.Map) records.set(id as Id, this.read(id as Id, stored))
		}
		return records
	}

	/** Records whose field reads as asked. Of all others that field alone is looked at. */
	where<Name extends keyof F & string>(
		doc: Y.Doc,
		name: Name,
		isAsked: (value: ValueOf<F[Name]>) => boolean
	): Map<Id, RecordOf<Id, F>> {
		const field = this.fields[name] as Field<ValueOf<F[Name]>>
		const records = new Map<Id, RecordOf<Id, F>>()
		for (const [id, stored] of this.mapOf(doc)) {
			if (stored instanceof Y.Map && isAsked(field.read(stored.get(name))))
				records.set(id as Id, this.read(id as Id, stored))
		}
		return records
	}

	/** A record from its stored map. A bad field reads as its fallback; nothing throws. */
	read(id: Id, stored: Y.Map<unknown>): RecordOf<Id, F> {
		const record: Record<string, unknown> = { id }
		for (const name in this.fields) record[name] = this.fields[name]?.read(stored.get(name))
		for (const [name, prefix] of this.#sets) record[name] = membersOf(stored, prefix)
		for (const [name, field] of this.#counts) record[name] = countsOf(stored, field)
		return record as RecordOf<Id, F>
	}

	/** What is wrong with these values, as `name is …`, or null when they may be written. */
	problem(values: Writable<F>): string | null {
		for (const [name, value] of Object.entries(values)) {
			const field = this.fields[name]
			const wrong = field ? field.problem(value) : 'is no field'
			if (wrong !== null) return `${name} ${wrong}`
		}
		return null
	}

	/** Adds a record. Fields left out read as their fallback. Call inside a transaction. */
	create(doc: Y.Doc, id: Id, values: Writable<F>): void {
		const root = this.mapOf(doc)
		invariant(!root.has(id), `${this.root} already has ${id}`)
		const stored = new Y.Map<unknown>()
		this.#write(stored, values)
		root.set(id, stored)
	}

	/** Writes just the fields that differ. Returns false when the record is gone. */
	patch(doc: Y.Doc, id: Id, values: Writable<F>): boolean {
		const stored = this.mapOf(doc).get(id)
		if (!(stored instanceof Y.Map)) return false
		const changed = Object.entries(values).filter(([name, value]) => stored.get(name) !== value)
		this.#write(stored, Object.fromEntries(changed) as Writable<F>)
		return true
	}

	/** Puts a member into a set field. */
	link(doc: Y.Doc, id: Id, member: { field: keyof F & string; id: string }): void {
		const { stored, key } = this.#member(doc, id, member)
		if (stored?.get(key) !== true) stored?.set(key, true)
	}

	/** Takes a member out of a set field. */
	unlink(doc: Y.Doc, id: Id, member: { field: keyof F & string; id: string }): void {
		const { stored, key } = this.#member(doc, id, member)
		if (stored?.has(key)) stored.delete(key)
	}

	/** Says a number for one id of a field of counts. */
	setCount(
		doc: Y.Doc,
		id: Id,
		{ field, of, count }: { field: keyof F & string; of: string; count: number }
	): void {
		const counted = this.#counts.find(([name]) => name === field)?.[1]
		invariant(counted !== undefined, `${this.root}.${field} holds no counts`)
		const wrong = counted.count.problem(count)
		invariant(wrong === null, `${this.root}.${field} ${wrong}`)
		const stored = this.mapOf(doc).get(id)
		const key = counted.countsUnder + of
		if (stored instanceof Y.Map && stored.get(key) !== count) stored.set(key, count)
	}

	#member(doc: Y.Doc, id: Id, member: { field: string; id: string }) {
		const prefix = this.#sets.find(([name]) => name === member.field)?.[1]
		invariant(prefix !== undefined, `${this.root}.${member.field} is no set`)
		const stored = this.mapOf(doc).get(id)
		return { stored: stored instanceof Y.Map ? stored : null, key: prefix + member.id }
	}

	#write(stored: Y.Map<unknown>, values: Writable<F>): void {
		const wrong = this.problem(values)
		invariant(wrong === null, `${this.root}: ${wrong}`)
		for (const [name, value] of Object.entries(values)) stored.set(name, value)
	}
}

function countsOf(stored: Y.Map<unknown>, { countsUnder, count }: Counts<string>) {
	const found: Record<string, number> = {}
	for (const [key, value] of stored) {
		if (key.startsWith(countsUnder)) found[key.slice(countsUnder.length)] = count.read(value)
	}
	return found
}

function membersOf(stored: Y.Map<unknown>, prefix: string): readonly string[] {
	const members: string[] = []
	for (const key of stored.keys())
		if (key.startsWith(prefix)) members.push(key.slice(prefix.length))
	return members.sort()
}
