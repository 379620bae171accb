import { counted } from '$lib/ui/words.ts'
import type { PublishedHeading } from '$lib/client/published.ts'
import { calendarDayWords } from '$lib/ui/when.ts'
import { formatEighths } from '#model/stripboard/eighths.ts'
import { formatMinutes } from '#model/stripboard/minutes.ts'
import type { DeliveryPage, PublishedLine } from '#model/deliverables/queries/published.ts'
import type { PublishedPage } from '#model/published.ts'
import type {
	PublishedOneLineDay,
	PublishedScene,
	PublishedTotals
} from '#model/stripboard/queries/published.ts'

/** What a page is called on its head. */
export function titleOf(page: PublishedPage): string {
	if (page.kind === 'delivery') return `Delivery to ${page.recipient}`
	return page.kind === 'one-line' ? 'One-line schedule' : `Day ${page.number} of ${page.of}`
}

/** How far a delivery is: `40 %, 12 of 30 mandatory lines settled`. */
export function progressWords({ mandatory, settled, percent }: DeliveryPage): string {
	if (percent === null) return 'No line is mandatory'
	return `${percent} %: ${settled} of ${counted(mandatory, 'mandatory line')} settled`
}

/** What is to be said beside a line's status. */
export function lineWords({ round, version, inspectBy, findings }: PublishedLine): string {
	const parts = [
		round > 1 ? `round ${round}` : '',
		version,
		inspectBy === '' ? '' : `inspect by ${calendarDayWords(inspectBy)}`,
		findings > 0 ? `${counted(findings, 'QC finding')} open` : ''
	]
	return parts.filter(Boolean).join(' · ')
}

/** A scene as its heading says it: `INT. KITCHEN – NIGHT`; what nobody has said is left out. */
export function slugOf({ interior, set, time }: PublishedScene): string {
	const place = [interior && `${interior}.`, set].filter(Boolean).join(' ')
	return [place, time].filter(Boolean).join(' – ')
}

/** What a day or a schedule adds up to: `3 scenes · 4 3/8 pages · 2:30`. */
export function totalsWords({ scenes, eighths, minutes, unknownLengths }: PublishedTotals): string {
	const parts = [counted(scenes, 'scene'), pagesWords(eighths)]
	if (minutes > 0) parts.push(formatMinutes(minutes))
	if (unknownLengths > 0) parts.push(`${counted(unknownLengths, 'scene')} of unknown length`)
	return parts.join(' · ')
}

/** A length with its word: `4 3/8 pages`, `1 page`. */
export function pagesWords(eighths: number): string {
	return `${formatEighths(eighths)} ${eighths === 8 ? 'page' : 'pages'}`
}

/** The dates without shooting before a day: `Sat 14 Mar 2026 – Sun 15 Mar 2026, days off`. */
export function daysOffWords(days: PublishedOneLineDay['daysOffBefore']): string {
	const [first, last] = [days[0], days.at(-1)]
	if (!first || !last) return ''
	const dates = [first.date, last.date].map(calendarDayWords)
	const span = first === last ? dates[0] : dates.join(' – ')
	const holidays = [...new Set(days.map(({ reason }) => reason))].filter((why) => why !== 'Day off')
	if (holidays.length > 0) return `${span}, ${holidays.join(', ')}`
	return `${span}, ${days.length === 1 ? 'day off' : 'days off'}`
}

/** The newest of each page: what was published twice is the same page, and the later one holds. */
export function newestOf(pages: readonly PublishedHeading[]): PublishedHeading[] {
	const newest = new Map<string, PublishedHeading>()
	for (const page of pages) {
		const known = newest.get(page.heading)
		if (!known || known.publishedAt < page.publishedAt) newest.set(page.heading, page)
	}
	return [...newest.values()].sort((one, other) => other.publishedAt - one.publishedAt)
}

/** How much room a name takes in the watermark, in px: letters of wide scripts take twice as much. */
export function watermarkWidth(name: string): number {
	const letters = [...name].map((letter) => (letter > '\u2e7f' ? 26 : 14))
	return letters.reduce((sum, width) => sum + width, 120)
}

/** A text as a string of CSS: what other people wrote must not end it. */
export function cssText(text: string): string {
	return `"${text.replaceAll(/["\\\p{Cc}]/gu, (letter) => `\\${letter.codePointAt(0)?.toString(16)} `)}"`
}
