import * as Y from 'yjs'
import { documents, type DocumentAddress, type DocumentKind } from '#model/documents.ts'
import type { SqliteStore } from './sqlite.ts'
import type { Store, StoredDocument } from './store.ts'

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

/** Every document of one production, opened; none when there is no such production. */
export async function openedDocuments(
	store: Pick<Store, 'load'>,
	production: string
): Promise<Map<DocumentKind, Y.Doc>> {
	const opened = new Map<DocumentKind, Y.Doc>()
	for (const kind of Object.keys(documents) as DocumentKind[]) {
		const stored = await store.load({ production, kind })
		if (stored !== null) opened.set(kind, openStored(stored))
	}
	return opened
}

/** Some documents of one production, as they are stored; null when there is no such production. */
export async function loadAll<Kind extends DocumentKind>(
	store: Pick<Store, 'load'>,
	production: string,
	kinds: readonly Kind[]
): Promise<Record<Kind, StoredDocument> | null> {
	const loaded: Partial<Record<Kind, StoredDocument>> = {}
	for (const kind of kinds) {
		const stored = await store.load({ production, kind })
		if (stored === null) return null
		loaded[kind] = stored
	}
	return loaded as Record<Kind, StoredDocument>
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
