import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces'
import { margins, papers, type PaperSize } from './sizes.ts'

/** A drawing over one page or several that are glued together. */
export type Drawing = {
	production: string
	title: string
	/** What tells this print from another: when, and which version. */
	stamp: string
	size: PaperSize
	orientation: 'portrait' | 'landscape'
	/** Each page as SVG of exactly the inner size, and where it goes: `row 1, column 2`. */
	pages: readonly { svg: string; place: string }[]
}

/** What is left of a page for the drawing, in points. */
export function drawingRoom(
	size: PaperSize,
	orientation: Drawing['orientation']
): { width: number; height: number } {
	const paper = papers.find(({ id }) => id === size) ?? papers[0]
	const [width, height] =
		orientation === 'portrait' ? [paper.width, paper.height] : [paper.height, paper.width]
	return {
		width: width - margins.left - margins.right,
		height: height - margins.top - margins.bottom
	}
}

/** The drawing as a document of pdfmake: a head and a stamp on each page, hairlines where to cut. */
export function layOutDrawing(drawing: Drawing): TDocumentDefinitions {
	const room = drawingRoom(drawing.size, drawing.orientation)
	return {
		pageSize: drawing.size,
		pageOrientation: drawing.orientation,
		pageMargins: [margins.left, margins.top, margins.right, margins.bottom],
		info: {
			title: `${drawing.production}: ${drawing.title}`,
			creator: 'Daybreak',
			producer: 'Daybreak'
		},
		defaultStyle: { font: 'Inter', fontSize: 8.5, color: '#171310' },
		header: (page) => headOf(drawing, drawing.pages[page - 1]?.place ?? ''),
		footer: (page, pages) => ({
			margin: [margins.left, 8, margins.right, 0],
			columns: [
				{ text: drawing.stamp, color: '#5e574f' },
				{ text: `Page ${page} of ${pages}`, alignment: 'right', width: 'auto' }
			]
		}),
		content: drawing.pages.map(({ svg }, at): Content => ({
			svg,
			...room,
			...(at > 0 && { pageBreak: 'before' as const })
		})),
		compress: true
	}
}

function headOf({ production, title }: Drawing, place: string): Content {
	return {
		margin: [margins.left, 24, margins.right, 0],
		columns: [
			{ text: production, bold: true, fontSize: 12, width: '*' },
			{ text: place, color: '#5e574f', width: 'auto', margin: [0, 3, 14, 0] },
			{ text: title.toUpperCase(), bold: true, fontSize: 9, width: 'auto', margin: [0, 2, 0, 0] }
		]
	}
}
