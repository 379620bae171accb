import type { Content, ContentTable, TableCell, TDocumentDefinitions } from 'pdfmake/interfaces'
import type { Block, Cell, PaperColumn, Report } from '#model/report.ts'
import { innerWidth, margins, type PaperSize } from './sizes.ts'
import { isNarrow, rule, slices, type TableBlock } from './slices.ts'

/** How a report is printed. `tones` gives colours by their meaning, `#rrggbb`; none is black on white. */
export type PrintOptions = { size: PaperSize; tones: Readonly<Record<string, Look>> }

/** A fill and the ink that is read on it. */
export type Look = { fill: string; ink: string }

const ink = '#171310'
const muted = '#5e574f'
const hairline = '#a39c93'
const cellPadding = 4

/** The report as a document of pdfmake: its head on each page, then its blocks. */
export function layOut(report: Report, options: PrintOptions): TDocumentDefinitions {
	const width = innerWidth(options.size, report.orientation)
	return {
		pageSize: options.size,
		pageOrientation: report.orientation,
		pageMargins: [margins.left, margins.top, margins.right, margins.bottom],
		info: {
			title: `${report.production}: ${report.title}`,
			creator: 'Daybreak',
			producer: 'Daybreak'
		},
		defaultStyle: {
			font: 'Inter',
			fontSize: 8.5,
			lineHeight: 1.15,
			color: ink
		},
		header: () => headOf(report, width),
		footer: (page, pages) => footOf(report, page, pages),
		content: report.blocks.flatMap((block) => blockContent(block, width, options)),
		compress: true
	}
}

function headOf(report: Report, width: number): Content {
	const revision = report.revision === '' ? [] : [`${report.revision.toUpperCase()} revision`]
	return {
		margin: [margins.left, 20, margins.right, 0],
		stack: [
			{
				columns: [
					{ text: report.production, bold: true, fontSize: 12, width: '*' },
					{
						text: report.title.toUpperCase(),
						bold: true,
						fontSize: 9,
						width: 'auto',
						alignment: 'right'
					}
				]
			},
			{
				margin: [0, 1, 0, 3],
				color: muted,
				columns: [
					{ text: report.about, width: '*' },
					{ text: [...revision, report.printedOn].join('  ·  '), width: 'auto', alignment: 'right' }
				]
			},
			{ canvas: [{ type: 'line', x1: 0, y1: 0, x2: width, y2: 0, lineWidth: 1, lineColor: ink }] }
		]
	}
}

function footOf(report: Report, page: number, pages: number): Content {
	return {
		margin: [margins.left, 8, margins.right, 0],
		color: muted,
		fontSize: 7.5,
		columns: [
			{ text: `${report.production}  ·  ${report.title}`, width: '*' },
			{ text: `Page ${page} of ${pages}`, width: 'auto', alignment: 'right' }
		]
	}
}

function blockContent(block: Block, width: number, options: PrintOptions): Content[] {
	if (block.kind === 'page') return [{ text: '', pageBreak: 'after', fontSize: 0.1 }]
	if (block.kind === 'text') return [textContent(block)]
	if (block.kind === 'heading') return [headingContent(block)]
	if (block.kind === 'boxes') return boxesContent(block)
	if (block.kind === 'together') {
		const stack = block.blocks.flatMap((inner) => blockContent(inner, width, options))
		return [{ stack, unbreakable: true }]
	}
	return slices(block, width).map((slice, at) => ({
		...tableContent(slice, options),
		...(at === 0 ? {} : { pageBreak: 'before' as const })
	}))
}

function textContent({ text, isBody = false }: Block & { kind: 'text' }): Content {
	if (!isBody) return { text, color: muted, margin: [0, 0, 0, 5] }
	return { text, fontSize: 9.5, lineHeight: 1.25, margin: [4, 2, 4, 6] }
}

function headingContent({ text, aside }: Block & { kind: 'heading' }): Content {
	return {
		margin: [0, 6, 0, 4],
		columns: [
			{ text, bold: true, fontSize: 11, width: 'auto' },
			{ text: aside, color: muted, width: '*', margin: [8, 1.5, 0, 0] }
		]
	}
}

