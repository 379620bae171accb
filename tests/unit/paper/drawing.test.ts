import { extractText, getDocumentProxy } from 'unpdf'
import { expect, test } from 'vitest'
import { drawingRoom, type Drawing } from '$lib/paper/drawing.ts'
import { drawingPdf } from '$lib/paper/pdf.ts'
import { fonts } from './fonts.ts'

const svg = (words: string) =>
	`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 300" width="400" height="300" font-family="Inter, sans-serif" font-size="14"><rect x="0" y="0" width="400" height="300" fill="white"/><text fill="#2a2622"><tspan x="10" y="18">${words}</tspan></text></svg>`

test('a drawing over two pages: each says what it is, where it goes, when and which version', async () => {
	const drawing: Drawing = {
		...{ production: 'Lamplight', title: 'Whiteboard', size: 'A3', orientation: 'landscape' },
		stamp: 'As of 28 Nov 2026, 07:40 · version 3F9A2C · 50 %',
		pages: [
			{ svg: svg('Ask the harbour master'), place: 'Row 1 of 1, column 1 of 2' },
			{ svg: svg('Tide table'), place: 'Row 1 of 1, column 2 of 2' }
		]
	}
	const pdf = await getDocumentProxy(await drawingPdf(drawing, fonts))
	const { text } = await extractText(pdf, { mergePages: false })
	expect(text.length).toBe(2)
	text.forEach((page, at) => {
		expect(page).toContain('Lamplight')
		expect(page).toContain(`column ${at + 1} of 2`)
		expect(page).toContain('version 3F9A2C')
		expect(page).toContain(`Page ${at + 1} of 2`)
	})
	expect(text[0]).toContain('Ask the harbour master')
	expect(text[1]).toContain('Tide table')
	const { view } = await pdf.getPage(1)
	expect([view[2], view[3]].map((side) => Math.round(side ?? 0))).toEqual([1191, 842])
	expect(drawingRoom('A3', 'landscape').width).toBeGreaterThan(1100)
})
