import type { Assignment, Day, Piece } from './problem.ts'

type Spreading = {
	pieces: readonly Pick<Piece, 'size' | 'stays'>[]
	days: readonly Pick<Day, 'isClosed'>[]
	/** The day of each piece on the board, where pieces are in board order. */
	now: Assignment
	/** The board has these days already. */
	isAsItWas: boolean
}

/**
 * The days to begin with: as they are, where there are as many and none is empty; else in the same
 * order, about evenly, with at least one piece to each day while there are enough.
 */
export function spread({ pieces, days, now, isAsItWas }: Spreading): number[] {
	const open = days.flatMap(({ isClosed }, day) => (isClosed ? [] : [day]))
	const used = new Set(now)
	if (isAsItWas && open.every((day) => used.has(day))) return [...now]
	const staying = new Set(pieces.flatMap(({ stays }, piece) => (stays ? [now[piece]!] : [])))
	const going = pieces.flatMap(({ stays }, piece) => (stays ? [] : [piece]))
	const empty = open.filter((day) => !staying.has(day))
	const targets = going.length < empty.length ? empty.slice(0, going.length) : open
	const total = going.reduce((sum, piece) => sum + weightOf(pieces[piece]!), 0)
	const start = [...now]
	let [sum, at] = [0, 0]
	going.forEach((piece, index) => {
		const weight = weightOf(pieces[piece]!)
		const wanted = Math.floor(((sum + weight / 2) / total) * targets.length)
		sum += weight
		// One day further at most, and no slower than that every day left gets a piece.
		const left = going.length - index
		const next = Math.min(wanted, at + 1)
		at = index === 0 ? 0 : Math.max(at, next, Math.min(at + 1, targets.length - left))
		start[piece] = targets[at]!
	})
	return start
}

/** What has no length takes a little room too. */
function weightOf({ size }: Pick<Piece, 'size'>): number {
	return Math.max(size, 0.01)
}
