import * as Y from 'yjs'
import type { Refusal } from '#protocol/refusals.ts'
import type { Arrivals, Run, Struct } from './arrivals.ts'
import { Bylines } from './bylines.ts'
import { problemOf } from './contents.ts'
import { limits } from './limits.ts'
import { nowhere, Places, type Holder, type Holders, type Place } from './places.ts'
import { Removals } from './removals.ts'
import type { RecordsShape } from './shapes.ts'
import { Tangles } from './tangles.ts'

/** The records that an update makes or changes: what has to be readable once it is applied. */
export type Touched = Map<RecordsShape, Map<string, Set<string>>>

/** One update, judged by itself: what it writes, where, and what that does. */
export class Judgement {
	readonly touched: Touched = new Map()
	readonly removals: Removals
	readonly bylines = new Bylines()
	#arrivals: Arrivals
	#writesText = false
	#places: Places
	/** Only for updates large enough to be one. */
	#tangles: Tangles | null
	/** How many keys are new to each map. */
	#grown = new Map<Holder, number>()
	#doc: Y.Doc

	constructor(arrivals: Arrivals, holders: Holders, doc: Y.Doc) {
		this.#arrivals = arrivals
		this.#places = new Places(arrivals, holders, doc)
		this.#tangles = arrivals.fresh > limits.fewStructs ? new Tangles(arrivals) : null
		this.removals = new Removals(arrivals, { holders, bylines: this.bylines })
		this.#doc = doc
	}

	/** Whether all of it is news and no text is touched. Known once there is no refusal. */
	get isPlain(): boolean {
		return (
			this.#arrivals.isAllNews &&
			this.#arrivals.fresh > 0 &&
			!this.#writesText &&
			!this.removals.touchesText
		)
	}

	refusal(): Refusal | null {
		return (
			this.#arrivals.inOrder((struct, run) => this.#visit(struct, run)) ??
			this.removals.noteDeletes()
		)
	}

	#visit(struct: Struct, run: Run): Refusal | null {
		if (struct instanceof Y.GC) return null
		const place = this.#places.of(struct, run)
		if (place === nowhere) return null
		if (typeof place === 'string') return place
		const { content } = struct
		if (place.key === null) this.#writesText = true
		const problem = problemOf(content, place) ?? this.#problemOfKey(place)
		if (problem !== null) return problem
		if (this.#tangles?.note(struct, place) === false) return 'too-much'
		if (content instanceof Y.ContentType) {
			const holder = this.#places.noteType(content.type as Y.AbstractType<unknown>, place)
			this.#touch(holder)
			this.bylines.noteRecord(holder)
		}
		this.#touch(place.holder)
		this.removals.noteWrite(content, place)
		this.bylines.noteWrite(content, place)
		return null
	}

	/** A record's key is never written again, and no map grows without end. */
	#problemOfKey({ holder, key }: Place): Refusal | null {
		if (this.#doc.share.size + this.#places.newRoots.size > limits.maxRecords) return 'full'
		if (key === null || (holder.kind !== 'root' && holder.kind !== 'record')) return null
		const stored = holder.type?._map.get(key)
		if (stored !== undefined) {
			const isRecord = holder.kind === 'root' && stored.content instanceof Y.ContentType
			return isRecord ? 'record-gone' : null
		}
		const grown = (this.#grown.get(holder) ?? 0) + 1
		this.#grown.set(holder, grown)
		const most = holder.kind === 'root' ? limits.maxRecords : limits.maxFields
		return (holder.type?._map.size ?? 0) + grown > most ? 'full' : null
	}

	#touch(holder: Holder): void {
		if (holder.kind !== 'record') return
		const { shape, root, id } = holder
		const roots = this.touched.get(shape) ?? new Map<string, Set<string>>()
		const ids = roots.get(root) ?? new Set<string>()
		this.touched.set(shape, roots.set(root, ids.add(id)))
	}
}
