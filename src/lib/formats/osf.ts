import { assemble } from './assemble.ts'
import { withoutExtensions } from './cast.ts'
import { maxDepth, maxHeading, maxParagraphs, maxSynopsis } from './limits.ts'
import { isOmittedText, plainHeading, type ScriptParagraph } from './paragraph.ts'
import { refuseFile, type Refusal } from './refusal.ts'
import type { Screenplay } from './screenplay.ts'
import { foldSpace } from './text.ts'
import type { Listener } from './warnings.ts'
import { readXml, type XmlReader } from './xml.ts'

/*
 * Open Screenplay Format, which Fade In writes: paragraphs in `document/paragraphs`, each with the name
 * of its style, `basestylename` in older versions and `basestyle` in the newest. The title page is made
 * of paragraphs too. A parenthetical is stored without its parentheses, an empty heading is no scene.
 */

type Attributes = Readonly<Record<string, string>>

type Para = { line: number; attributes: Attributes; style: string; dual: boolean; text: string }

/** Whether a text begins as such a file does. */
export function isOsf(text: string): boolean {
	return /<document\b[^>]*Open Screenplay Format/i.test(text.slice(0, 2000))
}

/** Reads the XML of an Open Screenplay Format document. */
export function readOsf(
	xml: string,
	listener: Listener
): { ok: true; value: Screenplay } | Refusal {
	const heard = listen()
	const refusal = readXml(xml, heard.reader, {
		noDoctype: 'no screenplay of this kind does',
		ends: ['</document>'],
		progress: (fraction) => listener.progress(fraction)
	})
	if (refusal) return refusal
	const paragraphs = heard.script.flatMap((para) => paragraphOf(para) ?? [])
	const title = heard.titlePage.map(({ text }) => foldSpace(text)).find((text) => text !== '') ?? ''
	const source = { title: title.slice(0, maxHeading), warnings: listener.warnings }
	return assemble(paragraphs, { format: 'osf', ...source, elementsOf: () => [] })
}

/** Hears paragraphs of the script and of the title page. */
function listen(): { reader: XmlReader; script: Para[]; titlePage: Para[] } {
	const [script, titlePage]: [Para[], Para[]] = [[], []]
	const names: string[] = []
	let para: Para | null = null
	let refused: Refusal | null = null
	const reader: XmlReader = {
		open(name, attributes, line) {
			refused ??= refusalAt({ name, line }, names.length, script.length + titlePage.length)
			names.push(name)
			if (name === 'para') para = { line, attributes, style: '', dual: false, text: '' }
			if (name === 'style' && para) {
				para.style = attributes['basestyle'] ?? attributes['basestylename'] ?? ''
				para.dual = /^(1|true)$/.test(attributes['dualdialogue'] ?? '')
			}
		},
		close() {
			if (names.pop() !== 'para' || para === null) return
			if (names.at(-1) === 'paragraphs') script.push(para)
			if (names.at(-1) === 'titlepage') titlePage.push(para)
			para = null
		},
		text(piece) {
			if (para && names.at(-1) === 'text') para.text += piece
		},
		refuse: (refusal) => void (refused ??= refusal),
		refusal: () => refused
	}
	return { reader, script, titlePage }
}

function refusalAt(
	{ name, line }: { name: string; line: number },
	depth: number,
	count: number
): Refusal | null {
	if (depth > maxDepth)
		return refuseFile('too-many', `This file is nested more than ${maxDepth} levels deep.`, line)
	if (name === 'para' && count >= maxParagraphs)
		return refuseFile('too-many', `This file has more than ${maxParagraphs} paragraphs.`, line)
	return null
}

function paragraphOf(para: Para): ScriptParagraph | null {
	const { line, text } = para
	if (text.trim() === '') return null
	switch (para.style) {
		case 'Scene Heading':
			return headingOf(para)
		case 'Character': {
			const cue = foldSpace(text.slice(0, maxHeading))
			const name = withoutExtensions(cue).toUpperCase()
			return { kind: 'cue', text: cue, name, dual: para.dual, line }
		}
		case 'Dialogue':
			return { kind: 'dialogue', text, spaced: false, line }
		case 'Parenthetical':
			return { kind: 'parenthetical', text: `(${text})`, spaced: false, line }
		case 'Singing':
		case 'Lyrics':
			return { kind: 'lyric', text, spaced: false, line }
		case 'Transition':
			return { kind: 'transition', text, spaced: true, line }
		default:
			return { kind: 'action', text, spaced: true, line }
	}
}

/** Stored in any case: the style of headings prints them in capitals. */
function headingOf({ line, attributes, text }: Para): ScriptParagraph {
	const heading = foldSpace(text.slice(0, maxHeading)).toUpperCase()
	const number = (attributes['scene_number'] ?? '').trim()
	return {
		...plainHeading(heading, line),
		number: number === '' ? null : number,
		omitted: isOmittedText(heading),
		page: (attributes['page_number'] ?? '').trim(),
		synopsis: foldSpace((attributes['synopsis'] ?? '').slice(0, maxSynopsis))
	}
}
