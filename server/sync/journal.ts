import type { DocumentAddress } from '#model/documents.ts'
import type { Authorship, Snapshot, Store, StoredDocument } from '../store/store.ts'
import { limits } from './limits.ts'

/** What a journal needs, and whom it tells. */
export type JournalParts = {
	address: DocumentAddress
	store: Store
	stored: StoredDocument
	/** Something could not be stored: what was in flight is lost, and nothing more is taken. */
	failed: (error: unknown) => void
	/** A snapshot holds all that is committed by now, and nothing else. */
	folded: (snapshot: Snapshot) => void
	/** A snapshot could not be stored; the log that it would have replaced is still there. */
	notCompacted: (error: unknown) => void
}

type Waiting = { until: number; run: () => void; orElse: (() => void) | undefined }

/** The way of one document's edits to the disk, and what has to wait until they are there. */
export class Journal {
	readonly epoch: number
	#parts: JournalParts
	#seq: number
	/** Edits handed to the store, and those committed: what lies between is in flight. */
	#appended = 0
	#committed = 0
	/** What runs once so many edits are committed, in order. */
	#waiting: Waiting[] = []
	#hasFailed = false
	/** The log since the newest snapshot, and that one's size. */
	#tail: { updates: number; bytes: number }
	#snapshotBytes: number
	#compacting: Promise<void> | null = null

	constructor(parts: JournalParts) {
		const { epoch, seq, snapshot, updates } = parts.stored
		this.#parts = parts
		this.epoch = epoch
		this.#seq = seq
		const bytes = updates.reduce((sum, update) => sum + update.length, 0)
		this.#tail = { updates: updates.length, bytes }
		this.#snapshotBytes = snapshot?.length ?? 0
	}

	/** The newest committed edit of the document. */
	get seq(): number {
		return this.#seq
	}

	/** Whether nothing is on its way to the disk. */
	get isIdle(): boolean {
		return this.#appended === this.#committed && this.#compacting === null
	}

	/** Hands an edit to the store. */
	append(bytes: Uint8Array, authorship: Authorship | null): void {
		if (this.#hasFailed) return
		this.#appended++
		this.#tail.updates++
		this.#tail.bytes += bytes.length
		const { store, address } = this.#parts
		store.append(address, bytes, authorship).then(
			(seq) => this.#advance(seq),
			(error: unknown) => this.#fail(error)
		)
	}

	/** Runs something once all edits handed over so far are committed, something else if one is lost. */
	afterCommits(run: () => void, orElse?: () => void): void {
		if (this.#hasFailed) orElse?.()
		else if (this.#appended === this.#committed) run()
		else this.#waiting.push({ until: this.#appended, run, orElse })
	}

	/** Whether all edits handed over so far were committed, once that is known. */
	settled(): Promise<boolean> {
		return new Promise((resolve) =>
			this.afterCommits(
				() => resolve(true),
				() => resolve(false)
			)
		)
	}

	/** Puts a snapshot in the place of the log, when that is due. The snapshot holds all appended. */
	compactIfDue(snapshot: () => Snapshot): void {
		if (this.#isWorth(limits.compactAfter)) this.#compactSoon(snapshot())
	}

	/** The same for a document that nobody edits any more, so that it is opened quickly the next time. */
	foldIfWorth(snapshot: () => Snapshot): void {
		// More than can be sent as they are is worth it whatever its size.
		const isLong = this.#isWorth({ updates: limits.longTail.updates, ofSnapshot: 0 })
		if (isLong || this.#isWorth(limits.foldAfter)) this.#compactSoon(snapshot())
	}

	#isWorth({ updates, ofSnapshot }: { updates: number; ofSnapshot: number }): boolean {
		if (this.#compacting !== null || this.#hasFailed) return false
		return this.#tail.updates >= updates && this.#tail.bytes >= ofSnapshot * this.#snapshotBytes
	}

	#compactSoon(whole: Snapshot): void {
		this.#tail = { updates: 0, bytes: 0 }
		this.#snapshotBytes = whole.bytes.length
		this.afterCommits(() => {
			this.#parts.folded(whole)
			this.#compacting = this.#compact(whole).finally(() => (this.#compacting = null))
		})
	}

	#compact(snapshot: Snapshot): Promise<void> {
		const { store, address, notCompacted } = this.#parts
		return store.compact(address, snapshot, this.#seq).catch(notCompacted)
	}

	#advance(seq: number): void {
		if (this.#hasFailed) return
		this.#committed++
		this.#seq = seq
		while ((this.#waiting[0]?.until ?? Infinity) <= this.#committed) this.#waiting.shift()?.run()
	}

	#fail(error: unknown): void {
		if (this.#hasFailed) return
		this.#hasFailed = true
		const waiting = this.#waiting
		this.#waiting = []
		for (const { orElse } of waiting) orElse?.()
		this.#parts.failed(error)
	}
}
