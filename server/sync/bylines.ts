import * as Y from 'yjs'
import type { Writer } from './authors.ts'
import type { Holder, Place } from './places.ts'

type RecordHolder = Extract<Holder, { kind: 'record' }>

/** A record that is somebody's own, and the field that says whose. */
type OwnRecord = RecordHolder & { shape: { author: string } }

/**
 * Who may write the records of one update that are somebody's own: those it makes have to bear the
 * name of whoever sends them, those it changes have to be theirs, or whoever sends it is an owner.
 * Nobody changes whose a record is.
 */
export class Bylines {
	/** Records that arrive, and whether they name somebody. */
	#made = new Map<OwnRecord, boolean>()
	/** Whom they name: of several writes of one name, any may be the one that stands. */
	#names = new Set<unknown>()
	#changed = new Set<OwnRecord>()
	#isRenamed = false

	/** Notes a write to a key. */
	noteWrite(content: Y.Item['content'], { holder, key }: Place): void {
		if (!isOwned(holder)) return
		const names = key === holder.shape.author
		if (holder.type !== null) {
			this.#changed.add(holder)
			this.#isRenamed ||= names
		} else {
			if (names) this.#names.add(content instanceof Y.ContentAny ? content.arr[0] : null)
			this.#made.set(holder, names || this.#made.get(holder) === true)
		}
	}

	/** Notes that a record arrives: one that names nobody is nobody's to write. */
	noteRecord(holder: Holder): void {
		if (!isOwned(holder)) return
		this.#made.set(holder, this.#made.get(holder) === true)
	}

	/** Notes that a key of a record is deleted. */
	noteDelete(holder: Holder, key: string): void {
		if (!isOwned(holder)) return
		this.#changed.add(holder)
		this.#isRenamed ||= key === holder.shape.author
	}

	/** Whether a person may write all of it. Where there are no people, nothing is anybody's. */
	areBy({ person }: Writer): boolean {
		if (person === null) return true
		if (this.#isRenamed) return false
		if ([...this.#made.values()].includes(false)) return false
		if ([...this.#names].some((name) => name !== person.id)) return false
		if (person.role === 'owner') return true
		return [...this.#changed].every(
			({ type, shape }) => (type as Y.Map<unknown>).get(shape.author) === person.id
		)
	}
}

function isOwned(holder: Holder): holder is OwnRecord {
	return holder.kind === 'record' && holder.shape.author !== null
}
