import * as Y from 'yjs'
import type { Refusal } from '#protocol/refusals.ts'
import type { Arrivals, Run } from './arrivals.ts'
import type { RecordsShape, Shape, ShapeOf } from './shapes.ts'

/** What an item lies in; one and the same object for everything that lies there. */
export type Holder =
	| { kind: 'root'; root: string; shape: Shape; type: AnyType | null }
	/** A record; its map is null while it only arrives. */
	| { kind: 'record'; root: string; shape: RecordsShape; id: string; type: AnyType | null }
	/** Somewhere in a note; null while it only arrives. */
	| { kind: 'text'; depth: number; type: AnyType | null }
	/** Where the model has nothing. */
	| { kind: 'unknown' }

/** Where an item lies: under a key of a map, or, with no key, in a list. */
export type Place = { holder: Holder; key: string | null }

/** Instead of a place: what it lay in has been thrown away, and Yjs will throw it away too. */
export const nowhere = 'nowhere'

type AnyType = Y.AbstractType<unknown>

const unknown: Holder = { kind: 'unknown' }

/** What the types of a document are, kept for as long as Yjs keeps them. */
export class Holders {
	#shapeOf: ShapeOf
	#known = new WeakMap<AnyType, Holder>()

	constructor(shapeOf: ShapeOf) {
		this.#shapeOf = shapeOf
	}

	/** What a type that is part of the document is, or one that has been noted. */
	of(type: AnyType): Holder {
		const known = this.#known.get(type)
		if (known !== undefined) return known
		const item = type._item
		const holder =
			item === null
				? this.root(Y.findRootTypeKey(type), type)
				: childOf(this.of(item.parent as AnyType), { key: item.parentSub, type, isStored: true })
		this.#known.set(type, holder)
		return holder
	}

	/** Notes what a type is that only arrives. */
	note(type: AnyType, { holder, key }: Place): Holder {
		const child = childOf(holder, { key, type, isStored: false })
		this.#known.set(type, child)
		return child
	}

	/** What a root of this name is, there or not. */
	root(name: string, type: AnyType | null): Holder {
		const shape = this.#shapeOf(name)
		return shape === null ? unknown : { kind: 'root', root: name, shape, type }
	}
}

type Child = { key: string | null; type: AnyType; isStored: boolean }

function childOf(parent: Holder, { key, type, isStored }: Child): Holder {
	const stored = isStored ? type : null
	if (parent.kind === 'text') return { kind: 'text', depth: parent.depth + 1, type: stored }
	if (parent.kind !== 'root') return unknown
	const { root, shape } = parent
	if (shape.kind === 'note') return { kind: 'text', depth: 1, type: stored }
	if (shape.kind !== 'records' || key === null || type.constructor !== Y.Map) return unknown
	return { kind: 'record', root, shape, id: key, type: stored }
}

/** Finds where what an update brings will lie, as Yjs will when it becomes part of the document. */
export class Places {
	#arrivals: Arrivals
	#holders: Holders
	#doc: Y.Doc
	/** Where what was brought so far lies. */
	#found = new Map<Y.Item, Place | typeof nowhere>()
	/** Roots that the document does not have yet. */
	readonly newRoots = new Map<string, Holder>()

	constructor(arrivals: Arrivals, holders: Holders, doc: Y.Doc) {
		this.#arrivals = arrivals
		this.#holders = holders
		this.#doc = doc
	}

	/** Where an item that arrives will lie. Everything it refers to has been asked for before. */
	of(item: Y.Item, run: Run): Place | typeof nowhere | Refusal {
		const place = this.#find(item)
		if (typeof place === 'string' && place !== nowhere) return place
		if (item.id.clock < run.known && !this.#goesOn(place, run)) return 'dangling'
		this.#found.set(item, place)
		return place
	}

	/** Notes that an item that arrives is a type of its own, for what will lie in it. */
	noteType(type: AnyType, place: Place): Holder {
		return this.#holders.note(type, place)
	}

	/** Where something stands that is part of the document, or arrived before. */
	at(id: Y.ID): Place | typeof nowhere {
		const struct = this.#arrivals.at(id)
		if (struct instanceof Y.GC) return nowhere
		if (this.#arrivals.isNews(id)) return this.#found.get(struct) ?? nowhere
		return { holder: this.#holders.of(struct.parent as AnyType), key: struct.parentSub }
	}

	#find(item: Y.Item): Place | typeof nowhere | Refusal {
		const { origin, rightOrigin } = item
		const left = origin === null ? null : this.at(origin)
		const right = rightOrigin === null ? null : this.at(rightOrigin)
		if (left === nowhere || right === nowhere) return nowhere
		if (left !== null && right !== null && !isSame(left, right)) return 'dangling'
		// A key has one place, and nothing can be put to the left of what is there.
		if (right !== null && right.key !== null) return 'dangling'
		return left ?? right ?? this.#under(item)
	}

	/** The place directly under the parent that an item names: a root, or what an item holds. */
	#under({ parent, parentSub: key }: Y.Item): Place | typeof nowhere | Refusal {
		if (typeof parent === 'string') return { holder: this.#root(parent), key }
		if (!(parent instanceof Y.ID)) return 'malformed'
		const struct = this.#arrivals.at(parent)
		if (struct instanceof Y.GC || struct.content instanceof Y.ContentDeleted) return nowhere
		if (this.#arrivals.isNews(parent) && this.#found.get(struct) === nowhere) return nowhere
		if (!(struct.content instanceof Y.ContentType)) return 'unknown-place'
		return { holder: this.#holders.of(struct.content.type as AnyType), key }
	}

	#root(name: string): Holder {
		const type = this.#doc.share.get(name)
		if (type !== undefined) return this.#holders.of(type as AnyType)
		const holder = this.newRoots.get(name) ?? this.#holders.root(name, null)
		this.newRoots.set(name, holder)
		return holder
	}

	/** What is known of it in part must lie where its other part does: Yjs hangs it behind that. */
	#goesOn(place: Place | typeof nowhere, { client, known }: Run): boolean {
		const before = this.at(Y.createID(client, known - 1))
		return place !== nowhere && before !== nowhere && isSame(place, before)
	}
}

function isSame(a: Place, b: Place): boolean {
	return a.holder === b.holder && a.key === b.key
}
