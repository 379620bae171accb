import * as Y from 'yjs'
import { limits } from './limits.ts'
import type { ShapeOf } from './shapes.ts'

/**
 * Whether a document's history has outgrown what it holds: every edit leaves a few bytes for good, and
 * every visit a client id. `bytes` is how large it is; what it holds is measured as JSON.
 */
export function isOutgrown(doc: Y.Doc, bytes: number): boolean {
	const { leastBytes, timesContent } = limits.beginAnew
	if (bytes < leastBytes) return false
	return bytes > timesContent * Buffer.byteLength(JSON.stringify(doc.toJSON()))
}

/**
 * The same content without a history, written under `client`. Null when there is something in it that
 * the model has no place for, and so nobody knows how to copy.
 */
export function withoutHistory(doc: Y.Doc, by: { client: number; shapeOf: ShapeOf }): Y.Doc | null {
	const fresh = new Y.Doc()
	fresh.clientID = by.client
	const isWhole = fresh.transact(() => [...doc.share.keys()].every((root) => copyRoot(root)))
	return isWhole ? fresh : null

	function copyRoot(root: string): boolean {
		const shape = by.shapeOf(root)
		if (shape === null) return false
		if (shape.kind === 'note') copyNote(doc.getXmlFragment(root), fresh.getXmlFragment(root))
		else copyMap(doc.getMap(root), fresh.getMap(root))
		return true
	}
}

function copyMap(from: Y.Map<unknown>, to: Y.Map<unknown>): void {
	for (const [key, value] of from.entries()) {
		to.set(key, value instanceof Y.Map ? value.clone() : value)
	}
}

/** Elements and texts: the guard lets nothing else into a note. */
function copyNote(from: Y.XmlFragment, to: Y.XmlFragment): void {
	const nodes = from.toArray()
	to.insert(
		0,
		nodes.flatMap((node) => (node instanceof Y.XmlHook ? [] : [node.clone()]))
	)
}
