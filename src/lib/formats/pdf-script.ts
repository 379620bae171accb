import { isCapitals, withoutExtensions } from './cast.ts'
import { maxHeading } from './limits.ts'
import {
	isOmittedText,
	plainHeading,
	type HeadingParagraph,
	type ScriptParagraph
} from './paragraph.ts'
import { isBreakMark, pageHeading, type PageHeading } from './pdf-heading.ts'
import { commonest, lineText, type PageLine } from './pdf-lines.ts'

/** A script as its pages show it, with where each heading stands. */
export interface PageScript {
	paragraphs: ScriptParagraph[]
	headings: { paragraph: HeadingParagraph; page: number; y: number }[]
}

/** How far to the right of action a line is no action any more, and a cue can stand, in points. */
const indented = 18
const cueIndent = 60

interface State extends PageScript {
	/** Where action and headings begin in this file. */
	left: number
	block: PageLine[]
	/** The line of the block's first line, from 1. */
	at: number
	/** The heading just read, which may go on on the next line. */
	heading: { paragraph: HeadingParagraph; x: number } | null
	/** Who spoke last in this scene. */
	speaker: string
	/** The page of the last block. */
	page: number
}

/** Reads lines as a script: by what they begin with, how far they are indented, and what follows on what. */
export function scriptOfLines(pages: readonly (readonly PageLine[])[]): PageScript {
	const state: State = {
		...{ paragraphs: [], headings: [], left: leftOf(pages) },
		...{ block: [], at: 1, heading: null, speaker: '', page: 0 }
	}
	let at = 0
	for (const line of pages.flat()) {
		at += 1
		if (isBreakMark(line)) {
			closeBlock(state)
			continue
		}
		const heading = pageHeading(line)
		if (heading && stands(heading, state.left)) {
			closeBlock(state)
			openHeading(state, { heading, line, at })
		} else if (!goesOn(state, line)) {
			if (line.gap) closeBlock(state)
			if (state.block.length === 0) state.at = at
			state.heading = null
			state.block.push(line)
		}
	}
	closeBlock(state)
	const { paragraphs, headings } = state
	return { paragraphs, headings }
}

/** Action begins where headings do; without any, where most lines do. */
function leftOf(pages: readonly (readonly PageLine[])[]): number {
	const lines = pages.flat()
	const headings = lines.map(pageHeading).filter((found) => found?.placed === true)
	const starts = headings.map((heading) => heading?.x ?? 0)
	const all = lines.map(({ segments }) => segments[0]?.x ?? 0)
	return commonest(starts, 4) ?? commonest(all, 4) ?? 0
}

/** What somebody says stands further to the right than headings do. */
function stands({ x, placed }: PageHeading, left: number): boolean {
	return !placed || x < left + cueIndent - indented
}

type Opened = { heading: PageHeading; line: PageLine; at: number }

function openHeading(state: State, { heading, line, at }: Opened): void {
	const text = heading.text.slice(0, maxHeading).toUpperCase()
	const omitted = isOmittedText(text)
	const paragraph = { ...plainHeading(text, at), number: heading.number, omitted }
	state.paragraphs.push(paragraph)
	state.headings.push({ paragraph, page: line.page, y: line.y })
	state.heading = { paragraph, x: heading.x }
	state.speaker = ''
}

/** A long heading takes a second line, right below and in capitals. */
function goesOn({ heading }: State, line: PageLine): boolean {
	const text = lineText(line)
	const [first] = line.segments
	if (!heading || line.gap || !first || Math.abs(first.x - heading.x) > indented) return false
	if (!isCapitals(text) || heading.paragraph.text.length + text.length > 200) return false
	heading.paragraph.text += ` ${text.toUpperCase()}`
	return true
}

function closeBlock(state: State): void {
	const { block, at } = state
	const [first, second] = block
	if (!first) return
	state.block = []
	const [one, two] = first.segments
	const isOverleaf = first.page !== state.page
	state.page = block.at(-1)?.page ?? 0
	const isDual =
		second && one && two && isCapitals(one.text) && isCapitals(two.text) && two.x > state.left + 150
	if (isDual) {
		const middle = (one.end + two.x) / 2
		const left = columnOf(block, (x) => x < middle)
		const right = columnOf(block, (x) => x >= middle)
		state.paragraphs.push(...speechOf(left, { at, dual: false }))
		state.paragraphs.push(...speechOf(right, { at, dual: true }))
	} else addBlock(state, { x: one?.x ?? 0, isOverleaf }, block.map(lineText))
}

