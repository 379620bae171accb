import * as Y from 'yjs'
import { findOverwrites, type Overwrite } from './overwrites.ts'

/** What an update brought: the part that was news, and what came with it. */
export type Taken = {
	/** Null when everything was known already. */
	novel: Uint8Array | null
	/** The part of that which Yjs made itself, tidying a text's formatting: its sender lacks it. */
	tidied: Uint8Array | null
	/** The Yjs client ids that the news was written under. */
	clients: number[]
	overwrites: Overwrite[]
}

/** The Yjs client id of every head: nobody may write under it, and the server only under others. */
export const headClient = 0

/** A document as it will stand once everything taken so far has been committed. */
export class Head {
	#doc = new Y.Doc()
	#taken: Taken = nothing()

	private constructor() {
		this.#doc.clientID = headClient
	}

	/** A document, opened from the updates that it is made of. */
	static from(updates: readonly Uint8Array[]): Head {
		const head = new Head()
		head.#doc.transact(() => {
			for (const update of updates) Y.applyUpdate(head.#doc, update)
		})
		head.#doc.on('afterTransaction', (transaction: Y.Transaction) => {
			head.#taken.clients.push(...clientsOf(transaction))
			head.#taken.overwrites.push(...findOverwrites(transaction))
		})
		return head
	}

	/**
	 * Applies an update. `isPlain` promises that all of it is news and no text is touched: then what is
	 * new are the bytes as they came, and Yjs need not write them anew. Null when it cannot be: it threw, or it builds on edits that were never
	 * sent. The head is spoiled then, half applied, and has to be opened anew from the store.
	 */
	take(update: Uint8Array, isPlain = false): Taken | null {
		this.#taken = nothing()
		if (isPlain) this.#taken.novel = update
		else this.#doc.on('update', this.#addNovel)
		try {
			Y.applyUpdate(this.#doc, update)
		} catch {
			return null
		} finally {
			if (!isPlain) this.#doc.off('update', this.#addNovel)
		}
		return this.isWhole ? this.#taken : null
	}

	/**
	 * Changes the document as the server itself, in one transaction, written under `client`. Answers
	 * what `work` answers, and what came of it. When `work` throws, the head may be half changed.
	 */
	change<Result>(client: number, work: (doc: Y.Doc) => Result): { result: Result; taken: Taken } {
		this.#taken = nothing()
		this.#doc.clientID = client
		this.#doc.on('update', this.#addNovel)
		try {
			const result = this.#doc.transact(() => work(this.#doc))
			return { result, taken: { ...this.#taken, tidied: null } }
		} finally {
			this.#doc.off('update', this.#addNovel)
			this.#doc.clientID = headClient
		}
	}

	/** The document, to be looked at: only `take` and `change` change it. */
	get doc(): Y.Doc {
		return this.#doc
	}

	/** Whether nothing waits for edits that are missing. */
	get isWhole(): boolean {
		return this.#doc.store.pendingStructs === null && this.#doc.store.pendingDs === null
	}

	/** What a peer with this state vector has not seen. */
	since(vector: Uint8Array): Uint8Array {
		return Y.encodeStateAsUpdate(this.#doc, vector)
	}

	stateVector(): Uint8Array {
		return Y.encodeStateVector(this.#doc)
	}

	/** The whole document as one update. */
	snapshot(): Uint8Array {
		return Y.encodeStateAsUpdate(this.#doc)
	}

	/** A plain value of a root map. */
	read(root: string, key: string): unknown {
		return this.#doc.getMap(root).get(key)
	}

	destroy(): void {
		this.#doc.destroy()
	}

	/** One update is one transaction, but Yjs may tidy a text's formatting in a second. */
	#addNovel = (
		bytes: Uint8Array,
		_origin: unknown,
		_doc: Y.Doc,
		{ local }: Y.Transaction
	): void => {
		const { novel, tidied } = this.#taken
		this.#taken.novel = merged(novel, bytes)
		if (local) this.#taken.tidied = merged(tidied, bytes)
	}
}

function merged(before: Uint8Array | null, bytes: Uint8Array): Uint8Array {
	return before === null ? bytes : Y.mergeUpdates([before, bytes])
}

function nothing(): Taken {
	return { novel: null, tidied: null, clients: [], overwrites: [] }
}

function clientsOf({ beforeState, afterState }: Y.Transaction): number[] {
	return [...afterState]
		.filter(([client, clock]) => clock > (beforeState.get(client) ?? 0))
		.map(([client]) => client)
}
