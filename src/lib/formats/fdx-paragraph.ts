import { parseEighths } from '#model/stripboard/eighths.ts'
import { withoutExtensions } from './cast.ts'
import { maxHeading, maxSynopsis } from './limits.ts'
import { isOmittedText, plainHeading, type ScriptParagraph } from './paragraph.ts'
import { foldSpace } from './text.ts'

/** A Paragraph element while it is open: its attributes, its runs, and what stands inside it. */
export interface OpenParagraph {
	type: string
	line: number
	number: string
	flags: string
	/** Inside DualDialogue, behind the first cue: the right-hand column. */
	dual: boolean
	text: string
	tags: string[]
	properties: Readonly<Record<string, string>>
	summary: string
	omitted: boolean
	/** Text of the heading inside an OmittedScene. */
	original: string
}

/** A Paragraph as its start tag gives it. `Type` absent means General. */
export function openParagraph(
	attributes: Readonly<Record<string, string>>,
	line: number
): OpenParagraph {
	return {
		type: attributes['Type'] ?? 'General',
		line,
		number: attributes['Number'] ?? '',
		flags: attributes['Flags'] ?? '',
		dual: false,
		text: '',
		tags: [],
		properties: {},
		summary: '',
		omitted: false,
		original: ''
	}
}

/**
 * The script paragraph that an element stands for, or null when it prints nothing. Unknown types
 * are action.
 */
export function closeParagraph(open: OpenParagraph): ScriptParagraph | null {
	if (open.type === 'Scene Heading') return headingOf(open)
	if (open.text.trim() === '') return null
	const place = { line: open.line, tags: open.tags }
	switch (open.type) {
		case 'Character': {
			const text = shortLine(open.text)
			const name = withoutExtensions(text).toUpperCase()
			return { kind: 'cue', text, name, dual: open.dual, ...place }
		}
		case 'Dialogue':
			return { kind: 'dialogue', text: open.text, spaced: false, ...place }
		case 'Parenthetical':
			return { kind: 'parenthetical', text: open.text, spaced: false, ...place }
		case 'Singing':
		case 'Lyrics':
			return { kind: 'lyric', text: open.text, spaced: false, ...place }
		case 'Transition':
			return { kind: 'transition', text: open.text, spaced: true, ...place }
		case 'New Act':
			return { kind: 'section', text: shortLine(open.text), level: 1, ...place }
		case 'Outline 1':
		case 'Outline 2':
		case 'Outline 3':
		case 'Outline 4':
		case 'Outline Body':
			return null
		default:
			return { kind: 'action', text: open.text, spaced: true, ...place }
	}
}

function shortLine(text: string): string {
	return foldSpace(text.trimStart().slice(0, maxHeading))
}

function headingOf(open: OpenParagraph): ScriptParagraph {
	const text = shortLine(open.text)
	const omitted = open.omitted || isOmittedText(text) || /omitted/i.test(open.flags)
	const number = (open.number || open.properties['Number'] || '').trim()
	const title = open.properties['Title'] ?? ''
	const length = parseEighths(open.properties['Length'] ?? '')
	return {
		...plainHeading(text, open.line),
		tags: open.tags,
		number: number === '' ? null : number,
		omitted,
		original: omitted ? shortLine(open.original) : '',
		// Zero is what an omitted card carries; on a live scene it says nothing.
		lengthEighths: length === 0 ? null : length,
		page: (open.properties['Page'] ?? '').trim(),
		synopsis: foldSpace((open.summary.trim() || title).slice(0, maxSynopsis))
	}
}
