import * as Y from 'yjs'
import { entryIn } from '#model/core/entries.ts'
import { writtenOnce } from '#model/documents.ts'
import type { Refusal } from '#protocol/refusals.ts'
import type { Arrivals } from './arrivals.ts'
import type { Bylines } from './bylines.ts'
import type { Holder, Holders, Place } from './places.ts'

/** A record, or a value that is one by itself, that an update takes away. */
export type Removal = {
	root: string
	id: string
	/** The Yjs client id that it was made under. */
	madeBy: number
	/** Whether nobody would miss it. */
	isLight: boolean
}

type RecordHolder = Extract<Holder, { kind: 'record' }>
type RootHolder = Extract<Holder, { kind: 'root' }>
type Type = Y.AbstractType<unknown>

/**
 * What an update takes away: records and entries whose `removed` it sets, records that it empties,
 * plain values that it deletes. And whether what it deletes is there, and may be deleted at all.
 */
export class Removals {
	#arrivals: Arrivals
	#holders: Holders
	#bylines: Bylines
	/** The keys that the update writes, for what it deletes only to write it anew. */
	#written = new Map<Holder, Set<string>>()
	#flagged = new Map<RecordHolder, boolean>()
	#lostFields = new Map<RecordHolder, number>()
	#found: Removal[] = []
	#unmarked: { root: string; id: string }[] = []
	/** Whether something is deleted that is under no key: a part of a text. */
	touchesText = false

	constructor(arrivals: Arrivals, parts: { holders: Holders; bylines: Bylines }) {
		this.#arrivals = arrivals
		this.#holders = parts.holders
		this.#bylines = parts.bylines
	}

	/** Notes a write, in the order of writing. */
	noteWrite(content: Y.Item['content'], { holder, key }: Place): void {
		if (key === null || content instanceof Y.ContentDeleted) return
		const keys = this.#written.get(holder) ?? new Set()
		this.#written.set(holder, keys.add(key))
		if (holder.kind === 'root') this.#noteMark(content, holder, key)
		if (holder.kind !== 'record' || holder.type === null || key !== 'removed') return
		this.#flagged.set(holder, content instanceof Y.ContentAny && content.arr.at(-1) === true)
	}

	/** Looks at all that is deleted. Call it when every write has been noted. */
	noteDeletes(): Refusal | null {
		for (const [client, ranges] of this.#arrivals.deletes) {
			const end = this.#arrivals.endOf(client)
			let from = 0
			for (const { clock, len } of ranges) {
				// In order and apart, as they are always written: each is walked once.
				if (!(len > 0) || clock < from) return 'malformed'
				from = clock + len
				if (from > end) return 'dangling'
				const refusal = this.#noteRange(client, { clock, end: from })
				if (refusal !== null) return refusal
			}
		}
		return null
	}

	/** What is gone once the update is part of the document, and was not before. */
	all(): Removal[] {
		for (const [holder, isRemoved] of this.#flagged) {
			if (isRemoved && !isRemovedNow(holder)) this.#add(holder)
		}
		for (const [holder, lost] of this.#lostFields) {
			const isEmptied = lost * 2 >= fieldsOf(holder) && this.#flagged.get(holder) !== true
			if (isEmptied && !isRemovedNow(holder)) this.#add(holder)
		}
		return this.#found
	}

	/** Records and entries that the update brings back. */
	returned(): { root: string; id: string }[] {
		const records = [...this.#flagged]
			.filter(([holder, isRemoved]) => !isRemoved && isRemovedNow(holder))
			.map(([{ root, id }]) => ({ root, id }))
		return [...records, ...this.#unmarked]
	}

	/** An entry of a log is marked, or no longer, by being written again. */
	#noteMark(content: Y.Item['content'], { root, type }: RootHolder, key: string): void {
		const stands = type?._map.get(key)
		if (stands === undefined || stands.deleted || !writtenOnce.has(root)) return
		const [was, is] = [isTakenBack(stands.content), isTakenBack(content)]
		if (is && !was) this.#found.push({ root, id: key, madeBy: stands.id.client, isLight: false })
		if (was && !is) this.#unmarked.push({ root, id: key })
	}

	#noteRange(client: number, { clock, end }: { clock: number; end: number }): Refusal | null {
		const structs = this.#arrivals.store.clients.get(client)
		if (structs === undefined || clock >= Y.getState(this.#arrivals.store, client)) return null
		for (let at = Y.findIndexSS(structs, clock); at < structs.length; at++) {
			const struct = structs[at] as Y.Item | Y.GC
			if (struct.id.clock >= end) return null
			if (struct.deleted || !(struct instanceof Y.Item)) continue
			if (struct.parentSub === null) {
				this.touchesText = true
				continue
			}
			const refusal = this.#noteDelete(struct, struct.parentSub)
			if (refusal !== null) return refusal
		}
		return null
	}

	#noteDelete(item: Y.Item, key: string): Refusal | null {
		const holder = this.#holders.of(item.parent as Type)
		const isRecord = holder.kind === 'root' && holder.shape.kind === 'records'
		if (isRecord && item.content instanceof Y.ContentType) return 'record-gone'
		if (this.#written.get(holder)?.has(key)) return null
		this.#bylines.noteDelete(holder, key)
		if (holder.kind === 'record') {
			if (key === 'removed') this.#flagged.set(holder, false)
			else this.#lostFields.set(holder, (this.#lostFields.get(holder) ?? 0) + 1)
		} else if (holder.kind === 'root') {
			this.#found.push({ root: holder.root, id: key, madeBy: item.id.client, isLight: false })
		}
		return null
	}

	#add({ root, id, shape, type }: RecordHolder): void {
		const madeBy = type?._item?.id.client ?? 0
		this.#found.push({ root, id, madeBy, isLight: shape.isLight(type as Y.Map<unknown>) })
	}
}

/** Whether a value is an entry of a log that was taken back. */
export function isMarked(value: unknown): boolean {
	return entryIn(value)?.['removed'] === true
}

function isTakenBack(content: Y.Item['content']): boolean {
	return content instanceof Y.ContentAny && isMarked(content.arr.at(-1))
}

function isRemovedNow({ type }: RecordHolder): boolean {
	return (type as Y.Map<unknown>).get('removed') === true
}

function fieldsOf({ type }: RecordHolder): number {
	return (type as Y.Map<unknown>).size
}
