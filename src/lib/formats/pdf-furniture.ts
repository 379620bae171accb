import { headingPrefix } from './heading.ts'
import { leadingOf, lineText, markGaps, type PageLine } from './pdf-lines.ts'
import type { PdfPage } from './pdf-text.ts'

/** Pages without what is printed on all of them, and what each calls itself: '' where it does not say. */
export interface BarePages {
	lines: PageLine[][]
	labels: string[]
}

/** Above and below these parts of a page no script is printed. */
const headZone = 0.09
const footZone = 0.94

const pageNumber =
	/^(?:page\s+|[-–—(]\s*)?([A-Z]{0,2}\d{1,4}[A-Z]{0,2})\s*[-–—.)]?(?:\s+of\s+\d+)?$/i

/** Takes running heads, feet and page numbers off, and reads the numbers. */
export function withoutFurniture(
	pages: readonly PdfPage[],
	lines: readonly PageLine[][]
): BarePages {
	const leading = leadingOf(lines)
	const zones = lines.map((page, at) => zoneOf(page, pages[at]?.height ?? 792, leading))
	const counts = new Map<string, number>()
	for (const zone of zones) {
		const keys = new Set(zone.map(keyOf))
		for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1)
	}
	const often = Math.min(3, Math.max(2, lines.length))
	const labels: string[] = []
	const kept = lines.map((page, at) => {
		let label = ''
		const gone = new Set<PageLine>()
		for (const line of zones[at] ?? []) {
			const number = numberIn(line)
			const isHead = (counts.get(keyOf(line)) ?? 0) >= often
			const stands = line.segments.length === 1 && number !== ''
			if (!isHead && !stands) continue
			gone.add(line)
			if (label === '') label = number
		}
		labels.push(label)
		const rest = page.filter((line) => !gone.has(line))
		markGaps(rest, leading)
		return rest
	})
	return { lines: kept, labels: labelled(labels) }
}

/** Lines near the edges that a blank line parts from the script. */
function zoneOf(page: readonly PageLine[], height: number, leading: number): PageLine[] {
	const parted = (a: PageLine | undefined, b: PageLine | undefined) =>
		!a || !b || b.y - a.y > leading * 1.4
	const head: PageLine[] = []
	const above = page.filter(({ y }) => y < height * headZone)
	if (parted(above.at(-1), page[above.length])) head.push(...above)
	const below = page.filter(({ y }) => y > height * footZone)
	if (parted(page[page.length - below.length - 1], below[0])) head.push(...below)
	return head.filter((line) => headingPrefix(lineText(line)) === null)
}

const keyOf = (line: PageLine) => `${Math.round(line.y / 4)} ${lineText(line).replace(/\d+/g, '#')}`

/** The number of a page stands alone, or outermost. */
function numberIn({ segments }: PageLine): string {
	for (const segment of [segments.at(-1), segments[0]]) {
		const found = pageNumber.exec(segment?.text ?? '')?.[1]
		if (found !== undefined) return found.toUpperCase()
	}
	return ''
}

/** The first page of a script bears no number: the page behind it tells. */
function labelled(labels: readonly string[]): string[] {
	return labels.map((label, at) => {
		const next = Number(labels[at + 1])
		return label === '' && next > 1 ? String(next - 1) : label
	})
}
