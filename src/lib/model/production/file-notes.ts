import * as Y from 'yjs'

/** A piece of a rich text: an element with its attributes and what it holds, or a run of text. */
export type NoteNode =
	| { tag: string; attributes?: Record<string, unknown>; children?: NoteNode[] }
	| { text: readonly NoteRun[] }

/** A run of text with the marks it carries, or an object embedded in it. */
export type NoteRun = { insert: string | object; attributes?: Record<string, unknown> }

/** What a rich text holds, as plain data. */
export function nodesOf(parent: Y.XmlFragment): NoteNode[] {
	return parent.toArray().map((child): NoteNode => {
		if (child instanceof Y.XmlText) return { text: child.toDelta() as NoteRun[] }
		const element = child as Y.XmlElement
		const attributes = element.getAttributes() as Record<string, unknown>
		const children = nodesOf(element)
		return {
			tag: element.nodeName,
			...(Object.keys(attributes).length === 0 ? {} : { attributes }),
			...(children.length === 0 ? {} : { children })
		}
	})
}

/** Writes plain data back into an empty rich text. What is no node is passed over. */
export function writeNodes(parent: Y.XmlFragment, nodes: readonly unknown[]): void {
	for (const node of nodes) {
		if (typeof node !== 'object' || node === null) continue
		const { tag, attributes, children, text } = node as Record<string, unknown>
		if (Array.isArray(text)) {
			const run = new Y.XmlText()
			parent.push([run])
			run.applyDelta(text.filter(isRun), { sanitize: false })
		} else if (typeof tag === 'string') {
			const element = new Y.XmlElement(tag)
			parent.push([element])
			if (typeof attributes === 'object' && attributes !== null) {
				for (const [name, value] of Object.entries(attributes)) {
					element.setAttribute(name, value as string)
				}
			}
			if (Array.isArray(children)) writeNodes(element, children)
		}
	}
}

function isRun(run: unknown): run is NoteRun {
	if (typeof run !== 'object' || run === null) return false
	const { insert } = run as Partial<NoteRun>
	return typeof insert === 'string' || (typeof insert === 'object' && insert !== null)
}
