import pdfMake from 'pdfmake'
import type { TDocumentDefinitions } from 'pdfmake/interfaces'

/** A line of text: how many letters of Courier 12 from the left edge, which line from the top, what it says. */
export type Typed = readonly [column: number, row: number, text: string]

/** Letter pages of typewritten text, laid out as screenplay programs do: 10 letters to the inch, 6 lines. */
export async function typedPdf(
	pages: readonly (readonly Typed[])[],
	more: Partial<TDocumentDefinitions> = {}
): Promise<Uint8Array> {
	const face = 'Courier'
	pdfMake.setFonts({ [face]: { normal: face, bold: face, italics: face, bolditalics: face } })
	pdfMake.setUrlAccessPolicy(() => false)
	// One of the faces that every reader of PDFs has: only its name is written.
	pdfMake.setLocalAccessPolicy((path) => path === face)
	const content = pages.flatMap((lines, at) => [
		{ text: ' ', ...(at > 0 ? { pageBreak: 'before' as const } : {}) },
		...lines.map(([column, row, text]) => ({
			text,
			preserveLeadingSpaces: true,
			noWrap: true,
			absolutePosition: { x: column * 7.2, y: row * 12 }
		}))
	])
	const paper: TDocumentDefinitions = {
		...{ pageSize: 'LETTER', pageMargins: 10, content },
		...{ defaultStyle: { font: face, fontSize: 12, lineHeight: 1 } },
		...more
	}
	return new Uint8Array(await pdfMake.createPdf(paper).getBuffer())
}

/** Lines of a script from a row on, as text: each begins in the column that its blanks say, 15 being the margin. */
export function typed(row: number, script: string): Typed[] {
	return script.split('\n').flatMap((line, at): Typed[] => {
		const text = line.trimStart()
		return text === '' ? [] : [[15 + line.length - text.length, row + at, text]]
	})
}
