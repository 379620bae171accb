import * as Y from 'yjs'
import { writtenOnce } from '../documents.ts'
import { entryIn, entryText } from './entries.ts'

/** One stored value that I changed; undefined is none. `record` is null where the root map itself holds values. */
type Change = { root: string; record: string | null; key: string; from: unknown; to: unknown }

/** What is taken back at once: the changes of one command, or of one gesture. */
type Step = Change[]

/**
 * Takes back what I did and nothing else. A field is set back only while what stands there is what I
 * wrote; where a colleague wrote since, theirs stays. A record that I made is removed as records are,
 * by its `removed` field, so what a colleague wrote into it is there again when I do it again.
 *
 * Not a `Y.UndoManager`: it works on entries, not values. Of two moves at once it can only delete the
 * one that won, which leaves a strip without a place; undone twice it goes back past a colleague's
 * move; and a record made again comes back without the fields that a colleague wrote meanwhile.
 */
export class Undo {
	readonly #doc: Y.Doc
	readonly #origin: unknown
	readonly #changed: () => void
	readonly #watched: {
		map: Y.Map<unknown>
		watch: (events: MapEvents, by: Y.Transaction) => void
	}[]
	#done: Step[] = []
	#undone: Step[] = []
	#isOpen = false

	/** Watches the root maps for transactions of this origin; `changed` is told when steps come or go. */
	constructor(
		scope: { doc: Y.Doc; roots: readonly string[]; origin: unknown },
		changed: () => void = () => {}
	) {
		this.#doc = scope.doc
		this.#origin = scope.origin
		this.#changed = changed
		this.#watched = scope.roots.map((root) => {
			const map = scope.doc.getMap(root)
			const watch = (events: MapEvents, by: Y.Transaction) => {
				if (by.origin === this.#origin)
					this.#note(events.flatMap((event) => changesIn(root, event)))
			}
			map.observeDeep(watch)
			return { map, watch }
		})
	}

	/** How many steps can be taken back, and done again. */
	get steps(): { undo: number; redo: number } {
		return { undo: this.#done.length, redo: this.#undone.length }
	}

	/** The next change begins a step of its own. */
	startStep(): void {
		this.#isOpen = false
	}

	/** Takes back my last step. False when there is none, or a colleague has changed all of it since. */
	undo(): boolean {
		return this.#turn(this.#done, this.#undone)
	}

	/** Does again what I last took back. */
	redo(): boolean {
		return this.#turn(this.#undone, this.#done)
	}

	/** Watches no more. */
	destroy(): void {
		for (const { map, watch } of this.#watched) map.unobserveDeep(watch)
	}

	#note(changes: Change[]): void {
		if (changes.length === 0) return
		if (!this.#isOpen) this.#done.push([])
		this.#done.at(-1)?.push(...changes)
		this.#undone = []
		this.#isOpen = true
		this.#changed()
	}

	/** Turns the last step of one pile round and lays what could be turned on the other. */
	#turn(pile: Step[], other: Step[]): boolean {
		this.#isOpen = false
		const step = pile.pop()
		if (!step) return false
		const turned: Step = []
		this.#doc.transact(() => {
			for (const { from, to, ...where } of step.toReversed()) {
				const change = { ...where, from: to, to: from }
				if (write(this.#doc, change)) turned.push(change)
			}
		}, this)
		if (turned.length > 0) other.push(turned)
		this.#changed()
		return turned.length > 0
	}
}

type MapEvents = Y.YEvent<Y.AbstractType<unknown>>[]

/** The changes of one map: of the root, where a new record counts as no longer removed, or of a record. */
function changesIn(root: string, { path, target, keys }: MapEvents[number]): Change[] {
	if (!(target instanceof Y.Map) || path.length > 1) return []
	const record = path.length === 0 ? null : String(path[0])
	return [...keys].map(([key, { oldValue }]) => {
		const to: unknown = target.get(key)
		if (to instanceof Y.Map) return { root, record: key, key: 'removed', from: true, to: undefined }
		const isNew = record === null && oldValue === undefined
		const entry = isNew && writtenOnce.has(root) ? entryIn(to) : null
		const from: unknown = entry ? entryText({ ...entry, removed: true }) : oldValue
		return { root, record, key, from, to }
	})
}

/** Writes a change if what stands is `from`, and mine. */
function write(doc: Y.Doc, { root, record, key, from, to }: Change): boolean {
	const map = record === null ? doc.getMap(root) : doc.getMap(root).get(record)
	if (!(map instanceof Y.Map) || map.get(key) !== from) return false
	const entry = from === undefined ? null : (map._map.get(key) ?? null)
	if (entry !== null && entry.id.client !== doc.clientID) return false
	if (to !== undefined) map.set(key, to)
	else if (entry !== null && isShared(entry)) return false
	else map.delete(key)
	return true
}

/** Whether a colleague wrote at the same time as I: then there must stay something. */
function isShared({ left, origin }: Y.Item): boolean {
	if (left === null) return false
	const { client, clock } = left.lastId
	return origin === null || origin.client !== client || origin.clock !== clock
}
