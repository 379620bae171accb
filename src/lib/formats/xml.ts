import { SaxesParser } from 'saxes'
import { refuseFile, type Refusal } from './refusal.ts'
import { countLines } from './text.ts'

/** Hears XML events. After the first refusal it hears nothing more. */
export interface XmlReader {
	open(name: string, attributes: Readonly<Record<string, string>>, line: number): void
	close(): void
	text(piece: string): void
	refuse(refusal: Refusal): void
	refusal(): Refusal | null
}

/** What is read: for a refusal's words, and to tell a file that was cut off from a damaged one. */
export type XmlKind = {
	/** `no Final Draft script does`: why a DOCTYPE has no business there. */
	noDoctype: string
	/** The end tags of the roots that it may have: `</FinalDraft>`. */
	ends: readonly string[]
	/** Hears fractions from 0 to 1. */
	progress?: (fraction: number) => void
}

/** Characters handed to the parser at once: small enough to stop soon after the first fault. */
const chunkLength = 64 * 1024

/**
 * Reads XML from strangers. Strict: what is not well-formed or is cut off is refused with its line,
 * and so is a DOCTYPE, so that no entity is ever expanded or fetched. Null when it was read whole.
 */
export function readXml(xml: string, reader: XmlReader, kind: XmlKind): Refusal | null {
	const text = xml.trimStart()
	const parser = new SaxesParser({ xmlns: false, position: true })
	const skipped = countLines(xml.slice(0, xml.length - text.length), Infinity) - 1
	const wiring = wire(parser, reader, { ...kind, skipped })
	for (let at = 0; at < text.length && !reader.refusal(); at += chunkLength) {
		kind.progress?.(at / text.length)
		parser.write(text.slice(at, at + chunkLength))
	}
	if (!reader.refusal()) wiring.finish()
	const refusal = reader.refusal()
	const isWhole = kind.ends.some((end) => text.trimEnd().endsWith(end))
	if (refusal?.reason === 'cut-off' && isWhole) return broken(lineOfFault(xml) ?? refusal.line ?? 1)
	return refusal
}

/** A bare & swallows everything behind it, so a whole file looks cut off; this is where it is. */
function lineOfFault(xml: string): number | null {
	const bare = xml.search(/&(?!#?\w{1,32};)/)
	return bare < 0 ? null : countLines(xml.slice(0, bare), Infinity)
}

/** Passes the parser's events to the reader, with source lines `skipped` further down. */
function wire(
	parser: SaxesParser<{ xmlns: false }>,
	reader: XmlReader,
	{ noDoctype, skipped }: XmlKind & { skipped: number }
): { finish(): void } {
	let started = 1
	let finishing = false
	const line = (): number => parser.line + skipped
	parser.on('error', () => reader.refuse(finishing ? cutOff(line()) : broken(line())))
	parser.on('doctype', () => reader.refuse(forbidden(line(), noDoctype)))
	parser.on('opentagstart', () => {
		// The character after the name is read already; when it was a line end, the tag is above.
		started = parser.column === 0 ? line() - 1 : line()
	})
	parser.on('opentag', (tag) => reader.open(tag.name, tag.attributes, started))
	parser.on('closetag', () => reader.close())
	parser.on('text', (piece) => reader.text(piece))
	parser.on('cdata', (piece) => reader.text(piece))
	return {
		finish() {
			finishing = true
			parser.close()
		}
	}
}

function cutOff(line: number): Refusal {
	const message = `This file ends in the middle, at line ${line}; it was probably cut off on its way.`
	return refuseFile('cut-off', message, line)
}

function broken(line: number): Refusal {
	return refuseFile('broken-xml', `This file is damaged: line ${line} is not valid XML.`, line)
}

function forbidden(line: number, noDoctype: string): Refusal {
	const message = `This file declares a DOCTYPE, which ${noDoctype}; it was not read.`
	return refuseFile('forbidden-xml', message, line)
}
