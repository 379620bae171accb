import { assemble } from './assemble.ts'
import { withoutExtensions } from './cast.ts'
import { maxHeading, maxParagraphs } from './limits.ts'
import { isOmittedText, plainHeading, type ScriptParagraph } from './paragraph.ts'
import { refuseFile, type Refusal } from './refusal.ts'
import type { Screenplay } from './screenplay.ts'
import { foldSpace, splitLines } from './text.ts'
import type { Listener } from './warnings.ts'

/*
 * Trelby: settings, then `#Start-Script` and one line for each line on the page. Its first mark says how
 * the line ends (`>` a blank, `+` two, `&` nothing, `|` a new line, `.` the end of the paragraph), the second
 * what the paragraph is.
 */

const start = '#Start-Script'

/** Whether a text begins as such a file does. */
export function isTrelby(text: string): boolean {
	return /^#Version \d/.test(text) && text.includes(`\n${start}`)
}

const joints: Readonly<Record<string, string>> = { '>': ' ', '+': '  ', '&': '', '|': '\n' }

type Open = { mark: string; text: string; line: number }

/** Reads the text of a Trelby script. It knows no scene numbers and no lengths. */
export function readTrelby(
	text: string,
	{ warnings }: Listener
): { ok: true; value: Screenplay } | Refusal {
	const lines = splitLines(text)
	const paragraphs: ScriptParagraph[] = []
	let open: Open | null = null as Open | null
	let unknown = 0
	for (let at = lines.indexOf(start) + 1; at < lines.length; at++) {
		const line = lines[at] ?? ''
		if (line === '' || line.startsWith('#')) continue
		const [ending = '', mark = ''] = line
		const words: string = (open?.text ?? '') + line.slice(2)
		open = { mark: open?.mark ?? mark, text: words, line: open?.line ?? at + 1 }
		if (ending in joints) open.text += joints[ending]
		else {
			if (ending !== '.') unknown += 1
			const paragraph = paragraphOf(open)
			if (paragraph) paragraphs.push(paragraph)
			open = null
		}
		if (paragraphs.length > maxParagraphs)
			return refuseFile('too-many', `This file has more than ${maxParagraphs} paragraphs.`, at + 1)
	}
	if (open)
		warnings.add(open.line, 'The last paragraph has no end: the file may have been cut off.')
	if (unknown > 0)
		warnings.add(1, `${unknown} lines end in a way that was not known; read as they stand.`)
	return assemble(paragraphs, { format: 'trelby', title: '', warnings, elementsOf: () => [] })
}

function paragraphOf(found: Open): ScriptParagraph | null {
	const { mark, text, line } = found
	if (text.trim() === '') return null
	switch (mark) {
		case '\\': {
			const heading = foldSpace(text.slice(0, maxHeading)).toUpperCase()
			return { ...plainHeading(heading, line), omitted: isOmittedText(heading) }
		}
		case '_': {
			const cue = foldSpace(text.slice(0, maxHeading)).toUpperCase()
			return { kind: 'cue', text: cue, name: withoutExtensions(cue), dual: false, line }
		}
		case ':':
			return { kind: 'dialogue', text, spaced: false, line }
		case '(':
			return { kind: 'parenthetical', text, spaced: false, line }
		case '/':
			return { kind: 'transition', text, spaced: true, line }
		case '*':
			return { kind: 'section', level: 1, text: foldSpace(text), line }
		case '%':
			return null
		default:
			return { kind: 'action', text, spaced: true, line }
	}
}
