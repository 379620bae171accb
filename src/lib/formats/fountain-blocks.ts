import { isCapitals, withoutExtensions } from './cast.ts'
import type { SourceLine } from './fountain-erase.ts'
import { headingOf, isForcedHeading, isHeadingText, isPlainlyHeading } from './fountain-heading.ts'
import { maxHeading } from './limits.ts'
import type { BodyParagraph, CueParagraph, HeadingParagraph, ScriptParagraph } from './paragraph.ts'
import type { Listener } from './warnings.ts'

/*
 * Line by line, with one line of look-ahead. A line is read by the first rule that fits:
 *   inside a speech      parenthetical, lyric or dialogue, until an empty line
 *   anywhere             section, synopsis, page break
 *   after a blank line   forced heading, heading, transition, cue
 *   anywhere             centred, forced transition, lyric, forced action, action
 * A line of nothing but boneyard counts as blank before a heading but does not end a speech.
 */

interface Reading {
	lines: readonly SourceLine[]
	listener: Listener
	/** Start of script, an empty line, or a line that is not printed stands right above. */
	open: boolean
	speaking: boolean
	/** A transition stands right above, on top of this heading. */
	bridged: boolean
	/** A pair of heading look-alikes was warned of; its second line needs no warning of its own. */
	refused: boolean
}

/** A line with its trimmed text and what comes below it. */
interface Found {
	line: SourceLine
	text: string
	/** The next line's text, boneyard lines passed over; '' when it is empty or missing. */
	next: string
	/** An empty line, boneyard, a line that is not printed, or the end of the file comes next. */
	closed: boolean
}

const progressEvery = 4096

/** Reads script lines into paragraphs and warns of look-alikes that were not taken as headings. */
export function readBlocks(lines: readonly SourceLine[], listener: Listener): ScriptParagraph[] {
	const reading: Reading = {
		...{ lines, listener },
		...{ open: true, speaking: false, bridged: false, refused: false }
	}
	const paragraphs: ScriptParagraph[] = []
	lines.forEach((line, at) => {
		if (at % progressEvery === 0) listener.progress(at / lines.length)
		const text = line.text.trim()
		if (text === '') readBlank(reading, line)
		else paragraphs.push(readLine(reading, { line, text, ...below(lines, at) }, at))
	})
	return paragraphs
}

function below(lines: readonly SourceLine[], at: number): { next: string; closed: boolean } {
	let next = at + 1
	while (lines[next]?.erased) next += 1
	const text = lines[next]?.text.trim() ?? ''
	return { next: text, closed: text === '' || next > at + 1 || unprinted(text, 0) !== null }
}

function readBlank(reading: Reading, line: SourceLine): void {
	const holds = reading.speaking && !line.erased && line.text.length >= 2
	if (!holds) reading.open = true
	if (!holds && !line.erased) reading.speaking = false
	reading.bridged = false
	reading.refused = false
}

function readLine(reading: Reading, found: Found, at: number): ScriptParagraph {
	const behindBoneyard = reading.lines[at - 1]?.erased === true
	if (reading.speaking && !(behindBoneyard && isPlainlyHeading(found.text))) {
		if (isPlainlyHeading(found.text)) warnNoBlankBefore(reading, found)
		reading.open = false
		return speechOf(found)
	}
	const taken =
		unprinted(found.text, found.line.line) ??
		(reading.open || reading.bridged ? opening(reading, found) : null) ??
		bodyOf(reading, found)
	reading.open = isUnprinted(taken)
	reading.speaking = taken.kind === 'cue'
	reading.bridged = taken.kind === 'transition' && !found.closed && isPlainlyHeading(found.next)
	return taken
}

function speechOf(found: Found): BodyParagraph {
	const place = { line: found.line.line, spaced: false }
	const { text } = found
	if (text.startsWith('~')) return { kind: 'lyric', text: text.slice(1).trim(), ...place }
	return { kind: text.startsWith('(') ? 'parenthetical' : 'dialogue', text, ...place }
}

