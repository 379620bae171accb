/*
 * A report is paper as plain data: what stands on it, not how it is drawn. The same data becomes a
 * page on screen, a PDF and a sheet of a spreadsheet; `src/lib/paper` draws, and knows no film.
 */

/** A colour by its meaning: a strip's, a banner's, a day break's, a day without shooting. */
export type Tone = string

/** One cell. `under` is a second, quieter text beneath; `turned` reads upwards. */
export type Cell = {
	text: string
	under?: string
	bold?: boolean
	quiet?: boolean
	turned?: boolean
	/** Read from across the room: the one figure of a page. */
	large?: boolean
	align?: 'left' | 'center' | 'right'
	tone?: Tone
	/** How many columns it takes; those after it are left out. 1 when absent. */
	span?: number
}

/** A column: its width in points of a page, or `rest` for what the others leave. */
export type PaperColumn = { label: string; width: number | 'rest'; align?: Cell['align'] }

/** The labels of columns, as the head of their table. */
export function labelled(columns: readonly PaperColumn[]): Cell[] {
	return columns.map(({ label, align = 'left' }) => ({ text: label, quiet: true, align }))
}

/** What stands on paper, from the top. */
export type Block =
	| { kind: 'heading'; text: string; aside: string }
	/** `isBody`: the matter itself, and no remark beside it. */
	| { kind: 'text'; text: string; isBody?: boolean }
	/** `frozen` columns are repeated where a table is too wide for a page and goes on on the next. */
	| {
			kind: 'table'
			columns: readonly PaperColumn[]
			/** Rows repeated at the top of each page; column labels when there is any. */
			head: readonly (readonly Cell[])[]
			rows: readonly (readonly Cell[])[]
			frozen?: number
			/** Points between one row and the next at least. */
			rowHeight?: number
	  }
	/** Titled lists side by side: a breakdown's categories. */
	| { kind: 'boxes'; across: number; boxes: readonly { title: string; lines: readonly string[] }[] }
	| { kind: 'page' }
	/** What is not torn apart at the foot of a page. */
	| { kind: 'together'; blocks: readonly Block[] }

/** A column of a spreadsheet. Eighths are a text that must stay one; dates are YYYY-MM-DD. */
export type SheetColumn = {
	label: string
	kind: 'text' | 'eighths' | 'whole' | 'date'
	/** In letters. */
	width: number
	/** The label itself is a date. */
	isDate?: boolean
}

/** The same facts, one row a record, for whoever wants to calculate with them. */
export type Sheet = {
	columns: readonly SheetColumn[]
	rows: readonly (readonly (string | number | null)[])[]
}

/** A report: its head, its blocks for paper, its sheet for a spreadsheet. */
export type Report = {
	title: string
	/** What stands in the head of each page besides the title. */
	production: string
	/** Which board, and what it adds up to. */
	about: string
	/** The colour of the revision, `Blue`; '' for none. */
	revision: string
	/** The day it is printed, in words. */
	printedOn: string
	orientation: 'portrait' | 'landscape'
	blocks: readonly Block[]
	sheet: Sheet
}
