import { assemble } from './assemble.ts'
import { fdxReader, type FdxParts } from './fdx-reader.ts'
import type { Refusal } from './refusal.ts'
import type { Screenplay } from './screenplay.ts'
import { countLines } from './text.ts'
import type { Listener, WarningList } from './warnings.ts'
import { readXml } from './xml.ts'

/**
 * Reads the XML of a Final Draft file. Strict: what is not well-formed or is cut off is refused
 * with its line, and so is a DOCTYPE, so that no entity is ever expanded or fetched.
 */
export function readFdxParts(
	xml: string,
	listener: Listener
): { ok: true; value: FdxParts } | Refusal {
	const reader = fdxReader()
	const refusal = readXml(xml, reader, {
		noDoctype: 'no Final Draft script does',
		ends: ['</FinalDraft>'],
		progress: (fraction) => listener.progress(fraction)
	})
	return refusal ?? { ok: true, value: reader.parts() }
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
