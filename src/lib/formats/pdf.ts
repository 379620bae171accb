import { assemble } from './assemble.ts'
import { maxParagraphs } from './limits.ts'
import { withoutFurniture } from './pdf-furniture.ts'
import { measureScenes } from './pdf-length.ts'
import { linesOfPages, lineText, type PageLine } from './pdf-lines.ts'
import { scriptOfLines } from './pdf-script.ts'
import { readPdfText, type PdfText } from './pdf-text.ts'
import type { ReadOutcome } from './read.ts'
import { refuseFile, type Refusal } from './refusal.ts'
import { foldSpace } from './text.ts'
import type { Listener } from './warnings.ts'

/*
 * A PDF is paper: letters at places. What is a heading, a cue or dialogue is read off where it stands and
 * how it begins; what the pages alone tell, the length of each scene and its page, is measured.
 */

/** Reads a screenplay that was printed as a PDF. Scans, locked files and schedules are refused. Never throws. */
export async function readPdf(bytes: Uint8Array, listener: Listener): Promise<ReadOutcome> {
	const read = await readPdfText(bytes, listener)
	if (!read.ok) return read
	const { pages } = read.value
	const all = linesOfPages(pages)
	const refused = refuseText(read.value, all)
	if (refused) return refused
	const { lines, labels } = withoutFurniture(pages, all)
	const { warnings } = listener
	const first = Math.max(0, firstScene(lines))
	// What stands on pages before the first scene is a title page, a cast list or a note.
	const script = scriptOfLines(lines.map((page, at) => (at < first ? [] : page)))
	if (script.headings.length === 0) return refuseFile('not-a-screenplay', noHeadings)
	if (script.paragraphs.length > maxParagraphs)
		return refuseFile('too-many', `This PDF has more than ${maxParagraphs} paragraphs.`)
	measureScenes(script.headings, lines, labels)
	warn(read.value, all, listener)
	const title = titleOf(read.value, first > 0 ? (lines[0] ?? []) : [])
	return assemble(script.paragraphs, { format: 'pdf', title, warnings, elementsOf: () => [] })
}

function firstScene(lines: readonly (readonly PageLine[])[]): number {
	const [first] = scriptOfLines(lines).headings
	return first?.page ?? -1
}

const noHeadings =
	'This PDF has text but no scene headings: a heading stands on a line of its own and starts with INT. ' +
	'or EXT. If it is a script, import it as Final Draft (.fdx) or Fountain.'
const scan =
	'The pages of this PDF are pictures: there is no text in it to read. Import the script as Final Draft ' +
	'(.fdx) or Fountain, or save it as PDF from the program that wrote it.'
const unreadable =
	'The letters of this PDF cannot be read: its typeface does not say which they are. Import the script as ' +
	'Final Draft (.fdx) or Fountain.'
const schedule =
	'This PDF is a schedule, and schedules cannot be read from a PDF. Export it from the program that made ' +
	'it, from Movie Magic as a scheduling export (.sex), or as Excel or CSV, and import that.'

/** Fewer letters than this to a page are a stamp on a picture. */
const fewLetters = 12

function refuseText(
	{ pages, lost, maker }: PdfText,
	lines: readonly (readonly PageLine[])[]
): Refusal | null {
	const texts = lines.flat().map(lineText)
	const letters = texts.reduce((sum, text) => sum + text.length, 0)
	if (lost > letters) return refuseFile('not-a-screenplay', unreadable)
	if (letters === 0 || (pages.length > 2 && letters < fewLetters * pages.length))
		return refuseFile('not-a-screenplay', scan)
	if (/movie magic scheduling/i.test(maker) || isSchedule(texts))
		return refuseFile('wrong-kind', schedule)
	return null
}

/** `End Day # 3 … Total Pages: 4 2/8`, `Shoot Day 3`, and lengths in eighths: no script says these. */
const dayEnd = /\bend (?:of )?(?:shooting )?day\b.{0,12}\d|\bshoot(?:ing)? day\s*(?:#|no\.?)?\s*\d/i
const inEighths = /(?:^|\s)\d\/8(?:\s|$)/

function isSchedule(texts: readonly string[]): boolean {
	const days = texts.filter((text) => dayEnd.test(text)).length
	const lengths = texts.filter((text) => inEighths.test(text)).length
	return lengths >= 3 || (days > 0 && lengths > 0)
}

function warn(
	{ lost }: PdfText,
	lines: readonly (readonly PageLine[])[],
	{ warnings }: Listener
): void {
	if (lost > 0)
		warnings.add(
			1,
			`${lost} letters could not be read: their typeface does not say which they are.`
		)
	const empty = lines.flatMap((page, at) => (page.length === 0 ? [at + 1] : []))
	if (empty.length === 0) return
	const shown = `${empty.slice(0, 10).join(', ')}${empty.length > 10 ? ' …' : ''}`
	const which =
		empty.length === 1 ? `Page ${shown} of the PDF has` : `Pages ${shown} of the PDF have`
	warnings.add(1, `${which} no text: a picture of a page cannot be read.`)
}

/** The largest line of the title page, or what the file calls itself. */
function titleOf({ title }: PdfText, page: readonly PageLine[]): string {
	const large = Math.max(0, ...page.map(({ size }) => size))
	const line = page.length <= 40 ? page.find(({ size }) => size >= large * 0.98) : undefined
	if (line) return foldSpace(lineText(line)).slice(0, 300)
	const isPlain =
		title !== '' && !/anonymous|untitled|unspecified|^microsoft|\.\w{2,8}$/i.test(title)
	return isPlain ? foldSpace(title) : ''
}
