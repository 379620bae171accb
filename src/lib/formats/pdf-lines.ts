import type { PdfPage, TextRun } from './pdf-text.ts'
import { foldSpace } from './text.ts'

/** What stands together on a line: a gap wider than a sentence leaves parts it from the next. */
export interface Segment {
	x: number
	end: number
	text: string
}

/** One line on a page. `gap` says that a blank line stands above it, or the top of the page. */
export interface PageLine {
	/** From 0. */
	page: number
	y: number
	size: number
	segments: Segment[]
	gap: boolean
}

/** The text of a whole line. */
export function lineText({ segments }: PageLine): string {
	return segments.map(({ text }) => text).join(' ')
}

/** Two blanks stand between sentences; what is wider apart does not belong together. */
const widestBlank = 2.6

/** Revision marks in the margin: an asterisk, or a change bar. */
const revisionMark = /^[*|]+$/

/** The lines of every page, from the top, without the marks of revisions. */
export function linesOfPages(pages: readonly PdfPage[]): PageLine[][] {
	const lines = pages.map((page, at) => linesOf(page, at))
	const leading = leadingOf(lines)
	for (const page of lines) markGaps(page, leading)
	return lines
}

/** Says anew, after lines went, where blank lines stand. */
export function markGaps(page: readonly PageLine[], leading: number): void {
	for (const [at, line] of page.entries()) {
		const before = page[at - 1]
		line.gap = !before || line.y - before.y > leading * 1.4
	}
}

/** The distance of two lines that follow each other: the commonest that a single-spaced script can have. */
export function leadingOf(pages: readonly (readonly PageLine[])[]): number {
	const distances: number[] = []
	const sizes: number[] = []
	for (const page of pages) {
		for (const [at, line] of page.entries()) {
			sizes.push(line.size)
			const distance = line.y - (page[at - 1]?.y ?? -Infinity)
			if (distance <= line.size * 1.5) distances.push(distance)
		}
	}
	return commonest(distances, 0.5) ?? commonest(sizes, 0.5) ?? 12
}

/** The commonest of some numbers, those that lie within `near` of each other taken as one; the lowest of equals. */
export function commonest(values: readonly number[], near: number): number | null {
	const counts = new Map<number, number[]>()
	for (const value of values) {
		const key = Math.round(value / near)
		const found = counts.get(key)
		if (found) found.push(value)
		else counts.set(key, [value])
	}
	let best: number[] = []
	for (const [, found] of [...counts].sort(([a], [b]) => a - b))
		if (found.length > best.length) best = found
	return best.length === 0 ? null : (best.toSorted((a, b) => a - b)[best.length >> 1] ?? null)
}

function linesOf(page: PdfPage, at: number): PageLine[] {
	const lines: PageLine[] = []
	let row: TextRun[] = []
	const close = () => {
		const segments = segmentsOf(row)
		const [first] = row
		if (first && segments.length > 0)
			lines.push({ page: at, y: first.y, size: first.size, segments, gap: false })
		row = []
	}
	for (const run of page.runs.toSorted((a, b) => a.y - b.y || a.x - b.x)) {
		const [first] = row
		if (first && run.y - first.y > Math.min(first.size, run.size) * 0.35) close()
		row.push(run)
	}
	close()
	return lines
}

function segmentsOf(row: readonly TextRun[]): Segment[] {
	const segments: Segment[] = []
	const pieces = row.flatMap(piecesOf).sort((a, b) => a.x - b.x)
	let last: (Segment & { letter: number }) | null = null
	for (const piece of pieces) {
		const gap = piece.x - (last?.end ?? -Infinity)
		// Bold that is made by printing twice.
		if (last?.text.endsWith(piece.text) && gap < -0.8 * (piece.end - piece.x)) continue
		if (last && revisionMark.test(piece.text) && gap > last.letter * 1.5) continue
		if (last && gap <= last.letter * widestBlank) {
			last.text += (gap > last.letter * 0.25 ? ' ' : '') + piece.text
			last.end = Math.max(last.end, piece.end)
		} else {
			last = { ...piece }
			segments.push(last)
		}
	}
	const clean = segments.map(({ x, end, text }) => ({ x, end, text: foldSpace(text) }))
	return clean.filter(({ text }) => text !== '' && !revisionMark.test(text))
}

/** A run as pieces without wide blanks in them, each where it begins. */
function piecesOf(run: TextRun): (Segment & { letter: number })[] {
	const letter = run.width / run.text.length || run.size * 0.6
	return [...run.text.matchAll(/\S+(?:\s{1,2}\S+)*/g)].map((piece) => {
		const x = run.x + piece.index * letter
		return { x, end: x + piece[0].length * letter, text: piece[0], letter }
	})
}
