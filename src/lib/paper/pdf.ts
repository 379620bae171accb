import pdfMake from 'pdfmake'
import type { TDocumentDefinitions } from 'pdfmake/interfaces'
import type { Report } from '#model/report.ts'
import { tabularFigures } from './figures.ts'
import { layOut, type PrintOptions } from './pdf-layout.ts'
import { layOutDrawing, type Drawing } from './drawing.ts'

/** The files of the typeface, as TrueType: the same face as on screen. */
export type PaperFonts = { regular: Uint8Array; bold: Uint8Array }

/** A report as a PDF. It takes seconds for a hundred pages: ask a worker for it. */
export function pdfOf(
	report: Report,
	options: PrintOptions & { fonts: PaperFonts }
): Promise<Uint8Array> {
	return written(layOut(report, options), options.fonts)
}

/** A drawing over several pages as a PDF. */
export function drawingPdf(drawing: Drawing, fonts: PaperFonts): Promise<Uint8Array> {
	return written(layOutDrawing(drawing), fonts)
}

async function written(paper: TDocumentDefinitions, fonts: PaperFonts): Promise<Uint8Array> {
	// Under the names that the fonts have inside: drawn texts find them by these.
	const [normal, bold] = ['Inter-Regular', 'Inter-SemiBold']
	pdfMake.virtualfs.writeFileSync(normal, tabularFigures(fonts.regular))
	pdfMake.virtualfs.writeFileSync(bold, tabularFigures(fonts.bold))
	pdfMake.setFonts({ Inter: { normal, bold, italics: normal, bolditalics: bold } })
	// A document that came from a person's texts must fetch nothing and read nothing.
	pdfMake.setUrlAccessPolicy(() => false)
	if ('setLocalAccessPolicy' in pdfMake) pdfMake.setLocalAccessPolicy(() => false) // not in browsers
	return new Uint8Array(await pdfMake.createPdf(paper).getBuffer())
}
