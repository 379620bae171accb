import type { List } from '#model/stripboard/place.ts'
import type { StripId } from '#model/stripboard/records/strip.ts'

/** What lies under the pointer: a row of a list, and what a drop on either half of it means. */
export type RowUnder = {
	list: List
	top: number
	bottom: number
	/** A drop on the upper half lands before this strip; null is the end of the list. */
	beforeUpper: StripId | null
	/** A drop on the lower half lands before this one. */
	beforeLower: StripId | null
	/** A day's header takes a drop as one target: at the top of the day. */
	whole: boolean
}

/** Where a drop would land, and where to draw the line, in the same coordinates as `top` and `bottom`. */
export type Landing = { list: List; before: StripId | null; lineY: number }

/** The landing for a pointer over a row. */
export function landingOver(row: RowUnder, pointerY: number): Landing {
	const isUpper = !row.whole && pointerY < (row.top + row.bottom) / 2
	return {
		list: row.list,
		before: isUpper ? row.beforeUpper : row.beforeLower,
		lineY: isUpper ? row.top : row.bottom
	}
}

/**
 * What a drag takes along: the whole selection in board order when it began on a selected strip,
 * else only the strip it began on.
 */
export function dragged(
	began: StripId,
	selected: readonly StripId[]
): { ids: StripId[]; fromSelection: boolean } {
	return selected.includes(began)
		? { ids: [...selected], fromSelection: true }
		: { ids: [began], fromSelection: false }
}
