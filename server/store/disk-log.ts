import { addressText, type DocumentAddress } from '#model/documents.ts'
import type { LogFile, LogFiles } from './log-files.ts'
import { SegmentWriter, type NewEdit } from './segment.ts'
import type { Authorship } from './store.ts'

/** A batch of edits that has got to the disk, and how long the first of them had waited for it. */
export type Commit = { edits: number; waitedMs: number }

/** What a disk log needs. */
export type DiskLogParts = {
	files: LogFiles
	/** The line of history that its edits belong to. */
	generation: string
	/** The highest seq there is. */
	seq: number
	/** A segment is full, or was given up: what it holds can be filed. */
	closed: () => void
	/** Called once for each batch. */
	committed?: ((commit: Commit) => void) | undefined
	/** What time it is, in milliseconds; the process' own unless a test says so. */
	now?: () => number
}

type Append = NewEdit & { resolve: (seq: number) => void; reject: (error: Error) => void }

/** The segment that is being written: how much of it is on the disk, and whose edits it holds. */
type Open = {
	name: string
	file: LogFile
	writer: SegmentWriter
	bytes: number
	documents: Set<string>
}

/** A segment is closed when it has this many bytes: filing one takes a fraction of a second. */
const segmentBytes = 4 * 1024 * 1024
/** Larger pieces go to the disk while everything else goes on. */
const asideBytes = 256 * 1024
/** A disk that takes this long by and by is slow. */
const slowMs = 5
/** How much the newest commit counts in that: one hiccup makes no slow disk, two make one. */
const newestCounts = 0.2
/** So many commits then go aside before one is waited for again, to see. */
const asideCommits = 50

/**
 * One append-only log for the edits of all documents. What one turn of the event loop brings is one
 * write and one sync. A quick disk is waited for: going to another thread and back takes longer than
 * it does. When it turns slow, commits go aside, edits gather behind the one under way, and everything
 * else goes on.
 */
export class DiskLog {
	#parts: DiskLogParts
	#now: () => number
	#seq: number
	#queue: Append[] = []
	#queuedAt = 0
	#isScheduled = false
	#aside: Promise<void> | null = null
	#inFlight = 0
	/** How long commits that were waited for took, the newest counting most. */
	#paceMs = 0
	#asideFor = 0
	#open: Open | null = null
	/** Segments that are closed and not yet filed, oldest first, and the documents in them. */
	#closed: { name: string; documents: ReadonlySet<string> }[] = []
	/** How many commits the appends so far have taken. */
	commits = 0

	constructor(parts: DiskLogParts) {
		this.#parts = parts
		this.#now = parts.now ?? (() => performance.now())
		this.#seq = parts.seq
	}

	/** Adds an edit; the promise keeps its seq once it is on the disk. */
	append(address: DocumentAddress, bytes: Uint8Array, authorship: Authorship | null) {
		return new Promise<number>((resolve, reject) => {
			if (this.#queue.length === 0) this.#queuedAt = performance.now()
			const [text, at] = [addressText(address), Date.now()]
			this.#queue.push({ address: text, bytes, authorship, at, resolve, reject })
			this.#schedule()
		})
	}

	/** How many edits are on their way to the disk. */
	get waiting(): number {
		return this.#queue.length + this.#inFlight
	}

	/** Whether there is anything that is not filed, of a document or at all. */
	holds(address?: DocumentAddress): boolean {
		const segments = this.#open === null ? this.#closed : [...this.#closed, this.#open]
		if (address === undefined) return segments.length > 0
		const text = addressText(address)
		return segments.some(({ documents }) => documents.has(text))
	}

	/** Waits for what is under way, then closes the segment that is being written. */
	async close(): Promise<void> {
		while (this.waiting > 0) await (this.#aside ?? this.#flush())
		this.#closeSegment()
	}

	/** The segments that can be filed, oldest first. */
	get filable(): string[] {
		return this.#closed.map(({ name }) => name)
	}

	/** Lets go of a segment: everything in it has been filed. */
	filed(name: string): void {
		this.#closed = this.#closed.filter((closed) => closed.name !== name)
		this.#parts.files.remove(name)
	}

	#schedule(): void {
		if (this.#isScheduled || this.#aside !== null) return
		this.#isScheduled = true
		setImmediate(() => {
			this.#isScheduled = false
			this.#flush()
		})
	}

	#flush(): void {
		if (this.#queue.length === 0 || this.#aside !== null) return
		const batch = this.#queue
		const queuedAt = this.#queuedAt
		this.#queue = []
		try {
			const open = (this.#open ??= this.#begin())
			const seqs = batch.map((edit) => this.#add(open, edit))
			const piece = open.writer.piece()
			const commit = { open, batch, seqs, bytes: piece.length, queuedAt }
			if (piece.length > asideBytes || this.#asideFor > 0) {
				this.#asideFor = Math.max(0, this.#asideFor - 1)
				this.#commitAside(commit, Buffer.from(piece))
			} else {
				const from = this.#now()
				open.file.commit(piece)
				this.#notePace(this.#now() - from)
				this.#settle(commit)
			}
		} catch (error) {
			this.#fail(batch, error as Error)
		}
	}

	#commitAside(commit: Batch, piece: Buffer): void {
		this.#inFlight = commit.batch.length
		const end = () => {
			this.#inFlight = 0
			this.#aside = null
			if (this.#queue.length > 0) this.#schedule()
		}
		this.#aside = commit.open.file.commitAside(piece).then(
			() => {
				this.#settle(commit)
				end()
			},
			(error: unknown) => {
				this.#fail(commit.batch, error as Error)
				end()
			}
		)
	}

	#add({ writer, documents }: Open, edit: Append): number {
		// A seq is never used twice, not even when its edit is lost: it may be on the disk after all.
		const seq = ++this.#seq
		writer.add(seq, edit)
		documents.add(edit.address)
		return seq
	}

	#settle({ open, batch, seqs, bytes, queuedAt }: Batch): void {
		open.bytes += bytes
		this.commits++
		this.#parts.committed?.({ edits: batch.length, waitedMs: performance.now() - queuedAt })
		for (const [index, append] of batch.entries()) append.resolve(seqs[index] as number)
		if (open.bytes < segmentBytes) return
		this.#closeSegment()
		this.#parts.closed()
	}

	/**
	 * What queued up behind the failure may depend on what has just been lost. The segment is given up
	 * as well, without what could not be committed: what comes next begins another.
	 */
	#fail(batch: readonly Append[], error: Error): void {
		const lost = [...batch, ...this.#queue]
		this.#queue = []
		try {
			this.#open?.file.truncate(this.#open.bytes)
		} catch {
			// Some of it may come up again then. Nobody was told that it is saved, and it does no harm.
		}
		this.#closeSegment()
		this.#parts.closed()
		for (const append of lost) append.reject(error)
	}

	#notePace(tookMs: number): void {
		this.#paceMs += newestCounts * (tookMs - this.#paceMs)
		if (this.#paceMs > slowMs) this.#asideFor = asideCommits
	}

	#begin(): Open {
		const { files, generation } = this.#parts
		const name = String(++this.#seq).padStart(15, '0')
		const file = files.create(name)
		const writer = new SegmentWriter({ seq: this.#seq, at: Date.now(), generation })
		return { name, file, writer, bytes: 0, documents: new Set() }
	}

	#closeSegment(): void {
		if (this.#open === null) return
		const { name, file, documents } = this.#open
		this.#open = null
		this.#closed.push({ name, documents })
		file.close()
	}
}

/** Edits that are committed together. */
type Batch = { open: Open; batch: Append[]; seqs: number[]; bytes: number; queuedAt: number }
