import * as z from 'zod/mini'

/**
 * Which history a copy of a document follows, and how far. Two copies merge only when they follow one:
 *
 *   generation  the store's line of history: another one after each restore from a backup
 *   epoch       raised when the document's own history is begun anew, with the same content
 *   seq         the newest committed edit of it
 */
export const lineage = z.object({
	/** Null in a copy that was made before copies noted it. */
	generation: z.nullable(z.string()),
	epoch: z.int(),
	seq: z.int()
})

export type Lineage = z.infer<typeof lineage>

/** Whether a copy and a document are of one history, however far each goes. */
export function isOneHistory(held: Lineage, stands: Lineage): boolean {
	return isOneStore(held, stands) && held.epoch === stands.epoch
}

/** Whether a copy can be merged with the document as it stands: it follows on the same history. */
export function followsOn(held: Lineage, stands: Lineage): boolean {
	// A store that has less than it once said is one that was put back by hand.
	return isOneHistory(held, stands) && held.seq <= stands.seq
}

/** Whether the server has lost edits that the copy holds, rather than written the same ones anew. */
export function wasRestored(held: Lineage, stands: Lineage): boolean {
	return !isOneStore(held, stands) || held.epoch > stands.epoch || held.seq > stands.seq
}

function isOneStore(held: Lineage, stands: Lineage): boolean {
	return held.generation === null || held.generation === stands.generation
}
