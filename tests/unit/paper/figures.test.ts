import { getDocumentProxy } from 'unpdf'
import { describe, expect, test } from 'vitest'
import { tabularFigures } from '$lib/paper/figures.ts'
import { pdfOf } from '$lib/paper/pdf.ts'
import type { Report } from '#model/report.ts'
import { fonts } from './fonts.ts'

/** Texts as a page has them, each with its width as another program reads it. */
async function printed(texts: readonly string[]): Promise<Map<string, number>> {
	const report: Report = {
		production: 'Lamplight',
		title: 'Figures',
		about: '',
		revision: '',
		printedOn: '',
		orientation: 'portrait',
		blocks: texts.map((text) => ({ kind: 'text', text })),
		sheet: { columns: [], rows: [] }
	}
	const pdf = await getDocumentProxy(await pdfOf(report, { size: 'A4', tones: {}, fonts }))
	const { items } = await (await pdf.getPage(1)).getTextContent()
	return new Map(items.flatMap((item) => ('str' in item ? [[item.str, item.width]] : [])))
}

describe('figures in the typeface of paper', () => {
	test('are equally wide, and are still the figures that a reader copies', async () => {
		const figures = Array.from('0123456789', (figure) => figure.repeat(6))
		const widths = await printed([...figures, 'iiiiii', 'WWWWWW'])
		const [first = 0, ...others] = figures.map((text) => widths.get(text))
		expect(first).toBeGreaterThan(0)
		for (const width of others) expect(width).toBeCloseTo(first, 3)
		expect(widths.get('iiiiii')).toBeLessThan(first)
		expect(widths.get('WWWWWW')).toBeGreaterThan(first)
	})

	test('leave a typeface alone that has no others', () => {
		const bare = new Uint8Array(64)
		expect(tabularFigures(bare)).toBe(bare)
		const twice = tabularFigures(tabularFigures(fonts.regular))
		expect(twice.length).toBeGreaterThan(fonts.regular.length)
	})
})