function tableContent(block: TableBlock, options: PrintOptions): ContentTable {
	const { columns, head, rows, rowHeight } = block
	const body = [...head, ...rows].map((row) =>
		row.flatMap((cell, at) => cellContent(cell, { column: columns[at], options }))
	)
	return {
		margin: [0, 0, 0, 6],
		table: {
			headerRows: head.length,
			...(head.length > 0 && rows.length > 0 ? { keepWithHeaderRows: 1 } : {}),
			dontBreakRows: true,
			widths: columns.map(({ width }) => (width === 'rest' ? '*' : width - 2 * cellPadding)),
			...(rowHeight === undefined ? {} : { heights: rowsHigh(head.length, rowHeight) }),
			body: body.length > 0 ? body : [[{ text: '' }]]
		},
		layout: {
			hLineWidth: () => rule,
			vLineWidth: (at) =>
				block.frozen === undefined && rowHeight === undefined ? 0 : at >= 0 ? rule : 0,
			hLineColor: () => hairline,
			vLineColor: () => hairline,
			paddingLeft: () => cellPadding,
			paddingRight: () => cellPadding,
			paddingTop: () => 2,
			paddingBottom: () => 1.5
		}
	}
}

function rowsHigh(head: number, height: number): (row: number) => number | 'auto' {
	return (row) => (row < head ? 'auto' : height)
}

type CellContext = { column: PaperColumn | undefined; options: PrintOptions }

/** How a narrow column is set, so that its codes stay on one line. */
const narrow = {
	noWrap: true,
	fontSize: 6.5,
	margin: [-3, 0, -3, 0] as [number, number, number, number]
}

/** A cell, and the empty ones that pdfmake wants behind a wide one. */
function cellContent(cell: Cell, { column, options }: CellContext): TableCell[] {
	const look = cell.tone === undefined ? undefined : options.tones[cell.tone]
	const color = look?.ink ?? (cell.quiet ? muted : ink)
	const shared = {
		color,
		...(look ? { fillColor: look.fill } : {}),
		...(cell.span ? { colSpan: cell.span } : {})
	}
	const content: TableCell = cell.turned
		? { ...turnedContent(cell, color), ...shared }
		: {
				...uprightContent({ align: column?.align ?? 'left', ...cell }, color),
				...shared,
				...(isNarrow(column) ? narrow : {})
			}
	return [content, ...Array.from({ length: (cell.span ?? 1) - 1 }, () => ({ text: '' }))]
}

function uprightContent(cell: Cell, color: string) {
	const look = {
		bold: cell.bold ?? false,
		alignment: cell.align ?? ('left' as const),
		...(cell.large ? { fontSize: 15 } : {})
	}
	if (!cell.under) return { text: cell.text, ...look }
	const under = {
		text: cell.under,
		bold: false,
		fontSize: 7.5,
		color: color === ink ? muted : color
	}
	const { alignment, ...main } = look
	return { stack: [{ text: cell.text, ...main }, under], alignment }
}

/** How high a cell is that reads upwards, in points, and how its text is set. */
const turned = { height: 98, size: 6 }

/** Text that reads upwards: pdfmake turns nothing, so it is drawn. What does not fit is cut. */
function turnedContent({ text, bold = false }: Cell, color: string) {
	const { height, size } = turned
	const weight = bold ? ' font-weight="bold"' : ''
	const svg =
		`<svg xmlns="http://www.w3.org/2000/svg" width="14" height="${height}">` +
		`<text transform="translate(10 ${height - 2}) rotate(-90)" font-family="Inter" font-size="${size}"${weight} fill="${color}">` +
		`${escaped(cutTo((height - 4) / size, text))}</text></svg>`
	return { svg, width: 14, height }
}

/** A text cut to a width in ems. Inter's capitals take about 0.7 of one, other letters 0.55. */
function cutTo(width: number, text: string): string {
	let used = 0
	for (const [at, letter] of [...text].entries()) {
		used += /[\p{Lu}\d—]/u.test(letter) ? 0.7 : /[\s.,:;'’!|il]/u.test(letter) ? 0.3 : 0.57
		if (used > width)
			return `${[...text]
				.slice(0, Math.max(0, at - 1))
				.join('')
				.trimEnd()}…`
	}
	return text
}

function escaped(text: string): string {
	return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')
}

function boxesContent({ across, boxes }: Block & { kind: 'boxes' }): Content[] {
	const rows = Array.from({ length: Math.ceil(boxes.length / across) }, (_, row) =>
		boxes.slice(row * across, (row + 1) * across)
	)
	return rows.map((row) => ({
		margin: [4, 1, 4, 5],
		unbreakable: row.every(({ lines }) => lines.length < 40),
		columnGap: 10,
		columns: Array.from({ length: across }, (_, at) => {
			const box = row[at]
			if (!box) return { text: '', width: '*' }
			const title = { text: box.title, bold: true, fontSize: 7.5, color: muted }
			return { stack: [title, ...box.lines.map((text) => ({ text }))], width: '*' }
		})
	}))
}
