import * as Y from 'yjs'
import type { DocumentAddress } from '#model/documents.ts'
import type { SqliteStore } from '../store/sqlite.ts'
import type { StoredDocument } from '../store/store.ts'

/** Every document of every production, as it is stored. */
export async function* storedDocuments(
	store: Pick<SqliteStore, 'listDocuments' | 'load'>
): AsyncGenerator<{ address: DocumentAddress; stored: StoredDocument }> {
	for (const { production, kind } of await store.listDocuments()) {
		const address = { production, kind }
		const stored = await store.load(address)
		if (stored !== null) yield { address, stored }
	}
}

/** A stored document, opened. Throws when it cannot be, or when a part of it is missing. */
export function openStored({ snapshot, updates }: StoredDocument): Y.Doc {
	const doc = new Y.Doc()
	doc.transact(() => {
		if (snapshot !== null) Y.applyUpdate(doc, snapshot)
		for (const update of updates) Y.applyUpdate(doc, update)
	})
	if (doc.store.pendingStructs !== null || doc.store.pendingDs !== null) {
		throw new Error('It builds on edits that are missing.')
	}
	return doc
}
