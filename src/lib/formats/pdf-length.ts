import { eighthsPerPage, mostEighths } from '#model/stripboard/eighths.ts'
import { linesPerPage } from './estimate.ts'
import { leadingOf, type PageLine } from './pdf-lines.ts'
import type { PageScript } from './pdf-script.ts'

/** Gives each heading the page it begins on, and its length: how much of the pages its scene takes. */
export function measureScenes(
	headings: PageScript['headings'],
	pages: readonly (readonly PageLine[])[],
	labels: readonly string[]
): void {
	const measure = measureOf(pages)
	const first = headings[0]?.page ?? 0
	const isNumbered = labels.some((label) => label !== '')
	for (const [at, { paragraph, page, y }] of headings.entries()) {
		paragraph.page = isNumbered ? (labels[page] ?? '') : String(page - first + 1)
		if (paragraph.omitted) continue
		const taken = measure({ page, y }, headings[at + 1] ?? null)
		const eighths = Math.round(taken * eighthsPerPage)
		paragraph.lengthEighths = Math.min(mostEighths, Math.max(1, eighths))
	}
}

type Place = { page: number; y: number }

/** A page that ends before this much of it is full ends there: an act is over, or pages were put in. */
const fullPage = 0.8

/** How many pages lie between two places; up to the end of the script where there is no second one. */
function measureOf(pages: readonly (readonly PageLine[])[]) {
	const leading = leadingOf(pages)
	const tops = pages.map((page) => page[0]?.y ?? Infinity)
	const ends = pages.map((page) => (page.at(-1)?.y ?? -Infinity) + leading)
	const top = Math.min(...tops)
	// A short script fills no page, so what a page could hold is known from its lines alone.
	const height = Math.max(Math.max(...ends) - top, (linesPerPage - 1) * leading)
	const endOf = (page: number) => {
		const end = ((ends[page] ?? top) - top) / height
		if (end < 0) return 0
		return end < fullPage || page === pages.length - 1 ? end : 1
	}
	const within = (y: number) => (y - top) / height
	return (from: Place, to: Place | null): number => {
		if (to?.page === from.page) return within(to.y) - within(from.y)
		let taken = endOf(from.page) - within(from.y)
		const last = to?.page ?? pages.length
		for (let page = from.page + 1; page < last; page++) taken += endOf(page)
		return taken + (to ? within(to.y) : 0)
	}
}
