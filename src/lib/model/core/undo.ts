import type * as Y from 'yjs'

/**
 * Whether undo may take this entry away: the `deleteFilter` of every `Y.UndoManager` on our documents.
 * Two people write one field at once, mine wins, and I undo: Yjs takes my value away but cannot bring
 * back the one before it, since my colleague's lies between. The field would be left empty, and a
 * strip without a place is off the board. So where a field was ever written by two at once, what
 * stands stays. (What undo could bring back has replaced the entry by now: then this changes nothing.)
 */
export function mayTakeBack(entry: Y.Item): boolean {
	if (entry.parentSub === null) return true
	let after = entry
	for (let before = entry.left; before !== null; before = before.left) {
		if (!isWrittenOver(before, after)) return false
		after = before
	}
	return true
}

/** Whether the writer of `after` saw `before`, rather than writing at the same time. */
function isWrittenOver({ lastId }: Y.Item, { origin }: Y.Item): boolean {
	return origin !== null && origin.client === lastId.client && origin.clock === lastId.clock
}
