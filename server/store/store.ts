import type { DocumentAddress, DocumentKind } from '#model/documents.ts'

/** Whoever wrote: the id lasts, the name is the one they had then. */
export type Author = { id: string; name: string }

/** Who makes an edit, and the Yjs client ids they are now first seen to write a document under. */
export type Authorship = { author: Author; clients: readonly number[] }

/** A document as one update, and what each client has written of it as a state vector, where that is known. */
export type Snapshot = { bytes: Uint8Array; vector: Uint8Array | null }

/** A document as it stands on the disk: `snapshot`, then `updates` in the order they were committed. */
export type StoredDocument = {
	/** Raised when the document's history is begun anew. */
	epoch: number
	snapshot: Uint8Array | null
	/** What the snapshot's clients have written, so that nobody has to read it to know; null when it was not kept. */
	vector: Uint8Array | null
	updates: Uint8Array[]
	/** The newest committed edit; 0 when there never was one. */
	seq: number
	/** Who each Yjs client id of the document belongs to, as far as known. */
	authors: Map<number, Author>
}

/** The same content as before, without its history. */
export type NewEpoch = { before: Uint8Array; fresh: Uint8Array; uptoSeq: number; keepMs: number }

/** A production as the list of them shows it. `createdAt` in milliseconds since 1970. */
export type Production = { id: string; title: string; madeFrom: string; createdAt: number }

/** A document, under the title of its production as the list shows it. */
export type ListedDocument = DocumentAddress & { title: string }

/** The first content of one of a new production's documents. */
export type Birth = { kind: DocumentKind; bytes: Uint8Array }

/**
 * Where documents last. Every method is one transaction; what it returns has happened on the disk.
 * Appends commit in the order they are handed over. When a commit fails, every append handed over
 * before the failure was known fails with it, so no edit can outlive one it may depend on.
 */
export interface Store {
	/**
	 * Names the line of history that the store follows: a random id, another one after each restore.
	 * Whoever has seen edits under one id and now meets another may hold edits that the store lost.
	 */
	readonly generation: string

	/** When the newest edit was made that came with the last restore; null when there was none. */
	readonly restoredFrom: number | null

	/**
	 * Adds an update to a document's log; the promise keeps its seq, only after the commit. Who made
	 * it and when is kept for good, whatever becomes of the bytes.
	 */
	append(
		address: DocumentAddress,
		bytes: Uint8Array,
		authorship: Authorship | null
	): Promise<number>
	/** Everything needed to open a document, or null when there is no such production. */
	load(address: DocumentAddress): Promise<StoredDocument | null>
	/** Puts one snapshot in the place of all updates up to and with `uptoSeq`. */
	compact(address: DocumentAddress, snapshot: Snapshot, uptoSeq: number): Promise<void>
	/**
	 * Begins the history of a document anew: `fresh` takes the place of everything up to and with
	 * `uptoSeq`, and the epoch is raised. What it was `before`, as one update, is kept for `keepMs`.
	 */
	beginAnew(address: DocumentAddress, change: NewEpoch): Promise<void>

	/** A new production, the births of its documents as their snapshots, and its owner: all or nothing. */
	createProduction(production: Production, births: readonly Birth[], owner?: string): Promise<void>
	/** Newest first, without the removed. */
	listProductions(): Promise<Production[]>
	/** Sets the title that the list shows. */
	renameProduction(id: string, title: string): Promise<void>
	/** Takes a production out of the list; its documents stay on the disk. False when there is none. */
	removeProduction(id: string, at: number): Promise<boolean>

	/** Writes something and reads it back; throws when the disk does not keep it. */
	check(): Promise<void>
	/** Everything wrong with the stored data, one sentence each. */
	verify(): Promise<string[]>
	/** Copies the whole store into a new file while work goes on. */
	backup(file: string): Promise<void>
	/** Makes sure that whoever reads the tables of the log of deeds finds all edits committed so far. */
	file(): Promise<void>
	/** Waits for what is under way, then lets go. Nothing may be appended any more. */
	close(): Promise<void>
}
