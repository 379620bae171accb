/** Paper sizes, upright, in points: 72 to the inch. */
export const papers = [
	{ id: 'LETTER', name: 'Letter', width: 612, height: 792 },
	{ id: 'LEGAL', name: 'Legal', width: 612, height: 1008 },
	{ id: 'A4', name: 'A4', width: 595.28, height: 841.89 },
	{ id: 'A3', name: 'A3', width: 841.89, height: 1190.55 }
] as const

export type PaperSize = (typeof papers)[number]['id']

/** The paper that lies in the printers where a language is spoken: `en-US`, `de-AT`. */
export function usualPaper(language: string): PaperSize {
	return /-(US|CA|MX|PH|CL|CO|VE)$/i.test(language) ? 'LETTER' : 'A4'
}

/** Whether a word from outside is a paper size. */
export function isPaperSize(word: string): word is PaperSize {
	return papers.some(({ id }) => id === word)
}

/** White space at the edges: head and foot lie in it. */
export const margins = { left: 30, top: 58, right: 30, bottom: 34 }

/** The width that is left for what is on the page. */
export function innerWidth(size: PaperSize, orientation: 'portrait' | 'landscape'): number {
	const { width, height } = papers.find(({ id }) => id === size) ?? papers[0]
	return (orientation === 'portrait' ? width : height) - margins.left - margins.right
}