function columnOf(block: readonly PageLine[], isIn: (x: number) => boolean): string[] {
	const parts = block.map(({ segments }) => segments.filter(({ x }) => isIn(x)))
	return parts.map((found) => found.map(({ text }) => text).join(' ')).filter((text) => text !== '')
}

/** Where a block begins, and whether it is the first of a page. */
type Start = { x: number; isOverleaf: boolean }

function addBlock(state: State, { x, isOverleaf }: Start, texts: string[]): void {
	const { paragraphs, left, at } = state
	const [head = ''] = texts
	const last = paragraphs.at(-1)
	const goesOn = isOverleaf && last !== undefined && isSpoken(last)
	if (texts.length > 1 && x > left + cueIndent && isCue(head)) {
		const name = withoutExtensions(head)
		const [cue, ...words] = speechOf(texts, { at, dual: false })
		if (goesOn && name === state.speaker && /cont/i.test(head)) addWords(paragraphs, words)
		else if (cue) paragraphs.push(cue, ...words)
		state.speaker = name
		return
	}
	const text = texts.join(' ')
	if (isTransition(text)) {
		paragraphs.push({ kind: 'transition', text, spaced: true, line: at })
	} else if (x > left + indented && last && isSpoken(last)) {
		// A speech that a blank line or the end of a page divides.
		if (goesOn) addWords(paragraphs, wordsOf(texts, at))
		else paragraphs.push(...wordsOf(texts, at))
	} else if (last?.kind === 'action' && /^\p{Ll}/u.test(text) && !/[.!?]$/.test(last.text)) {
		last.text += ` ${text}`
	} else {
		paragraphs.push({ kind: 'action', text, spaced: true, line: at })
	}
}

/** A speech goes on overleaf in the middle of its words. */
function addWords(paragraphs: ScriptParagraph[], words: ScriptParagraph[]): void {
	const last = paragraphs.at(-1)
	const [first, ...rest] = words
	if (last?.kind === 'dialogue' && first?.kind === 'dialogue') {
		last.text += ` ${first.text}`
		paragraphs.push(...rest)
	} else paragraphs.push(...words)
}

function isCue(text: string): boolean {
	const name = withoutExtensions(text)
	return isCapitals(name) && name.length <= 60 && !isTransition(text)
}

function isTransition(text: string): boolean {
	return isCapitals(text) && /^(?:[^a-z]{1,40} TO:|FADE (?:IN|OUT)[:.]|FADE TO \w+[:.])$/.test(text)
}

function isSpoken({ kind }: ScriptParagraph): boolean {
	return kind === 'dialogue' || kind === 'parenthetical'
}

function speechOf(
	texts: readonly string[],
	{ at, dual }: { at: number; dual: boolean }
): ScriptParagraph[] {
	const [cue = '', ...words] = texts
	const text = cue.slice(0, maxHeading)
	const name = withoutExtensions(text)
	return [{ kind: 'cue', text, name, dual, line: at }, ...wordsOf(words, at + 1)]
}

type Words = { kind: 'dialogue' | 'parenthetical'; text: string; line: number }

/** Dialogue line by line: what opens a parenthesis is one until it is closed. */
function wordsOf(texts: readonly string[], line: number): ScriptParagraph[] {
	const found: Words[] = []
	let inside = false
	for (const [at, text] of texts.entries()) {
		const opens: boolean = !inside && text.startsWith('(')
		const kind: Words['kind'] = opens || inside ? 'parenthetical' : 'dialogue'
		const last = found.at(-1)
		if (last && last.kind === kind && !opens) last.text += ` ${text}`
		else found.push({ kind, text, line: line + at })
		inside = kind === 'parenthetical' && !text.endsWith(')')
	}
	return found.map((each) => ({ ...each, spaced: false }))
}