function isUnprinted(paragraph: ScriptParagraph): boolean {
	return ['section', 'synopsis', 'page-break'].includes(paragraph.kind)
}

function unprinted(text: string, line: number): ScriptParagraph | null {
	if (text.startsWith('=')) {
		if (/^={3,}$/.test(text)) return { kind: 'page-break', text: '', line }
		return text.startsWith('==') ? null : { kind: 'synopsis', text: text.slice(1).trim(), line }
	}
	const marks = /^#{1,6}(?!#)/.exec(text)
	if (!marks) return null
	const level = marks[0].length
	return { kind: 'section', text: text.slice(level).trim(), line, level }
}

/** What only a line after a blank line can be: heading, transition or cue. */
function opening(reading: Reading, found: Found): ScriptParagraph | null {
	const { text, next } = found
	if (isForcedHeading(text)) return acceptedHeading(reading, found)
	if (isHeadingText(text)) {
		if (found.closed || !isHeadingText(next)) return acceptedHeading(reading, found)
		return refusedPair(reading, found)
	}
	if (isTransition(found)) return { kind: 'transition', text, line: found.line.line, spaced: true }
	return next === '' || isPlainlyHeading(next) ? null : cueOf(found)
}

function acceptedHeading(reading: Reading, found: Found): HeadingParagraph {
	const heading = headingOf(found.text, found.line.line)
	const missing = [...(reading.open ? [] : ['before']), ...(found.closed ? [] : ['after'])]
	const remarks = missing.map((side) => `No blank line ${side} the heading.`)
	if (missing.length > 0) {
		const sides = missing.join(' and ')
		const message = `No blank line ${sides} this scene heading; it was taken all the same.`
		reading.listener.warnings.add(found.line.line, message)
	}
	return { ...heading, remarks: [...heading.remarks, ...remarks] }
}

/** By the rules neither of two adjacent lines is a heading, and nothing says which was meant. */
function refusedPair(reading: Reading, found: Found): null {
	reading.refused = true
	reading.listener.warnings.add(
		found.line.line,
		'Two lines that look like scene headings have no blank line between them; neither was taken.'
	)
	return null
}

function warnNoBlankBefore(reading: Reading, found: Found): void {
	reading.listener.warnings.add(
		found.line.line,
		'This line looks like a scene heading but has no blank line before it; it was not taken.'
	)
}

/**
 * Capitals ending in TO: with blank lines round it; two blanks behind it make it action (the older
 * way to force that). Right on top of a heading any capitals with a colon will do, FADE IN: too.
 */
function isTransition(found: Found): boolean {
	const { text } = found
	if (!text.endsWith(':') || !isCapitals(text)) return false
	if (!found.closed) return isPlainlyHeading(found.next)
	return text.endsWith('TO:') && !found.line.text.endsWith('  ')
}

function cueOf(found: Found): CueParagraph | null {
	const { text } = found
	if (text.length > maxHeading) return null
	const forced = text.startsWith('@')
	const name = withoutExtensions(forced ? text.slice(1) : text)
	if (name === '') return null
	if (!forced && (!isCapitals(name) || /^[!>~.]/.test(text))) return null
	return { kind: 'cue', text, line: found.line.line, name, dual: text.endsWith('^') }
}

function bodyOf(reading: Reading, found: Found): BodyParagraph {
	const { text } = found
	const place = { line: found.line.line, spaced: reading.open }
	if (text.startsWith('>')) {
		const centred = text.endsWith('<')
		const inner = text.slice(1, centred ? -1 : undefined).trim()
		return { kind: centred ? 'centred' : 'transition', text: inner, ...place }
	}
	if (text.startsWith('~')) return { kind: 'lyric', text: text.slice(1).trim(), ...place }
	if (text.startsWith('!')) return { kind: 'action', text: text.slice(1), ...place }
	if (!reading.open && !reading.refused && isPlainlyHeading(text)) warnNoBlankBefore(reading, found)
	return { kind: 'action', text: found.line.text.trimEnd(), ...place }
}
