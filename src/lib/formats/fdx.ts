import { SaxesParser } from 'saxes'
import { assemble } from './assemble.ts'
import { fdxReader, type FdxParts } from './fdx-reader.ts'
import { refuseFile, type Refusal } from './refusal.ts'
import type { Screenplay } from './screenplay.ts'
import { countLines } from './text.ts'
import type { Listener, WarningList } from './warnings.ts'

/** Characters handed to the parser at once: small enough to stop soon after the first fault. */
const chunkLength = 64 * 1024

/**
 * Reads the XML of a Final Draft file. Strict: what is not well-formed is refused with its line,
 * a cut-off file too, and a DOCTYPE is never followed, so no entity is ever expanded.
 */
export function readFdxParts(xml: string, listener: Listener): { ok: true; value: FdxParts } | Refusal {
	const text = xml.trimStart()
	const skipped = countLines(xml.slice(0, xml.length - text.length), Infinity) - 1
	const parser = new SaxesParser({ xmlns: false, position: true })
	const reader = fdxReader(() => parser.line + skipped)
	let ended = false
	parser.on('error', (error) => reader.fault(error.message, ended))
	parser.on('doctype', () => reader.doctype())
	parser.on('opentag', (tag) => reader.open(tag.name, tag.attributes))
	parser.on('opentagstart', () => reader.mark())
	parser.on('closetag', () => reader.close())
	parser.on('text', (piece) => reader.text(piece))
	parser.on('cdata', (piece) => reader.text(piece))
	for (let at = 0; at < text.length && !reader.refusal(); at += chunkLength) {
		listener.progress(at / text.length)
		parser.write(text.slice(at, at + chunkLength))
	}
	ended = true
	if (!reader.refusal()) parser.close()
	const refusal = reader.refusal()
	return refusal ?? { ok: true, value: reader.parts() }
}
