import { compareBoards, type Comparison } from '#model/stripboard/queries/compare.ts'
import type { BoardView } from '#model/stripboard/queries/board.ts'
import { versionsOf } from '#model/stripboard/queries/boards.ts'
import { factsOf } from '#model/stripboard/queries/facts.ts'
import type { BoardId } from '#model/stripboard/records/board.ts'
import type { Version } from '#model/stripboard/records/version.ts'
import type { StripboardState } from '#model/stripboard/state.ts'
import { thaw } from '#model/stripboard/frozen.ts'
import { counted } from '$lib/ui/words.ts'

/** The newest version of a board and what has changed since; null before the first. */
export type Drift = { version: Version; since: Comparison }

/** What a board has become since it was last published. */
export function driftOf(state: StripboardState, board: BoardId, now: BoardView): Drift | null {
	const version = versionsOf(state.versions, board)[0]
	const then = version ? thaw(version.frozen, state) : null
	return version && then ? { version, since: compareBoards(then, factsOf(now)) } : null
}

/** `3 changes since`, or that there are none. */
export function driftText({ since }: Drift): string {
	return since.changes.length === 0
		? 'unchanged since'
		: `${counted(since.changes.length, 'change')} since`
}
