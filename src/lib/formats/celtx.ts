import { assemble } from './assemble.ts'
import { withoutExtensions } from './cast.ts'
import { maxHeading, maxParagraphs } from './limits.ts'
import { isOmittedText, plainHeading, type ScriptParagraph } from './paragraph.ts'
import { refuseFile, type Refusal } from './refusal.ts'
import type { Screenplay } from './screenplay.ts'
import { decodeText, foldSpace } from './text.ts'
import type { Listener } from './warnings.ts'
import { filesInZip } from './zip.ts'

/*
 * Celtx 2 keeps a project in a zip: scripts as web pages, `script-….html`, whose paragraphs say in their
 * class what they are, and `project.rdf`, which has the title. Text runs over lines and ends in a `<br>`.
 */

const scriptName = /^(.*\/)?script-[^/]*\.html$/i
const projectName = /^(.*\/)?project\.rdf$/i

/** Reads the longest script of a Celtx project. */
export function readCeltx(
	bytes: Uint8Array,
	{ warnings }: Listener
): { ok: true; value: Screenplay } | Refusal {
	const found = filesInZip(bytes, (name) => scriptName.test(name) || projectName.test(name))
	if (!found.ok) return found
	const textIn = (name: RegExp) =>
		[...found.value].filter(([known]) => name.test(known)).map(([, file]) => decodeText(file).text)
	const [script, ...others] = textIn(scriptName).sort((a, b) => b.length - a.length)
	if (script === undefined)
		return refuseFile('wrong-kind', 'There is no script in this Celtx project.')
	if (others.length > 0)
		warnings.add(1, 'This project has several scripts: the longest of them was read.')
	const paragraphs = paragraphsOf(script)
	if (paragraphs.length > maxParagraphs)
		return refuseFile('too-many', `This script has more than ${maxParagraphs} paragraphs.`)
	const title = /<dc:title>([^<]{1,300})</.exec(textIn(projectName)[0] ?? '')?.[1] ?? ''
	const source = { title: foldSpace(plain(title)), warnings, elementsOf: () => [] }
	return assemble(paragraphs, { format: 'celtx', ...source })
}

function paragraphsOf(html: string): ScriptParagraph[] {
	let line = 1
	const [head = '', ...pieces] = html.split(/<p(?=[\s>])/i)
	line += countOf(head)
	return pieces.flatMap((piece) => {
		const at = line
		line += countOf(piece)
		const open = piece.indexOf('>')
		const [inside = ''] = piece.slice(open + 1).split(/<\/p>/i, 1)
		return open < 0 ? [] : (paragraphOf(piece.slice(0, open), plain(inside), at) ?? [])
	})
}

function countOf(text: string): number {
	return text.split('\n').length - 1
}

function paragraphOf(attributes: string, text: string, line: number): ScriptParagraph | null {
	const words = foldSpace(text)
	if (words === '') return null
	switch (attributeOf(attributes, 'class').toLowerCase()) {
		case 'sceneheading': {
			const heading = words.slice(0, maxHeading).toUpperCase()
			const number = attributeOf(attributes, 'scenenumber') || null
			return { ...plainHeading(heading, line), number, omitted: isOmittedText(heading) }
		}
		case 'character': {
			const cue = words.slice(0, maxHeading).toUpperCase()
			return { kind: 'cue', text: cue, name: withoutExtensions(cue), dual: false, line }
		}
		case 'dialog':
			return { kind: 'dialogue', text: words, spaced: false, line }
		case 'parenthetical':
			return { kind: 'parenthetical', text: words, spaced: false, line }
		case 'transition':
			return { kind: 'transition', text: words, spaced: true, line }
		default:
			return { kind: 'action', text: words, spaced: true, line }
	}
}

function attributeOf(attributes: string, name: string): string {
	const value = new RegExp(`\\s${name}\\s*=\\s*["']([^"']{0,200})["']`, 'i').exec(attributes)?.[1]
	return plain(value ?? '').trim()
}

const named: Readonly<Record<string, string>> = {
	...{ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' },
	...{ ndash: '–', mdash: '—', hellip: '…', lsquo: '‘', rsquo: '’', ldquo: '“', rdquo: '”' }
}

/** Text of a web page: without tags, entities as the letters they are. */
function plain(html: string): string {
	return html
		.replace(/<[^<>]*>/g, ' ')
		.replace(/&(#x[\da-f]{1,6}|#\d{1,7}|[a-z]{2,8});/gi, (whole, name: string) => {
			if (!name.startsWith('#')) return named[name.toLowerCase()] ?? whole
			const code = /^#x/i.test(name) ? parseInt(name.slice(2), 16) : Number(name.slice(1))
			const isLetter = code > 31 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff)
			return isLetter ? String.fromCodePoint(code) : ' '
		})
}
