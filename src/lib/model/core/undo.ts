import type * as Y from 'yjs'

/**
 * Whether undo may take this entry away: the `deleteFilter` of every `Y.UndoManager` on our documents.
 * Two people write one field at once, mine wins, and I undo: Yjs takes my value away but cannot bring
 * back the one before it, since my colleague's lies between. The field would be left empty, and a
 * strip without a place is off the board; so what I wrote stays.
 */
export function mayTakeBack(entry: Y.Item): boolean {
	if (entry.parentSub === null) return true
	let mine = entry
	while (mine.left !== null && mine.id.client === entry.id.client) {
		if (!isWrittenOver(mine, mine.left)) return false
		mine = mine.left
	}
	return true
}

/** Whether `left` is what the writer of `entry` saw, and not somebody's write at the same time. */
function isWrittenOver({ origin }: Y.Item, left: Y.Item): boolean {
	const { client, clock } = left.lastId
	return origin !== null && origin.client === client && origin.clock === clock
}
