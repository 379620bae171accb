import * as Y from 'yjs'

/*
 * The text of a note as screens, lists and files need it. It is a shared rich text in a root of its
 * own, written by an editor of a well-known shape: paragraphs, headings and lists, with marks.
 */

export type NoteSpan = { text: string; bold: boolean; italic: boolean; struck: boolean }
/** One line of a note. */
export type NoteLine = {
	kind: 'plain' | 'heading' | 'bullet' | 'number'
	spans: readonly NoteSpan[]
}

/** Lists in lists in quotes: deeper is no note that a person wrote. */
const deepest = 16

/** Where the text of a note lies. */
export function noteOf(doc: Y.Doc, id: string): Y.XmlFragment {
	return doc.getXmlFragment(`note:${id}`)
}

/** The lines of a note, whatever else may stand in it. */
export function noteLines(note: Y.XmlFragment): NoteLine[] {
	return linesIn(note, 'plain', 0)
}

function linesIn(
	parent: Y.XmlFragment | Y.XmlElement,
	kind: NoteLine['kind'],
	depth: number
): NoteLine[] {
	if (depth > deepest) return []
	return parent.toArray().flatMap((child): NoteLine[] => {
		if (child instanceof Y.XmlText) return [{ kind, spans: spansOf(child) }]
		if (!(child instanceof Y.XmlElement)) return []
		const inner = kindOf(child.nodeName) ?? kind
		const lines = linesIn(child, inner, depth + 1)
		const isLine = child.nodeName === 'paragraph' || child.nodeName === 'heading'
		return lines.length === 0 && isLine ? [{ kind: inner, spans: [] }] : lines
	})
}

function kindOf(node: string): NoteLine['kind'] | null {
	if (node === 'heading') return 'heading'
	if (node === 'bulletList') return 'bullet'
	return node === 'orderedList' ? 'number' : null
}

function spansOf(text: Y.XmlText): NoteSpan[] {
	const delta = text.toDelta() as { insert?: unknown; attributes?: Record<string, unknown> }[]
	return delta.flatMap(({ insert, attributes = {} }) => {
		if (typeof insert !== 'string') return []
		const { bold, italic, strike } = attributes
		return [{ text: insert, bold: !!bold, italic: !!italic, struck: !!strike }]
	})
}

/** What lines say, without their looks. */
export function plainText(lines: readonly NoteLine[]): string {
	return lines.map(({ spans }) => spans.map(({ text }) => text).join('')).join('\n')
}

/** Lines of plain text. */
export function plainLines(text: string): NoteLine[] {
	return text.split(/\r\n?|\n/).map((line) => ({
		kind: 'plain' as const,
		spans: line === '' ? [] : [{ text: line, bold: false, italic: false, struck: false }]
	}))
}

/** Writes the first text of a note that is being made. Call inside a transaction. */
export function writeNote(doc: Y.Doc, id: string, lines: readonly NoteLine[]): void {
	noteOf(doc, id).push(lines.map(nodeOf))
}

function nodeOf({ kind, spans }: NoteLine): Y.XmlElement {
	if (kind === 'bullet' || kind === 'number') {
		const item = elementOf('listItem', [elementOf('paragraph', [textOf(spans)])])
		return elementOf(kind === 'bullet' ? 'bulletList' : 'orderedList', [item])
	}
	return elementOf(kind === 'heading' ? 'heading' : 'paragraph', [textOf(spans)])
}

function elementOf(name: string, children: (Y.XmlElement | Y.XmlText)[]): Y.XmlElement {
	const element = new Y.XmlElement(name)
	element.insert(0, children)
	return element
}

function textOf(spans: readonly NoteSpan[]): Y.XmlText {
	const text = new Y.XmlText()
	let at = 0
	for (const { text: words, bold, italic, struck } of spans) {
		const marks = { ...(bold && { bold: {} }), ...(italic && { italic: {} }) }
		text.insert(at, words, { ...marks, ...(struck && { strike: {} }) })
		at += words.length
	}
	return text
}
