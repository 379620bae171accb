import * as Y from 'yjs'
import { syncKinds, writeSync } from '#protocol/frame.ts'
import type { Snapshot, StoredDocument } from '../store/store.ts'
import { binaryFrame } from './frames.ts'
import { limits } from './limits.ts'

/** An update that says nothing. */
const nothing = Uint8Array.of(0, 0)

/**
 * A document as bytes: all that is committed, without anybody having to open it. One update that was
 * the whole of it once, and what was committed since; together they go to whoever joins, framed once
 * for all who do.
 */
export class Encoded {
	#whole: Uint8Array
	/** What its clients have written; null until it is asked for, where the store does not know. */
	#wholeVector: Uint8Array | null
	#since: Uint8Array[]
	#sinceBytes: number
	#frames: Buffer | null = null
	#vector: Uint8Array | null = null
	#deletes: Uint8Array | null = null

	constructor({
		snapshot,
		vector,
		updates
	}: Pick<StoredDocument, 'snapshot' | 'vector' | 'updates'>) {
		this.#whole = snapshot ?? nothing
		this.#wholeVector = vector
		this.#since = [...updates]
		this.#sinceBytes = updates.reduce((sum, update) => sum + update.length, 0)
	}

	get bytes(): number {
		return this.#whole.length + this.#sinceBytes
	}

	/** Every update that the document is made of, oldest first. */
	get updates(): Uint8Array[] {
		return [this.#whole, ...this.#since]
	}

	/** Whether there are so many updates that opening the document once is less work than sending them. */
	get isLong(): boolean {
		const { updates, bytes } = limits.longTail
		return this.#since.length > updates || this.#sinceBytes > bytes
	}

	/** An edit has been committed. */
	add(update: Uint8Array): void {
		this.#since.push(update)
		this.#sinceBytes += update.length
		this.#forget()
	}

	/** One update that holds all that is committed takes the place of what there is. */
	fold({ bytes, vector }: Snapshot): void {
		this.#whole = bytes
		this.#wholeVector = vector
		this.#since = []
		this.#sinceBytes = 0
		this.#forget()
	}

	/**
	 * What tells a peer that has nothing all there is, as frames. A client takes its step 2 for the end
	 * of it, so that comes last, behind plain updates.
	 */
	frames(): Buffer {
		this.#frames ??= this.#makeFrames()
		return this.#frames
	}

	/** What of it each client has written, as a state vector. */
	vector(): Uint8Array {
		this.#vector ??= this.#makeVector()
		return this.#vector
	}

	/**
	 * What a peer that has it all may still lack: what was deleted, which no state vector tells. Null
	 * when that would take opening the document.
	 */
	deletes(): Uint8Array | null {
		if (this.#since.length > 0) return null
		this.#deletes ??= Y.diffUpdate(this.#whole, this.vector())
		return this.#deletes
	}

	/** Whether an update is no news at all, as far as can be told at a glance. */
	hasAll(update: Uint8Array): boolean {
		if (update[0] !== 0) return false // it writes something
		if (isSame(update, nothing)) return true
		const deletes = this.deletes()
		return deletes !== null && isSame(update, deletes)
	}

	#forget(): void {
		this.#frames = null
		this.#vector = null
		this.#deletes = null
	}

	#makeFrames(): Buffer {
		const last = this.#since.at(-1) ?? this.#whole
		const before = this.#since.length > 0 ? [this.#whole, ...this.#since.slice(0, -1)] : []
		return Buffer.concat([
			...before.map((update) => binaryFrame(writeSync(syncKinds.update, update))),
			binaryFrame(writeSync(syncKinds.step2, last))
		])
	}

	#makeVector(): Uint8Array {
		const whole = (this.#wholeVector ??= Y.encodeStateVectorFromUpdate(this.#whole))
		if (this.#since.length === 0) return whole
		const ends = Y.decodeStateVector(whole)
		for (const update of this.#since) {
			for (const [client, end] of Y.parseUpdateMeta(update).to) {
				ends.set(client, Math.max(end, ends.get(client) ?? 0))
			}
		}
		return Y.encodeStateVector(ends)
	}
}

/** Whether two updates, or two state vectors, are the same bytes. */
export function isSame(a: Uint8Array, b: Uint8Array): boolean {
	return a.length === b.length && Buffer.compare(a, b) === 0
}
