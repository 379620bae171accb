import { assemble } from './assemble.ts'
import { readBlocks } from './fountain-blocks.ts'
import { eraseBoneyard, eraseNotes, numberLines } from './fountain-erase.ts'
import { readTitlePage } from './fountain-title.ts'
import type { ScriptParagraph } from './paragraph.ts'
import type { Refusal } from './refusal.ts'
import type { Screenplay } from './screenplay.ts'
import { splitLines } from './text.ts'
import type { Listener, WarningList } from './warnings.ts'

/** A Fountain file in pieces: title page by lower-case key, then paragraphs in source order. */
export interface FountainParts {
	titlePage: Map<string, string[]>
	paragraphs: ScriptParagraph[]
}

/** Reads Fountain text (without BOM) into paragraphs; any text at all is Fountain. Linear time. */
export function readFountainParts(text: string, listener: Listener): FountainParts {
	const lines = numberLines(splitLines(text))
	const script = eraseNotes(
		eraseBoneyard(lines, (line) => {
			listener.warnings.add(line, 'This /* is never closed, so what follows is read as script.')
		})
	)
	const titlePage = readTitlePage(script)
	const paragraphs = readBlocks(script.slice(titlePage.end), listener)
	return { titlePage: titlePage.values, paragraphs }
}

/** Turns what `readFountainParts` read into a screenplay; refuses too many scenes. */
export function screenplayOfFountain(
	parts: FountainParts,
	warnings: WarningList
): { ok: true; value: Screenplay } | Refusal {
	const title = parts.titlePage.get('title')?.[0] ?? ''
	return assemble(parts.paragraphs, { format: 'fountain', title, warnings, elementsOf: () => [] })
}
