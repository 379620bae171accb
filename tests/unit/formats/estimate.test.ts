import { expect, test } from 'vitest'
import { eighthsOfLines, lineCount, linesPerPage, wrappedLines } from '#formats/estimate.ts'
import type { BodyParagraph, CueParagraph } from '#formats/paragraph.ts'

const body = (kind: BodyParagraph['kind'], text: string, spaced = false): BodyParagraph => {
	return { kind, text, line: 1, spaced }
}
const cue = (dual: boolean): CueParagraph => ({ kind: 'cue', text: 'A', line: 1, name: 'A', dual })

test.each([
	[0, 1],
	[3, 1],
	[7, 1],
	[14, 2],
	[linesPerPage, 8],
	[linesPerPage * 1000, 800]
])('%i lines are %i eighths', (lines, eighths) => {
	expect(eighthsOfLines(lines)).toBe(eighths)
})

test.each([
	['', 1],
	['one', 1],
	['four five', 1],
	['four five x', 2],
	['four  five', 1],
	['abcdefghijklmno', 2],
	['ab abcdefghijklmno', 3],
	['a\nb', 2]
])('"%s" wraps to ten columns in %i lines', (text, lines) => {
	expect(wrappedLines(text, 10)).toBe(lines)
})

test('blank lines are counted above headings, cues and new paragraphs', () => {
	const count = lineCount()
	const paragraphs = [
		body('action', 'A door.', true),
		body('action', 'It opens.'),
		cue(false),
		body('parenthetical', '(low)'),
		body('dialogue', 'Who is there, at this hour of the night?')
	]
	for (const paragraph of paragraphs) count.add(paragraph)
	expect(count.lines()).toBe(2 + 1 + 2 + 1 + 2)
})

test('the right column of dual dialogue costs only what it is longer than the left', () => {
	const count = lineCount()
	const speech = [cue(false), body('dialogue', 'Hey.'), cue(true), body('dialogue', 'a\nb\nc')]
	for (const paragraph of speech) count.add(paragraph)
	expect(count.lines()).toBe(5)
})
