import { byOrder } from '../../core/order.ts'
import type { Board, BoardId } from '../records/board.ts'
import type { Version } from '../records/version.ts'
import type { StripboardState } from '../state.ts'

/** The production's boards in their order, archived ones last. */
export function boardList(boards: StripboardState['boards']): Board[] {
	const live = [...boards.values()].filter(({ removed }) => !removed).sort(byOrder)
	const isPutAway = (board: Board) => board.status === 'archived'
	return [...live.filter((board) => !isPutAway(board)), ...live.filter(isPutAway)]
}

/** The board that people see when nobody says which: the first. */
export function mainBoard(boards: StripboardState['boards']): Board | null {
	return boardList(boards)[0] ?? null
}

/** The published versions of a board, newest first. */
export function versionsOf(versions: StripboardState['versions'], board: BoardId): Version[] {
	return [...versions.values()]
		.filter((version) => version.board === board && !version.removed)
		.sort((a, b) => (a.at === b.at ? (a.id < b.id ? 1 : -1) : a.at < b.at ? 1 : -1))
}
