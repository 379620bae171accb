import { eighthsPerPage, mostEighths } from '#model/stripboard/eighths.ts'
import type { ScriptParagraph } from './paragraph.ts'

/** Lines of Courier 12 on a script page (programs use 54 to 56). */
export const linesPerPage = 55

// Widths in characters at ten to the inch, as screenplay programs lay them out.
const actionWidth = 60
const dialogueWidth = 35
const parentheticalWidth = 25

/** Eighths of a scene from its printed lines: `max(1, round(8 × lines / 55))`. */
export function eighthsOfLines(lines: number): number {
	const eighths = Math.round((eighthsPerPage * lines) / linesPerPage)
	return Math.min(mostEighths, Math.max(1, eighths))
}

/** Lines a text takes when wrapped at words; longer words are broken. Empty text takes one. */
export function wrappedLines(text: string, width: number): number {
	let lines = 1
	let used = 0
	let word = 0
	for (let at = 0; at <= text.length; at++) {
		const code = at < text.length ? text.charCodeAt(at) : 32
		if (code !== 32 && code !== 10 && code !== 9) {
			word += 1
			continue
		}
		if (word > 0) {
			const joined = used === 0 ? word : used + 1 + word
			if (joined <= width) used = joined
			else {
				lines += (used === 0 ? 0 : 1) + Math.ceil(word / width) - 1
				used = word % width || width
			}
		}
		word = 0
		if (code === 10) {
			lines += 1
			used = 0
		}
	}
	return lines
}

/** Counts the printed lines of a scene, paragraph by paragraph. */
export interface LineCount {
	add(paragraph: ScriptParagraph): void
	lines(): number
}

/**
 * A line count as Courier 12 would set it. The right column of dual dialogue costs only what it is
 * longer than the left one.
 */
export function lineCount(): LineCount {
	let total = 0
	let speech = 0
	let room = 0
	return {
		add(paragraph) {
			if (paragraph.kind === 'cue') {
				room = paragraph.dual ? speech : 0
				speech = 0
			} else if (!isSpoken(paragraph)) {
				room = 0
				speech = 0
			}
			const cost = linesOf(paragraph)
			const beside = Math.min(cost, room)
			speech += cost
			room -= beside
			total += cost - beside
		},
		lines: () => total
	}
}

function isSpoken(paragraph: ScriptParagraph): boolean {
	return (
		paragraph.kind === 'dialogue' ||
		paragraph.kind === 'parenthetical' ||
		paragraph.kind === 'lyric'
	)
}

function linesOf(paragraph: ScriptParagraph): number {
	switch (paragraph.kind) {
		case 'heading':
			return 2 + wrappedLines(paragraph.text, actionWidth)
		case 'cue':
			return 2
		case 'dialogue':
		case 'lyric':
			return wrappedLines(paragraph.text, dialogueWidth)
		case 'parenthetical':
			return wrappedLines(paragraph.text, parentheticalWidth)
		case 'action':
		case 'centred':
		case 'transition':
			return (paragraph.spaced ? 1 : 0) + wrappedLines(paragraph.text, actionWidth)
		case 'section':
		case 'synopsis':
		case 'page-break':
			return 0
	}
}
