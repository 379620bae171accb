import { SaxesParser } from 'saxes'
import { assemble } from './assemble.ts'
import { fdxReader, type FdxParts, type FdxReader } from './fdx-reader.ts'
import { refuseFile, type Refusal } from './refusal.ts'
import type { Screenplay } from './screenplay.ts'
import { countLines } from './text.ts'
import type { Listener, WarningList } from './warnings.ts'

/** Characters handed to the parser at once: small enough to stop soon after the first fault. */
const chunkLength = 64 * 1024

/**
 * Reads the XML of a Final Draft file. Strict: what is not well-formed or is cut off is refused
 * with its line, and so is a DOCTYPE, so that no entity is ever expanded or fetched.
 */
export function readFdxParts(
	xml: string,
	listener: Listener
): { ok: true; value: FdxParts } | Refusal {
	const text = xml.trimStart()
	const parser = new SaxesParser({ xmlns: false, position: true })
	const reader = fdxReader()
	const wiring = wire(
		parser,
		reader,
		countLines(xml.slice(0, xml.length - text.length), Infinity) - 1
	)
	for (let at = 0; at < text.length && !reader.refusal(); at += chunkLength) {
		listener.progress(at / text.length)
		parser.write(text.slice(at, at + chunkLength))
	}
	if (!reader.refusal()) wiring.finish()
	const refusal = reader.refusal()
	if (refusal?.reason === 'cut-off' && text.trimEnd().endsWith('</FinalDraft>')) {
		return broken(lineOfFault(xml) ?? refusal.line ?? 1)
	}
	return refusal ?? { ok: true, value: reader.parts() }
}

/** A bare & swallows everything behind it, so a whole file looks cut off; this is where it is. */
function lineOfFault(xml: string): number | null {
	const bare = xml.search(/&(?!#?\w{1,32};)/)
	return bare < 0 ? null : countLines(xml.slice(0, bare), Infinity)
}

/** Passes the parser's events to the reader, with source lines `skipped` further down. */
function wire(
	parser: SaxesParser<{ xmlns: false }>,
	reader: FdxReader,
	skipped: number
): { finish(): void } {
	let started = 1
	let finishing = false
	const line = (): number => parser.line + skipped
	parser.on('error', () => reader.refuse(finishing ? cutOff(line()) : broken(line())))
	parser.on('doctype', () => reader.refuse(forbidden(line())))
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

function forbidden(line: number): Refusal {
	const message = 'This file declares a DOCTYPE, which no Final Draft script does; it was not read.'
	return refuseFile('forbidden-xml', message, line)
}

const illegalReference = /&#(?:x0*(?:[0-8bcef]|1[0-9a-f])|0*(?:[0-8]|1[124-9]|2\d|3[01]));/gi

/** XML without references to control characters (`&#7;`), which no parser may accept. */
export function withoutIllegalReferences(xml: string, warnings: WarningList): string {
	const first = xml.includes('&#') ? xml.search(illegalReference) : -1
	if (first < 0) return xml
	const line = countLines(xml.slice(0, first), Infinity)
	warnings.add(line, 'References to control characters were removed.')
	return xml.replace(illegalReference, '')
}

/** Turns what `readFdxParts` read into a screenplay; refuses too many scenes. */
export function screenplayOfFdx(
	parts: FdxParts,
	warnings: WarningList
): { ok: true; value: Screenplay } | Refusal {
	const elementsOf = parts.tags.elementsOf
	return assemble(parts.paragraphs, { format: 'fdx', title: parts.title, warnings, elementsOf })
}
