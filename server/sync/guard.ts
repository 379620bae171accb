import * as Y from 'yjs'

/**
 * Whether an update may be tried on a document at all: all of it decodes. What a well formed
 * update may do is seen on the head, which gives up whatever throws or leaves something pending.
 */
export function isWellFormed(update: Uint8Array): boolean {
	try {
		Y.decodeUpdate(update)
		return true
	} catch {
		return false
	}
}
