import type { Block, Cell, PaperColumn } from '#model/report.ts'

/** A table of a report. */
export type TableBlock = Block & { kind: 'table' }

/**
 * A table cut into parts that fit side by side on pages of this width, its frozen columns at the left
 * of each. A table without frozen columns is left whole.
 */
export function slices(block: TableBlock, width: number): TableBlock[] {
	const { frozen, columns } = block
	if (frozen === undefined) return [block]
	const fixed = columns.slice(0, frozen)
	const room = width - rule - fixed.reduce((sum, column) => sum + widthOf(column), 0)
	const parts: TableBlock[] = []
	for (let first = frozen; first < columns.length;) {
		let [end, used] = [first, 0]
		while (end < columns.length) {
			used += widthOf(columns[end])
			if (used > room && end > first) break
			end += 1
		}
		parts.push(partOf(block, { frozen, first, end }))
		first = end
	}
	return parts.length > 0 ? parts : [block]
}

/** The line between two columns: of thirty, they are half a column. */
export const rule = 0.4

function widthOf(column: PaperColumn | undefined): number {
	return (column === undefined || column.width === 'rest' ? 60 : column.width) + rule
}

/** Cells that span columns are not cut: a table with frozen columns has none beyond these. */
function partOf(
	block: TableBlock,
	{ frozen, first, end }: { frozen: number; first: number; end: number }
): TableBlock {
	const cut = (row: readonly Cell[]) => [...row.slice(0, frozen), ...row.slice(first, end)]
	return {
		...block,
		columns: [...block.columns.slice(0, frozen), ...block.columns.slice(first, end)],
		head: block.head.map(cut),
		rows: block.rows.map(cut)
	}
}

/** Columns of a figure or two: strips of an upright board, days of a chart. Never broken, and set small. */
export function isNarrow(column: PaperColumn | undefined): boolean {
	return typeof column?.width === 'number' && column.width < 30
}
