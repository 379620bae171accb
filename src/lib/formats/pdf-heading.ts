import { isCapitals } from './cast.ts'
import { headingPrefix } from './heading.ts'
import { isOmittedText } from './paragraph.ts'
import { lineText, type PageLine, type Segment } from './pdf-lines.ts'

/** A heading as it stands on a page, its scene number taken off. */
export interface PageHeading {
	text: string
	number: string | null
	/** Where the words begin. */
	x: number
	/** It begins as headings do, with INT. or EXT. */
	placed: boolean
}

/** `12`, `A12`, `12AB`, `2-B`, `21-23`, `12.` */
const numberForm = /^[A-Z]{0,3}\d{1,4}[A-Z]{0,3}(?:[-.][A-Z\d]{1,4}){0,3}\.?$/i
const gluedNumber = /^([A-Z]{0,3}\d{1,4}[A-Z]{0,3}(?:[-.][A-Z\d]{1,4}){0,3})[.)]?\s+(?=\S)/i

/** `CONTINUED: (2)`, `(MORE)`: what is printed where a page breaks. */
const breakMark = /^\(?(?:continued|more|cont['’]?d)\)?\s*:?(?:\s*\(\d+\))?$/i

/** Whether a line only says that what stands above or below goes on. */
export function isBreakMark(line: PageLine): boolean {
	return breakMark.test(withoutNumbers(line.segments).text)
}

/** A line read as a heading, or null: it begins like one, or its number stands in both margins. */
export function pageHeading(line: PageLine): PageHeading | null {
	const { left, right, text: bare, x: at } = withoutNumbers(line.segments)
	const glued = left === '' ? (gluedNumber.exec(bare) ?? null) : null
	const [whole = '', first = ''] = glued ?? []
	const isGlued = glued !== null && headingPrefix(bare.slice(whole.length)) !== null
	const number = left || (isGlued ? first : '') || right
	let text = isGlued ? bare.slice(whole.length) : bare
	if (number !== '' && text.endsWith(` ${number}`)) text = text.slice(0, -number.length).trimEnd()
	const x = isGlued ? at + (whole.length * (lastEnd(line) - at)) / lineText(line).length : at
	const prefix = headingPrefix(text)
	const known = { text, x, number: number.replace(/\.$/, '') || null }
	if (prefix) {
		// In small letters it is a heading only with its dot, and where it stands alone.
		const isLoud = text.startsWith(prefix.text)
		const isPlain = line.gap && /[./]/.test(prefix.text)
		return isLoud || isPlain ? { ...known, placed: true } : null
	}
	const isNumbered = left !== '' && (left === right || isOmittedText(text))
	const isLoud = isCapitals(text) || isOmittedText(text)
	return isNumbered && isLoud && !breakMark.test(text) ? { ...known, placed: false } : null
}

function lastEnd({ segments }: PageLine): number {
	return segments.at(-1)?.end ?? 0
}

/** What stands in the margins is parted from the words by a gap. */
function withoutNumbers(segments: readonly Segment[]): {
	left: string
	right: string
	text: string
	x: number
} {
	const rest = [...segments]
	let left = ''
	let right = ''
	if (rest.length > 1 && numberForm.test(rest[0]?.text ?? '')) left = rest.shift()?.text ?? ''
	if (rest.length > 1 && numberForm.test(rest.at(-1)?.text ?? '')) right = rest.pop()?.text ?? ''
	return { left, right, text: rest.map(({ text }) => text).join(' '), x: rest[0]?.x ?? 0 }
}
