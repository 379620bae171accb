import type * as Y from 'yjs'
import type { Edit } from '../core/edit.ts'
import { boards, type BoardId } from './records/board.ts'
import { scenes } from './records/scene.ts'
import { strips, type Strip, type StripId } from './records/strip.ts'
import { stripOf } from './queries/standing.ts'
import { withoutTwins } from './twins.ts'

/** A live strip by the id that a screen shows, a waiting one too; null when it is gone. */
export function liveStrip(doc: Y.Doc, id: StripId): Strip | null {
	const stored = strips.get(doc, id)
	if (stored) return stored.removed ? null : stored
	return stripOf({ strips: strips.all(doc), scenes: withoutTwins(scenes.all(doc)) }, id)
}

/** Puts a strip somewhere; what was waiting gets a record of its own. Answers its id. */
export function putStrip(edit: Edit, strip: Strip, at: { board: BoardId; place: string }): StripId {
	if (strips.patch(edit.doc, strip.id, at)) return strip.id
	const id = edit.newId() as StripId
	const { scene, of, part } = strip
	strips.create(edit.doc, id, { ...at, kind: 'scene', scene, of, part })
	return id
}

/** Why the strips of a board stay where they are. */
export type Closed = 'board-gone' | 'board-locked' | 'board-archived'

/** Why a board may not be changed now, or null when it may. */
export function closedReason(doc: Y.Doc, board: BoardId): Closed | null {
	const found = boards.get(doc, board)
	if (!found || found.removed) return 'board-gone'
	if (found.status === 'archived') return 'board-archived'
	return found.locked ? 'board-locked' : null
}

/** The same for the boards that strips lie on. */
export function closedFor(doc: Y.Doc, strips: readonly Strip[]): Closed | null {
	for (const board of new Set(strips.map((strip) => strip.board))) {
		const closed = board === '' ? null : closedReason(doc, board)
		if (closed) return closed
	}
	return null
}
