import * as Y from 'yjs'
import { syncKinds, writeSync } from '#protocol/frame.ts'
import type { Snapshot, StoredDocument } from '../store/store.ts'
import { isOutgrown, withoutHistory } from './anew.ts'
import { Encoded, isSame } from './encoded.ts'
import { binaryFrame } from './frames.ts'
import { Head } from './head.ts'
import { limits } from './limits.ts'
import type { ShapeOf } from './shapes.ts'

/** The state vector of whoever has nothing. */
const emptyVector = Uint8Array.of(0)

/**
 * A document in two forms: as bytes, which hold what is committed and are kept as long as the room is,
 * and opened, as the head that edits are tried on, which takes some thirty times the memory and is only
 * there while somebody edits. Most rooms are read more than written: they never open it.
 */
export class Document {
	#encoded: Encoded
	#head: Head | null = null
	#opened: () => void

	/** `opened` is told each time that the head is opened. */
	constructor(stored: StoredDocument, opened: () => void) {
		this.#encoded = new Encoded(stored)
		this.#opened = opened
	}

	/** How large it is as bytes. */
	get bytes(): number {
		return this.#encoded.bytes
	}

	/** Whether it is opened. */
	get isOpen(): boolean {
		return this.#head !== null
	}

	/** As it will stand once everything taken so far is committed; opened, if it is not. */
	get head(): Head {
		if (this.#head === null) {
			this.#head = Head.from(this.#encoded.updates)
			this.#opened()
		}
		return this.#head
	}

	/** What of it each client has written, as a state vector. */
	vector(): Uint8Array {
		return this.#head?.stateVector() ?? this.#encoded.vector()
	}

	/** An edit that was applied to the head has been committed. */
	committed(update: Uint8Array): void {
		this.#encoded.add(update)
	}

	/** Everything committed is in one update: what it was made of is let go of. */
	folded(whole: Snapshot): void {
		this.#encoded.fold(whole)
	}

	/** Whether an update holds nothing that is not committed already, as far as can be told at a glance. */
	hasAll(update: Uint8Array): boolean {
		return this.#encoded.hasAll(update)
	}

	/**
	 * What a peer with this state vector lacks of what is committed, as frames; null when that has to be
	 * asked of the head. `isSettled` says whether the head is committed as it is.
	 */
	frames(vector: Uint8Array, isSettled: boolean): Buffer | null {
		if (isSame(vector, emptyVector)) {
			if (this.#encoded.isLong && isSettled) this.#encoded.fold(this.snapshot())
			return this.#encoded.frames()
		}
		if (!isSame(vector, this.#encoded.vector())) return null
		const deletes = this.#encoded.deletes()
		return deletes && binaryFrame(writeSync(syncKinds.step2, deletes))
	}

	/** The whole of it as one update, with everything taken so far. */
	snapshot(): Snapshot {
		return { bytes: this.head.snapshot(), vector: this.head.stateVector() }
	}

	/** What it is, and what it would be without its history; null when that has not outgrown it. */
	outgrown(by: {
		client: number
		shapeOf: ShapeOf
	}): { before: Uint8Array; fresh: Uint8Array } | null {
		if (this.bytes < limits.beginAnew.leastBytes) return null
		const { doc } = this.head
		const fresh = isOutgrown(doc, this.bytes) ? withoutHistory(doc, by) : null
		return fresh && { before: this.head.snapshot(), fresh: Y.encodeStateAsUpdate(fresh) }
	}

	/** Lets go of the head, all of which is committed. */
	close(): void {
		if (this.#head === null) return
		if (this.#encoded.updates.length > 1) this.#encoded.fold(this.snapshot())
		this.#head.destroy()
		this.#head = null
	}

	/** Lets go of a head that is spoiled: the next one is opened from what is committed. */
	discard(): void {
		this.#head?.destroy()
		this.#head = null
	}
}
