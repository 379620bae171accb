import pdfMake from 'pdfmake'
import type { Report } from '#model/report.ts'
import { tabularFigures } from './figures.ts'
import { layOut, type PrintOptions } from './pdf-layout.ts'

/** The files of the typeface, as TrueType: the same face as on screen. */
export type PaperFonts = { regular: Uint8Array; bold: Uint8Array }

/** A report as a PDF. It takes seconds for a hundred pages: ask a worker for it. */
export async function pdfOf(
	report: Report,
	options: PrintOptions & { fonts: PaperFonts }
): Promise<Uint8Array> {
	// Under the names that the fonts have inside: drawn texts find them by these.
	const [normal, bold] = ['Inter-Regular', 'Inter-SemiBold']
	pdfMake.virtualfs.writeFileSync(normal, tabularFigures(options.fonts.regular))
	pdfMake.virtualfs.writeFileSync(bold, tabularFigures(options.fonts.bold))
	pdfMake.setFonts({ Inter: { normal, bold, italics: normal, bolditalics: bold } })
	// A document that came from a person's texts must fetch nothing and read nothing.
	pdfMake.setUrlAccessPolicy(() => false)
	if ('setLocalAccessPolicy' in pdfMake) pdfMake.setLocalAccessPolicy(() => false) // not in browsers
	return new Uint8Array(await pdfMake.createPdf(layOut(report, options)).getBuffer())
}
