import type * as Y from 'yjs'

/**
 * Everything a command may not find by itself: the document, where new ids come from, chance for
 * order keys, and the origin by which undo knows this person's own changes.
 */
export type Edit = {
	doc: Y.Doc
	/** A fresh random id, never used before: 128 bits or as good. */
	newId: () => string
	/** A number in [0, 1), for the random part of order keys. */
	random: () => number
	/** Marks the transaction: undo takes back what carries the origins it tracks. */
	origin: unknown
}

/** Runs `body` as one transaction: it syncs, saves and undoes as one. */
export function transact(edit: Edit, body: () => void): void {
	edit.doc.transact(body, edit.origin)
}
