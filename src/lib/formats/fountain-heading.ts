import { isCapitals } from './cast.ts'
import { headingPrefix } from './heading.ts'
import { maxHeading } from './limits.ts'
import { plainHeading, type HeadingParagraph } from './paragraph.ts'

/** A heading text without its `#number#`, and the number. */
export interface NumberedText {
	text: string
	number: string | null
	/** True when something between # signs was left in place because it is no scene number. */
	odd: boolean
}

/**
 * Takes `#12A#` off the end of a heading. A number is made of letters, digits, dots and dashes;
 * letter case is kept (Fountain 1.1: 1a and 1A are two scenes).
 */
export function takeNumber(heading: string): NumberedText {
	const text = heading.trim()
	const open = text.endsWith('#') ? text.lastIndexOf('#', text.length - 2) : -1
	if (open < 0 || text.length < 2) return { text, number: null, odd: false }
	const inside = text.slice(open + 1, -1).trim()
	if (!/^[\p{L}\p{N}.-]{1,32}$/u.test(inside)) return { text, number: null, odd: true }
	return { text: text.slice(0, open).trim(), number: inside, odd: false }
}

/** True for a line that starts like a heading and has something behind the prefix. */
export function isHeadingText(text: string): boolean {
	const prefix = text.length > maxHeading ? null : headingPrefix(text)
	return prefix !== null && prefix.rest !== ''
}

/** True for a line that was surely meant as a heading: capitals, and a dot or a slash in front. */
export function isPlainlyHeading(text: string): boolean {
	const prefix = text.length > maxHeading ? null : headingPrefix(text)
	return (
		prefix !== null && prefix.rest !== '' && /[./]/.test(prefix.text) && isCapitals(prefix.rest)
	)
}

/** True for a forced heading: one dot, then a letter or a digit. */
export function isForcedHeading(text: string): boolean {
	return text.length <= maxHeading && /^\.[\p{L}\p{N}]/u.test(text)
}

/** The heading paragraph of a heading line, forced or not, with what a person should look at. */
export function headingOf(text: string, line: number): HeadingParagraph {
	const forced = isForcedHeading(text)
	const taken = takeNumber(forced ? text.slice(1) : text)
	const prefix = forced ? null : headingPrefix(taken.text)
	const remarks: string[] = []
	if (prefix && !prefix.listed) {
		remarks.push(`${prefix.text} is not in the Fountain rules; taken as ${prefix.intExt}.`)
	}
	if (taken.odd) remarks.push('What stands between the # signs is not a scene number.')
	return { ...plainHeading(taken.text, line), number: taken.number, forced, remarks }
}
