import * as Y from 'yjs'
import type { StoredDocument } from '../store/store.ts'
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
	#whole: Uint8Array | null = null

	private constructor() {
		this.#doc.clientID = headClient
	}

	/** A stored document, opened. */
	static from({ snapshot, updates }: StoredDocument): Head {
		const head = new Head()
		head.#doc.transact(() => {
			if (snapshot !== null) Y.applyUpdate(head.#doc, snapshot)
			for (const update of updates) Y.applyUpdate(head.#doc, update)
		})
		head.#doc.on('update', (bytes: Uint8Array, _origin, _doc, { local }: Y.Transaction) =>
			head.#addNovel(bytes, local ? 'tidied' : 'brought')
		)
		head.#doc.on('afterTransaction', (transaction: Y.Transaction) => {
			head.#taken.clients.push(...clientsOf(transaction))
			head.#taken.overwrites.push(...findOverwrites(transaction))
		})
		return head
	}

	/**
	 * Applies an update. Null when it cannot be: it threw, or it builds on edits that were never
	 * sent. The head is spoiled then, half applied, and has to be opened anew from the store.
	 */
	take(update: Uint8Array): Taken | null {
		this.#taken = nothing()
		try {
			Y.applyUpdate(this.#doc, update)
		} catch {
			return null
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
		try {
			const result = this.#doc.transact(() => work(this.#doc))
			return { result, taken: { ...this.#taken, tidied: null } }
		} finally {
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

	/** What a peer with this state vector has not seen. All who know nothing share one answer. */
	since(vector: Uint8Array): Uint8Array {
		const knowsNothing = vector.length === 1 && vector[0] === 0
		return knowsNothing ? this.snapshot() : Y.encodeStateAsUpdate(this.#doc, vector)
	}

	stateVector(): Uint8Array {
		return Y.encodeStateVector(this.#doc)
	}

	/** The whole document as one update, encoded once for as long as nothing is news. */
	snapshot(): Uint8Array {
		this.#whole ??= Y.encodeStateAsUpdate(this.#doc)
		return this.#whole
	}

	/** A plain value of a root map. */
	read(root: string, key: string): unknown {
		return this.#doc.getMap(root).get(key)
	}

	destroy(): void {
		this.#doc.destroy()
	}

	/** One update is one transaction, but Yjs may tidy a text's formatting in a second. */
	#addNovel(bytes: Uint8Array, by: 'brought' | 'tidied'): void {
		this.#whole = null
		const { novel, tidied } = this.#taken
		this.#taken.novel = merged(novel, bytes)
		if (by === 'tidied') this.#taken.tidied = merged(tidied, bytes)
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
