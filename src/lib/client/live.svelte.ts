import { createSubscriber } from 'svelte/reactivity'
import * as Y from 'yjs'
import { crowdMs, paced } from './pace.ts'

/**
 * The bridge from a shared document to what screens derive from. It listens only while something
 * reads it, and stops with the last reader.
 */
export class Live<Value> {
	readonly #read: () => Value
	readonly #subscribe: () => void
	#cached: { value: Value } | null = null
	#listening = false

	constructor(doc: Y.Doc, roots: readonly string[], read: () => Value) {
		this.#read = read
		const types = roots.map((root) => doc.getMap(root))
		this.#subscribe = createSubscriber((update) => {
			const changed = () => {
				this.#cached = null
				update()
			}
			this.#listening = true
			for (const type of types) type.observeDeep(changed)
			return () => {
				this.#listening = false
				this.#cached = null
				for (const type of types) type.unobserveDeep(changed)
			}
		})
	}

	get current(): Value {
		this.#subscribe()
		if (!this.#listening) return this.#read()
		this.#cached ??= { value: this.#read() }
		return this.#cached.value
	}
}

/** A collection of the model, whatever its records are made of. */
type Readable<Id extends string, Item> = {
	mapOf: (doc: Y.Doc) => Y.Map<unknown>
	get: (doc: Y.Doc, id: Id) => Item | null
	all: (doc: Y.Doc) => Map<Id, Item>
}

/**
 * A collection's records, live. A change re-reads only the records it touched; every other record
 * stays the same object, and the map is a new one, so that derived values know what to redo. With
 * `others: 'paced'` what a crowd changes is told together, ten times a second; what I change, at once.
 */
export class LiveRecords<Id extends string, Item> {
	readonly #doc: Y.Doc
	readonly #collection: Readable<Id, Item>
	readonly #subscribe: () => void
	#records: Map<Id, Item> | null = null
	/** What was changed since the records were read. */
	readonly #stale = new Set<Id>()
	#listening = false

	constructor(
		doc: Y.Doc,
		collection: Readable<Id, Item>,
		{ others }: { others: 'at once' | 'paced' } = { others: 'at once' }
	) {
		this.#doc = doc
		this.#collection = collection
		const root = collection.mapOf(doc)
		this.#subscribe = createSubscriber((update) => {
			const soon = paced(update, crowdMs)
			const changed = (events: Y.YEvent<Y.AbstractType<unknown>>[], { local }: Y.Transaction) => {
				for (const id of touchedIn(events)) this.#stale.add(id as Id)
				if (local || others === 'at once') update()
				else soon.ask()
			}
			this.#listening = true
			root.observeDeep(changed)
			return () => {
				soon.drop()
				this.#listening = false
				this.#records = null
				this.#stale.clear()
				root.unobserveDeep(changed)
			}
		})
	}

	get current(): ReadonlyMap<Id, Item> {
		this.#subscribe()
		if (!this.#listening) return this.#collection.all(this.#doc)
		this.#records = this.#records ? this.#reread(this.#records) : this.#collection.all(this.#doc)
		this.#stale.clear()
		return this.#records
	}

	#reread(before: Map<Id, Item>): Map<Id, Item> {
		if (this.#stale.size === 0) return before
		const records = new Map(before)
		for (const id of this.#stale) {
			const record = this.#collection.get(this.#doc, id)
			if (record) records.set(id, record)
			else records.delete(id)
		}
		return records
	}
}

/** The ids of the records that events of a collection's root map came from, new and removed ones too. */
export function touchedIn(events: readonly Y.YEvent<Y.AbstractType<unknown>>[]): Set<string> {
	const touched = new Set<string>()
	for (const event of events) {
		if (event.path.length > 0) touched.add(String(event.path[0]))
		else for (const id of event.changes.keys.keys()) touched.add(id)
	}
	return touched
}
